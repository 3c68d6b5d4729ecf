// Which cards a block is about, ballots as they are typed, and what the ballots of a block add up
// to. Cards keep their votes wherever they are sorted; a vote for a card that is gone counts
// nowhere and is said so.
#pragma once

#include <string>
#include <vector>

#include "app/workshop_run.hpp"
#include "journey/votes.hpp"

namespace icx::app {

struct ShownCards {
    std::vector<const model::Sticky*> cards;  // group by group, those without one last
    std::size_t hidden = 0;                   // written in silence and not revealed
};
ShownCards cards_of_block(const model::Workspace& workspace, const model::Block& block);

// A typed ballot over numbered cards, 1 for the first. Dots: "1 1 4" or "1x2 4". Points: "1:60
// 4:40". Fingers: "4". Places: "4 1 7", the best first. Value and effort: "1:5/2 4:3/3".
// Errors say what cannot be read; whether it fits the block is ballot_fault's.
core::Result<std::vector<BallotMark>> read_ballot(model::VoteMethod method,
                                                  const std::vector<model::StickyId>& cards,
                                                  std::string_view text);

struct VoteResult {
    std::size_t ballots = 0;
    std::size_t lost = 0;                // votes for cards that are gone or not shown here
    std::vector<journey::Score> scores;  // options are places in `cards`
    journey::Fist fist;
};
VoteResult count_votes(const model::Workspace& workspace, const model::Block& block,
                       const std::vector<const model::Sticky*>& cards);

}  // namespace icx::app
