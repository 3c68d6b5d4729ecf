#include "ui/widgets/controls.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "imgui.h"
#include "ui/tokens.hpp"
#include "ui/widgets/internal.hpp"
#include "ui/widgets/layout.hpp"
#include "ui/widgets/overlay.hpp"
#include "ui/widgets/text.hpp"

namespace icx::ui {
namespace {

struct Measures {
    float height, pad, icon, gap;
    TextStyle style;
};
Measures measures(Size size) {
    switch (size) {
    case Size::normal:
        return {tokens::size::kControl, 16, 20, 8, TextStyle::body};
    case Size::dense:
        return {tokens::size::kControlDense, 12, 16, 6, TextStyle::body};
    case Size::large:
        return {tokens::size::kControlTouch, 24, 20, 8, TextStyle::reading};
    }
    return {40, 16, 20, 8, TextStyle::body};
}

std::uint32_t toggle_flags(const std::optional<bool>& expanded,
                           const std::optional<bool>& pressed) {
    std::uint32_t flags = 0;
    if (expanded) flags |= *expanded ? kExpanded : kCollapsed;
    if (pressed) flags |= *pressed ? kPressed : kUnpressed;
    return flags;
}

struct ButtonPaint {
    std::optional<Color> fill, border;
    Color ink;
};
ButtonPaint button_paint(ButtonKind kind, const Interaction& it, bool on) {
    const bool hover = it.hovered, held = it.held;
    const Color ground = held ? Color::surface_pressed : Color::surface_hover;
    switch (kind) {
    case ButtonKind::primary: {
        const Color fill = held    ? Color::accent_pressed
                           : hover ? Color::accent_hover
                                   : Color::accent;
        return {fill, fill, Color::accent_text};
    }
    case ButtonKind::quiet:
        if (on) return {Color::accent_tint, {}, Color::accent_ink};
        return {hover || held ? std::optional(ground) : std::nullopt, {}, Color::accent_ink};
    case ButtonKind::danger:
        return {hover || held ? Color::negative_tint : Color::surface, Color::negative,
                Color::negative_ink};
    case ButtonKind::field:
        return {hover || held ? Color::surface_hover : Color::surface,
                hover || held ? Color::border_hover : Color::border_strong, Color::text_muted};
    case ButtonKind::secondary:
        break;
    }
    if (on) return {Color::surface_selected, Color::accent, Color::accent_ink};
    return {hover || held ? ground : Color::surface,
            hover || held ? Color::border_hover : Color::border_strong, Color::text};
}

// A button that looks like a search field: words at the start, its key at the end.
Interaction paint_field_button(Context& ui, std::uint32_t id, std::string_view label,
                               const ButtonOptions& o) {
    constexpr float kHeight = 34, kPad = 10, kIcon = 18, kGap = 8;
    const float words = std::ceil(text_width(ui, TextStyle::body, label, false));
    const float key =
        o.keys.empty() ? 0 : std::ceil(text_width(ui, TextStyle::caption, o.keys)) + 14;
    const float natural = std::max(o.min_width, kPad + kIcon + kGap + words + kGap + key + 6);
    const Rect r = put(ui, natural, offer(ui, natural, Fit::natural), kHeight, Fit::natural);
    const Interaction it = interact(ui, id, r);
    if (!it.visible) return it;
    const ButtonPaint paint = button_paint(o.kind, it, false);
    fill_rect(ui, r, *paint.fill, tokens::radius::kControl);
    stroke_rect(ui, r, *paint.border, 1, tokens::radius::kControl);
    float x = r.x + kPad;
    if (o.icon) {
        paint_icon(ui, {x, r.y, kIcon, r.h}, *o.icon, kIcon, paint.ink);
        x += kIcon + kGap;
    }
    paint_line(ui, {x, r.y, words, r.h}, TextStyle::body, false, paint.ink, label);
    if (key > 0) paint_key_cap(ui, {r.right() - key - 6, r.y + 6, key, 22}, o.keys);
    return it;
}

// Places and paints what button and link_button share; the node is the caller's.
Interaction paint_button(Context& ui, std::uint32_t id, std::string_view label,
                         const ButtonOptions& o) {
    if (o.kind == ButtonKind::field) return paint_field_button(ui, id, label, o);
    Measures m = measures(o.size);
    const float words = std::ceil(text_width(ui, m.style, label, true));
    float width = words + 2 * m.pad;
    if (o.icon) width += m.icon + m.gap;
    if (o.icon_end) width += m.icon + m.gap;
    width = std::max(width, o.min_width);
    const Fit fit = o.full_width || o.grow ? Fit::grow : Fit::natural;
    const float offered = offer(ui, width, fit);
    // Words that do not fit wrap: a label is never cut.
    const float room = offered - (width - words);
    float height = m.height;
    const TextBlock* block = &layout_text(ui, m.style, true, label, 0);
    if (block->width > room + 0.5f && room > 24) {
        block = &layout_text(ui, m.style, true, label, room);
        height = std::max(height, block->height + 16);
    }
    const Rect r = put(ui, width, offered, height, fit);
    const Interaction it = interact(ui, id, r);
    if (!it.visible) return it;
    const Fade fade(ui, o.disabled);
    const ButtonPaint paint = button_paint(o.kind, it, o.pressed.value_or(false));
    if (paint.fill) fill_rect(ui, r, *paint.fill, tokens::radius::kControl);
    if (paint.border && paint.border != paint.fill)
        stroke_rect(ui, r, *paint.border, 1, tokens::radius::kControl);
    float content = std::min(block->width, room);
    if (o.icon) content += m.icon + m.gap;
    if (o.icon_end) content += m.icon + m.gap;
    float x = r.x + std::floor((r.w - content) / 2);
    if (o.icon) {
        paint_icon(ui, {x, r.y, m.icon, r.h}, *o.icon, m.icon, paint.ink);
        x += m.icon + m.gap;
    }
    const float text_w = std::min(block->width, room);
    paint_text(ui, {x, r.y + std::floor((r.h - block->height) / 2), text_w, block->height}, m.style,
               true, paint.ink, label, *block, Align::center);
    x += text_w + m.gap;
    if (o.icon_end) paint_icon(ui, {x, r.y, m.icon, r.h}, *o.icon_end, m.icon, paint.ink);
    return it;
}

}  // namespace

bool button(Context& ui, std::string_view id, std::string_view label, const ButtonOptions& o) {
    const Disabled disabled(ui, o.disabled);
    const std::uint32_t key = make_id(ui, id);
    const Interaction it = paint_button(ui, key, label, o);
    SemNode& node =
        add_node(ui, Role::button, key, it.rect, label, toggle_flags(o.expanded, o.pressed));
    if (o.kind == ButtonKind::field)
        node.style = text_style(TextStyle::body, false);
    else
        node.style = text_style(measures(o.size).style, true, Align::center);
    node.value = o.name;
    node.detail = o.hint;
    return take_press(ui, key);
}

void link_button(Context& ui, std::string_view id, std::string_view label, std::string_view to,
                 const ButtonOptions& o) {
    const std::uint32_t key = make_id(ui, id);
    const Interaction it = paint_button(ui, key, label, o);
    SemNode& node = add_node(ui, Role::link, key, it.rect, label);
    node.style = text_style(measures(o.size).style, true, Align::center);
    node.value = o.name;
    node.detail = to;
}

bool icon_button(Context& ui, std::string_view id, Icon glyph, std::string_view name,
                 const IconButtonOptions& o) {
    const Disabled disabled(ui, o.disabled);
    const std::uint32_t key = make_id(ui, id);
    const float size = o.size == Size::large    ? tokens::size::kControlTouch
                       : o.size == Size::normal ? tokens::size::kControl
                                                : tokens::size::kControlDense;
    const float target = ui.viewport().touch ? std::max(size, 44.0f) : size;
    const Rect r = put(ui, target, target, Fit::natural);
    const Interaction it = interact(ui, key, r);
    const bool on = o.pressed.value_or(false) || o.expanded.value_or(false);
    if (it.visible) {
        if (on)
            fill_rect(ui, r, Color::accent_tint, 8);
        else if (it.held)
            fill_rect(ui, r, Color::surface_pressed, 8);
        else if (it.hovered)
            fill_rect(ui, r, Color::surface_hover, 8);
        paint_icon(ui, r, glyph, 20, on ? Color::accent_ink : it.held ? Color::text : o.color, on);
    }
    std::uint32_t flags = toggle_flags(o.expanded, o.pressed) | kHiddenLabel;
    if (o.menu) flags |= kHasPopup;
    add_node(ui, Role::button, key, r, name, flags);
    return take_press(ui, key);
}

bool link(Context& ui, std::string_view id, std::string_view label, std::string_view to,
          const LinkOptions& o) {
    const std::uint32_t key = make_id(ui, id);
    const TextBlock& whole = layout_text(ui, o.style, o.strong, label, 0);
    const float natural = std::ceil(whole.width);
    const Fit fit = o.grow ? Fit::grow : Fit::shrink;
    const float width = offer(ui, natural, fit);
    const TextBlock& block =
        natural <= width ? whole : layout_text(ui, o.style, o.strong, label, width);
    // Targets are at least 24 high even where the line is lower.
    const float height = std::max(block.height, tokens::size::kTargetMin);
    const Rect r = put(ui, natural, width, height, fit);
    const Interaction it = interact(ui, key, r);
    const Color ink = o.color.value_or(Color::accent_ink);
    if (it.visible) {
        const Rect words{r.x, r.y + std::floor((height - block.height) / 2), block.width,
                         block.height};
        paint_text(ui, words, o.style, o.strong, ink, label, block);
        if (it.hovered) hairline(ui, words.x, words.bottom() - 2, words.w, ink);
    }
    SemNode& node = add_node(ui, Role::link, key, r, label,
                             (o.external ? kExternal : 0u) | (o.current ? kSelected : 0u));
    node.style = text_style(o.style, o.strong);
    node.value = o.name;
    node.detail = to;
    return take_press(ui, key);
}

void place(Context& ui, std::string_view id, Icon glyph, std::string_view label,
           std::string_view to, const PlaceOptions& o) {
    const std::uint32_t key = make_id(ui, id);
    const Color ink = o.current ? Color::accent_ink : Color::text_muted;
    SemNode* node = nullptr;
    if (o.below) {
        const Rect r = put(ui, 0, offer(ui, 0, Fit::grow), 64, Fit::grow);
        const Interaction it = interact(ui, key, r);
        if (it.visible) {
            paint_icon(ui, {r.x, r.y + 11, r.w, 24}, glyph, 24, ink, o.current);
            paint_line(ui, {r.x, r.y + 37, r.w, 16}, TextStyle::caption, o.current, ink, label,
                       Align::center);
        }
        node = &add_node(ui, Role::link, key, r, label);
        node->style = text_style(TextStyle::caption, o.current, Align::center);
    } else {
        const Rect r = put(ui, 0, offer(ui, 0, Fit::grow), 40, Fit::grow);
        const Interaction it = interact(ui, key, r);
        if (it.visible) {
            if (o.current)
                fill_rect(ui, r, Color::surface_selected, 8);
            else if (it.held)
                fill_rect(ui, r, Color::surface_pressed, 8);
            else if (it.hovered)
                fill_rect(ui, r, Color::surface_hover, 8);
            if (o.current) fill_rect(ui, {r.x - 12, r.y + 8, 3, 24}, Color::accent);
            const Color color = !o.current && (it.hovered || it.held) ? Color::text : ink;
            paint_icon(ui, {r.x + 10, r.y, 20, r.h}, glyph, 20, color, o.current);
            if (!o.icon_only)
                paint_line(ui, {r.x + 42, r.y, r.w - 50, r.h}, TextStyle::body, o.current, color,
                           label);
            if (o.count > 0 && !o.icon_only) {
                const std::string words = std::to_string(o.count);
                const float width =
                    std::max(24.0f, text_width(ui, TextStyle::caption, words, true) + 12);
                const Rect pill{r.right() - 10 - width, r.y + 10, width, 20};
                fill_rect(ui, pill, Color::surface, 10);
                stroke_rect(ui, pill, Color::border, 1, 10);
                paint_line(ui, pill, TextStyle::caption, true, Color::neutral_ink, words,
                           Align::center);
            }
        }
        node = &add_node(ui, Role::link, key, r, label, o.icon_only ? kHiddenLabel : 0u);
        node->style = text_style(TextStyle::body, o.current);
    }
    if (o.current) node->flags |= kSelected;
    if (o.count > 0) node->value = std::string(label) + " " + std::to_string(o.count);
    node->detail = to;
}

bool slider(Context& ui, std::string_view id, std::string_view label, double& value,
            const SliderOptions& o) {
    const Disabled disabled(ui, o.disabled);
    const std::uint32_t key = make_id(ui, id);
    ContextState& s = ui.state();
    bool changed = false;
    if (auto it = s.values_in.find(key); it != s.values_in.end() && s.disabled == 0) {
        changed = it->second != value;
        value = std::clamp(it->second, o.min, o.max);
        s.values_in.erase(it);
        s.unsettled = true;
    }
    Column column(ui, {.gap = 4});
    Rect label_place;
    if (!o.hide_label) {
        const float w = std::ceil(text_width(ui, TextStyle::body, label, true));
        label_place = put(ui, w, 20, Fit::shrink);
        paint_line(ui, label_place, TextStyle::body, true, Color::text, label);
    }
    const float width = o.width > 0 ? o.width : offer(ui, 0, Fit::grow);
    const Rect r = put(ui, width, width, ui.viewport().touch ? 44.0f : 40.0f, Fit::fill);
    const Interaction it = interact(ui, key, r);
    const double share = o.max > o.min ? (value - o.min) / (o.max - o.min) : 0;
    const float middle = r.y + r.h / 2;
    // The knob's centre runs where the browser's thumb does: half a knob in from either end.
    const float knob = r.x + 10 + (r.w - 20) * static_cast<float>(share);
    fill_rect(ui, {r.x, middle - 2, r.w, 4}, Color::border_strong, 2);
    fill_rect(ui, {r.x, middle - 2, knob - r.x, 4}, Color::accent, 2);
    fill_circle(ui, knob, middle, 10, it.held ? Color::accent : Color::surface);
    stroke_circle(ui, knob, middle, 10, Color::accent, it.hovered ? 3.0f : 2.0f);
    SemNode& node = add_node(ui, Role::slider, key, r, label, o.hide_label ? kHiddenLabel : 0u);
    node.style = text_style(TextStyle::body, true);
    node.value = o.words;
    char range[96];
    std::snprintf(range, sizeof range, "%g %g %g %g", o.min, o.max, o.step, value);
    node.detail = range;
    if (!o.hide_label) node.label = label_place;
    return changed;
}

bool small_button(Context& ui, std::string_view id, std::optional<Icon> glyph,
                  std::string_view label, bool icon_only, std::optional<bool> expanded) {
    const std::uint32_t key = make_id(ui, id);
    const bool pressed = take_press(ui, key);
    const bool on = expanded.value_or(false);
    const float words = icon_only ? 0 : std::ceil(text_width(ui, TextStyle::caption, label, on));
    const float width = icon_only ? 24 : words + 14 + (glyph ? 20 : 0);
    const float target = ui.viewport().touch ? 44.0f : 24.0f;
    const Rect r = put(ui, std::max(width, target), target, Fit::natural);
    const Interaction it = interact(ui, key, r);
    if (it.visible) {
        if (on)
            fill_rect(ui, r, Color::accent_tint, 8);
        else if (it.hovered)
            fill_rect(ui, r, it.held ? Color::surface_pressed : Color::surface_hover, 8);
        if (icon_only) {
            paint_icon(ui, r, glyph.value_or(Icon::why), 16, Color::accent_ink);
        } else {
            float x = r.x + 6;
            if (glyph) {
                paint_icon(ui, {x, r.y, 16, r.h}, *glyph, 16, Color::accent_ink);
                x += 20;
            }
            paint_line(ui, {x, r.y, words + 1, r.h}, TextStyle::caption, on, Color::accent_ink,
                       label);
        }
    }
    SemNode& node = add_node(ui, Role::button, key, r, label,
                             toggle_flags(expanded, {}) | (icon_only ? kHiddenLabel : 0u));
    node.style = text_style(TextStyle::caption, on, Align::center);
    return pressed;
}

}  // namespace icx::ui
