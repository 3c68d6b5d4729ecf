// Canvas: what a chart draws on, as an interface: the screen's adapter lives in ui/, the SVG one in
// report/. Units are CSS pixels from the chart's top left. Colours are roles: the names of the
// theme's tokens, so each theme paints the same drawing in its own colours.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace icx::chart {

// The same names as in assets/tokens.json (role_name).
enum class Role : std::uint8_t {
    surface,
    border,
    border_strong,
    text,
    text_muted,
    text_disabled,
    accent,
    accent_ink,
    accent_text,
    positive,
    warning,
    negative,
    neutral,
    neutral_text,
    series_1,
    series_2,
    series_3,
    series_4,
    heat_1,
    heat_2,
    heat_3,
    heat_4,
    heat_5,
    heat_6,
    heat_7,
    heat_1_text,
    heat_2_text,
    heat_3_text,
    heat_4_text,
    heat_5_text,
    heat_6_text,
    heat_7_text,
    likert_1,
    likert_2,
    likert_3,
    likert_4,
    likert_5,
    likert_1_text,
    likert_2_text,
    likert_3_text,
    likert_4_text,
    likert_5_text,
    axis,
    grid,
    band,
    band_neutral,
    hatch,
    negative_tint,
    count
};
std::string_view role_name(Role role);  // "surface", "heat-1-text"

struct Point {
    float x = 0, y = 0;
};
struct Rect {
    float x = 0, y = 0, w = 0, h = 0;
};
struct Stroke {
    Role role = Role::axis;
    float width = 1;
    float dash = 0;  // 0: solid; otherwise dash and gap length
};
enum class Anchor { start, middle, end };
struct TextLook {
    Role role = Role::text_muted;
    float size = 12;  // 12 or 14; the line is 16 or 20
    bool is_strong = false;
    Anchor anchor = Anchor::start;
    float max_width = 0;  // longer ends in an ellipsis; 0: no limit
};
constexpr float line_height(float size) { return size <= 12 ? 16 : size <= 14 ? 20 : size * 1.4F; }

class Canvas {
public:
    virtual ~Canvas() = default;
    virtual void fill_rect(Rect place, Role fill, float radius) = 0;
    virtual void stroke_rect(Rect place, const Stroke& stroke, float radius) = 0;
    virtual void hatch_rect(Rect place, Role role, float radius) = 0;
    virtual void line(Point a, Point b, const Stroke& stroke) = 0;
    virtual void polyline(std::span<const Point> points, const Stroke& stroke) = 0;
    virtual void circle(Point centre, float radius, Role fill) = 0;
    virtual void stroke_circle(Point centre, float radius, const Stroke& stroke) = 0;
    // The point is the top of the line box, at its start, middle or end.
    virtual void text(Point at, std::string_view words, const TextLook& look) = 0;
    virtual float text_width(std::string_view words, float size, bool is_strong) const = 0;
    // The struck-out eye of a hidden cell, 14 units wide.
    virtual void hidden_mark(Point centre, Role role);
};

// A diamond outline, the mark of an earlier wave, on a ground that hides what lies behind.
void draw_diamond(Canvas& canvas, Point centre, float radius, const Stroke& stroke);

}  // namespace icx::chart
