#include "ui/widgets/lists.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "ui/tokens.hpp"
#include "ui/widgets/controls.hpp"
#include "ui/widgets/internal.hpp"
#include "ui/widgets/text.hpp"

namespace icx::ui {
namespace {

constexpr int kAlwaysAll = 60;  // shorter tables are drawn whole
constexpr int kBeyond = 6;      // rows drawn outside the visible part

Color ink_of(Tone tone) {
    switch (tone) {
    case Tone::neutral:
        return Color::text;
    case Tone::accent:
        return Color::accent_ink;
    case Tone::positive:
        return Color::positive_ink;
    case Tone::warning:
        return Color::warning_ink;
    case Tone::negative:
        return Color::negative_ink;
    }
    return Color::text;
}

Color tint_of(Tone tone) {
    switch (tone) {
    case Tone::neutral:
        return Color::neutral_tint;
    case Tone::accent:
        return Color::surface_selected;
    case Tone::positive:
        return Color::positive_tint;
    case Tone::warning:
        return Color::warning_tint;
    case Tone::negative:
        return Color::negative_tint;
    }
    return Color::neutral_tint;
}

void words_node(Context& ui, std::uint32_t id, const Rect& r, std::string_view words,
                TextStyle style, bool strong, Align align = Align::start) {
    SemNode& node = add_node(ui, Role::text, id, r, words);
    node.flags = 0;
    node.style = text_style(style, strong, align);
}

void lay_out_columns(TableState& t, float width, bool phone) {
    float fixed = 0, shares = 0;
    for (const TableColumn& c : t.columns) {
        if (phone && c.hide_on_phone) continue;
        fixed += c.width.units;
        shares += c.width.share;
    }
    const float unit = shares > 0 ? std::max(0.0f, width - fixed) / shares : 0;
    float x = 0;
    for (const TableColumn& c : t.columns) {
        float w = c.width.share > 0 ? std::max(c.width.min, c.width.share * unit) : c.width.units;
        if (phone && c.hide_on_phone) w = 0;
        t.lefts.push_back(std::floor(x));
        x += w;
        t.widths.push_back(w > 0 ? std::floor(x) - t.lefts.back() : 0);
    }
}

Rect cell_rect(const TableState& t, std::size_t column, const Rect& row) {
    const float start = column == 0 ? 16 : 12;
    const float end = column + 1 == t.columns.size() ? 16 : 12;
    return {row.x + t.lefts[column] + start, row.y, std::max(0.0f, t.widths[column] - start - end),
            row.h};
}

}  // namespace

List::List(Context& ui, std::string_view id, std::string_view name, float gap) : ui_(ui) {
    open_node(ui, Role::list, make_id(ui, id), name);
    OpenBox box;
    box.grow = true;
    box.gap = gap;
    open_region(ui, Flow::column, box);
}
List::~List() {
    close_region(ui_);
    close_node(ui_);
}

ListItem::ListItem(Context& ui, std::string_view id, const ListItemOptions& o) : ui_(ui) {
    const bool first = ui.state().layout().empty;
    if (o.line && !first) divider(ui);
    open_node(ui, Role::list_item, make_id(ui, id), "");
    OpenBox box;
    box.grow = true;
    box.padding = o.padding;
    box.gap = o.gap;
    box.min_height = o.min_height;
    const Layout& l = open_region(ui, Flow::column, box);
    if (o.selected) fill_rect(ui, l.slot, Color::surface_selected);
}
ListItem::~ListItem() {
    close_region(ui_);
    close_node(ui_);
}

bool list_row(Context& ui, std::string_view id, std::string_view title, const ListRowOptions& o) {
    if (o.line && !ui.state().layout().empty) divider(ui);
    const std::uint32_t key = make_id(ui, id);
    const bool two = !o.detail.empty() || (!o.value.empty() && !o.value_note.empty());
    const TextStyle style = o.head ? TextStyle::caption : TextStyle::body;
    const bool strong = two || o.selected || o.head;
    const float lead = o.indent + 16 + (o.icon ? (o.icon_tile ? 44.0f : 32.0f) : 0.0f);
    float value_width = 0;
    if (!o.value.empty()) value_width = text_width(ui, TextStyle::body, o.value, true);
    if (!o.value_note.empty())
        value_width = std::max(value_width, text_width(ui, TextStyle::caption, o.value_note));
    value_width = std::ceil(value_width) + (value_width > 0 ? 12.0f : 0.0f);
    const float width = offer(ui, 0, Fit::grow);
    const float room = std::max(40.0f, width - lead - value_width - 16);
    const TextBlock& block = layout_text(ui, style, strong, title, room, 2);
    float height = o.height > 0 ? o.height : two ? 56.0f : 40.0f;
    const float words_height = block.height + (o.detail.empty() ? 0 : 16);
    height = std::max({height, words_height + 16, ui.viewport().touch ? 48.0f : 0.0f});
    const Rect r = put(ui, 0, width, height, Fit::grow);
    const Interaction it = interact(ui, key, r);
    if (it.visible) {
        if (o.selected)
            fill_rect(ui, {r.x + 8, r.y, r.w - 16, r.h}, Color::surface_selected, 8);
        else if (it.held)
            fill_rect(ui, {r.x + 8, r.y, r.w - 16, r.h}, Color::surface_pressed, 8);
        else if (it.hovered)
            fill_rect(ui, {r.x + 8, r.y, r.w - 16, r.h}, Color::surface_hover, 8);
        if (o.icon && o.icon_tile) {
            const Rect tile{r.x + o.indent + 16, r.y + std::floor((r.h - 32) / 2), 32, 32};
            fill_rect(ui, tile, tint_of(o.tone), 8);
            paint_icon(ui, tile, *o.icon, 20, ink_of(o.tone), o.tone == Tone::negative);
        } else if (o.icon) {
            paint_icon(ui, {r.x + o.indent + 16, r.y, 20, r.h}, *o.icon, 20,
                       o.selected ? Color::accent_ink : Color::text_muted);
        }
        const float top = r.y + std::floor((r.h - words_height) / 2);
        paint_text(ui, {r.x + lead, top, room, block.height}, style, strong,
                   o.selected ? Color::accent_ink
                   : o.head   ? Color::text_muted
                              : Color::text,
                   title, block);
        if (!o.detail.empty())
            paint_line(ui, {r.x + lead, top + block.height, room, 16}, TextStyle::caption, false,
                       Color::text_muted, o.detail);
        const Rect end{r.right() - 16 - value_width, top, value_width, 20};
        if (!two && !o.value_note.empty()) {
            paint_line(ui, {end.x, r.y, end.w, r.h}, TextStyle::caption, false, Color::text_muted,
                       o.value_note, Align::end);
        } else if (!o.value_note.empty()) {
            paint_line(ui, {end.x, top, end.w, 20}, TextStyle::body, true, ink_of(o.value_tone),
                       o.value, Align::end);
            paint_line(ui, {end.x, top + 20, end.w, 16}, TextStyle::caption, false,
                       Color::text_muted, o.value_note, Align::end);
        } else if (!o.value.empty()) {
            paint_line(ui, {end.x, r.y, end.w, r.h}, TextStyle::body, true, ink_of(o.value_tone),
                       o.value, Align::end);
        }
    }
    // A list's children are items, whatever they hold.
    ContextState& s = ui.state();
    const bool in_list = !s.parents.empty() &&
                         s.nodes[static_cast<std::size_t>(s.parents.back())].role == Role::list;
    if (in_list) {
        open_node(ui, Role::list_item, hash_id(key, "item"), "");
        s.nodes.back().rect = r;
        s.nodes.back().has_rect = true;
    }
    SemNode& node = add_node(ui, o.to.empty() ? Role::button : Role::link, key, r, title,
                             kSquare | (o.selected ? kSelected : 0u));
    node.style = text_style(style, strong);
    for (std::string_view part : {o.detail, o.value, o.value_note})
        if (!part.empty()) node.name += ", " + std::string(part);
    node.detail = o.to;
    if (in_list) close_node(ui);
    return take_press(ui, key);
}

Table::Table(Context& ui, std::string_view id, std::string_view name,
             std::span<const TableColumn> columns, const TableOptions& o)
    : ui_(ui) {
    ContextState& s = ui.state();
    TableState& t = s.tables.emplace_back();
    t.id = make_id(ui, id);
    t.columns.assign(columns.begin(), columns.end());
    t.options = o;
    const float offered = offer(ui, 0, Fit::grow);
    const float width = std::max(offered, ui.phone() ? 0.0f : o.min_width);
    t.scrolls = width > offered + 0.5f;
    s.ids.push_back(t.id);
    float left = 0;
    if (t.scrolls) {
        const std::uint32_t scroll_id = make_id(ui, "scroll");
        Scroller& scroller = s.scrollers[scroll_id];
        scroller.pass = s.pass;
        left = scroller.left;
        const int area = open_node(ui, Role::scroll, scroll_id, name);
        SemNode& node = s.nodes[static_cast<std::size_t>(area)];
        node.scroll_x = left;
        node.detail = std::to_string(static_cast<int>(std::ceil(width))) + " 0";
        node.has_rect = true;
    }
    t.table_node = open_node(ui, Role::table, t.id, name, kCopies);
    lay_out_columns(t, width, ui.phone());
    const Rect head = put(ui, 0, offered, 32, Fit::grow);
    if (t.scrolls) {
        push_clip(ui, {head.x, clip_rect(ui).y, head.w, clip_rect(ui).h});
        s.nodes[static_cast<std::size_t>(t.table_node - 1)].rect = {head.x, head.y, head.w, 0};
    }
    t.top = head.y;
    t.header = {head.x - left, head.y, width, 32};
    t.rows_top = head.bottom();
    if (o.sticky_header) {
        // The header stays at the top of what is visible, down to the table's last row.
        const float height = memory_of(ui, t.id).value[0];
        const float lowest = std::max(t.top, t.top + height - 32 - o.row_height);
        t.header.y = std::clamp(clip_rect(ui).y, t.top, lowest);
    }
    t.header_node = open_node(ui, Role::row, make_id(ui, "header"), "", kStandalone);
    s.nodes[static_cast<std::size_t>(t.header_node)].rect = t.header;
    s.nodes[static_cast<std::size_t>(t.header_node)].has_rect = true;
    s.nodes[static_cast<std::size_t>(t.header_node)].level = 1;
    for (std::size_t c = 0; c < t.columns.size(); ++c) {
        if (t.widths[c] <= 0) continue;
        const TableColumn& column = t.columns[c];
        const Rect r = cell_rect(t, c, t.header);
        const bool sorted = o.sorted_column == static_cast<int>(c);
        const std::uint32_t flags = !sorted                ? 0u
                                    : o.sort == Sort::up   ? kSortUp
                                    : o.sort == Sort::down ? kSortDown
                                                           : 0u;
        IdScope scope(ui, column.id);
        open_node(ui, Role::column_header, make_id(ui, "head"), "", flags);
        SemNode& head_node = s.nodes.back();
        head_node.rect = {t.header.x + t.lefts[c], t.header.y, t.widths[c], 32};
        head_node.has_rect = true;
        if (column.sortable) {
            const std::uint32_t key = make_id(ui, "sort");
            if (take_press(ui, key)) t.pressed = static_cast<int>(c);
            const Interaction it = interact(ui, key, {r.x - 4, r.y + 2, r.w + 8, 28});
            SemNode& node = add_node(ui, Role::button, key, it.rect, column.label);
            node.style = text_style(TextStyle::caption, true, column.align);
        } else {
            words_node(ui, make_id(ui, "words"), {r.x, r.y + 8, r.w, 16}, column.label,
                       TextStyle::caption, true, column.align);
        }
        close_node(ui);
    }
    close_node(ui);
    // Rows follow each other without the region's gap.
    OpenBox box;
    box.grow = true;
    box.gap = 0;
    s.layout().cursor -= s.layout().gap;
    open_region(ui, Flow::column, box);
}

Table::~Table() {
    end_row();
    ContextState& s = ui_.state();
    TableState& t = s.tables.back();
    Layout& l = s.layout();
    if (t.rows > t.last) {
        const float rest = static_cast<float>(t.rows - t.last) * t.options.row_height;
        put(ui_, 0, l.box.w, rest, Fit::grow);
    }
    const float bottom = l.cursor;
    close_region(ui_);
    remember(ui_, t.id, 0, bottom - t.top);
    SemNode& table = s.nodes[static_cast<std::size_t>(t.table_node)];
    table.rect = {t.header.x, t.top, t.header.w, bottom - t.top};
    table.has_rect = true;
    table.level = t.rows >= 0 ? t.rows + 1 : 0;
    // Painted last, so that it covers the rows that pass below it.
    // At rest the head has the rounded corners of the card that holds the table.
    fill_corners(ui_, t.header, Color::surface, t.header.y > t.top ? 0 : tokens::radius::kCard,
                 Corners::top);
    hairline(ui_, t.header.x, t.header.bottom() - 1, t.header.w);
    for (std::size_t c = 0; c < t.columns.size(); ++c) {
        if (t.widths[c] <= 0) continue;
        const TableColumn& column = t.columns[c];
        const Rect r = cell_rect(t, c, t.header);
        const bool sorted =
            t.options.sorted_column == static_cast<int>(c) && t.options.sort != Sort::none;
        Rect words = r;
        if (sorted) {
            const float w = std::min(r.w, text_width(ui_, TextStyle::caption, column.label, true));
            const float x = column.align == Align::end ? r.x + r.w - w - 18 : r.x + w + 4;
            paint_icon(ui_, {x, r.y, 14, r.h}, t.options.sort == Sort::up ? Icon::up : Icon::down,
                       14, Color::text);
        }
        paint_line(ui_, words, TextStyle::caption, true, sorted ? Color::text : Color::text_muted,
                   column.label, column.align);
    }
    close_node(ui_);
    if (t.scrolls) {
        pop_clip();
        SemNode& area = s.nodes[static_cast<std::size_t>(t.table_node - 1)];
        area.rect.h = bottom - t.top;
        close_node(ui_);
    }
    s.ids.pop_back();
    s.tables.pop_back();
}

int Table::sort_pressed() const { return ui_.state().tables.back().pressed; }

bool Table::copy_pressed() const {
    ContextState& s = ui_.state();
    if (s.copy == 0 || s.copy != s.tables.back().id) return false;
    s.copy = 0;
    return true;
}

std::pair<int, int> Table::visible(int count) {
    ContextState& s = ui_.state();
    TableState& t = s.tables.back();
    t.rows = count;
    t.last = count;
    if (count <= kAlwaysAll) return {0, count};
    const Rect clip = clip_rect(ui_);
    const float h = t.options.row_height;
    const Layout& l = s.layout();
    int first = static_cast<int>(std::floor((clip.y - l.cursor) / h)) - kBeyond;
    int last = static_cast<int>(std::ceil((clip.bottom() - l.cursor) / h)) + kBeyond;
    first = std::clamp(first, 0, count);
    last = std::clamp(last, first, count);
    if (first > 0) put(ui_, 0, l.box.w, static_cast<float>(first) * h, Fit::grow);
    t.last = last;
    return {first, last};
}

void Table::row(std::string_view id, int index, const RowOptions& o) {
    end_row();
    ContextState& s = ui_.state();
    TableState& t = s.tables.back();
    const float height = o.height > 0 ? o.height : t.options.row_height;
    const Rect r = put(ui_, 0, s.layout().box.w, height, Fit::grow);
    t.row = {t.header.x, r.y, t.header.w, height};
    t.cell = 0;
    t.in_row = true;
    s.ids.push_back(make_id(ui_, id));
    t.row_id = make_id(ui_, "row");
    open_node(ui_, Role::row, t.row_id, "", o.selected ? kSelected : 0u);
    SemNode& node = s.nodes.back();
    node.rect = t.row;
    node.has_rect = true;
    node.level = index + 2;
    if (o.selected)
        fill_rect(ui_, t.row, Color::surface_selected);
    else if (o.tone)
        fill_rect(ui_, t.row, tint_of(*o.tone));
    if (t.rows < 0 || index + 1 < t.rows) hairline(ui_, t.row.x, t.row.bottom() - 1, t.row.w);
}

void Table::end_row() {
    ContextState& s = ui_.state();
    TableState& t = s.tables.back();
    if (!t.in_row) return;
    t.in_row = false;
    close_node(ui_);
    s.ids.pop_back();
}

void Table::cell(std::string_view words, const CellOptions& o) {
    ContextState& s = ui_.state();
    TableState& t = s.tables.back();
    const auto c = static_cast<std::size_t>(t.cell++);
    if (c >= t.columns.size() || t.widths[c] <= 0) return;
    const TableColumn& column = t.columns[c];
    Rect r = cell_rect(t, c, t.row);
    const std::uint32_t base = make_id(ui_, column.id);
    open_node(ui_, o.header ? Role::row_header : Role::cell, base, "");
    SemNode& node = s.nodes.back();
    node.rect = {t.row.x + t.lefts[c], t.row.y, t.widths[c], t.row.h};
    node.has_rect = true;
    if (o.icon) {
        paint_icon(ui_, {r.x, r.y, 16, r.h}, *o.icon, 16, o.color);
        r.x += 22;
        r.w -= 22;
    }
    const bool two = !o.detail.empty();
    const Rect line{r.x, two ? r.y + std::floor((r.h - 36) / 2) : r.y + std::floor((r.h - 20) / 2),
                    r.w, 20};
    if (!o.to.empty()) {
        const std::uint32_t key = hash_id(base, "link");
        // The whole cell is the target.
        const Interaction it = interact(ui_, key, {r.x, t.row.y, r.w, t.row.h - 1});
        paint_line(ui_, line, TextStyle::body, true, it.hovered ? Color::accent_ink : Color::text,
                   words, column.align);
        SemNode& link = add_node(ui_, Role::link, key, it.rect, words, kSquare);
        link.style = text_style(TextStyle::body, true, column.align);
        link.detail = o.to;
    } else if (!words.empty()) {
        paint_line(ui_, line, TextStyle::body, o.strong, o.color, words, column.align);
        words_node(ui_, hash_id(base, "words"), line, words, TextStyle::body, o.strong,
                   column.align);
    }
    if (two) {
        const Rect below{r.x, line.bottom(), r.w, 16};
        paint_line(ui_, below, TextStyle::caption, false, Color::text_muted, o.detail,
                   column.align);
        words_node(ui_, hash_id(base, "detail"), below, o.detail, TextStyle::caption, false,
                   column.align);
    }
    close_node(ui_);
}

void Table::begin_cell() {
    ContextState& s = ui_.state();
    TableState& t = s.tables.back();
    const auto c = std::min(static_cast<std::size_t>(t.cell++), t.columns.size() - 1);
    const TableColumn& column = t.columns[c];
    const std::uint32_t base = make_id(ui_, column.id);
    open_node(ui_, Role::cell, base, "");
    SemNode& node = s.nodes.back();
    node.rect = {t.row.x + t.lefts[c], t.row.y, t.widths[c], t.row.h};
    node.has_rect = true;
    Rect r = cell_rect(t, c, t.row);
    r.h -= 1;
    push_row(ui_, r, hash_id(base, "flow"), 8, column.align);
}

void Table::end_cell() {
    pop_row(ui_);
    close_node(ui_);
}

}  // namespace icx::ui
