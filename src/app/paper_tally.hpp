// Votes that were made on paper and counted by hand: so many ballots, so many dots on each card.
#pragma once

#include <vector>

#include "app/workshop_run.hpp"

namespace icx::app {

// Becomes as many ballots as were counted, over which the dots are dealt out evenly, so that sums
// and the number of ballots are right; which card lay on a ballot beside which is not known. For
// dots, points and fists (`counts`: the fingers as `value`, how many showed them as `effort`; the
// ballots are then their sum). Refused for other methods, beyond what so many ballots hold, and
// beyond the people of the workshop.
struct CastTally {
    model::BlockId block;
    int ballots = 0;
    std::vector<BallotMark> counts;  // card and its dots or points
};
core::Result<Plan> plan(const model::Workspace& w, const CastTally& c, PlanContext& context);

bool can_be_counted(model::VoteMethod method);

}  // namespace icx::app
