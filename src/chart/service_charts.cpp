#include "chart/service_charts.hpp"

#include <algorithm>
#include <cmath>

#include "core/text.hpp"

namespace icx::chart {
namespace {

constexpr float kLine = 16;
constexpr float kPlot = 120;
constexpr float kLeft = 36;       // room for the axis' numbers
constexpr float kEndLabels = 96;  // room for words at the lines' ends
constexpr float kNarrow = 480;    // below it those words are left out; the text beside has them
constexpr float kMark = 4;
constexpr Stroke kAxis = {Role::axis, 1, 0};
constexpr Stroke kGrid = {Role::grid, 1, 0};

TextLook muted(Anchor anchor) { return {Role::text_muted, 12, false, anchor, 0}; }

std::string percent(double share) { return core::fixed_number(100 * share, 0) + "%"; }

struct Plot {
    float left = kLeft, right = 0, top = 8, bottom = 8 + kPlot;
    float y(double share, double low) const {
        const double part = (std::clamp(share, low, 1.0) - low) / (1 - low);
        return bottom - (bottom - top) * static_cast<float>(part);
    }
};

void draw_share_axis(Canvas& canvas, const Plot& plot, double low) {
    const double step = 1 - low > 0.55 ? 0.25 : 1 - low > 0.25 ? 0.1 : 0.05;
    for (double at = 1; at > low - 1e-9; at -= step) {
        const float y = plot.y(at, low);
        canvas.line({plot.left, y}, {plot.right, y}, kGrid);
        canvas.text({plot.left - 8, y - kLine / 2}, core::fixed_number(100 * at, 0),
                    muted(Anchor::end));
    }
}

void draw_usual_range(Canvas& canvas, const ControlChart& chart, const Plot& plot,
                      const std::vector<float>& xs) {
    for (std::size_t i = 0; i < xs.size(); i++) {
        const float left = i == 0 ? xs[i] : (xs[i - 1] + xs[i]) / 2;
        const float right = i + 1 == xs.size() ? xs[i] : (xs[i] + xs[i + 1]) / 2;
        const float top = plot.y(chart.points[i].high, chart.axis_low);
        const float bottom = plot.y(chart.points[i].low, chart.axis_low);
        canvas.fill_rect({left, top, right - left, bottom - top}, Role::band_neutral, 0);
    }
}

void draw_marks(Canvas& canvas, const ControlChart& chart, const Plot& plot,
                const std::vector<float>& xs) {
    std::vector<Point> line;
    for (std::size_t i = 0; i < xs.size(); i++)
        line.push_back({xs[i], plot.y(chart.points[i].share, chart.axis_low)});
    canvas.polyline(line, {Role::series_1, 2, 0});
    for (std::size_t i = 0; i < xs.size(); i++) {
        const bool is_signal = chart.points[i].is_signal;
        canvas.circle(line[i], kMark + 1.5F, Role::surface);
        if (is_signal) draw_diamond(canvas, line[i], kMark + 3, {Role::negative, 2, 0});
        canvas.circle(line[i], is_signal ? kMark - 1 : kMark,
                      is_signal ? Role::negative : Role::series_1);
        if (is_signal)
            canvas.text({line[i].x - 12, line[i].y - kLine / 2}, percent(chart.points[i].share),
                        {Role::text, 12, true, Anchor::end, 0});
    }
}

}  // namespace

float height_of(const ControlChart&) { return 8 + kPlot + 8 + kLine; }

void draw(Canvas& canvas, const ControlChart& chart, float width) {
    if (chart.points.empty()) return;
    const bool has_words = width >= kNarrow;
    Plot plot;
    plot.right = width - (has_words ? kEndLabels : 8);
    draw_share_axis(canvas, plot, chart.axis_low);
    std::vector<float> xs;
    const float inner = plot.right - plot.left - 24;
    const auto last = static_cast<float>(std::max<std::size_t>(chart.points.size() - 1, 1));
    for (std::size_t i = 0; i < chart.points.size(); i++)
        xs.push_back(plot.left + 12 + inner * static_cast<float>(i) / last);
    draw_usual_range(canvas, chart, plot, xs);
    const float average = plot.y(chart.average, chart.axis_low);
    const float goal = plot.y(chart.goal, chart.axis_low);
    canvas.line({plot.left, average}, {plot.right, average}, {Role::series_1, 1, 0});
    canvas.line({plot.left, goal}, {plot.right, goal}, {Role::axis, 1, 4});
    if (has_words) {
        // The two words keep a line's distance, whichever is higher.
        const float apart = std::max(0.0F, kLine - std::abs(average - goal)) / 2;
        const float up = average <= goal ? -apart : apart;
        canvas.text({plot.right + 8, average + up - kLine / 2}, "average " + percent(chart.average),
                    {Role::text, 12, false, Anchor::start, 0});
        canvas.text({plot.right + 8, goal - up - kLine / 2}, "promise " + percent(chart.goal),
                    muted(Anchor::start));
    }
    draw_marks(canvas, chart, plot, xs);
    canvas.line({plot.left, plot.bottom}, {plot.right, plot.bottom}, kAxis);
    const std::size_t every = width < kNarrow ? 5 : 4;
    for (std::size_t i = 0; i < xs.size(); i++) {
        const bool is_last = i + 1 == xs.size();
        const bool is_near_last = i + every > xs.size() + 1;
        if (is_last || (i % every == 0 && !is_near_last))
            canvas.text({xs[i], plot.bottom + 8}, chart.points[i].label, muted(Anchor::middle));
    }
}

float height_of(const WaitingCurve&) { return 8 + kPlot + 8 + kLine * 2; }

void draw(Canvas& canvas, const WaitingCurve& chart, float width) {
    Plot plot;
    plot.right = width - 12;
    draw_share_axis(canvas, plot, 0);
    const auto x_of = [&](double hours) {
        const double share = std::clamp(hours / chart.hours_shown, 0.0, 1.0);
        return plot.left + (plot.right - plot.left) * static_cast<float>(share);
    };
    std::vector<Point> line = {{plot.left, plot.y(1, 0)}};
    for (const auto& step : chart.steps) {
        if (step.hours > chart.hours_shown) break;
        line.push_back({x_of(step.hours), line.back().y});
        line.push_back({x_of(step.hours), plot.y(step.waiting, 0)});
    }
    line.push_back({plot.right, line.back().y});
    if (chart.promised) {
        const float x = x_of(*chart.promised);
        canvas.line({x, plot.top}, {x, plot.bottom}, {Role::axis, 1, 4});
        canvas.text({x + 6, plot.top}, chart.promised_label, muted(Anchor::start));
    }
    canvas.polyline(line, {Role::series_1, 2, 0});
    canvas.line({plot.left, plot.bottom}, {plot.right, plot.bottom}, kAxis);
    for (int i = 0; i <= 4; i++) {
        const double hours = chart.hours_shown * i / 4;
        canvas.text({x_of(hours), plot.bottom + 8},
                    core::fixed_number(hours, chart.hours_shown < 8 && i % 2 ? 1 : 0),
                    muted(i == 4 ? Anchor::end : Anchor::middle));
    }
    canvas.text({(plot.left + plot.right) / 2, plot.bottom + 8 + kLine}, "working hours",
                muted(Anchor::middle));
}

float height_of(const BudgetBar&) { return 28 + kLine; }

void draw(Canvas& canvas, const BudgetBar& chart, float width) {
    constexpr std::size_t kMost = 40;  // more marks than this become one bar
    const double whole = std::max({std::ceil(chart.allowed), chart.used, 1.0});
    const auto used_role = chart.used >= chart.allowed ? Role::negative : Role::warning;
    if (whole <= static_cast<double>(kMost)) {
        const float slot = std::min(width / static_cast<float>(whole), 16.0F);
        for (int i = 0; i < static_cast<int>(whole); i++) {
            const Rect mark = {slot * static_cast<float>(i), 4, slot * 0.75F, 20};
            const bool is_used = i < static_cast<int>(chart.used);
            canvas.fill_rect(mark, is_used ? used_role : Role::band_neutral, 2);
            if (!is_used) canvas.stroke_rect(mark, {Role::border_strong, 1, 0}, 2);
        }
        width = std::min(width, slot * static_cast<float>(whole));
    } else {
        canvas.fill_rect({0, 4, width, 20}, Role::band_neutral, 4);
        canvas.stroke_rect({0, 4, width, 20}, {Role::border_strong, 1, 0}, 4);
        canvas.fill_rect({0, 4, width * static_cast<float>(chart.used / whole), 20}, used_role, 4);
    }
    const float pace = width * static_cast<float>(std::min(chart.even_pace / whole, 1.0));
    canvas.line({pace, 0}, {pace, 28}, {Role::text, 2, 0});
    const float words = canvas.text_width("even pace", 12, false) / 2;
    canvas.text({std::max(pace, words), 28}, "even pace", muted(Anchor::middle));
}

TextTable table_of(const ControlChart& chart) {
    TextTable table = {{"Week from", "Kept", "Requests", "Usual from", "Usual to", "Unusual"}};
    for (const auto& point : chart.points)
        table.push_back({point.label, percent(point.share), point.words, percent(point.low),
                         percent(point.high), point.is_signal ? "yes" : ""});
    return table;
}

TextTable table_of(const WaitingCurve& chart) {
    TextTable table = {{"After, working hours", "Still waiting"}};
    // At most 24 lines: the curve at even distances.
    for (int i = 0; i <= 24; i++) {
        const double hours = chart.hours_shown * i / 24;
        double waiting = 1;
        for (const auto& step : chart.steps)
            if (step.hours <= hours) waiting = step.waiting;
        table.push_back({core::fixed_number(hours, 1), percent(waiting)});
    }
    return table;
}

TextTable table_of(const BudgetBar& chart) {
    return {{"Misses", "Number"},
            {"Used", core::fixed_number(chart.used, 0)},
            {"Allowed this month", core::fixed_number(chart.allowed, 1)},
            {"At an even pace by now", core::fixed_number(chart.even_pace, 1)}};
}

}  // namespace icx::chart
