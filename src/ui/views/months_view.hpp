// A promise month by month as plain data, by when requests came in or were closed, and for each
// month whether chance alone explains what is missing to the aim.
#pragma once

#include <string>
#include <vector>

#include "app/kept_months.hpp"
#include "ui/views/serve_words.hpp"

namespace icx::ui {

struct MonthsState {
    int cohort = 0;  // standards::Cohort; kept when another promise is opened
    // What was worked out last, and for what.
    app::KeptMonths months;
    std::string made_of;
};

struct MonthRow {
    std::string name, kept, interval, requests, pending;
    std::string chance;  // "3 of 1,000", empty: not below the aim
    Tone tone = Tone::neutral;
};

struct MonthsView {
    std::string note;            // what a month holds, and what is in none
    std::string finding;         // whether chance explains the latest month that is below the aim
    std::vector<MonthRow> rows;  // the latest first
    bool has_pending = false;
    std::vector<std::string> explained;
};

// Also keeps in `state` what is dear to work out.
MonthsView build_months(const ServeContext& context, const model::Standard& standard,
                        const app::StandardFigures& figures, MonthsState& state);

// "6 of 10,000": how often of so many months.
std::string chance_words(double p_value);

}  // namespace icx::ui
