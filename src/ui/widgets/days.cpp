#include "ui/widgets/days.hpp"

#include <cmath>

#include "ui/widgets/internal.hpp"
#include "ui/widgets/layout.hpp"
#include "ui/widgets/text.hpp"

namespace icx::ui {
namespace {

constexpr std::string_view kWeekdays[] = {"M", "T", "W", "T", "F", "S", "S"};
constexpr float kHeadHeight = 20;
constexpr float kGap = 2;

Color paint_ground(Context& ui, const Rect& r, DayLook look, bool is_hovered) {
    constexpr float kRadius = 6;
    switch (look) {
    case DayLook::closed:
        if (is_hovered) fill_rect(ui, r, Color::surface_hover, kRadius);
        return Color::text_muted;
    case DayLook::holiday:
        fill_rect(ui, r, is_hovered ? Color::accent_hover : Color::accent, kRadius);
        return Color::accent_text;
    case DayLook::special:
    case DayLook::open:
        break;
    }
    fill_rect(ui, r, is_hovered ? Color::surface_hover : Color::surface, kRadius);
    stroke_rect(ui, r, is_hovered ? Color::border_hover : Color::border_strong, 1, kRadius);
    if (look == DayLook::special)
        fill_rect(ui, {r.x + 4, r.bottom() - 6, r.w - 8, 3}, Color::accent, 1.5f);
    return Color::text;
}

void paint_day(Context& ui, const Rect& r, const DayCell& cell, bool is_hovered) {
    const Color ink = paint_ground(ui, r, cell.look, is_hovered);
    const float lift = cell.look == DayLook::special ? 4.0f : 0.0f;
    paint_line(ui, {r.x, r.y, r.w, r.h - lift}, TextStyle::caption, cell.is_today, ink,
               std::to_string(cell.day), Align::center);
    if (cell.is_today) stroke_rect(ui, {r.x - 1, r.y - 1, r.w + 2, r.h + 2}, Color::text, 2, 7);
}

}  // namespace

int month_grid(Context& ui, std::string_view id, std::string_view title, int first_weekday,
               std::span<const DayCell> days) {
    const IdScope scope(ui, id);
    const Group group(ui, "days", Role::group, title);
    const float day_height = ui.viewport().touch || ui.phone() ? 36.0f : 28.0f;
    const int weeks = (first_weekday + static_cast<int>(days.size()) + 6) / 7;
    const float width = offer(ui, 7 * day_height, Fit::grow);
    const float height = kHeadHeight + static_cast<float>(weeks) * (day_height + kGap);
    const Rect place = put(ui, 7 * day_height, width, height, Fit::fill);
    const float step = std::floor((place.w + kGap) / 7);
    for (int i = 0; i < 7; i++)
        paint_line(ui, {place.x + step * static_cast<float>(i), place.y, step - kGap, kHeadHeight},
                   TextStyle::caption, false, Color::text_muted, kWeekdays[i], Align::center);
    int pressed = -1;
    for (std::size_t i = 0; i < days.size(); i++) {
        const int at = first_weekday + static_cast<int>(i);
        const Rect r{place.x + step * static_cast<float>(at % 7),
                     place.y + kHeadHeight + static_cast<float>(at / 7) * (day_height + kGap),
                     step - kGap, day_height};
        const std::uint32_t key = make_id(ui, std::to_string(days[i].day));
        if (take_press(ui, key)) pressed = static_cast<int>(i);
        const Interaction it = interact(ui, key, r);
        if (it.visible) paint_day(ui, r, days[i], it.hovered || it.held);
        SemNode& node = add_node(ui, Role::button, key, r, days[i].name,
                                 kHiddenLabel | kRoving | (days[i].is_stop ? kStop : 0u));
        node.style = text_style(TextStyle::caption, false, Align::center);
    }
    return pressed;
}

void day_sample(Context& ui, DayLook look, std::string_view words) {
    const Row row(
        ui, {.gap = 8, .width = 28 + 8 + std::ceil(text_width(ui, TextStyle::caption, words)) + 2});
    const Rect r = put(ui, 28, 24, Fit::natural);
    paint_day(ui, r, {12, look, "", false, false}, false);
    caption(ui, words, {.color = Color::text_muted, .nowrap = true});
}

}  // namespace icx::ui
