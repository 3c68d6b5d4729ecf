// A promise month by month, by when requests came in or by when they were closed, and for each
// month whether chance alone explains what is missing to the aim. Works on figures that are made
// already.
#pragma once

#include <string>
#include <vector>

#include "app/standard_figures.hpp"
#include "standards/burn.hpp"
#include "statistics/shortfall.hpp"

namespace icx::app {

struct KeptMonth {
    core::Date from;
    standards::Attainment kept;
    statistics::Shortfall shortfall;  // against the goal
};

struct KeptMonths {
    std::vector<KeptMonth> months;  // of the last 6 those with requests, rising
    // By closing: what is open belongs to no month yet.
    std::size_t open_in_time = 0, open_late = 0;
};

KeptMonths kept_months(const StandardFigures& figures, double goal, standards::Cohort cohort,
                       core::Instant now);

// How fast the budget of the last 28 days is used.
standards::Burn burn_of(const StandardFigures& figures, double goal, core::Instant now);

// When this month's budget is used up if misses go on as in the last 7 days: a day of this month,
// today where it is used up already. Absent: it lasts, or there is none, or too few requests.
std::optional<core::Date> spent_on(const StandardFigures& figures, const standards::Burn& burn,
                                   core::Instant now);

}  // namespace icx::app
