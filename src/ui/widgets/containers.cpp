// Columns and their cells, cards, and named groups.
#include <algorithm>
#include <cmath>
#include <string>

#include "ui/widgets/internal.hpp"
#include "ui/widgets/layout.hpp"

namespace icx::ui {

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

}  // namespace icx::ui
