// When requests arrive and what becomes of them, by the local hour and weekday of their coming in;
// and the hours in which nobody stops a clock although the hours around them are busy (the lunch
// gap). Pure.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "app/standard_figures.hpp"

namespace icx::app {

struct HourCell {
    std::size_t n = 0;  // came in and count
    std::size_t met = 0, decided = 0;
    std::size_t stopped = 0;  // clocks that stopped in this hour, whenever they began
    double median_ms = 0;     // working time without pauses of those done; NaN without any
    std::size_t done = 0;
};

// An hour of the working days in which at most a fifth of the stops of the two hours around it
// happen, where those make one expect at least 8.
struct QuietHour {
    int hour = 0;  // from `hour` to `hour + 1`
    std::size_t stopped = 0;
    double expected = 0;      // the mean of the two hours around
    std::size_t came_in = 0;  // in that hour, on working days
    std::size_t waited = 0;   // of those, over an hour on the wall clock
};

struct Arrivals {
    std::array<std::array<HourCell, 24>, 7> cells;  // Monday first
    int first_hour = 0, last_hour = -1;             // with requests
    std::size_t n = 0;
    std::vector<QuietHour> quiet;  // rising
};

// Of the cases that came in on `from_day` (local days since 1970) or later; excused and withdrawn
// ones are left out.
Arrivals count_arrivals(const std::vector<Case>& cases, const core::ZoneTable& zone,
                        std::int64_t from_day);

}  // namespace icx::app
