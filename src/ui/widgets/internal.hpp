// The inside of the widget layer: the state behind Context, the flow of regions, what a widget does
// with its id. Included by ui/widgets/*.cpp only.
#pragma once

#include <deque>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "imgui.h"
#include "ui/widgets/context.hpp"
#include "ui/widgets/icon.hpp"
#include "ui/widgets/layout.hpp"
#include "ui/widgets/lists.hpp"
#include "ui/widgets/node.hpp"
#include "ui/widgets/paint.hpp"
#include "ui/widgets/style.hpp"

namespace icx::ui {

// What the name of a key begins with when Enter took a field's text.
inline constexpr std::string_view kEnteredMark = "Enter\n";

enum class Flow : std::uint8_t { column, row, columns, frame };

// How much of its region a widget asks for.
enum class Fit : std::uint8_t {
    natural,  // its own width
    shrink,   // its own width, or less where there is less: texts
    fill,     // a column's width; in a row its own
    grow      // a column's width; in a row what is left
};

struct Layout {
    Flow flow = Flow::column;
    std::uint32_t id = 0;
    std::uint32_t children = 0;
    Rect box;   // where contents go; h counts only for frames
    Rect slot;  // what the parent gave
    Padding padding;
    float gap = 0;
    Align align = Align::start;
    float cursor = 0;  // column: the next y; row: the next x
    bool empty = true;
    float natural = 0;  // the widest content
    float min_height = 0;
    // Rows.
    bool wrap = false;
    float line_y = 0, line_h = 0, tallest = 0;
    float fixed = 0;       // widths that do not grow, with gaps
    float shrinkable = 0;  // the part of it that may shrink
    int grows = 0;
    // Columns.
    std::vector<Track> tracks;
    bool stacked = false, equal = false;
    int cell = 0;
    float line_top = 0;
    float stretch = 0;  // a cell: how far down its card may reach (0: not)
    // Frames.
    bool filled = false;
    float later[4] = {0, 0, 0, 0};
    // What its end has to know.
    int items = 0;              // contents so far
    bool grows_itself = false;  // in its row
    float own_width = 0;        // asked for, 0: as its contents need
    std::uint32_t key = 0;      // docks and scroll areas: their own id
    bool card = false, dock = false, automatic = false, landmark = false, vertical = false;
    int node = -1;
    float scroll_left = 0, scroll_top = 0;
    float spread = 0;  // taken by spacers
};

struct Memory {
    float value[6] = {0, 0, 0, 0, 0, 0};
    int pass = 0;
    bool known = false;
};

struct Scroller {
    float left = 0, top = 0;
    int pass = 0;
};

struct TableState {
    std::uint32_t id = 0, row_id = 0;
    std::vector<TableColumn> columns;
    std::vector<float> lefts, widths;  // hidden columns have width 0
    TableOptions options;
    Rect header;
    int header_node = -1, table_node = -1, cell = 0, rows = -1, last = 0, pressed = -1;
    bool in_row = false, scrolls = false;
    Rect row;
    float top = 0, rows_top = 0;
};

struct LiveToast {
    std::string id, text, action, icon;
    std::uint32_t number = 0;
    bool urgent = false, pressed = false;
    double left = 8;  // seconds
};

struct ContextState {
    Host* host = nullptr;
    ImGuiContext* imgui = nullptr;
    Viewport viewport;
    Direction direction = Direction::left_to_right;
    std::string language = "en", title;
    ThemeChoice choice = ThemeChoice::automatic;
    Theme theme = Theme::light;
    Palette colors{};
    core::Instant now;
    double clock = 0;  // seconds of frames drawn

    ImFont *regular = nullptr, *semibold = nullptr, *icons = nullptr, *icons_fill = nullptr;
    std::string_view font_regular;
    TextCache texts;
    float alpha = 1;
    int disabled = 0;

    std::vector<std::uint32_t> ids;
    std::deque<Layout> layouts;
    std::unordered_map<std::uint32_t, Memory> memories;
    std::unordered_map<std::uint32_t, float> small;
    std::unordered_map<std::uint32_t, Scroller> scrollers;
    int pass = 0;   // counts passes for ever
    int round = 0;  // passes of the frame being drawn
    bool unsettled = false;

    std::vector<SemNode> nodes;
    std::vector<int> parents;
    std::string json, sent;

    std::deque<std::uint32_t> presses;
    std::deque<std::pair<std::uint32_t, std::string>> keys;  // on boards and of fields that enter
    std::uint32_t press = 0;
    std::unordered_map<std::uint32_t, std::string> texts_in;
    std::unordered_map<std::uint32_t, double> values_in;
    std::unordered_map<std::uint32_t, std::string> drafts;
    bool dismiss = false;
    std::uint32_t copy = 0, hover = 0, focus = 0, focus_wish = 0, popup = 0;
    float pointer_x = -1, pointer_y = -1;
    bool pressed = false;
    std::uint32_t top_overlay = 0, next_top_overlay = 0;
    int layers = 0;
    double wake = -1;
    std::vector<LiveToast> toasts;
    std::uint32_t toasts_made = 0;
    std::vector<TableState> tables;
    std::vector<std::pair<std::uint32_t, float>> scroll_wishes;

    std::unordered_set<std::uint32_t> items;  // seen by the item hook
    int unmirrored = 0;
    std::uint64_t picture = 0;  // what the renderer drew last; 0: nothing yet

    bool rtl() const { return direction == Direction::right_to_left; }
    std::uint32_t color(Color c) const { return colors[static_cast<int>(c)]; }
    Layout& layout() { return layouts.back(); }
};

// Ids.
std::uint32_t hash_id(std::uint32_t seed, std::string_view key);
std::uint32_t make_id(const Context& ui, std::string_view key);
std::uint32_t next_region_id(Context& ui);  // of the next unnamed region or text here

// Memory between passes. `remember` asks for another pass when the value moved.
Memory& memory_of(Context& ui, std::uint32_t id);
void remember(Context& ui, std::uint32_t id, int slot, float value);

// Slots of a region's memory.
enum { kHeight, kNatural, kFixedWidth, kShrinkable, kGrows, kTallest };

// Flow. `offer` is the width the next content will get, `put` takes the place.
float offer(Context& ui, float natural, Fit fit);
Rect put(Context& ui, float natural, float width, float height, Fit fit);
Rect put(Context& ui, float natural, float height, Fit fit = Fit::natural);
struct OpenBox {
    float width = 0, max_width = 0, min_height = 0;
    bool grow = false, center = false;
    Padding padding = {};
    float gap = 8;
    Align align = Align::start;
};
// Opens a column (or row) in the current region; returns its layout. close_region ends it.
Layout& open_region(Context& ui, Flow flow, const OpenBox& box);
float close_region(Context& ui);  // the height, with padding
void push_frame(Context& ui, const Rect& rect);
Layout& push_column(Context& ui, const Rect& box, std::uint32_t id, float gap);
// A row at a place that is already known (a table's cell).
Layout& push_row(Context& ui, const Rect& box, std::uint32_t id, float gap, Align pack);
void pop_row(Context& ui);

// Nodes of the mirror.
SemNode& add_node(Context& ui, Role role, std::uint32_t id, std::string_view name,
                  std::uint32_t flags = 0);
SemNode& add_node(Context& ui, Role role, std::uint32_t id, const Rect& rect, std::string_view name,
                  std::uint32_t flags = 0);
int open_node(Context& ui, Role role, std::uint32_t id, std::string_view name,
              std::uint32_t flags = 0);
void close_node(Context& ui);
std::uint16_t text_style(TextStyle style, bool strong, Align align = Align::start);

struct Interaction {
    std::uint32_t id = 0;
    Rect rect;
    bool visible = false, hovered = false, held = false, focused = false, disabled = false;
};
// Registers the item with Dear ImGui and says how the pointer stands to it.
Interaction interact(Context& ui, std::uint32_t id, const Rect& rect);
bool take_press(Context& ui, std::uint32_t id);

// The visible part of the page here, in logical coordinates.
Rect clip_rect(Context& ui);
// The line with the cross below a field; `id` is what the field is described by.
void error_line(Context& ui, std::uint32_t id, std::string_view words);

// An overlay: a layer above everything drawn before, with its own flow.
void open_layer(Context& ui);
void close_layer(Context& ui);
bool take_dismiss(Context& ui, std::uint32_t id);
// A panel beside `anchor`, as wide as asked and as high as its contents; false: not open. The
// caller draws the contents and calls close_popover.
bool open_popover(Context& ui, std::uint32_t id, const Rect& anchor, Role role,
                  std::string_view name, float width, float padding);
void close_popover(Context& ui);
void draw_toasts(Context& ui);

class Fade {  // the look of what is not available
public:
    Fade(Context& ui, bool on) : ui_(ui), before_(ui.state().alpha) {
        if (on && before_ == 1) ui.state().alpha = 0.45f;
    }
    ~Fade() { ui_.state().alpha = before_; }
    Fade(const Fade&) = delete;
    Fade& operator=(const Fade&) = delete;

private:
    Context& ui_;
    float before_;
};

}  // namespace icx::ui
