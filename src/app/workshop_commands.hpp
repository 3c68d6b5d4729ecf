// Commands of the person who prepares a workshop and writes down what came of it. Single fields
// are edited by SetField; all of it is undoable. What happens while it runs: workshop_run.hpp.
#pragma once

#include <string>

#include "app/session.hpp"

namespace icx::app {

struct CreateWorkshop {
    std::string format;        // an id of workshop_formats()
    model::JourneyId journey;  // may be empty
};

struct RemoveWorkshop {  // with all it holds; cards on the journey and their votes' records aside
    model::WorkshopId workshop;
};

struct AddBlock {
    model::WorkshopId workshop;
    model::BlockId after;  // empty: at the end
    model::BlockKind kind = model::BlockKind::discuss;
};

struct MoveBlock {
    model::BlockId block;
    int by = 1;
};

struct RemoveBlock {  // its ballots go with it, its cards stay
    model::BlockId block;
};

struct AddDecision {
    model::WorkshopId workshop;
    std::string text, owner;
    std::optional<core::Date> day;
};

struct RemoveDecision {
    model::DecisionId decision;
};

struct AddWorkshopAction {
    model::WorkshopId workshop;  // may be empty
    std::string text, owner;
    std::optional<core::Date> due;
};

// An opportunity of a journey becomes an action; refused when it is one already.
struct ActOnCard {
    model::CardId card;
};

struct RemoveWorkshopAction {
    model::WorkshopActionId action;
};

// A workshop's card becomes a card on the journey's board: observed, with the workshop as source.
// Done on two devices it is one card.
struct PutOnJourney {
    model::StickyId sticky;
    model::StepId step;
    model::LaneId lane;
};

core::Result<Plan> plan(const model::Workspace& w, const CreateWorkshop& c, PlanContext& context);
core::Result<Plan> plan(const model::Workspace& w, const RemoveWorkshop& c, PlanContext& context);
core::Result<Plan> plan(const model::Workspace& w, const AddBlock& c, PlanContext& context);
core::Result<Plan> plan(const model::Workspace& w, const MoveBlock& c, PlanContext& context);
core::Result<Plan> plan(const model::Workspace& w, const RemoveBlock& c, PlanContext& context);
core::Result<Plan> plan(const model::Workspace& w, const AddDecision& c, PlanContext& context);
core::Result<Plan> plan(const model::Workspace& w, const RemoveDecision& c, PlanContext& context);
core::Result<Plan> plan(const model::Workspace& w, const AddWorkshopAction& c,
                        PlanContext& context);
core::Result<Plan> plan(const model::Workspace& w, const ActOnCard& c, PlanContext& context);
core::Result<Plan> plan(const model::Workspace& w, const RemoveWorkshopAction& c,
                        PlanContext& context);
core::Result<Plan> plan(const model::Workspace& w, const PutOnJourney& c, PlanContext& context);

}  // namespace icx::app
