// When requests of a promise arrive and what becomes of them, by hour and weekday, as plain data.
#pragma once

#include <string>
#include <vector>

#include "app/arrivals.hpp"
#include "chart/charts.hpp"
#include "ui/views/serve_words.hpp"

namespace icx::ui {

enum class ArrivalsFigure { came_in, time, kept };

struct ArrivalsState {
    int figure = 0;  // of ArrivalsFigure
    int span = 1;    // of kArrivalsDays
    bool shows_table = false;
    // What was counted last, and of what.
    app::Arrivals found;
    std::string made_of;
};
inline constexpr std::array<int, 3> kArrivalsDays = {30, 90, 365};
inline constexpr std::size_t kFewRequests = 5;  // fewer tell nothing about an hour

struct ArrivalsView {
    bool is_empty = false;  // nothing came in within the span
    std::string title, note, finding;
    std::vector<std::string> gaps;  // the quiet hours, a sentence each
    chart::HeatTable chart;
    chart::TextTable data;  // every hour and weekday with requests, one line each
    std::vector<std::string> explained;
};

ArrivalsView build_arrivals(const ServeContext& context, const model::Standard& standard,
                            const app::StandardFigures& figures, ArrivalsState& state);

}  // namespace icx::ui
