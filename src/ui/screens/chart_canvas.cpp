#include "ui/screens/chart_canvas.hpp"

#include <vector>

namespace icx::ui {
namespace {

using Ink = chart::Role;

// Both name the tokens; the chart's list is the shorter one.
Color color_of(Ink role) {
    constexpr Color kColors[] = {
        Color::surface,       Color::border,        Color::border_strong, Color::text,
        Color::text_muted,    Color::text_disabled, Color::accent,        Color::accent_ink,
        Color::accent_text,   Color::positive,      Color::warning,       Color::negative,
        Color::neutral,       Color::neutral_text,  Color::series_1,      Color::series_2,
        Color::series_3,      Color::series_4,      Color::heat_1,        Color::heat_2,
        Color::heat_3,        Color::heat_4,        Color::heat_5,        Color::heat_6,
        Color::heat_7,        Color::heat_1_text,   Color::heat_2_text,   Color::heat_3_text,
        Color::heat_4_text,   Color::heat_5_text,   Color::heat_6_text,   Color::heat_7_text,
        Color::likert_1,      Color::likert_2,      Color::likert_3,      Color::likert_4,
        Color::likert_5,      Color::likert_1_text, Color::likert_2_text, Color::likert_3_text,
        Color::likert_4_text, Color::likert_5_text, Color::axis,          Color::grid,
        Color::band,          Color::band_neutral,  Color::hatch,
        Color::negative_tint};
    static_assert(std::size(kColors) == static_cast<std::size_t>(Ink::count));
    return kColors[static_cast<std::size_t>(role)];
}

Stroke stroke_of(const chart::Stroke& stroke) {
    return {color_of(stroke.role), stroke.width, stroke.dash};
}

TextStyle style_of(float size) {
    return size <= 12 ? TextStyle::caption : size <= 14 ? TextStyle::body : TextStyle::reading;
}

}  // namespace

void ChartCanvas::fill_rect(chart::Rect place, Ink fill, float radius) {
    canvas_.rect({place.x, place.y, place.w, place.h}, color_of(fill), radius);
}

void ChartCanvas::stroke_rect(chart::Rect place, const chart::Stroke& stroke, float radius) {
    canvas_.outline({place.x, place.y, place.w, place.h}, stroke_of(stroke), radius);
}

void ChartCanvas::hatch_rect(chart::Rect place, Ink role, float radius) {
    canvas_.hatch({place.x, place.y, place.w, place.h}, color_of(role), radius);
}

void ChartCanvas::line(chart::Point a, chart::Point b, const chart::Stroke& stroke) {
    canvas_.line({a.x, a.y}, {b.x, b.y}, stroke_of(stroke));
}

void ChartCanvas::polyline(std::span<const chart::Point> points, const chart::Stroke& stroke) {
    std::vector<ui::Point> own;
    own.reserve(points.size());
    for (const chart::Point& point : points)
        own.push_back({point.x, point.y});
    canvas_.polyline(own, stroke_of(stroke));
}

void ChartCanvas::circle(chart::Point centre, float radius, Ink fill) {
    canvas_.circle({centre.x, centre.y}, radius, color_of(fill));
}

void ChartCanvas::stroke_circle(chart::Point centre, float radius, const chart::Stroke& stroke) {
    canvas_.circle({centre.x, centre.y}, radius, Color::surface, stroke_of(stroke));
}

void ChartCanvas::text(chart::Point at, std::string_view words, const chart::TextLook& look) {
    ui::Canvas::TextOptions options;
    options.style = style_of(look.size);
    options.strong = look.is_strong;
    options.color = color_of(look.role);
    options.align = look.anchor == chart::Anchor::start    ? Align::start
                    : look.anchor == chart::Anchor::middle ? Align::center
                                                           : Align::end;
    options.max_width = look.max_width;
    canvas_.text({at.x, at.y}, words, options);
}

float ChartCanvas::text_width(std::string_view words, float size, bool is_strong) const {
    return canvas_.text_width(words, style_of(size), is_strong);
}

void ChartCanvas::hidden_mark(chart::Point centre, Ink role) {
    canvas_.icon({centre.x, centre.y}, Icon::hidden, 16, color_of(role));
}

}  // namespace icx::ui
