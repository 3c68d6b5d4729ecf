// Is somebody there when it is promised? Each stretch of a window (12:00 to 14:00 of one day) is
// one try: covered when every request that came in within it was kept, not covered when one was
// missed, untried without a request. So a day with one call weighs as much as a day with fifty.
#pragma once

#include <span>
#include <vector>

#include "standards/calendar.hpp"
#include "standards/measure.hpp"
#include "statistics/proportion.hpp"

namespace icx::app {

struct Gap {
    standards::Interval window;
    std::size_t kept = 0, missed = 0;  // of the requests within
};

struct Coverage {
    std::size_t covered = 0, broken = 0, untried = 0;
    double share = 0;             // covered of covered and broken; NaN without any
    statistics::Interval wilson;  // 95%
    std::vector<Gap> gaps;        // the broken ones, the latest first
};

// `outcomes` rising by start, `windows` rising and disjoint. Requests that are pending or excluded
// decide nothing.
Coverage count_coverage(std::span<const standards::Outcome> outcomes,
                        std::span<const standards::Interval> windows);

}  // namespace icx::app
