#include "chart/charts.hpp"

#include <algorithm>
#include <cmath>

#include "core/text.hpp"

namespace icx::chart {
namespace {

constexpr float kLine = 16;        // of caption text
constexpr float kPlot = 120;       // height of bars and curves
constexpr float kRow = 24;
constexpr float kPoint = 5;
constexpr float kBarRadius = 2;
constexpr Stroke kAxis = {Role::axis, 1, 0};
constexpr Stroke kGrid = {Role::grid, 1, 0};
constexpr Stroke kEarlier = {Role::axis, 1.5F, 0};

TextLook muted(Anchor anchor) { return {Role::text_muted, 12, false, anchor, 0}; }
TextLook plain(Anchor anchor) { return {Role::text, 12, false, anchor, 0}; }
TextLook strong(Anchor anchor) { return {Role::text, 12, true, anchor, 0}; }

std::string whole(double value) { return core::fixed_number(value, 0); }

// A point with its halo, so that it stands out from lines behind it.
void draw_point(Canvas& canvas, Point at, Role role) {
    canvas.circle(at, kPoint + 1.5F, Role::surface);
    canvas.circle(at, kPoint, role);
}

void draw_interval(Canvas& canvas, float low, float high, float y, bool has_ends) {
    canvas.fill_rect({low, y - 5, high - low, 10}, Role::band, 3);
    canvas.line({low, y}, {high, y}, {Role::series_1, 2, 0});
    if (!has_ends) return;
    canvas.line({low, y - 5}, {low, y + 5}, {Role::series_1, 2, 0});
    canvas.line({high, y - 5}, {high, y + 5}, {Role::series_1, 2, 0});
}

}  // namespace

float height_of(const Histogram& chart) {
    const bool has_ends = !chart.low_label.empty() || !chart.high_label.empty();
    return kLine + kPlot + 4 + kLine + (has_ends ? kLine : 0);
}

void draw(Canvas& canvas, const Histogram& chart, float width) {
    if (chart.bars.empty()) return;
    double most = 1;
    for (const auto& bar : chart.bars) most = std::max(most, bar.n);
    const float slot = width / static_cast<float>(chart.bars.size());
    const float gap = std::min(6.0F, slot * 0.2F);
    const float base = kLine + kPlot;
    for (std::size_t i = 0; i < chart.bars.size(); i++) {
        const auto& bar = chart.bars[i];
        const float x = slot * static_cast<float>(i);
        const float h = kPlot * static_cast<float>(bar.n / most);
        if (bar.n > 0)
            canvas.fill_rect({x + gap / 2, base - h, slot - gap, h}, bar.role, kBarRadius);
        canvas.text({x + slot / 2, base - h - kLine}, whole(bar.n), muted(Anchor::middle));
        TextLook label = plain(Anchor::middle);
        label.max_width = slot;
        canvas.text({x + slot / 2, base + 4}, bar.label, label);
    }
    canvas.line({0, base}, {width, base}, kAxis);
    canvas.text({0, base + 4 + kLine}, chart.low_label, muted(Anchor::start));
    canvas.text({width, base + 4 + kLine}, chart.high_label, muted(Anchor::end));
}

float height_of(const IntervalRows& chart) {
    return kRow * static_cast<float>(chart.rows.size()) + 8 + kLine +
           (chart.target ? kLine : 0);
}

void draw(Canvas& canvas, const IntervalRows& chart, float width) {
    float labels = 0;
    float values = 0;
    for (const auto& row : chart.rows) {
        labels = std::max(labels, canvas.text_width(row.label, 12, false));
        values = std::max(values, canvas.text_width(row.words, 12, true));
    }
    labels = std::min(labels + 20, width * 0.45F);
    const float left = labels;
    const float right = width - values - 16;
    const double span = chart.axis_high - chart.axis_low;
    const auto x_of = [&](double v) {
        const double share = span > 0 ? (v - chart.axis_low) / span : 0;
        return left + (right - left) * static_cast<float>(std::clamp(share, 0.0, 1.0));
    };
    const float top = chart.target ? kLine : 0;
    const float bottom = top + kRow * static_cast<float>(chart.rows.size());
    for (const auto& tick : chart.ticks) {
        canvas.line({x_of(tick.at), top}, {x_of(tick.at), bottom}, kGrid);
        canvas.text({x_of(tick.at), bottom + 8}, tick.label, muted(Anchor::middle));
    }
    if (chart.target) {
        const float x = x_of(*chart.target);
        canvas.line({x, top}, {x, bottom}, {Role::text_muted, 1, 4});
        canvas.text({x, 0}, chart.target_label, muted(Anchor::middle));
    }
    for (std::size_t i = 0; i < chart.rows.size(); i++) {
        const auto& row = chart.rows[i];
        const float y = top + kRow * (static_cast<float>(i) + 0.5F);
        TextLook label = plain(Anchor::start);
        label.max_width = labels - 12;
        canvas.text({0, y - kLine / 2}, row.label, label);
        if (!row.value) {
            canvas.hatch_rect({left, y - 8, right - left, 16}, Role::hatch, 4);
            canvas.hidden_mark({width - 8, y}, Role::text_muted);
            continue;
        }
        if (row.high > row.low)
            draw_interval(canvas, x_of(row.low), x_of(row.high), y, false);
        if (row.earlier) draw_diamond(canvas, {x_of(*row.earlier), y}, 6, kEarlier);
        draw_point(canvas, {x_of(*row.value), y}, Role::series_1);
        canvas.text({width, y - kLine / 2}, row.words, strong(Anchor::end));
    }
}

float height_of(const NpsBar&) { return 32 + 8 + kLine + 16 + 40 + 4 + kLine; }

void draw(Canvas& canvas, const NpsBar& chart, float width) {
    struct Part {
        double share;
        Role fill, ink;
        const std::string& words;
    };
    const Part parts[] = {
        {chart.detractors, Role::likert_1, Role::likert_1_text, chart.low_words},
        {chart.passives, Role::likert_3, Role::likert_3_text, chart.middle_words},
        {chart.promoters, Role::likert_5, Role::likert_5_text, chart.high_words}};
    float x = 0;
    for (int i = 0; i < 3; i++) {
        const float w = width * static_cast<float>(parts[i].share);
        if (w > 2) {
            const Rect place = {x, 0, w - (i < 2 ? 2.0F : 0.0F), 32};
            canvas.fill_rect(place, parts[i].fill, 4);
            if (i == 1) canvas.stroke_rect(place, {Role::border_strong, 1, 0}, 4);
            const std::string words = whole(100 * parts[i].share) + "%";
            if (canvas.text_width(words, 12, true) + 4 < w)
                canvas.text({x + w / 2, 8}, words, {parts[i].ink, 12, true, Anchor::middle, 0});
        }
        x += w;
    }
    canvas.text({0, 40}, chart.low_words, muted(Anchor::start));
    canvas.text({width / 2, 40}, chart.middle_words, muted(Anchor::middle));
    canvas.text({width, 40}, chart.high_words, muted(Anchor::end));

    // The axis spans the interval in steps of 20, always with 0 on it.
    double low = std::min({0.0, chart.low, chart.earlier.value_or(0)});
    double high = std::max({0.0, chart.high, chart.earlier.value_or(0)});
    low = std::max(-100.0, 20 * std::floor(low / 20 - 0.001));
    high = std::min(100.0, 20 * std::ceil(high / 20 + 0.001));
    const double step = high - low > 80 ? 40 : 20;
    const auto x_of = [&](double v) {
        return 12 + (width - 24) * static_cast<float>((v - low) / (high - low));
    };
    const float top = 40 + kLine + 16;
    for (double at = low; at <= high + 0.5; at += step) {
        canvas.line({x_of(at), top}, {x_of(at), top + 40}, kGrid);
        canvas.text({x_of(at), top + 44}, (at > 0 ? "+" : "") + whole(at), muted(Anchor::middle));
    }
    const float y = top + 20;
    draw_interval(canvas, x_of(chart.low), x_of(chart.high), y, true);
    if (chart.earlier) draw_diamond(canvas, {x_of(*chart.earlier), y}, 6, kEarlier);
    draw_point(canvas, {x_of(chart.score), y}, Role::series_1);
}

float height_of(const ResponseCurve&) { return kLine + kPlot + 4 + kLine; }

void draw(Canvas& canvas, const ResponseCurve& chart, float width) {
    if (chart.days.empty()) return;
    double most = std::max(1.0, chart.invited.value_or(0));
    for (const auto& day : chart.days) most = std::max(most, day.total);
    const float base = kLine + kPlot;
    const float right = width - 40;
    const auto y_of = [&](double v) { return base - kPlot * static_cast<float>(v / most); };
    const auto x_of = [&](std::size_t i) {
        return chart.days.size() < 2
                   ? right / 2
                   : right * static_cast<float>(i) / static_cast<float>(chart.days.size() - 1);
    };
    for (int i = 1; i <= 2; i++) {
        const float y = y_of(most * i / 2);
        canvas.line({0, y}, {right, y}, kGrid);
    }
    if (chart.invited) {
        const float y = y_of(*chart.invited);
        canvas.line({0, y}, {right, y}, {Role::text_muted, 1, 4});
        canvas.text({0, y - kLine}, whole(*chart.invited) + " invited", muted(Anchor::start));
    }
    std::vector<Point> curve;
    for (std::size_t i = 0; i < chart.days.size(); i++)
        curve.push_back({x_of(i), y_of(chart.days[i].total)});
    canvas.polyline(curve, {Role::series_1, 2, 0});
    for (std::size_t i = 0; curve.size() <= 31 && i < curve.size(); i++)
        canvas.circle(curve[i], 3, Role::series_1);
    draw_point(canvas, curve.back(), Role::series_1);
    canvas.text({curve.back().x + 10, curve.back().y - kLine / 2},
                whole(chart.days.back().total), strong(Anchor::start));
    canvas.line({0, base}, {right, base}, kAxis);
    canvas.text({0, base + 4}, chart.days.front().label, muted(Anchor::start));
    if (chart.days.size() > 1)
        canvas.text({right, base + 4}, chart.days.back().label, muted(Anchor::end));
}

float height_of(const HorizontalBars& chart) {
    return 28 * static_cast<float>(chart.rows.size());
}

void draw(Canvas& canvas, const HorizontalBars& chart, float width) {
    float labels = 0;
    float values = 0;
    double longest = chart.longest;
    for (const auto& row : chart.rows) {
        labels = std::max(labels, canvas.text_width(row.label, 14, false));
        values = std::max(values, canvas.text_width(row.words, 12, true));
        if (chart.longest <= 0) longest = std::max(longest, row.value);
    }
    labels = std::min(labels + 16, width * 0.5F);
    const float room = std::max(8.0F, width - labels - values - 12);
    for (std::size_t i = 0; i < chart.rows.size(); i++) {
        const auto& row = chart.rows[i];
        const float y = 28 * static_cast<float>(i) + 14;
        canvas.text({0, y - 10}, row.label,
                    {Role::text, 14, false, Anchor::start, labels - 8});
        const double share = longest > 0 ? row.value / longest : 0;
        if (share > 0)
            canvas.fill_rect({labels, y - 6, room * static_cast<float>(share), 12}, Role::series_1,
                             kBarRadius);
        canvas.text({width, y - kLine / 2}, row.words, strong(Anchor::end));
    }
}

}  // namespace icx::chart
