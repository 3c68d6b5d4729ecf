// Workshops in words: kinds of blocks, methods of voting and their rules, what a vote says.
#pragma once

#include <optional>
#include <string>

#include "app/ballots.hpp"
#include "ui/widgets/icon.hpp"

namespace icx::ui {

std::string block_words(model::BlockKind kind);  // "Silent writing"
Icon block_icon(model::BlockKind kind);
std::string method_words(model::VoteMethod method);  // "Dots"
// How a ballot works and how it is counted, for who has never done it. `limit` as in the block.
std::string method_rule(model::VoteMethod method, int limit);
std::string room_clock(int seconds);   // "04:37", "+01:20" below zero
std::string spent_words(int seconds);  // "10 min 20 s"
std::string quadrant_words(journey::Quadrant quadrant);
// "9 dots", "60 points", "5 points by Borda", "value 4.5, effort 1.5"; empty without a vote.
std::string score_words(model::VoteMethod method, const journey::Score& score);
// What came first, ties said: "“A” and “B” share first place with 9 dots each."
std::string result_sentence(const model::Block& block, const app::VoteResult& result,
                            const std::vector<const model::Sticky*>& cards);

// "Lena Voss, by 3 Dec", "nobody yet".
std::string who_when(const std::string& owner, const std::optional<core::Date>& day,
                     const char* when);

}  // namespace icx::ui
