// Regions: where widgets go. A region is an object that lives as long as its contents are drawn.
// Coordinates are logical (x from the inline start); right-to-left mirroring is automatic.
// Sizes that are not known before the contents were drawn (a card's height, what a row has left
// for its growing parts) come from the last pass; the page repeats a pass before it is shown until
// nothing changes, so a reader never sees an unsettled layout.
#pragma once

#include <initializer_list>
#include <span>
#include <string_view>

#include "ui/widgets/context.hpp"
#include "ui/widgets/node.hpp"
#include "ui/widgets/style.hpp"

namespace icx::ui {

// Everything drawn while it lives gets ids that belong to `key`: a record's id, never its index or
// its label.
class IdScope {
public:
    IdScope(Context& ui, std::string_view key);
    IdScope(Context& ui, int key);
    ~IdScope();
    IdScope(const IdScope&) = delete;
    IdScope& operator=(const IdScope&) = delete;

private:
    Context& ui_;
};

// Contents are shown as not available. Say the reason in words beside them.
class Disabled {
public:
    explicit Disabled(Context& ui, bool disabled = true);
    ~Disabled();
    Disabled(const Disabled&) = delete;
    Disabled& operator=(const Disabled&) = delete;

private:
    Context& ui_;
    bool disabled_;
};

struct Padding {
    float x = 0;
    float y = 0;
};

// Common to all regions. `width`: 0 takes what the parent gives (a column: all of it; a row: what
// its contents need). `grow`: in a row, takes what is left.
struct BoxOptions {
    float width = 0;
    float max_width = 0;
    bool grow = false;
    bool center = false;  // horizontally, when narrower than the parent
    Padding padding = {};
    float gap = 8;
    Align align = Align::start;  // of the contents across the flow
    std::optional<Color> background = {};
    std::optional<Color> border = {};
    float radius = 0;
    float min_height = 0;
};

// Contents below each other.
class Column {
public:
    explicit Column(Context& ui, const BoxOptions& options = {});
    ~Column();
    Column(const Column&) = delete;
    Column& operator=(const Column&) = delete;

private:
    Context& ui_;
};

struct RowOptions {
    float gap = 8;
    Align align = Align::center;  // vertically, within the row
    bool wrap = false;            // contents that do not fit start a new line
    Align pack = Align::start;    // horizontally, when nothing grows
    float width = 0;              // 0: the parent's width
    bool grow = false;
    float min_height = 0;
    Padding padding = {};
};

// Contents beside each other in reading direction. Texts and columns with `grow` share what is
// left; everything else takes its natural width.
class Row {
public:
    explicit Row(Context& ui, const RowOptions& options = {});
    ~Row();
    Row(const Row&) = delete;
    Row& operator=(const Row&) = delete;

private:
    Context& ui_;
};

// In a row: pushes what follows to the end; in a rail: to the bottom.
void spacer(Context& ui);
void space(Context& ui, float units);  // empty space
void divider(Context& ui);             // a hairline across the column, or down the row (16 high)

struct ColumnsOptions {
    float gap = 16;
    float stack_below = 0;     // narrower regions put the cells below each other (0: never)
    bool equal_height = true;  // cards that are cells reach down to the tallest of their line
};

// A grid of `tracks`; each Cell takes the next one, cells beyond the last track start a new line.
//   Columns grid(ui, {fr(1), px(320)}, {.gap = 24, .stack_below = 720});
//   { Cell cell(ui); ... }
//   { Cell cell(ui); ... }
class Columns {
public:
    Columns(Context& ui, std::initializer_list<Track> tracks, const ColumnsOptions& options = {});
    Columns(Context& ui, std::span<const Track> tracks, const ColumnsOptions& options = {});
    ~Columns();
    Columns(const Columns&) = delete;
    Columns& operator=(const Columns&) = delete;

private:
    Context& ui_;
};

class Cell {
public:
    explicit Cell(Context& ui, const BoxOptions& options = {.gap = 16});
    ~Cell();
    Cell(const Cell&) = delete;
    Cell& operator=(const Cell&) = delete;

private:
    Context& ui_;
};

struct CardOptions {
    Padding padding = {16, 16};
    float gap = 8;
    std::string_view name = {};  // makes it a named region for assistive technology
    Color background = Color::surface;
    Color border = Color::border;
    float radius = 12;
    bool selected = false;
    float min_height = 0;
    float width = 0;
};

// A surface with a hairline border. With `padding.x` 0, rows and dividers reach the edges.
class Card {
public:
    explicit Card(Context& ui, const CardOptions& options = {});
    ~Card();
    Card(const Card&) = delete;
    Card& operator=(const Card&) = delete;

private:
    Context& ui_;
    bool named_ = false, selected_ = false;
    Rect ground_;
    Color border_ = Color::border;
    float radius_ = 0;
};

// Meaning without looks: what it holds is one thing with a role and a name. Its place is the union
// of its contents.
struct GroupOptions {
    std::uint32_t flags = 0;
    std::span<const std::uint32_t> described_by = {};
};
class Group {
public:
    Group(Context& ui, std::string_view id, Role role, std::string_view name = {},
          const GroupOptions& options = {});
    ~Group();
    Group(const Group&) = delete;
    Group& operator=(const Group&) = delete;

private:
    Context& ui_;
};

struct DockOptions {
    Role role = Role::none;  // banner, navigation, footer, toolbar ...
    std::string_view name = {};
    Color background = Color::surface;
    bool line = true;  // a hairline on the inner side
    Padding padding = {24, 0};
    float gap = 0;
};

// A bar fixed to an edge of what is left of the window (or of the enclosing Pane): top bar, rail,
// bottom bar. `extent` is its width or height; 0 for top and bottom means as high as its contents.
// Contents flow down as in a Column. Draw it in reading order, before or after the ScrollArea that
// fills the rest.
class Dock {
public:
    Dock(Context& ui, std::string_view id, Edge edge, float extent,
         const DockOptions& options = {});
    ~Dock();
    Dock(const Dock&) = delete;
    Dock& operator=(const Dock&) = delete;

private:
    Context& ui_;
};

// A rectangle of its own in which Docks and ScrollAreas are placed. In a column: as high as
// `height`.
class Pane {
public:
    Pane(Context& ui, float height);
    ~Pane();
    Pane(const Pane&) = delete;
    Pane& operator=(const Pane&) = delete;

private:
    Context& ui_;
};

struct ScrollOptions {
    Role role = Role::none;  // Role::main for the page's one main area
    std::string_view name = {};
    Padding padding = {24, 24};
    float gap = 16;
    float max_width = 0;      // of the contents, which are then centred
    float height = 0;         // in a column: fixed height (0 in a Dock or Pane: all that is left)
    float max_height = 0;     // in a column: as high as the contents, up to this
    float content_width = 0;  // wider than the area: scrolls sideways
    std::optional<Color> background = {};
};

// A place that scrolls, by the browser itself: touch, wheel, keys, momentum, focus into view.
class ScrollArea {
public:
    ScrollArea(Context& ui, std::string_view id, const ScrollOptions& options = {});
    ~ScrollArea();
    ScrollArea(const ScrollArea&) = delete;
    ScrollArea& operator=(const ScrollArea&) = delete;

    void scroll_to_top();
    void scroll_to_end();

private:
    Context& ui_;
    std::uint32_t id_;
};

// What the current region has left for its next line, in units.
float available_width(const Context& ui);
// True in a region narrower than `units`.
bool narrower_than(const Context& ui, float units);

}  // namespace icx::ui
