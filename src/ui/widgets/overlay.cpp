#include "ui/widgets/overlay.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "ui/tokens.hpp"
#include "ui/widgets/internal.hpp"
#include "ui/widgets/layout.hpp"
#include "ui/widgets/text.hpp"

namespace icx::ui {
namespace {

constexpr float kMargin = 16;

// Contents of an overlay: a scroll container, so that what is too high stays reachable.
void open_contents(Context& ui, std::uint32_t id, const Rect& r, float padding, float gap) {
    ContextState& s = ui.state();
    const std::uint32_t scroll_id = hash_id(id, "contents");
    Scroller& scroller = s.scrollers[scroll_id];
    scroller.pass = s.pass;
    const int index = open_node(ui, Role::scroll, scroll_id, "");
    SemNode& node = s.nodes[static_cast<std::size_t>(index)];
    node.rect = r;
    node.has_rect = true;
    node.scroll_y = scroller.top;
    push_clip(ui, r);
    Layout& l = push_column(ui, {r.x + padding, r.y + padding - scroller.top, r.w - 2 * padding, 0},
                            hash_id(id, "flow"), gap);
    l.padding = {padding, padding};
    l.node = index;
    l.scroll_top = scroller.top;
    l.key = id;
}

void close_contents(Context& ui) {
    ContextState& s = ui.state();
    const Layout l = s.layout();
    s.layouts.pop_back();
    const float height = l.cursor - l.box.y + 2 * l.padding.y;
    remember(ui, l.key, 0, height);
    SemNode& node = s.nodes[static_cast<std::size_t>(l.node)];
    node.detail = "0 " + std::to_string(
                             static_cast<int>(height > node.rect.h + 0.5f ? std::ceil(height) : 0));
    pop_clip();
    close_node(ui);
}

}  // namespace

bool open_popover(Context& ui, std::uint32_t id, const Rect& anchor, Role role,
                  std::string_view name, float width, float padding) {
    ContextState& s = ui.state();
    if (s.popup != id) return false;
    if (take_dismiss(ui, id)) {
        s.popup = 0;
        return false;
    }
    open_layer(ui);
    const Viewport& view = s.viewport;
    width = std::min(width, view.width - 2 * kMargin);
    const float content = memory_of(ui, id).value[0];
    const float height = std::min(content, view.height - 2 * kMargin);
    Rect r{anchor.x, anchor.bottom() + 4, width, height};
    if (r.right() > view.width - kMargin) r.x = std::max(kMargin, anchor.right() - width);
    if (r.right() > view.width - kMargin) r.x = view.width - kMargin - width;
    if (r.bottom() > view.height - kMargin) {
        const float above = anchor.y - 4 - height;
        r.y = above >= kMargin ? above : std::max(kMargin, view.height - kMargin - height);
    }
    paint_shadow(ui, r, tokens::radius::kCard, true);
    fill_rect(ui, r, Color::surface_raised, tokens::radius::kCard);
    stroke_rect(ui, r, Color::border_strong, 1, tokens::radius::kCard);
    const int index = open_node(ui, role, hash_id(id, "panel"), name, kFixed);
    SemNode& node = s.nodes[static_cast<std::size_t>(index)];
    node.rect = r;
    node.has_rect = true;
    open_contents(ui, id, r, padding, 8);
    return true;
}

void close_popover(Context& ui) {
    close_contents(ui);
    close_node(ui);
    close_layer(ui);
}

Dialog::Dialog(Context& ui, std::string_view id, std::string_view title, const DialogOptions& o)
    : ui_(ui) {
    ContextState& s = ui.state();
    const std::uint32_t key = make_id(ui, id);
    dismissed_ = take_dismiss(ui, key);
    open_layer(ui);
    const Viewport& view = s.viewport;
    fill_rect(ui, {0, 0, view.width, view.height}, Color::scrim, 0, 0.4f);
    const bool sheet = o.sheet_on_phone && ui.phone();
    const float width = sheet ? view.width : std::min(o.width, view.width - 2 * kMargin);
    float height = memory_of(ui, key).value[0];
    height = std::min(height, view.height - (sheet ? 32.0f : 2 * kMargin));
    if (o.max_height > 0) height = std::min(height, o.max_height);
    const Rect r{std::floor((view.width - width) / 2),
                 sheet   ? view.height - height
                 : o.top ? std::min(96.0f, std::floor((view.height - height) / 2))
                         : std::floor((view.height - height) / 2),
                 width, height};
    paint_shadow(ui, r, tokens::radius::kCard, true);
    fill_corners(ui, r, Color::surface_raised, tokens::radius::kCard,
                 sheet ? Corners::top : Corners::all);
    stroke_corners(ui, r, Color::border_strong, 1, tokens::radius::kCard,
                   sheet ? Corners::top : Corners::all);
    const int index = open_node(ui, Role::dialog, key, title, kFixed | kModal);
    SemNode& node = s.nodes[static_cast<std::size_t>(index)];
    node.rect = r;
    node.has_rect = true;
    s.ids.push_back(key);
    open_contents(ui, key, r, o.padding, 8);
    if (o.show_title) {
        if (o.close_button) {
            Row row(ui, {.gap = 8, .align = Align::start});
            heading(ui, 2, title, {.style = TextStyle::title, .grow = true});
            if (icon_button(ui, "close", Icon::close, "Close")) dismissed_ = true;
        } else {
            heading(ui, 2, title, {.style = TextStyle::title});
        }
    }
}

Dialog::~Dialog() {
    close_contents(ui_);
    ui_.state().ids.pop_back();
    close_node(ui_);
    close_layer(ui_);
}

bool Dialog::dismissed() const { return dismissed_; }

DialogActions::DialogActions(Context& ui) : ui_(ui) {
    space(ui, 16);
    OpenBox box;
    box.grow = true;
    Layout& l = open_region(ui, Flow::row, box);
    l.wrap = ui.phone();
    // Quiet first, primary last, at the end of the line.
    if (!l.wrap) {
        const Memory& memory = memory_of(ui, l.id);
        if (memory.known) l.cursor = l.box.x + std::max(0.0f, l.box.w - memory.value[2]);
    }
}
DialogActions::~DialogActions() { close_region(ui_); }

Menu::Menu(Context& ui, std::string_view id, std::string_view name, const MenuOptions& o)
    : ui_(ui) {
    ContextState& s = ui.state();
    id_ = make_id(ui, id);
    const bool was_open = s.popup == id_;
    bool pressed = false;
    if (o.label.empty()) {
        pressed = icon_button(
            ui, id, o.icon, name,
            {.disabled = o.disabled, .expanded = was_open, .size = o.size, .menu = true});
    } else {
        pressed = button(ui, id, o.label,
                         {.kind = o.quiet ? ButtonKind::quiet : ButtonKind::secondary,
                          .size = o.size,
                          .icon_end = Icon::expand,
                          .disabled = o.disabled,
                          .name = name,
                          .expanded = was_open});
        s.nodes.back().flags |= kHasPopup;
    }
    if (pressed) s.popup = was_open ? 0 : id_;
    const Rect anchor = s.nodes.back().rect;
    open_ = open_popover(ui, id_, anchor, Role::menu, name, o.width, 8);
    if (open_) {
        s.ids.push_back(id_);
        s.layout().gap = 0;
    }
}

Menu::~Menu() {
    if (!open_) return;
    ui_.state().ids.pop_back();
    close_popover(ui_);
}

bool Menu::item(std::string_view id, std::string_view label, const ItemOptions& o) {
    ContextState& s = ui_.state();
    const Disabled disabled(ui_, o.disabled);
    const std::uint32_t key = make_id(ui_, id);
    const float height = ui_.viewport().touch ? 48.0f : 40.0f;
    const Rect r = put(ui_, 0, offer(ui_, 0, Fit::grow), height, Fit::grow);
    const Interaction it = interact(ui_, key, r);
    const Color ink = o.danger ? Color::negative_ink : Color::text;
    if (it.visible) {
        if (it.held)
            fill_rect(ui_, r, Color::surface_pressed, 8);
        else if (it.hovered || it.focused)
            fill_rect(ui_, r, Color::surface_hover, 8);
        float x = r.x + 12;
        const auto glyph = o.checked.value_or(false) ? std::optional(Icon::check) : o.icon;
        if (glyph || o.checked) {
            if (glyph)
                paint_icon(ui_, {x, r.y, 20, r.h}, *glyph, 20, o.danger ? ink : Color::text_muted);
            x += 32;
        }
        paint_line(ui_, {x, r.y, r.right() - 12 - x, r.h}, TextStyle::body, false, ink, label);
        if (!o.shortcut.empty())
            paint_line(ui_, {r.x, r.y, r.w - 12, r.h}, TextStyle::caption, false, Color::text_muted,
                       o.shortcut, Align::end);
    }
    SemNode& node = add_node(ui_, Role::menu_item, key, r, label);
    if (o.checked) node.flags |= *o.checked ? kChecked : kMixed;
    node.style = text_style(TextStyle::body, false);
    node.detail = o.shortcut;
    if (!take_press(ui_, key)) return false;
    s.popup = 0;
    return true;
}

void Menu::line() {
    space(ui_, 4);
    divider(ui_);
    space(ui_, 4);
}

Why::Why(Context& ui, std::string_view id, std::string_view about, std::string_view label)
    : ui_(ui) {
    ContextState& s = ui.state();
    const std::uint32_t key = make_id(ui, id);
    const bool was_open = s.popup == key;
    const bool pressed = small_button(ui, id, Icon::why, label, false, was_open);
    if (!about.empty()) s.nodes.back().value = std::string(label) + " " + std::string(about);
    if (pressed) s.popup = was_open ? 0 : key;
    const Rect anchor = s.nodes.back().rect;
    open_ = open_popover(ui, key, anchor, Role::dialog, about.empty() ? label : about, 360, 16);
    if (open_) s.ids.push_back(key);
}

Why::~Why() {
    if (!open_) return;
    ui_.state().ids.pop_back();
    close_popover(ui_);
}

void draw_toasts(Context& ui) {
    ContextState& s = ui.state();
    if (s.toasts.empty()) return;
    open_layer(ui);
    s.parents.clear();
    const Viewport& view = s.viewport;
    const float width = std::min(tokens::size::kToast, view.width - 32);
    float bottom = view.height - (ui.phone() ? 88.0f : 24.0f);
    for (auto it = s.toasts.rbegin(); it != s.toasts.rend(); ++it) {
        LiveToast& toast = *it;
        s.ids.push_back(hash_id(0x70A57u, toast.id));
        const float action =
            toast.action.empty()
                ? 0
                : std::ceil(text_width(ui, TextStyle::body, toast.action, true)) + 24;
        const float room = width - 16 - 16 - action;
        const TextBlock& block = layout_text(ui, TextStyle::body, false, toast.text, room);
        const float height = std::max(48.0f, block.height + 24);
        const Rect r{std::floor((view.width - width) / 2), bottom - height, width, height};
        paint_shadow(ui, r, 8, true);
        fill_rect(ui, r, Color::toast, 8);
        if (ui.theme() == Theme::contrast || view.system.forced)
            stroke_rect(ui, r, Color::toast_text, 1, 8);
        const Rect words{r.x + 16, r.y + std::floor((height - block.height) / 2), room,
                         block.height};
        paint_text(ui, words, TextStyle::body, false, Color::toast_text, toast.text, block);
        const int index = open_node(ui, Role::region, make_id(ui, "toast"), toast.text, kFixed);
        SemNode& node = s.nodes[static_cast<std::size_t>(index)];
        node.rect = r;
        node.has_rect = true;
        SemNode& text_node = add_node(ui, Role::text, make_id(ui, "words"), words, toast.text);
        text_node.style = text_style(TextStyle::body, false);
        text_node.flags = block.lines.size() > 1 ? kAutoRows : 0u;
        if (action > 0) {
            const std::uint32_t key = make_id(ui, "action");
            const Rect place{r.right() - 8 - action, r.y + std::floor((height - 32) / 2), action,
                             32};
            interact(ui, key, place);
            paint_line(ui, place, TextStyle::body, true, Color::toast_accent, toast.action,
                       Align::center);
            SemNode& press = add_node(ui, Role::button, key, place, toast.action);
            press.style = text_style(TextStyle::body, true, Align::center);
            if (take_press(ui, key)) toast.pressed = true;
        }
        close_node(ui);
        s.ids.pop_back();
        bottom = r.y - 8;
    }
    close_layer(ui);
}

}  // namespace icx::ui
