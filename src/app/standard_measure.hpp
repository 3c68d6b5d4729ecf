// One standard made ready to measure requests: its calendar's clock, its conditions, its
// target, its excusals. Requests are replayed each time; nothing about them is kept.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/clock_conditions.hpp"
#include "app/standard_figures.hpp"
#include "app/standard_hours.hpp"
#include "app/targets.hpp"

namespace icx::app {

class MeasuringBench {
public:
    // Errors: a time allowed that is none, a condition that cannot be read, hours or a window that
    // cannot be read, an unknown zone.
    static core::Result<MeasuringBench> make(const model::Workspace& workspace,
                                             const model::Standard& standard,
                                             core::ZoneSource& zones);

    std::vector<Case> measure_all(const std::vector<Request>& requests, std::int64_t now_ms) const;
    DeadlineStory tell(const Request& request, std::int64_t now_ms) const;

    std::int32_t business_day_s(std::int64_t at_ms) const {
        return hours_.own().business_day_s(at_ms / 1000);
    }
    // The promise's own time; kNoLimit_ms when only a fault decides.
    std::int64_t target_ms(std::int64_t start_ms) const {
        return targets_.own_ms(day_for_targets_s(start_ms));
    }
    // When a request must come in to count; empty: always.
    std::vector<standards::Interval> windows(std::int64_t from_s, std::int64_t until_s) const;
    const core::ZoneTable& zone() const { return hours_.own().zone(); }

private:
    Case begin_case(const Request& request) const;
    standards::Subject subject_of(const Case& item, const Request& request) const;
    std::int32_t day_for_targets_s(std::int64_t start_ms) const {
        return targets_.has_business_days() ? business_day_s(start_ms) : 0;
    }

    const model::Standard* standard_ = nullptr;
    StandardHours hours_;
    std::optional<standards::Service> window_;
    Targets targets_;
    ClockConditions conditions_;
    std::map<std::string, std::string, std::less<>> excusals_;  // request to excusal
};

}  // namespace icx::app
