// The vocabulary of looks that screens may use: text styles, tones, sizes, alignments, tracks.
// No colour values and no fonts here (see ui/theme.hpp): a screen names what a thing is, the theme
// decides how it looks. All lengths in the ui room are CSS px at a 16 px root font ("units"); the
// page multiplies them by the reader's own font size, so a screen never scales anything itself.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "ui/theme.hpp"

namespace icx::ui {

enum class TextStyle : std::uint8_t {
    caption,  // 12/16
    body,     // 14/20
    reading,  // 16/24
    title,    // 20/28
    heading,  // 24/32
    display,  // 32/40
    room      // 96/104, the workshop's timer only
};

// Meaning, never decoration. Shown with a glyph and a word, not by colour alone.
enum class Tone : std::uint8_t { neutral, accent, positive, warning, negative };

enum class Align : std::uint8_t { start, center, end };

enum class Size : std::uint8_t {
    normal,  // 40 high
    dense,   // 32 high
    large    // 48 high, text 16: the respondent's pages and phones
};

enum class Edge : std::uint8_t { start, end, top, bottom };

// One column of a grid or table: a fixed number of units, or a share of what is left.
struct Track {
    float units = 0;
    float share = 0;
    float min = 0;
};
constexpr Track px(float units) { return {units, 0, units}; }
constexpr Track fr(float share, float min = 0) { return {0, share, min}; }

enum class Direction : std::uint8_t { left_to_right, right_to_left };

}  // namespace icx::ui
