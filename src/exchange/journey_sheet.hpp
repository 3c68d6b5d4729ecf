// A journey laid out on a sheet without edges, for the formats of drawing tools: stages side by
// side, below each step what it feels like and its cards, one row of boxes for each lane. Whole
// pixels, y down, the first stage near the origin.
#pragma once

#include <string>
#include <vector>

#include "journey/document.hpp"

namespace icx::exchange {

struct SheetBox {
    enum class Kind { title, purpose, persona, lane, stage, step, feeling, card };
    Kind kind = Kind::card;
    int x = 0, y = 0, w = 0, h = 0;
    std::string text;
    std::size_t stage = 0, step = 0, card = 0;  // places in the document
    model::LaneKind lane = model::LaneKind::actions;
    std::size_t number = 0;  // of a card: from 1, lane by lane within its step
};

inline constexpr int kSheetBox = 240, kSheetGap = 24, kSheetLine = 22;
inline constexpr int kFeelingHigh = 160;  // the band in which feelings lie, 40 for each point

// In the order of the document: title, purpose, persona, lanes, then stage by stage.
std::vector<SheetBox> lay_out(const journey::Document& document);

// Words broken into lines of at most `per_line` code points; longer words are cut. At least one.
std::vector<std::string> wrapped_words(std::string_view words, std::size_t per_line);

std::string lane_label(model::LaneKind kind);  // "Front stage"
std::string feeling_label(double feeling);     // "+1.5", "-2", "0"

}  // namespace icx::exchange
