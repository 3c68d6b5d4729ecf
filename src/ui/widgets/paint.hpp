// Painting in logical coordinates: mirrored for right-to-left, faded while disabled, in theme
// colours. The only place that talks to ImDrawList. Also lays texts out in lines and remembers it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ui/widgets/context.hpp"
#include "ui/widgets/host.hpp"
#include "ui/widgets/icon.hpp"
#include "ui/widgets/node.hpp"
#include "ui/widgets/style.hpp"

namespace icx::ui {

struct TypeMetrics {
    float size;
    float line;
};
TypeMetrics metrics(TextStyle style);

struct TextLine {
    std::uint32_t begin = 0, end = 0;  // bytes of the text
    float width = 0;
    bool by_host = false;  // the face lacks it or it needs shaping
    bool right_to_left = false;
};
struct TextBlock {
    std::vector<TextLine> lines;
    float width = 0;  // of the widest line
    float height = 0;
    bool clipped = false;  // ends in an ellipsis
    int pass = 0;
};
struct CachedRun {
    Run run;
    int pass = 0;
};
struct TextCache {
    std::unordered_map<std::uint64_t, TextBlock> blocks;
    std::unordered_map<std::uint64_t, CachedRun> runs;
};

// Lines of `words` in a width (0: one line per line feed).
const TextBlock& layout_text(Context& ui, TextStyle style, bool strong, std::string_view words,
                             float width, int max_lines = 0);
void forget_texts(Context& ui, bool textures_gone);

void paint_text(Context& ui, const Rect& place, TextStyle style, bool strong, Color color,
                std::string_view words, const TextBlock& block, Align align = Align::start);
// A key of the keyboard ("Ctrl K"), as text alone: who needs a node adds it.
void paint_key_cap(Context& ui, const Rect& place, std::string_view key);
// One line, centred vertically in `place`; cut with an ellipsis when it is too long.
void paint_line(Context& ui, const Rect& place, TextStyle style, bool strong, Color color,
                std::string_view words, Align align = Align::start);
void paint_icon(Context& ui, const Rect& place, Icon glyph, float size, Color color,
                bool fill = false);

void fill_rect(Context& ui, const Rect& place, Color color, float radius = 0, float alpha = 1);
void stroke_rect(Context& ui, const Rect& place, Color color, float width = 1, float radius = 0);
// A bordered surface with all corners rounded, or only those of one side (joined steps).
enum class Corners : std::uint8_t { all, none, start, end, top, bottom };
void fill_corners(Context& ui, const Rect& place, Color color, float radius, Corners corners);
void stroke_corners(Context& ui, const Rect& place, Color color, float width, float radius,
                    Corners corners);
void fill_circle(Context& ui, float x, float y, float radius, Color color);
void stroke_circle(Context& ui, float x, float y, float radius, Color color, float width);
void hairline(Context& ui, float x, float y, float length, Color color = Color::border,
              bool vertical = false);
void paint_shadow(Context& ui, const Rect& place, float radius, bool overlay);

void push_clip(Context& ui, const Rect& place);
void pop_clip();

// 0xRRGGBBAA with the current fading, as Dear ImGui packs it.
std::uint32_t packed_color(const Context& ui, Color color, float alpha = 1);
// The physical x of a logical span.
float mirrored(const Context& ui, float x, float width);

}  // namespace icx::ui
