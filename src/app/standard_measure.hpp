// One standard made ready to measure requests: its calendar's clock, its conditions, its
// target, its excusals. Requests are replayed each time; nothing about them is kept.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/clock_conditions.hpp"
#include "app/standard_figures.hpp"
#include "app/standard_hours.hpp"
#include "standards/duration.hpp"

namespace icx::app {

class MeasuringBench {
public:
    // Errors: a target that is no duration, a condition that cannot be read, hours that cannot be
    // read, an unknown zone.
    static core::Result<MeasuringBench> make(const model::Workspace& workspace,
                                             const model::Standard& standard,
                                             core::ZoneSource& zones);

    std::vector<Case> measure_all(const std::vector<Request>& requests, std::int64_t now_ms) const;
    DeadlineStory tell(const Request& request, std::int64_t now_ms) const;

    std::int32_t business_day_s(std::int64_t at_ms) const {
        return hours_.own().business_day_s(at_ms / 1000);
    }
    std::int64_t target_ms(std::int64_t start_ms) const {
        return target_.ms(target_.has_business_days() ? business_day_s(start_ms) : 0);
    }
    const core::ZoneTable& zone() const { return hours_.own().zone(); }

private:
    Case begin_case(const Request& request) const;
    standards::Subject subject_of(const Case& item) const;

    const model::Standard* standard_ = nullptr;
    StandardHours hours_;
    standards::Duration target_;
    ClockConditions conditions_;
    std::map<std::string, std::string, std::less<>> excusals_;  // request to excusal
};

}  // namespace icx::app
