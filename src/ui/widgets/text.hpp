// Words and pictures without a function: headings, paragraphs, captions, icons, tags, counts.
// Every text is mirrored as real, selectable text unless it says `decorative`.
#pragma once

#include <optional>
#include <string_view>

#include "ui/widgets/context.hpp"
#include "ui/widgets/icon.hpp"
#include "ui/widgets/style.hpp"

namespace icx::ui {

struct TextOptions {
    Color color = Color::text;
    bool strong = false;  // 600
    Align align = Align::start;
    int max_lines = 0;  // more ends in an ellipsis (0: all lines)
    float max_width = 0;
    bool grow = false;  // in a row: takes what is left
    bool nowrap = false;
    bool decorative = false;   // painted but not mirrored (its meaning stands elsewhere)
    std::string_view id = {};  // to be named by another widget's `described_by`
};

// One text in one style, wrapped to the region's width. Line feeds in it break lines.
void text(Context& ui, std::string_view words, const TextOptions& options = {});  // body
void text(Context& ui, TextStyle style, std::string_view words, const TextOptions& options = {});
void caption(Context& ui, std::string_view words,
             TextOptions options = {.color = Color::text_muted});
void muted(Context& ui, std::string_view words, TextOptions options = {.color = Color::text_muted});
// At most 640 units wide.
void paragraph(Context& ui, std::string_view words, TextOptions options = {});

struct HeadingOptions {
    std::optional<TextStyle> style = {};  // 1: title, 2: reading, 3 and below: body; all semi-bold
    std::optional<Color> color = {};
    int max_lines = 0;
    bool grow = false;
    float max_width = 0;
    bool hidden = false;  // mirrored but not painted
};
// A screen has exactly one heading of level 1 and leaves out no level.
void heading(Context& ui, int level, std::string_view words, const HeadingOptions& options = {});

// Width of one line, and height of the wrapped text, in units.
float text_width(Context& ui, TextStyle style, std::string_view words, bool strong = false);
float text_height(Context& ui, TextStyle style, std::string_view words, float width,
                  bool strong = false);

struct IconOptions {
    float size = 20;
    Color color = Color::text_muted;
    bool fill = false;
    bool flip = false;           // in right-to-left (back, next, undo ... do so by themselves)
    std::string_view name = {};  // empty: decorative
};
void icon(Context& ui, Icon glyph, const IconOptions& options = {});
// 32 x 32 with a tinted ground, as at the start of a list row.
void icon_tile(Context& ui, Icon glyph, Tone tone, float size = 32);
// An icon and a word beside it, as "Saved on this device".
void status(Context& ui, std::optional<Icon> glyph, std::string_view words,
            Tone tone = Tone::neutral, TextStyle style = TextStyle::caption);

struct TagOptions {
    Tone tone = Tone::neutral;
    std::optional<Icon> icon = {};
    bool outline = false;
};
void tag(Context& ui, std::string_view words, const TagOptions& options = {});
void count(Context& ui, int number);              // a grey pill
void key_cap(Context& ui, std::string_view key);  // "Ctrl K"
void avatar(Context& ui, std::string_view initials, Tone tone = Tone::accent, float size = 32);
void logo(Context& ui, float size = 24);
// A number that is the point of its card: display size, with one muted line beside it.
void big_number(Context& ui, std::string_view number, std::string_view note = {});
// A hairline and one sentence with the light-bulb: what the chart above says.
void finding(Context& ui, std::string_view words);

struct ProgressOptions {
    std::string_view name = {};   // "Progress"
    std::string_view words = {};  // spoken value, "Page 2 of 5"
    float height = 8;
    bool grow = false;
};
void progress_bar(Context& ui, std::string_view id, float share,
                  const ProgressOptions& options = {});

struct BannerOptions {
    Tone tone = Tone::neutral;     // neutral: information
    std::string_view action = {};  // a quiet button at the end
    bool live = false;             // spoken when it appears
};
// A tinted block with an icon: a note, a warning, an error. True: its button was pressed.
bool banner(Context& ui, std::string_view id, std::string_view words,
            const BannerOptions& options = {});

struct EmptyStateOptions {
    Icon icon = Icon::info;
    Tone tone = Tone::accent;  // negative for errors
    std::string_view title = {};
    std::string_view words = {};
    std::string_view primary = {};  // button labels; empty: none
    std::string_view secondary = {};
    float min_height = 304;
    int heading_level = 2;
};
enum class EmptyStateChoice { none, primary, secondary };
// What this place is for and its first step; or what happened, what was kept, what to do.
EmptyStateChoice empty_state(Context& ui, std::string_view id, const EmptyStateOptions& options);

// Still grey bars where content will be (nothing moves, nothing spins). Only when it takes longer
// than 0.4 s.
void skeleton(Context& ui, int lines, std::string_view spoken = "Loading");

}  // namespace icx::ui
