#include "ui/widgets/layout.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "ui/tokens.hpp"
#include "ui/widgets/internal.hpp"

namespace icx::ui {
namespace {

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

float available_width(const Context& ui) {
    const Layout& l = ui.state().layouts.back();
    return l.flow == Flow::row ? std::max(0.0f, l.box.right() - l.cursor) : l.box.w;
}

bool narrower_than(const Context& ui, float units) {
    return ui.state().layouts.back().box.w < units;
}

}  // namespace icx::ui
