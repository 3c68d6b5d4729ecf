// What a step, or a single contact, is measured and promised by, in the words of the map.
#pragma once

#include <optional>
#include <string>

#include "app/serve_desk.hpp"
#include "statistics/describe.hpp"
#include "ui/views/figures.hpp"
#include "ui/widgets/style.hpp"

namespace icx::ui {

struct MeasureContext {
    const model::Workspace& workspace;
    const app::Desk& desk;
    Figures& figures;
};

// A mean on the curve, -2 to 2.
struct MeasuredPoint {
    double mean = 0;
    statistics::Interval ci95;
    std::size_t n = 0;
    bool operator==(const MeasuredPoint& o) const {
        return mean == o.mean && ci95.low == o.ci95.low && ci95.high == o.ci95.high && n == o.n;
    }
};

struct Measured {
    std::optional<MeasuredPoint> point;
    std::string words;  // why there is none: "fewer than 5", "no answers yet"; "": no question
};
// Groups below the survey's small-group limit have no point.
Measured measured_by(const MeasureContext& context, const model::QuestionId& question);

struct PromiseKept {
    std::string words, route;  // "94% kept", "nothing yet"; empty without a promise
    std::string open;          // "2 open, 1 late", may be empty
    std::optional<double> share;
    Tone tone = Tone::neutral;
};
PromiseKept promise_kept(const MeasureContext& context, const model::StandardId& standard);

}  // namespace icx::ui
