// Regions that stay in place: docks at the edges, panes, and what scrolls between them.
#include <algorithm>
#include <cmath>
#include <string>

#include "ui/widgets/internal.hpp"
#include "ui/widgets/layout.hpp"

namespace icx::ui {

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

}  // namespace icx::ui
