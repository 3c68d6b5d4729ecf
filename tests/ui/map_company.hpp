// The sample company, and the view of its journey as the place Map makes it.
#pragma once

#include "app/fixture.hpp"
#include "app/journey_commands.hpp"
#include "app/journey_figures.hpp"
#include "app/survey_commands.hpp"
#include "app/workspace_commands.hpp"
#include "app/zones.hpp"
#include "ui/views/atlas_view.hpp"
#include "ui/views/journey_view.hpp"

namespace icx::ui_testing {

struct Company {
    app_testing::Device device{3};
    testing::FewZones zones;
    app::Desk desk;
    ui::Figures figures;
    ui::MapState state;

    explicit Company(bool has_sample = true) {
        device.clock.ms = 1'794'306'420'000;  // Tuesday 10 November 2026, 10:27 UTC
        if (!has_sample) return;
        device.must(app::LoadSample{});
        state.journey = model::journeys(device.workspace()).front()->id.text;
    }
    static constexpr core::Date kToday{2026, 11, 10};

    ui::MeasureContext measure() {
        desk.refresh(device.workspace(), zones, {device.clock.ms});
        return {device.workspace(), desk, figures};
    }
    ui::JourneyView view() {
        const auto drops = drops_now();
        return ui::build_journey({measure(), kToday, drops}, state);
    }
    void refresh(ui::JourneyView& view, std::uint64_t revision, bool old_steps) {
        const auto drops = drops_now();
        ui::refresh_journey({measure(), kToday, drops}, state, revision, old_steps, view);
    }

private:
    std::vector<std::optional<journey::Drop>> drops_now() {
        return app::drops_of(device.workspace(),
                             model::steps_of(device.workspace(), model::JourneyId(state.journey)));
    }
};

}  // namespace icx::ui_testing
