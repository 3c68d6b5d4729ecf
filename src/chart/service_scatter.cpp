#include "chart/service_scatter.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/text.hpp"

namespace icx::chart {
namespace {

constexpr float kLine = 16;
constexpr float kLeft = 28;
constexpr float kTop = 24;
constexpr float kNarrow = 480;
constexpr float kMark = 6;

std::string percent(double share) { return core::fixed_number(100 * share, 0) + "%"; }

struct Plot {
    float left = kLeft, right = 0, top = kTop, bottom = 0;
    const ServiceScatter* chart = nullptr;

    float x(double kept) const {
        const double part = (std::clamp(kept, chart->least_kept, 1.0) - chart->least_kept) /
                            (1 - chart->least_kept);
        return left + (right - left) * static_cast<float>(part);
    }
    float y(double score) const {
        const double part =
            (std::clamp(score, chart->least_score, chart->most_score) - chart->least_score) /
            (chart->most_score - chart->least_score);
        return bottom - (bottom - top) * static_cast<float>(part);
    }
};

bool overlaps(const Rect& a, const Rect& b) {
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

void draw_axes(Canvas& canvas, const ServiceScatter& chart, const Plot& plot) {
    const TextLook number = {Role::text_muted, 12, false, Anchor::end, 0};
    const double whole = std::ceil(chart.least_score - 1e-9);
    for (double at = whole; at < chart.most_score + 1e-9; at += 1) {
        canvas.line({plot.left, plot.y(at)}, {plot.right, plot.y(at)}, {Role::grid, 1, 0});
        canvas.text({plot.left - 8, plot.y(at) - kLine / 2}, core::fixed_number(at, 0), number);
    }
    const bool is_wide = plot.right - plot.left >= kNarrow;
    const double span = 1 - chart.least_kept;
    const double step = span > 0.55 ? 0.2 : span > 0.25 ? 0.1 : 0.05;
    for (double at = 1; at > chart.least_kept - 1e-9; at -= is_wide ? step : 2 * step)
        canvas.text({plot.x(at), plot.bottom + 6}, percent(at),
                    {Role::text_muted, 12, false, at > 1 - 1e-9 ? Anchor::end : Anchor::middle, 0});
    canvas.line({plot.left, plot.bottom}, {plot.right, plot.bottom}, {Role::axis, 1, 0});
    canvas.line({plot.left, plot.top}, {plot.left, plot.bottom}, {Role::axis, 1, 0});
    canvas.text({0, 0}, chart.score_title,
                {Role::text_muted, 12, false, Anchor::start, plot.right});
    canvas.text({(plot.left + plot.right) / 2, plot.bottom + 6 + kLine + 4}, chart.kept_title,
                {Role::text_muted, 12, false, Anchor::middle, plot.right - plot.left});
}

// A field's name in its outer corner, with what it means where there is room.
void draw_field(Canvas& canvas, Point corner, bool is_end, bool is_low, float room,
                std::string_view name, std::string_view meaning) {
    const Anchor anchor = is_end ? Anchor::end : Anchor::start;
    const float inset = is_end ? -10.0F : 10.0F;
    const bool has_meaning = room >= 170;
    const float y = is_low ? corner.y - kLine - 6 - (has_meaning ? kLine : 0) : corner.y + 6;
    const TextLook look = {Role::text_muted, 12, true, anchor, 0};
    if (canvas.text_width(name, 12, true) <= room - 14) {
        canvas.text({corner.x + inset, y}, name, look);
    } else {  // on two lines
        const std::size_t cut = name.rfind(' ');
        const float first = is_low ? y - kLine : y;
        canvas.text({corner.x + inset, first}, name.substr(0, cut), look);
        canvas.text({corner.x + inset, first + kLine}, name.substr(cut + 1), look);
    }
    if (has_meaning)
        canvas.text({corner.x + inset, y + kLine}, meaning,
                    {Role::text_muted, 12, false, anchor, room - 12});
}

void draw_fields(Canvas& canvas, const ServiceScatter& chart, const Plot& plot) {
    const float x = plot.x(chart.goal), y = plot.y(chart.score_aim);
    canvas.line({x, plot.top}, {x, plot.bottom}, {Role::axis, 1, 4});
    canvas.line({plot.left, y}, {plot.right, y}, {Role::axis, 1, 4});
    const float before = x - plot.left, behind = plot.right - x;
    draw_field(canvas, {plot.left, plot.top}, false, false, before, "Missed but liked",
               "the promise may be too tight");
    draw_field(canvas, {plot.right, plot.top}, true, false, behind, "Kept and liked",
               "good inside and out");
    draw_field(canvas, {plot.left, plot.bottom}, false, true, before, "Missed and disliked",
               "people already know");
    draw_field(canvas, {plot.right, plot.bottom}, true, true, behind, "Kept but disliked",
               "green outside, red inside");
}

// A name goes right, left, above or below its point, wherever nothing stands yet.
Rect label_place(const Plot& plot, Point at, float width, std::span<const Rect> taken) {
    constexpr std::array<float, 7> kOffsets = {0, -17, 17, -34, 34, -51, 51};
    const float right = at.x + kMark + 5, left = at.x - kMark - 5 - width;
    for (const float offset : kOffsets)
        for (const float x : {right, left}) {
            const Rect place = {x, at.y + offset - kLine / 2, width, kLine};
            if (x < plot.left + 2 || x + width > plot.right + 4 || place.y < plot.top ||
                place.y + kLine > plot.bottom)
                continue;
            if (std::none_of(taken.begin(), taken.end(),
                             [&](const Rect& other) { return overlaps(place, other); }))
                return place;
        }
    return {std::clamp(left, plot.left + 2, std::max(plot.left + 2, plot.right - width)),
            at.y + kMark + 2, width, kLine};
}

void draw_service(Canvas& canvas, const ServiceScatter::Service& service, const Plot& plot) {
    const Role role = service.is_watermelon ? Role::negative : Role::series_1;
    const Point at = {plot.x(service.kept), plot.y(service.score)};
    const float low = plot.y(service.low), high = plot.y(service.high);
    const float left = plot.x(service.kept_low), right = plot.x(service.kept_high);
    canvas.line({at.x, high}, {at.x, low}, {role, 2, 0});
    for (const float y : {high, low})
        canvas.line({at.x - 4, y}, {at.x + 4, y}, {role, 2, 0});
    canvas.line({left, at.y}, {right, at.y}, {role, 2, 0});
    for (const float x : {left, right})
        canvas.line({x, at.y - 4}, {x, at.y + 4}, {role, 2, 0});
    canvas.circle(at, kMark + 2, Role::surface);
    if (service.is_watermelon) {
        draw_diamond(canvas, at, kMark + 1, {role, 2, 0});
        canvas.circle(at, kMark - 2, role);
    } else {
        canvas.circle(at, kMark, role);
    }
}

}  // namespace

float height_of(const ServiceScatter&, float width) {
    return (width < kNarrow ? 360.0F : 460.0F) + kTop + 6 + 2 * kLine + 4;
}

void draw(Canvas& canvas, const ServiceScatter& chart, float width) {
    Plot plot;
    plot.chart = &chart;
    plot.right = width - 4;
    plot.bottom = height_of(chart, width) - 6 - 2 * kLine - 4;
    const float x = plot.x(chart.goal), y = plot.y(chart.score_aim);
    canvas.fill_rect({x, y, plot.right - x, plot.bottom - y}, Role::negative_tint, 0);
    draw_axes(canvas, chart, plot);
    draw_fields(canvas, chart, plot);
    std::vector<Rect> taken;
    for (const auto& service : chart.services) {
        const Point at = {plot.x(service.kept), plot.y(service.score)};
        taken.push_back({at.x - kMark - 2, at.y - kMark - 2, 2 * kMark + 4, 2 * kMark + 4});
        taken.push_back(
            {at.x - 3, plot.y(service.high), 6, plot.y(service.low) - plot.y(service.high)});
        const float left = plot.x(service.kept_low);
        taken.push_back({left, at.y - 3, plot.x(service.kept_high) - left, 6});
        draw_service(canvas, service, plot);
    }
    for (const auto& service : chart.services) {
        const Point at = {plot.x(service.kept), plot.y(service.score)};
        const float wide =
            std::min(canvas.text_width(service.label, 12, true), (plot.right - plot.left) * 0.6F);
        const Rect place = label_place(plot, at, wide, taken);
        taken.push_back(place);
        canvas.text({place.x, place.y}, service.label,
                    {Role::text, 12, service.is_watermelon, Anchor::start, wide + 2});
    }
}

TextTable table_of(const ServiceScatter& chart) {
    TextTable table = {{"Service", "Kept", "Kept, 95% interval", "Requests", "Score",
                        "Score, 95% interval", "Ratings", "Where it lies"}};
    for (const auto& service : chart.services)
        table.push_back(
            {service.label, percent(service.kept),
             percent(service.kept_low) + " to " + percent(service.kept_high), service.of_kept,
             core::fixed_number(service.score, 1),
             core::fixed_number(service.low, 1) + " to " + core::fixed_number(service.high, 1),
             service.of_score, service.field});
    return table;
}

}  // namespace icx::chart
