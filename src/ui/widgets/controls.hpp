// Things one presses or chooses from. Each call returns true exactly once for each press, click,
// key or assistive-technology action. Values are changed in place.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "ui/widgets/context.hpp"
#include "ui/widgets/icon.hpp"
#include "ui/widgets/style.hpp"

namespace icx::ui {

// `field` looks like a field and opens what one searches in.
enum class ButtonKind : std::uint8_t { secondary, primary, quiet, danger, field };

struct ButtonOptions {
    ButtonKind kind = ButtonKind::secondary;
    Size size = Size::normal;
    std::optional<Icon> icon = {};
    std::optional<Icon> icon_end = {};
    bool full_width = false;
    float min_width = 0;
    bool disabled = false;
    bool grow = false;
    std::string_view name = {};  // accessible name, when the label alone is ambiguous; contains it
    std::string_view hint = {};  // spoken description
    std::string_view keys = {};  // painted at the end of a `field`, as a key
    std::optional<bool> expanded = {};
    std::optional<bool> pressed = {};
};
bool button(Context& ui, std::string_view id, std::string_view label,
            const ButtonOptions& options = {});

struct IconButtonOptions {
    bool disabled = false;
    std::optional<bool> pressed = {};
    std::optional<bool> expanded = {};
    Size size = Size::dense;  // 32 x 32; large is 48 x 48
    Color color = Color::text_muted;
    bool menu = false;  // opens a menu
};
// `name` is spoken and shown as a tip; only undo, redo, close, move, duplicate, delete, language,
// theme and "more" stand without a word.
bool icon_button(Context& ui, std::string_view id, Icon glyph, std::string_view name,
                 const IconButtonOptions& options = {});

struct LinkOptions {
    TextStyle style = TextStyle::body;
    bool strong = true;
    bool external = false;  // `to` is a URL, opened in a new tab
    bool grow = false;
    bool current = false;
    std::optional<Color> color = {};
    std::string_view name = {};
};
// Goes to a route ("#/surveys") by itself; true if it was followed by a press.
bool link(Context& ui, std::string_view id, std::string_view label, std::string_view to,
          const LinkOptions& options = {});

// A link that looks like a button.
void link_button(Context& ui, std::string_view id, std::string_view label, std::string_view to,
                 const ButtonOptions& options = {});

struct PlaceOptions {
    bool current = false;
    bool icon_only = false;  // the rail with icons; the label stays as its name and tip
    int count = 0;           // 0: none
    bool below = false;      // icon above the word: the bottom bar
};
// An entry of the rail or of the bottom bar.
void place(Context& ui, std::string_view id, Icon glyph, std::string_view label,
           std::string_view to, const PlaceOptions& options = {});

struct CheckOptions {
    std::string_view help = {};
    std::string_view error = {};
    bool disabled = false;
    bool mixed = false;
    Size size = Size::normal;  // large: 48 high, text 16
    bool hide_label = false;
    std::string_view name = {};  // accessible name when longer than the label
    bool boxed = false;          // a bordered row, as for answers
};
bool checkbox(Context& ui, std::string_view id, std::string_view label, bool& on,
              const CheckOptions& options = {});
bool toggle(Context& ui, std::string_view id, std::string_view label, bool& on,
            const CheckOptions& options = {});  // a switch

struct Choice {
    std::string_view id;
    std::string_view label;
    std::string_view help = {};
    bool disabled = false;
};

struct ChoiceOptions {
    std::string_view error = {};
    std::string_view help = {};
    bool required = false;
    bool disabled = false;
    Size size = Size::normal;  // large: answers, 48 high rows with a border
    bool show_name = false;    // paints `name` above, 14/600 (else it is only spoken)
    bool horizontal = false;
    bool boxed = false;
};
// Radios. `selected` is an index into `choices`, -1 when none.
bool radio_group(Context& ui, std::string_view id, std::string_view name,
                 std::span<const Choice> choices, int& selected, const ChoiceOptions& options = {});
// A single radio inside an own Group(Role::radiogroup).
bool radio(Context& ui, std::string_view id, std::string_view label, bool selected,
           const CheckOptions& options = {});

// Joined segments, for two to five short choices ("Week", "Month", "Year").
bool segmented(Context& ui, std::string_view id, std::string_view name,
               std::span<const Choice> choices, int& selected, const ChoiceOptions& options = {});

struct ChipOptions {
    std::optional<Icon> icon = {};
    bool disabled = false;
    bool action = false;  // a plain button that looks like a chip ("Add a score")
};
// A filter that is on or off. True when pressed; `on` is flipped unless `action`.
bool chip(Context& ui, std::string_view id, std::string_view label, bool& on,
          const ChipOptions& options = {});

struct ScaleOptions {
    int first = 1;
    int last = 10;
    std::string_view low = {};  // "Very hard"; shown as "1 Very hard"
    std::string_view high = {};
    bool required = false;
    std::string_view error = {};
    std::string_view help = {};
    bool disabled = false;
    bool joined = false;  // joined steps with the chosen word below (agree on phones)
    std::span<const std::string_view> words = {};  // one for each step; spoken, and shown if joined
    std::string_view not_applicable = {};  // label of the extra choice, value kNotApplicable
    float stack_below = 560;               // narrower: two rows of five
};
constexpr int kNotApplicable = -1000;
// 0 to 10, 1 to 10, 1 to 5, 1 to 7: a row of steps. A radiogroup called `name`.
bool scale(Context& ui, std::string_view id, std::string_view name, std::optional<int>& value,
           const ScaleOptions& options = {});

struct GridRow {
    std::string_view id;
    std::string_view label;
    int selected = -1;
    std::string_view error = {};
};
struct GridOptions {
    bool required = false;
    bool disabled = false;
    float stack_below = 600;  // narrower: each row becomes joined steps
    bool last_is_not_applicable = false;
    float cell_width = 80;
};
struct GridChange {
    int row = -1;
    int column = -1;
    explicit operator bool() const { return row >= 0; }
};
// Statements by answers: each row is a radiogroup named by its statement.
GridChange choice_grid(Context& ui, std::string_view id, std::string_view name,
                       std::span<const GridRow> rows, std::span<const std::string_view> columns,
                       const GridOptions& options = {});

struct SliderOptions {
    double min = 0, max = 100, step = 1;
    std::string_view words = {};  // spoken value
    bool disabled = false;
    bool hide_label = false;
    float width = 0;
};
bool slider(Context& ui, std::string_view id, std::string_view label, double& value,
            const SliderOptions& options = {});

struct TabItem {
    std::string_view id;
    std::string_view label;
    int count = 0;
    std::string_view to = {};  // a route: the tab is a link of a navigation instead
};
struct TabsOptions {
    float height = 41;  // a bar's own height puts the mark on the bar's edge
    bool line = true;   // a hairline below; a bar has its own
};
// `selected` is an index. Contents belong into a TabPanel right after it.
bool tabs(Context& ui, std::string_view id, std::string_view name, std::span<const TabItem> items,
          int& selected, const TabsOptions& options = {});
class TabPanel {
public:
    TabPanel(Context& ui, std::string_view tabs_id, std::string_view name);
    ~TabPanel();
    TabPanel(const TabPanel&) = delete;
    TabPanel& operator=(const TabPanel&) = delete;

private:
    Context& ui_;
};

}  // namespace icx::ui
