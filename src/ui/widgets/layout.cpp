#include "ui/widgets/layout.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "ui/tokens.hpp"
#include "ui/widgets/internal.hpp"

namespace icx::ui {
namespace {

// Slots of a region's memory.
enum { kHeight, kNatural, kFixedWidth, kShrinkable, kGrows, kTallest };

float row_share(Context& ui, const Layout& row) {
    const Memory& memory = memory_of(ui, row.id);
    const float fixed = memory.value[kFixedWidth];
    const int grows = std::max(1, static_cast<int>(memory.value[kGrows]));
    if (!memory.known) return std::max(0.0f, row.box.right() - row.cursor);
    return std::max(0.0f, (row.box.w - fixed) / static_cast<float>(grows));
}

float pack_offset(Context& ui, const Layout& row, Align pack) {
    const Memory& memory = memory_of(ui, row.id);
    if (!memory.known || memory.value[kGrows] > 0 || row.wrap) return 0;
    const float left = std::max(0.0f, row.box.w - memory.value[kFixedWidth]);
    if (pack == Align::center) return std::floor(left / 2);
    return pack == Align::end ? left : 0;
}

// The place a nested region gets from the region it stands in.
Rect claim(Context& ui, std::uint32_t id, const OpenBox& box) {
    ContextState& s = ui.state();
    Layout& parent = s.layout();
    const Memory& memory = memory_of(ui, id);
    const bool in_row = parent.flow == Flow::row;
    float width = 0;
    if (box.width > 0) {
        width = std::min(box.width, in_row ? box.width : parent.box.w);
    } else if (!in_row || box.grow) {
        width = offer(ui, 0, Fit::grow);
    } else if (memory.known) {
        width = offer(ui, memory.value[kNatural] + 2 * box.padding.x, Fit::shrink);
    } else {
        width = std::max(0.0f, parent.box.right() - parent.cursor);
    }
    if (box.max_width > 0) width = std::min(width, box.max_width);
    Rect slot{0, 0, width, memory.value[kHeight]};
    if (in_row) {
        slot.x = parent.cursor;
        if (parent.wrap && !parent.empty && slot.x + width > parent.box.right() + 0.5f) {
            parent.line_y += parent.line_h + parent.gap;
            parent.line_h = 0;
            parent.empty = true;
            slot.x = parent.box.x;
        }
        const float tall = std::max(memory_of(ui, parent.id).value[kTallest], parent.min_height);
        float free = parent.align == Align::start ? 0 : std::max(0.0f, tall - slot.h);
        if (parent.align == Align::center) free = std::floor(free / 2);
        slot.y = parent.line_y + free;
    } else {
        if (!parent.empty) parent.cursor += parent.gap;
        slot.x = parent.box.x;
        const float free = parent.box.w - width;
        if (box.center || parent.align == Align::center)
            slot.x += std::floor(free / 2);
        else if (parent.align == Align::end)
            slot.x += free;
        slot.y = parent.cursor;
    }
    return slot;
}

// Tells the parent how much of it a closed region used.
void settle(Context& ui, const Rect& slot, float natural, bool grow, float height) {
    Layout& parent = ui.state().layout();
    if (parent.flow == Flow::row) {
        if (grow) {
            ++parent.grows;
            if (!parent.empty) parent.fixed += parent.gap;
        } else {
            parent.fixed += natural + (parent.empty ? 0 : parent.gap);
            parent.shrinkable += natural;
        }
        parent.cursor = slot.x + slot.w + parent.gap;
        parent.line_h = std::max(parent.line_h, height);
        parent.tallest = std::max(parent.tallest, height);
    } else {
        parent.cursor = slot.y + height;
        parent.natural = std::max(parent.natural, natural);
    }
    parent.empty = false;
    ++parent.items;
}

float content_height(const Layout& layout) {
    if (layout.flow == Flow::row)
        return layout.line_y + std::max(layout.line_h, layout.min_height) - layout.box.y;
    return layout.cursor - layout.box.y;
}

}  // namespace

float offer(Context& ui, float natural, Fit fit) {
    Layout& l = ui.state().layout();
    if (l.flow != Flow::row) {
        return fit == Fit::natural || fit == Fit::shrink ? std::min(natural, l.box.w) : l.box.w;
    }
    if (fit == Fit::grow) return row_share(ui, l);
    if (fit == Fit::fill) return natural > 0 ? natural : std::max(0.0f, l.box.right() - l.cursor);
    if (fit == Fit::shrink && !l.wrap) {
        const Memory& memory = memory_of(ui, l.id);
        const float over = memory.known ? memory.value[kFixedWidth] - l.box.w : 0;
        if (over > 0.5f && memory.value[kShrinkable] > 0)
            return std::max(24.0f, natural - over * natural / memory.value[kShrinkable]);
    }
    return std::min(natural, l.box.w);
}

Rect put(Context& ui, float natural, float width, float height, Fit fit) {
    Layout& l = ui.state().layout();
    Rect r{0, 0, width, height};
    if (l.flow == Flow::row) {
        r.x = l.cursor;
        if (l.wrap && !l.empty && r.x + width > l.box.right() + 0.5f) {
            l.line_y += l.line_h + l.gap;
            l.line_h = 0;
            l.empty = true;
            r.x = l.box.x;
        }
        const float tall = std::max(memory_of(ui, l.id).value[kTallest], l.min_height);
        float free = l.align == Align::start ? 0 : std::max(0.0f, tall - height);
        if (l.align == Align::center) free = std::floor(free / 2);
        r.y = l.line_y + free;
        if (fit == Fit::grow) {
            ++l.grows;
            if (!l.empty) l.fixed += l.gap;
        } else {
            l.fixed += natural + (l.empty ? 0 : l.gap);
            if (fit == Fit::shrink) l.shrinkable += natural;
        }
        l.cursor = r.x + width + l.gap;
        l.line_h = std::max(l.line_h, height);
        l.tallest = std::max(l.tallest, height);
    } else {
        if (!l.empty) l.cursor += l.gap;
        const float free = l.box.w - width;
        r.x = l.box.x;
        if (l.align == Align::center)
            r.x += std::floor(free / 2);
        else if (l.align == Align::end)
            r.x += free;
        r.y = l.cursor;
        l.cursor = r.y + height;
        l.natural = std::max(l.natural, natural);
    }
    l.empty = false;
    ++l.items;
    return r;
}

Rect put(Context& ui, float natural, float height, Fit fit) {
    return put(ui, natural, offer(ui, natural, fit), height, fit);
}

Layout& push_column(Context& ui, const Rect& box, std::uint32_t id, float gap) {
    Layout& l = ui.state().layouts.emplace_back();
    l.flow = Flow::column;
    l.id = id;
    l.box = box;
    l.cursor = box.y;
    l.gap = gap;
    return l;
}

Layout& push_row(Context& ui, const Rect& box, std::uint32_t id, float gap, Align pack) {
    Layout& l = ui.state().layouts.emplace_back();
    l.flow = Flow::row;
    l.id = id;
    l.box = box;
    l.gap = gap;
    l.align = Align::center;
    l.min_height = box.h;
    l.line_y = box.y;
    l.cursor = box.x + pack_offset(ui, l, pack);
    return l;
}

void pop_row(Context& ui) {
    const Layout l = ui.state().layout();
    ui.state().layouts.pop_back();
    remember(ui, l.id, kFixedWidth, l.fixed);
    remember(ui, l.id, kShrinkable, l.shrinkable);
    remember(ui, l.id, kGrows, static_cast<float>(l.grows));
    remember(ui, l.id, kTallest, l.tallest);
}

Layout& open_region(Context& ui, Flow flow, const OpenBox& box) {
    const std::uint32_t id = next_region_id(ui);
    const Rect slot = claim(ui, id, box);
    Layout& l = ui.state().layouts.emplace_back();
    l.flow = flow;
    l.id = id;
    l.slot = slot;
    l.padding = box.padding;
    l.gap = box.gap;
    l.align = box.align;
    l.min_height = std::max(0.0f, box.min_height - 2 * box.padding.y);
    l.box = {slot.x + box.padding.x, slot.y + box.padding.y,
             std::max(0.0f, slot.w - 2 * box.padding.x), 0};
    l.cursor = flow == Flow::row ? l.box.x : l.box.y;
    l.line_y = l.box.y;
    l.grows_itself = box.grow;
    l.own_width = box.width;
    return l;
}

float close_region(Context& ui) {
    ContextState& s = ui.state();
    const Layout l = s.layout();
    s.layouts.pop_back();
    const float height = std::max(content_height(l), l.min_height) + 2 * l.padding.y;
    const float natural = l.flow == Flow::row && l.grows == 0 ? l.fixed : l.natural;
    remember(ui, l.id, kHeight, height);
    remember(ui, l.id, kNatural, natural);
    if (l.flow == Flow::row) {
        remember(ui, l.id, kFixedWidth, l.fixed);
        remember(ui, l.id, kShrinkable, l.shrinkable);
        remember(ui, l.id, kGrows, static_cast<float>(l.grows));
        remember(ui, l.id, kTallest, l.tallest);
    }
    const float own = l.own_width > 0 ? l.own_width : natural + 2 * l.padding.x;
    settle(ui, l.slot, own, l.grows_itself, height);
    return height;
}

void push_frame(Context& ui, const Rect& rect) {
    const std::uint32_t id = next_region_id(ui);
    Layout& l = ui.state().layouts.emplace_back();
    l.flow = Flow::frame;
    l.id = id;
    l.box = rect;
    l.cursor = rect.y;
}

IdScope::IdScope(Context& ui, std::string_view key) : ui_(ui) {
    ui.state().ids.push_back(make_id(ui, key));
}
IdScope::IdScope(Context& ui, int key) : ui_(ui) {
    ui.state().ids.push_back(make_id(ui, std::to_string(key)));
}
IdScope::~IdScope() { ui_.state().ids.pop_back(); }

Disabled::Disabled(Context& ui, bool disabled) : ui_(ui), disabled_(disabled) {
    if (disabled_ && ui.state().disabled++ == 0) ui.state().alpha = tokens::kDisabledAlpha;
}
Disabled::~Disabled() {
    if (disabled_ && --ui_.state().disabled == 0) ui_.state().alpha = 1;
}

Column::Column(Context& ui, const BoxOptions& o) : ui_(ui) {
    const Layout& l = open_region(
        ui, Flow::column,
        {o.width, o.max_width, o.min_height, o.grow, o.center, o.padding, o.gap, o.align});
    const Rect ground{l.slot.x, l.slot.y, l.slot.w, std::max(l.slot.h, o.min_height)};
    if (o.background) fill_rect(ui, ground, *o.background, o.radius);
    if (o.border) stroke_rect(ui, ground, *o.border, 1, o.radius);
}
Column::~Column() { close_region(ui_); }

Row::Row(Context& ui, const RowOptions& o) : ui_(ui) {
    OpenBox box;
    box.width = o.width;
    box.grow = o.grow;
    box.gap = o.gap;
    box.align = o.align;
    box.padding = o.padding;
    box.min_height = o.min_height;
    Layout& l = open_region(ui, Flow::row, box);
    l.wrap = o.wrap;
    l.cursor = l.box.x + pack_offset(ui, l, o.pack);
}
Row::~Row() { close_region(ui_); }

void spacer(Context& ui) {
    Layout& l = ui.state().layout();
    if (l.dock) {
        // What follows goes to the bottom of the rail: the rest of its height, less the contents.
        const float used = memory_of(ui, l.id).value[kHeight];
        const float rest = std::max(0.0f, l.slot.h - 2 * l.padding.y - used);
        l.cursor += rest;
        l.spread += rest;
        return;
    }
    if (l.flow == Flow::row) put(ui, 0, offer(ui, 0, Fit::grow), 0, Fit::grow);
}

void space(Context& ui, float units) {
    Layout& l = ui.state().layout();
    if (l.flow == Flow::row) {
        put(ui, units, units, 0, Fit::natural);
        return;
    }
    l.cursor += units;
}

void divider(Context& ui) {
    Layout& l = ui.state().layout();
    if (l.flow == Flow::row) {
        const Rect r = put(ui, 1, 1, 16, Fit::natural);
        hairline(ui, r.x, r.y, r.h, Color::border, true);
        return;
    }
    const Rect r = put(ui, 0, l.box.w, 1, Fit::fill);
    hairline(ui, r.x, r.y, r.w);
}

Columns::Columns(Context& ui, std::initializer_list<Track> tracks, const ColumnsOptions& o)
    : Columns(ui, std::span<const Track>(tracks.begin(), tracks.size()), o) {}

Columns::Columns(Context& ui, std::span<const Track> tracks, const ColumnsOptions& o) : ui_(ui) {
    OpenBox box;
    box.gap = o.gap;
    box.grow = true;
    Layout& l = open_region(ui, Flow::columns, box);
    l.tracks.assign(tracks.begin(), tracks.end());
    l.stacked = o.stack_below > 0 && l.box.w < o.stack_below;
    l.equal = o.equal_height && !l.stacked;
    l.line_top = l.box.y;
}

Columns::~Columns() {
    Layout& l = ui_.state().layout();
    if (l.line_h > 0) {
        remember(ui_, hash_id(l.id, std::to_string(l.line_top - l.box.y)), 0, l.line_h);
        l.cursor = l.line_top + l.line_h;
    }
    close_region(ui_);
}

Cell::Cell(Context& ui, const BoxOptions& o) : ui_(ui) {
    ContextState& s = ui.state();
    Layout& grid = s.layout();
    const int count = grid.stacked ? 1 : static_cast<int>(grid.tracks.size());
    const int track = grid.stacked ? 0 : grid.cell % count;
    if (track == 0 && grid.cell > 0) {
        remember(ui, hash_id(grid.id, std::to_string(grid.line_top - grid.box.y)), 0, grid.line_h);
        grid.line_top += grid.line_h + grid.gap;
        grid.line_h = 0;
    }
    ++grid.cell;
    float x = grid.box.x, width = grid.box.w;
    if (!grid.stacked) {
        float fixed = grid.gap * static_cast<float>(count - 1), shares = 0;
        for (const Track& t : grid.tracks) {
            fixed += t.units;
            shares += t.share;
        }
        const float unit = shares > 0 ? std::max(0.0f, grid.box.w - fixed) / shares : 0;
        float used = 0;
        for (int i = 0; i <= track; ++i) {
            const Track& t = grid.tracks[static_cast<std::size_t>(i)];
            width = t.share > 0 ? std::max(t.min, t.share * unit) : t.units;
            if (i < track) used += width + grid.gap;
        }
        x += std::floor(used);
        width = std::floor(width + 0.5f);
    }
    const std::uint32_t id = next_region_id(ui);
    const float stretch =
        grid.equal
            ? memory_of(ui, hash_id(grid.id, std::to_string(grid.line_top - grid.box.y))).value[0]
            : 0;
    Layout& l = s.layouts.emplace_back();
    l.flow = Flow::column;
    l.id = id;
    l.slot = {x, grid.line_top, width, 0};
    l.box = {x + o.padding.x, grid.line_top + o.padding.y, width - 2 * o.padding.x, 0};
    l.cursor = l.box.y;
    l.gap = o.gap;
    l.align = o.align;
    l.padding = o.padding;
    l.stretch = stretch;
    if (o.background || o.border) {
        const Rect ground{x, grid.line_top, width,
                          std::max(stretch, memory_of(ui, id).value[kHeight])};
        if (o.background) fill_rect(ui, ground, *o.background, o.radius);
        if (o.border) stroke_rect(ui, ground, *o.border, 1, o.radius);
    }
}

Cell::~Cell() {
    ContextState& s = ui_.state();
    const Layout l = s.layout();
    s.layouts.pop_back();
    const float height = l.cursor - l.box.y + 2 * l.padding.y;
    remember(ui_, l.id, kHeight, height);
    remember(ui_, l.id, kGrows, static_cast<float>(l.items));
    Layout& grid = s.layout();
    grid.line_h = std::max(grid.line_h, height);
    grid.cursor = std::max(grid.cursor, grid.line_top + grid.line_h);
}

Card::Card(Context& ui, const CardOptions& o) : ui_(ui) {
    ContextState& s = ui.state();
    const Layout& parent = s.layout();
    const float stretch_to =
        parent.stretch > 0 ? parent.box.y + parent.stretch - 2 * parent.padding.y : 0;
    const bool is_last =
        parent.items + 1 == static_cast<int>(memory_of(ui, parent.id).value[kGrows]);
    if (!o.name.empty()) {
        named_ = true;
        open_node(ui, Role::region, hash_id(next_region_id(ui), o.name), o.name);
    }
    OpenBox box;
    box.width = o.width;
    box.grow = o.width == 0;
    box.padding = o.padding;
    box.gap = o.gap;
    box.min_height = o.min_height;
    Layout& l = open_region(ui, Flow::column, box);
    l.card = true;
    Rect ground{l.slot.x, l.slot.y, l.slot.w, std::max(l.slot.h, o.min_height)};
    // A cell's last card reaches down to its neighbours'; one that is followed by others does not.
    if (stretch_to > ground.bottom() && is_last) ground.h = stretch_to - ground.y;
    fill_rect(ui, ground, o.selected ? Color::surface_selected : o.background, o.radius);
    ground_ = ground;
    border_ = o.border;
    radius_ = o.radius;
    selected_ = o.selected;
    if (named_) {
        SemNode& node = s.nodes[static_cast<std::size_t>(s.parents.back())];
        node.rect = ground;
        node.has_rect = true;
    }
}

Card::~Card() {
    // Rows and tables may reach the edges: the border goes over them.
    stroke_rect(ui_, ground_, selected_ ? Color::accent : border_, selected_ ? 2 : 1, radius_);
    close_region(ui_);
    if (named_) close_node(ui_);
}

Group::Group(Context& ui, std::string_view id, Role role, std::string_view name,
             const GroupOptions& o)
    : ui_(ui) {
    const int index = open_node(ui, role, make_id(ui, id), name, o.flags);
    ui.state().nodes[static_cast<std::size_t>(index)].described_by.assign(o.described_by.begin(),
                                                                          o.described_by.end());
}
Group::~Group() { close_node(ui_); }

Dock::Dock(Context& ui, std::string_view id, Edge edge, float extent, const DockOptions& o)
    : ui_(ui) {
    ContextState& s = ui.state();
    Layout& frame = s.layout();
    const std::uint32_t dock_id = make_id(ui, id);
    const bool upright = edge == Edge::start || edge == Edge::end;
    const bool automatic = extent <= 0;
    if (automatic) extent = memory_of(ui, dock_id).value[kHeight];
    Rect r = frame.box;
    switch (edge) {
    case Edge::top:
        r.h = extent;
        break;
    case Edge::bottom:
        r.y = frame.box.bottom() - extent;
        r.h = extent;
        break;
    case Edge::start:
        r.w = extent;
        break;
    case Edge::end:
        r.x = frame.box.right() - extent;
        r.w = extent;
        break;
    }
    if (frame.filled) frame.later[static_cast<int>(edge)] += extent;
    Rect& left = frame.box;
    if (edge == Edge::top) left.y += extent;
    if (edge == Edge::start) left.x += extent;
    if (upright)
        left.w -= extent;
    else
        left.h -= extent;

    open_node(ui, o.role, dock_id, o.name);
    SemNode& node = s.nodes[static_cast<std::size_t>(s.parents.back())];
    node.rect = r;
    node.has_rect = true;
    fill_rect(ui, r, o.background);
    if (o.line) {
        if (edge == Edge::top) hairline(ui, r.x, r.bottom() - 1, r.w);
        if (edge == Edge::bottom) hairline(ui, r.x, r.y, r.w);
        if (edge == Edge::start) hairline(ui, r.right() - 1, r.y, r.h, Color::border, true);
        if (edge == Edge::end) hairline(ui, r.x, r.y, r.h, Color::border, true);
    }
    push_clip(ui, r);
    const Rect box{r.x + o.padding.x, r.y + o.padding.y, r.w - 2 * o.padding.x, r.h};
    Layout& l = push_column(ui, box, hash_id(dock_id, "flow"), o.gap);
    l.slot = r;
    l.padding = o.padding;
    l.dock = true;
    l.automatic = automatic;
    l.key = dock_id;
}

Dock::~Dock() {
    ContextState& s = ui_.state();
    const Layout l = s.layout();
    s.layouts.pop_back();
    pop_clip();
    close_node(ui_);
    remember(ui_, l.id, kHeight, l.cursor - l.box.y - l.spread);
    if (l.automatic) remember(ui_, l.key, kHeight, l.cursor - l.box.y + 2 * l.padding.y);
}

Pane::Pane(Context& ui, float height) : ui_(ui) {
    const Rect r = put(ui, 0, offer(ui, 0, Fit::grow), height, Fit::grow);
    push_frame(ui, r);
}
Pane::~Pane() {
    ContextState& s = ui_.state();
    const Layout l = s.layout();
    for (int i = 0; i < 4; ++i)
        remember(ui_, l.id, i, l.later[i]);
    s.layouts.pop_back();
}

ScrollArea::ScrollArea(Context& ui, std::string_view id, const ScrollOptions& o)
    : ui_(ui), id_(make_id(ui, id)) {
    ContextState& s = ui.state();
    Layout& parent = s.layout();
    const Memory& memory = memory_of(ui, id_);
    Rect r;
    // A dock is a column that lends its whole rest to a scroll area without a height.
    const bool fills =
        parent.flow == Flow::frame || (parent.dock && o.height <= 0 && o.max_height <= 0);
    if (parent.flow == Flow::frame) {
        const Memory& later = memory_of(ui, parent.id);
        r = parent.box;
        r.y += later.value[static_cast<int>(Edge::top)];
        r.h -=
            later.value[static_cast<int>(Edge::top)] + later.value[static_cast<int>(Edge::bottom)];
        r.x += later.value[static_cast<int>(Edge::start)];
        r.w -=
            later.value[static_cast<int>(Edge::start)] + later.value[static_cast<int>(Edge::end)];
        parent.filled = true;
    } else if (fills) {
        r = {parent.slot.x, parent.cursor, parent.slot.w,
             std::max(0.0f, parent.slot.bottom() - parent.cursor)};
        parent.cursor = parent.slot.bottom();
    } else {
        float height = o.height > 0 ? o.height : memory.value[kHeight];
        if (o.height <= 0 && o.max_height > 0) height = std::min(height, o.max_height);
        r = put(ui, 0, offer(ui, 0, Fit::grow), height, Fit::grow);
    }
    r.w = std::max(0.0f, r.w);
    r.h = std::max(0.0f, r.h);
    Scroller& scroller = s.scrollers[id_];
    scroller.pass = s.pass;
    if (o.background) fill_rect(ui, r, *o.background);

    if (o.role != Role::none) {
        const int outer = open_node(ui, o.role, hash_id(id_, "landmark"), o.name);
        SemNode& node = s.nodes[static_cast<std::size_t>(outer)];
        node.rect = r;
        node.has_rect = true;
    }
    const int index = open_node(ui, Role::scroll, id_, o.role == Role::none ? o.name : "");
    SemNode& node = s.nodes[static_cast<std::size_t>(index)];
    node.rect = r;
    node.has_rect = true;
    node.level = o.role == Role::main ? 1 : 0;
    push_clip(ui, r);

    const bool vertical = o.height > 0 || o.max_height > 0 || fills;
    const float bar = vertical ? s.viewport.scrollbar : 0;
    float width = std::max(0.0f, r.w - bar - 2 * o.padding.x);
    if (o.content_width > width) width = o.content_width;
    float x = r.x + o.padding.x - scroller.left;
    if (o.max_width > 0 && width > o.max_width) {
        x += std::floor((width - o.max_width) / 2);
        width = o.max_width;
    }
    const float density = s.viewport.density > 0 ? s.viewport.density : 1;
    const float top = std::round(scroller.top * density) / density;
    Layout& l =
        push_column(ui, {x, r.y + o.padding.y - top, width, 0}, hash_id(id_, "flow"), o.gap);
    l.padding = o.padding;
    l.node = index;
    l.landmark = o.role != Role::none;
    l.vertical = vertical;
    l.scroll_left = scroller.left;
    l.scroll_top = top;
}

ScrollArea::~ScrollArea() {
    ContextState& s = ui_.state();
    const Layout l = s.layout();
    s.layouts.pop_back();
    const float height = l.cursor - l.box.y + 2 * l.padding.y;
    const float width = l.box.w + 2 * l.padding.x;
    SemNode& node = s.nodes[static_cast<std::size_t>(l.node)];
    remember(ui_, id_, kHeight, height);
    const int across = width > node.rect.w + 0.5f ? static_cast<int>(std::ceil(width)) : 0;
    node.detail = std::to_string(across) + " " +
                  std::to_string(l.vertical ? static_cast<int>(std::ceil(height)) : 0);
    // Children stand in content coordinates, which do not change while one scrolls.
    node.scroll_x = l.scroll_left;
    node.scroll_y = l.scroll_top;
    pop_clip();
    close_node(ui_);
    if (l.landmark) close_node(ui_);
    // The place cannot lie beyond the end; the browser says so only after the next patch.
    Scroller& scroller = s.scrollers[id_];
    const float end = std::max(0.0f, height - node.rect.h);
    if (scroller.top > end + 0.5f && l.vertical) {
        scroller.top = end;
        s.unsettled = true;
    }
}

void ScrollArea::scroll_to_top() { ui_.state().scroll_wishes.emplace_back(id_, 0.0f); }
void ScrollArea::scroll_to_end() { ui_.state().scroll_wishes.emplace_back(id_, 1e9f); }

float available_width(const Context& ui) {
    const Layout& l = ui.state().layouts.back();
    return l.flow == Flow::row ? std::max(0.0f, l.box.right() - l.cursor) : l.box.w;
}

bool narrower_than(const Context& ui, float units) {
    return ui.state().layouts.back().box.w < units;
}

}  // namespace icx::ui
