// Commands of a workshop while it runs: from block to block, the clock, cards, groups and ballots.
// All of it is undoable.
#pragma once

#include <string>
#include <vector>

#include "app/session.hpp"

namespace icx::app {

inline constexpr std::size_t kMostCards = 200;     // at once
inline constexpr std::size_t kMostCardText = 500;  // code points of one card
inline constexpr int kMostPeople = 200;

// The clock of the block that is left stops; a planned workshop runs from now on.
struct GoToBlock {
    model::BlockId block;
};

struct StartClock {  // others of the workshop stop
    model::BlockId block;
};

struct StopClock {
    model::BlockId block;
};

struct AddMinutes {
    model::BlockId block;
    int minutes = 1;
};

struct Reveal {  // cards written in silence, or the result of a vote
    model::BlockId block;
    bool is_revealed = true;
};

struct EndWorkshop {  // it was held; all clocks stop
    model::WorkshopId workshop;
};

// One card a line; signs of lists before a line are left out, empty lines too.
struct AddStickies {
    model::BlockId block;
    model::StickyGroupId group;  // may be empty
    std::string lines;
};

struct RemoveSticky {  // its votes go with it
    model::StickyId sticky;
};

// To the end of a group; empty: it stands alone again. Votes stay with the card.
struct MoveSticky {
    model::StickyId sticky;
    model::StickyGroupId group;
};

struct AddStickyGroup {
    model::WorkshopId workshop;
    std::string title;
    model::StickyId sticky;  // the first card in it, may be empty
};

struct JoinGroups {  // the cards of `from` go to `into`, `from` goes
    model::StickyGroupId from, into;
};

struct RemoveStickyGroup {  // its cards stand alone again
    model::StickyGroupId group;
};

struct BallotMark {
    model::StickyId sticky;  // empty: the block's question
    double value = 0, effort = 0;
};

// One ballot, whole. Refused when it does not fit the block's method, or all ballots are in.
struct CastBallot {
    model::BlockId block;
    std::vector<BallotMark> marks;
};

core::Result<Plan> plan(const model::Workspace& w, const GoToBlock& c, PlanContext& context);
core::Result<Plan> plan(const model::Workspace& w, const StartClock& c, PlanContext& context);
core::Result<Plan> plan(const model::Workspace& w, const StopClock& c, PlanContext& context);
core::Result<Plan> plan(const model::Workspace& w, const AddMinutes& c, PlanContext& context);
core::Result<Plan> plan(const model::Workspace& w, const Reveal& c, PlanContext& context);
core::Result<Plan> plan(const model::Workspace& w, const EndWorkshop& c, PlanContext& context);
core::Result<Plan> plan(const model::Workspace& w, const AddStickies& c, PlanContext& context);
core::Result<Plan> plan(const model::Workspace& w, const RemoveSticky& c, PlanContext& context);
core::Result<Plan> plan(const model::Workspace& w, const MoveSticky& c, PlanContext& context);
core::Result<Plan> plan(const model::Workspace& w, const AddStickyGroup& c, PlanContext& context);
core::Result<Plan> plan(const model::Workspace& w, const JoinGroups& c, PlanContext& context);
core::Result<Plan> plan(const model::Workspace& w, const RemoveStickyGroup& c,
                        PlanContext& context);
core::Result<Plan> plan(const model::Workspace& w, const CastBallot& c, PlanContext& context);

// Seconds on a block's clock at `now`, and what was planned with what was given on top.
int spent_seconds(const model::Block& block, core::Instant now);
int planned_seconds(const model::Block& block);

// Lines as cards: trimmed, without signs of lists, cut to kMostCardText, at most kMostCards.
std::vector<std::string> card_lines(std::string_view text);

// Why a ballot does not fit; empty: it does.
std::string ballot_fault(const model::Workspace& workspace, const model::Block& block,
                         const std::vector<BallotMark>& marks);

}  // namespace icx::app
