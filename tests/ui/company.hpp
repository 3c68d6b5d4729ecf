// The sample company at the hour of the pictures, with its desk.
#pragma once

#include "app/fixture.hpp"
#include "app/workspace_commands.hpp"
#include "app/zones.hpp"
#include "ui/views/serve_words.hpp"

namespace icx::testing {

inline constexpr std::int64_t kNow = 1'794'306'420'000;  // Tuesday 10 November 2026, 10:27 UTC

struct Company {
    app_testing::Device device{3};
    FewZones zones;
    app::Desk desk;

    explicit Company(bool has_sample = true) {
        device.clock.ms = kNow;
        if (has_sample) device.must(app::LoadSample{});
        refresh();
    }
    const model::Workspace& workspace() const { return device.workspace(); }
    void refresh() { desk.refresh(workspace(), zones, {device.clock.ms}); }
    ui::ServeContext context() { return {workspace(), desk, zones, {device.clock.ms}}; }
    std::string standard(std::string_view title) const {
        for (const auto& [id, record] : workspace().table<model::Standard>())
            if (record.title == title) return id;
        return "";
    }
};

}  // namespace icx::testing
