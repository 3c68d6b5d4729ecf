// Zones for tests that also run as WebAssembly, where no tz database is at hand: UTC, and the
// sample company's zone with its changes from 2025 to 2027, and one that moves by half an hour.
#pragma once

#include "core/zone.hpp"

namespace icx::testing {

struct FewZones final : core::ZoneSource {
    core::Result<core::ZoneTable> load(std::string_view name) override {
        core::ZoneTable zone;
        zone.name = std::string(name);
        if (name == "UTC") return zone;
        if (name == "Australia/Lord_Howe") {
            zone.first_offset_s = 39'600;
            zone.transitions = {{1'775'314'800, 37'800}, {1'791'041'400, 39'600}};
            return zone;
        }
        if (name != "Europe/London")
            return core::Error{core::Code::not_found, "there is no such zone", zone.name, ""};
        zone.first_offset_s = 0;
        zone.transitions = {{1'743'296'400, 3600}, {1'761'440'400, 0},    {1'774'746'000, 3600},
                            {1'792'890'000, 0},    {1'806'195'600, 3600}, {1'824'944'400, 0}};
        return zone;
    }
};

}  // namespace icx::testing
