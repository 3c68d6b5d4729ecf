// What one chooses among: segments, chips, tabs.
#include <algorithm>
#include <cmath>
#include <string>

#include "ui/tokens.hpp"
#include "ui/widgets/controls.hpp"
#include "ui/widgets/internal.hpp"
#include "ui/widgets/layout.hpp"
#include "ui/widgets/text.hpp"

namespace icx::ui {
namespace {

float count_width(Context& ui, int count) {
    return std::max(
        24.0f, std::ceil(text_width(ui, TextStyle::caption, std::to_string(count), true)) + 14);
}

}  // namespace

bool segmented(Context& ui, std::string_view id, std::string_view name,
               std::span<const Choice> choices, int& selected, const ChoiceOptions& o) {
    IdScope scope(ui, id);
    const Disabled disabled(ui, o.disabled);
    if (o.show_name) text(ui, name, {.strong = true, .decorative = true});
    float natural = 1;
    for (const Choice& c : choices)
        natural += std::ceil(text_width(ui, TextStyle::body, c.label, true)) + 25;
    const bool touch = ui.viewport().touch;
    const float width = offer(ui, natural, Fit::natural);
    const Rect r = put(ui, natural, width, touch ? 44.0f : 32.0f, Fit::natural);
    const int group = open_node(ui, Role::radiogroup, make_id(ui, "group"), name);
    ui.state().nodes[static_cast<std::size_t>(group)].rect = r;
    ui.state().nodes[static_cast<std::size_t>(group)].has_rect = true;
    fill_rect(ui, r, Color::surface, 8);
    bool changed = false;
    const float squeeze =
        width < natural ? (natural - width) / static_cast<float>(choices.size()) : 0;
    float x = r.x;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const Choice& c = choices[i];
        const float w = std::ceil(text_width(ui, TextStyle::body, c.label, true)) + 25 - squeeze;
        const bool last = i + 1 == choices.size();
        const Rect cell{x, r.y, last ? r.right() - x : w + 1, r.h};
        const std::uint32_t key = make_id(ui, c.id);
        const Interaction it = interact(ui, key, cell);
        if (take_press(ui, key)) {
            changed = static_cast<int>(i) != selected;
            selected = static_cast<int>(i);
        }
        const bool on = static_cast<int>(i) == selected;
        const Corners corners = choices.size() == 1 ? Corners::all
                                : i == 0            ? Corners::start
                                : last              ? Corners::end
                                                    : Corners::none;
        if (on)
            fill_corners(ui, cell, Color::surface_selected, 8, corners);
        else if (it.hovered)
            fill_corners(ui, cell, it.held ? Color::surface_pressed : Color::surface_hover, 8,
                         corners);
        paint_line(ui, cell, TextStyle::body, on, on ? Color::accent_ink : Color::text_muted,
                   c.label, Align::center);
        if (!last) hairline(ui, cell.right() - 1, r.y, r.h, Color::border_strong, true);
        SemNode& node = add_node(ui, Role::radio, key, cell, c.label, on ? kChecked : 0u);
        node.style = text_style(TextStyle::body, on, Align::center);
        x += w;
    }
    stroke_rect(ui, r, Color::border_strong, 1, 8);
    close_node(ui);
    return changed;
}

bool chip(Context& ui, std::string_view id, std::string_view label, bool& on,
          const ChipOptions& o) {
    const Disabled disabled(ui, o.disabled);
    const std::uint32_t key = make_id(ui, id);
    const bool pressed = take_press(ui, key);
    if (pressed && !o.action) on = !on;
    const bool shown_on = on && !o.action;
    const bool has_icon = o.icon.has_value() || shown_on;
    const float width =
        std::ceil(text_width(ui, TextStyle::body, label, shown_on)) + 24 + (has_icon ? 22 : 0);
    const Rect r = put(ui, width, ui.viewport().touch ? 44.0f : 32.0f, Fit::natural);
    const Interaction it = interact(ui, key, r);
    if (it.visible) {
        const Color ground = shown_on     ? Color::surface_selected
                             : it.held    ? Color::surface_pressed
                             : it.hovered ? Color::surface_hover
                                          : Color::surface;
        const Color edge = shown_on                ? Color::accent
                           : it.hovered || it.held ? Color::border_hover
                                                   : Color::border_strong;
        fill_rect(ui, r, ground, r.h / 2);
        stroke_rect(ui, r, edge, 1, r.h / 2);
        const Color ink = shown_on ? Color::accent_ink : Color::text;
        float x = r.x + 12;
        if (has_icon) {
            paint_icon(ui, {x, r.y, 16, r.h}, shown_on ? Icon::check : *o.icon, 16, ink);
            x += 22;
        }
        paint_line(ui, {x, r.y, r.right() - 12 - x, r.h}, TextStyle::body, shown_on, ink, label);
    }
    SemNode& node = add_node(ui, Role::button, key, r, label,
                             kRound | (o.action ? 0u
                                       : on     ? kPressed
                                                : kUnpressed));
    node.style = text_style(TextStyle::body, shown_on, Align::center);
    return pressed;
}

bool tabs(Context& ui, std::string_view id, std::string_view name, std::span<const TabItem> items,
          int& selected, const TabsOptions& o) {
    IdScope scope(ui, id);
    const bool links = !items.empty() && !items.front().to.empty();
    float natural = 0;
    for (const TabItem& item : items) {
        natural += std::ceil(text_width(ui, TextStyle::body, item.label, true)) + 24;
        if (item.count > 0) natural += 8 + count_width(ui, item.count);
    }
    natural -= 24;
    const float line = o.height - 1;
    const Rect r = put(ui, natural, offer(ui, natural, Fit::grow), o.height, Fit::grow);
    ContextState& s = ui.state();
    const int group =
        open_node(ui, links ? Role::navigation : Role::tab_list, make_id(ui, "list"), name);
    SemNode& list = s.nodes[static_cast<std::size_t>(group)];
    list.rect = r;
    list.has_rect = true;
    // Tabs that do not fit scroll sideways, by the browser.
    const std::uint32_t scroll_id = make_id(ui, "scroll");
    const bool overflow = natural > r.w + 0.5f;
    Scroller& scroller = s.scrollers[scroll_id];
    scroller.pass = s.pass;
    if (!overflow) scroller.left = 0;
    const int area = open_node(ui, Role::scroll, scroll_id, "");
    SemNode& inner = s.nodes[static_cast<std::size_t>(area)];
    inner.rect = r;
    inner.has_rect = true;
    inner.scroll_x = scroller.left;
    inner.detail = std::to_string(overflow ? static_cast<int>(natural) + 8 : 0) + " 0";
    if (o.line) hairline(ui, r.x, r.bottom() - 1, r.w);
    push_clip(ui, r);
    bool changed = false;
    float x = r.x - scroller.left;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const TabItem& item = items[i];
        const std::uint32_t key = make_id(ui, item.id);
        if (take_press(ui, key)) {
            changed = static_cast<int>(i) != selected;
            selected = static_cast<int>(i);
        }
        const bool on = static_cast<int>(i) == selected;
        const float words = std::ceil(text_width(ui, TextStyle::body, item.label, true));
        const float count = item.count > 0 ? count_width(ui, item.count) : 0;
        const Rect cell{x, r.y, words + (count > 0 ? 8 + count : 0), o.height};
        const Interaction it = interact(ui, key, cell);
        paint_line(ui, {cell.x, cell.y, words, line}, TextStyle::body, on,
                   on || it.hovered ? Color::text : Color::text_muted, item.label);
        if (item.count > 0) {
            const std::string number = std::to_string(item.count);
            const Rect pill{cell.x + words + 8, cell.y + std::floor((line - 20) / 2), count, 20};
            fill_rect(ui, pill, Color::neutral_tint, 10);
            paint_line(ui, pill, TextStyle::caption, true, Color::neutral_ink, number,
                       Align::center);
        }
        if (on)
            fill_corners(ui, {cell.x, cell.bottom() - 3, cell.w, 3}, Color::accent, 2,
                         Corners::top);
        SemNode& node = add_node(ui, links ? Role::link : Role::tab, key, cell, item.label,
                                 on ? kSelected : 0u);
        node.style = text_style(TextStyle::body, on);
        if (item.count > 0) node.value = std::string(item.label) + " " + std::to_string(item.count);
        if (links)
            node.detail = item.to;
        else
            node.detail = std::to_string(make_id(ui, "panel"));
        x += cell.w + 24;
    }
    pop_clip();
    close_node(ui);
    close_node(ui);
    return changed;
}

TabPanel::TabPanel(Context& ui, std::string_view tabs_id, std::string_view name) : ui_(ui) {
    open_node(ui, Role::tab_panel, hash_id(make_id(ui, tabs_id), "panel"), name);
}
TabPanel::~TabPanel() { close_node(ui_); }

}  // namespace icx::ui
