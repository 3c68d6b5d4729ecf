// The button that opens the system's file dialog, and the place to drop files on.
#include <cmath>

#include "ui/widgets/fields.hpp"
#include "ui/widgets/internal.hpp"
#include "ui/widgets/layout.hpp"
#include "ui/widgets/text.hpp"

namespace icx::ui {

void file_button(Context& ui, std::string_view id, std::string_view label, const FileOptions& o) {
    const Disabled disabled(ui, o.disabled);
    const std::uint32_t key = make_id(ui, id);
    const float icon = o.icon ? (o.size == Size::dense ? 22.0f : 28.0f) : 0.0f;
    const float pad = o.size == Size::dense ? 12.0f : o.size == Size::large ? 24.0f : 16.0f;
    const float height = o.size == Size::dense ? 32.0f : o.size == Size::large ? 48.0f : 40.0f;
    const TextStyle style = o.size == Size::large ? TextStyle::reading : TextStyle::body;
    const float words = std::ceil(text_width(ui, style, label, true));
    const float natural = words + 2 * pad + icon;
    const Fit fit = o.full_width ? Fit::grow : Fit::natural;
    const Rect r = put(ui, natural, height, fit);
    const Interaction it = interact(ui, key, r);
    if (it.visible) {
        const bool primary = o.kind == ButtonKind::primary, quiet = o.kind == ButtonKind::quiet;
        const Color ground = primary      ? (it.hovered ? Color::accent_hover : Color::accent)
                             : it.hovered ? Color::surface_hover
                                          : Color::surface;
        if (!quiet || it.hovered) fill_rect(ui, r, ground, 8);
        if (!quiet && !primary)
            stroke_rect(ui, r, it.hovered ? Color::border_hover : Color::border_strong, 1, 8);
        const Color ink = primary ? Color::accent_text : quiet ? Color::accent_ink : Color::text;
        float x = r.x + std::floor((r.w - words - icon) / 2);
        if (o.icon) {
            const float size = icon - (o.size == Size::dense ? 6.0f : 8.0f);
            paint_icon(ui, {x, r.y, size, r.h}, *o.icon, size, ink);
            x += icon;
        }
        paint_line(ui, {x, r.y, words + 1, r.h}, style, true, ink, label);
    }
    SemNode& node = add_node(ui, Role::file, key, r, label, o.multiple ? kPressed : 0u);
    node.style = text_style(style, true, Align::center);
    node.detail = o.accept;
}

void drop_zone(Context& ui, std::string_view id, std::string_view words, std::string_view label,
               const FileOptions& o) {
    IdScope scope(ui, id);
    Column column(ui, {.padding = {24, 24}, .gap = 12, .align = Align::center});
    const Layout& l = ui.state().layout();
    const Rect r{l.slot.x, l.slot.y, l.slot.w, l.slot.h};
    for (float x = 8; x < r.w - 12; x += 8) {
        fill_rect(ui, {r.x + x, r.y, 4, 1}, Color::border_strong);
        fill_rect(ui, {r.x + x, r.bottom() - 1, 4, 1}, Color::border_strong);
    }
    for (float y = 8; y < r.h - 12; y += 8) {
        fill_rect(ui, {r.x, r.y + y, 1, 4}, Color::border_strong);
        fill_rect(ui, {r.right() - 1, r.y + y, 1, 4}, Color::border_strong);
    }
    icon(ui, Icon::import_, {.size = 24});
    text(ui, words, {.color = Color::text_muted, .align = Align::center, .max_width = 400});
    file_button(ui, "files", label, o);
}

}  // namespace icx::ui
