// Commands of the person who draws a journey. Single fields are edited by SetField; all of it is
// undoable, and what is moved keeps its cards, links and feelings.
#pragma once

#include <string>

#include "app/session.hpp"
#include "journey/document.hpp"

namespace icx::app {

struct CreateJourney {
    std::string template_id;  // empty: one stage, one step, the usual lanes
};

struct ImportJourney {
    journey::Document document;
};

struct RemoveJourney {
    model::JourneyId journey;
};

struct AddStage {
    model::JourneyId journey;
    std::string title;
};

struct MoveStage {
    model::StageId stage;
    int by = 1;
};

struct RemoveStage {  // with its steps
    model::StageId stage;
};

struct AddStep {
    model::StageId stage;
    model::StepId after;  // empty: at the stage's end
    std::string title;
};

// By one place; over the stage's edge it goes to the neighbouring stage.
struct MoveStep {
    model::StepId step;
    int by = 1;
};

struct RemoveStep {
    model::StepId step;
};

struct AddLane {
    model::JourneyId journey;
    model::LaneKind kind = model::LaneKind::actions;
};

struct MoveLane {
    model::LaneId lane;
    int by = 1;
};

struct RemoveLane {  // with its cards
    model::LaneId lane;
};

struct AddCard {
    model::StepId step;
    model::LaneId lane;
    std::string text;
};

struct MoveCard {  // to the end of another cell of the same journey
    model::CardId card;
    model::StepId step;
    model::LaneId lane;
};

struct RemoveCard {
    model::CardId card;
};

// What is assumed; nullopt takes it away. -2 to 2.
struct SetFeeling {
    model::StepId step;
    model::PersonaId persona;
    bool is_to_be = false;
    std::optional<double> value;
};

struct AddPersona {
    model::JourneyId journey;  // whose persona it becomes, may be empty
    std::string name;
};

core::Result<Plan> plan(const model::Workspace& w, const CreateJourney& c, PlanContext& context);
core::Result<Plan> plan(const model::Workspace& w, const ImportJourney& c, PlanContext& context);
core::Result<Plan> plan(const model::Workspace& w, const RemoveJourney& c, PlanContext& context);
core::Result<Plan> plan(const model::Workspace& w, const AddStage& c, PlanContext& context);
core::Result<Plan> plan(const model::Workspace& w, const MoveStage& c, PlanContext& context);
core::Result<Plan> plan(const model::Workspace& w, const RemoveStage& c, PlanContext& context);
core::Result<Plan> plan(const model::Workspace& w, const AddStep& c, PlanContext& context);
core::Result<Plan> plan(const model::Workspace& w, const MoveStep& c, PlanContext& context);
core::Result<Plan> plan(const model::Workspace& w, const RemoveStep& c, PlanContext& context);
core::Result<Plan> plan(const model::Workspace& w, const AddLane& c, PlanContext& context);
core::Result<Plan> plan(const model::Workspace& w, const MoveLane& c, PlanContext& context);
core::Result<Plan> plan(const model::Workspace& w, const RemoveLane& c, PlanContext& context);
core::Result<Plan> plan(const model::Workspace& w, const AddCard& c, PlanContext& context);
core::Result<Plan> plan(const model::Workspace& w, const MoveCard& c, PlanContext& context);
core::Result<Plan> plan(const model::Workspace& w, const RemoveCard& c, PlanContext& context);
core::Result<Plan> plan(const model::Workspace& w, const SetFeeling& c, PlanContext& context);
core::Result<Plan> plan(const model::Workspace& w, const AddPersona& c, PlanContext& context);

}  // namespace icx::app
