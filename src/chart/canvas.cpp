#include "chart/canvas.hpp"

#include <array>
#include <cmath>

namespace icx::chart {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(Role::count)> kNames = {
    "surface", "border", "border-strong", "text", "text-muted", "text-disabled",
    "accent", "accent-ink", "accent-text", "positive", "warning", "negative", "neutral",
    "neutral-text",
    "series-1", "series-2", "series-3", "series-4",
    "heat-1", "heat-2", "heat-3", "heat-4", "heat-5", "heat-6", "heat-7",
    "heat-1-text", "heat-2-text", "heat-3-text", "heat-4-text", "heat-5-text", "heat-6-text",
    "heat-7-text",
    "likert-1", "likert-2", "likert-3", "likert-4", "likert-5",
    "likert-1-text", "likert-2-text", "likert-3-text", "likert-4-text", "likert-5-text",
    "axis", "grid", "band", "band-neutral", "hatch", "negative-tint"};

}  // namespace

std::string_view role_name(Role role) { return kNames[static_cast<std::size_t>(role)]; }

void Canvas::hidden_mark(Point c, Role role) {
    std::array<Point, 17> lid{};
    for (std::size_t i = 0; i < lid.size(); i++) {
        const float angle = static_cast<float>(i) * 6.2831853F / 16;
        lid[i] = {c.x + 7 * std::cos(angle), c.y + 4 * std::sin(angle)};
    }
    polyline(lid, {role, 1, 0});
    stroke_circle(c, 2, {role, 1, 0});
    line({c.x - 5, c.y - 6}, {c.x + 5, c.y + 6}, {role, 1, 0});
}

void draw_diamond(Canvas& canvas, Point c, float r, const Stroke& stroke) {
    const std::array<Point, 5> corners = {Point{c.x, c.y - r}, Point{c.x + r, c.y},
                                          Point{c.x, c.y + r}, Point{c.x - r, c.y},
                                          Point{c.x, c.y - r}};
    canvas.circle(c, r * 0.7F, Role::surface);
    canvas.polyline(corners, stroke);
}

}  // namespace icx::chart
