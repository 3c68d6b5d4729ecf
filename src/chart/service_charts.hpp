// The charts of the place Serve, in the same way as charts.hpp: plain data and a function that
// draws it. Shares run from 0 to 1, times are in hours.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "chart/canvas.hpp"
#include "chart/charts.hpp"

namespace icx::chart {

// A share over time with the range that chance alone explains.
struct ControlChart {
    struct Point {
        std::string label;  // "9 Nov"
        double share = 0;
        double low = 0, high = 1;  // of the usual range
        bool is_signal = false;
        std::string words;  // "49 of 64"
    };
    std::vector<Point> points;
    double average = 0;
    double goal = 0;
    double axis_low = 0;  // the axis ends at 1
};

// The share still waiting after a time (Kaplan-Meier), falling in steps.
struct WaitingCurve {
    struct Step {
        double hours = 0;
        double waiting = 1;
    };
    std::vector<Step> steps;  // rising times
    double hours_shown = 1;   // the axis' end
    std::optional<double> promised;
    std::string promised_label;
};

// One mark for each miss that the goal leaves; the used ones filled.
struct BudgetBar {
    double used = 0, allowed = 0, even_pace = 0;
};

float height_of(const ControlChart& chart);
float height_of(const WaitingCurve& chart);
float height_of(const BudgetBar& chart);

void draw(Canvas& canvas, const ControlChart& chart, float width);
void draw(Canvas& canvas, const WaitingCurve& chart, float width);
void draw(Canvas& canvas, const BudgetBar& chart, float width);

TextTable table_of(const ControlChart& chart);
TextTable table_of(const WaitingCurve& chart);
TextTable table_of(const BudgetBar& chart);

}  // namespace icx::chart
