// Journeys inside journeys: a step may open another journey that tells it in full. A link that
// would close a ring is refused; a ring that a merge brought is cut where it is met again.
#pragma once

#include <vector>

#include "app/session.hpp"

namespace icx::app {

// The journey opens at this step; an empty one takes the link away. Refused when it would lead
// back to the step's own journey.
struct OpenJourneyAt {
    model::StepId step;
    model::JourneyId journey;
};
core::Result<Plan> plan(const model::Workspace& w, const OpenJourneyAt& c, PlanContext& context);

// The journey that a step belongs to; empty when its stage is gone.
model::JourneyId journey_of(const model::Workspace& workspace, const model::Step& step);

// The journeys that a journey's steps open, in the order of the steps, each once.
std::vector<const model::Journey*> subs_of(const model::Workspace& workspace,
                                           const model::JourneyId& journey);

// True when `to` is `from` or is opened from it over any number of steps.
bool leads_to(const model::Workspace& workspace, const model::JourneyId& from,
              const model::JourneyId& to);

// The way down to a journey, the first ancestor first and without the journey itself: of several
// journeys that open one, the first in their order. Ends where a ring closes.
std::vector<const model::Journey*> way_to(const model::Workspace& workspace,
                                          const model::JourneyId& journey);

struct TreeRow {
    const model::Journey* journey = nullptr;
    std::size_t depth = 0;
    bool is_again = false;  // told in full further up
    bool is_ring = false;   // it opens a journey that it is inside of: nothing below is shown
};
// All journeys: those that no other opens first to last, each with what it opens below it. Each
// is told in full once.
std::vector<TreeRow> journey_tree(const model::Workspace& workspace);

}  // namespace icx::app
