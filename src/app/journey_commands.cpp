#include "app/journey_commands.hpp"

#include "app/journey_parts.hpp"
#include "app/journey_templates.hpp"
#include "app/placing.hpp"
#include "core/hash.hpp"
#include "core/text.hpp"

namespace icx::app {
namespace {

using model::Card;
using model::Feeling;
using model::Journey;
using model::Lane;
using model::Stage;
using model::Step;

void remove_step(Writes& out, const model::Workspace& workspace, const Step& step) {
    for (const auto& [id, card] : workspace.table<Card>())
        if (card.step == step.id) write_removal(out, card);
    for (const auto& [id, feeling] : workspace.table<Feeling>())
        if (feeling.step == step.id) write_removal(out, feeling);
    write_removal(out, step);
}

Step new_step(const model::StageId& stage, std::string title, std::string pos,
              core::Random& random) {
    Step step;
    step.id.text = core::mint_id(Step::kPrefix, random);
    step.stage = stage;
    step.title = std::move(title);
    step.pos = std::move(pos);
    return step;
}

}  // namespace

core::Result<Plan> plan(const model::Workspace& workspace, const CreateJourney& command,
                        PlanContext& context) {
    Plan plan;
    plan.label = "new journey";
    journey::Document document;
    document.title = "Untitled journey";
    document.stages = {{"Start", {journey::StepText{"First step", false, {}, {}}}}};
    if (!command.template_id.empty()) {
        const auto found = journey_template(command.template_id);
        if (!found)
            return core::Error{core::Code::not_found, "there is no such template",
                               command.template_id, ""};
        document = *found;
    }
    plan.created = core::mint_id(Journey::kPrefix, context.random);
    write_journey(plan.writes, workspace, document, model::JourneyId(plan.created), false, "",
                  context.random);
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const ImportJourney& command,
                        PlanContext& context) {
    // The same file twice is the same journey: its content names it.
    std::string content = command.document.title;
    for (const auto& stage : command.document.stages) {
        content += "\n= " + stage.title;
        for (const auto& step : stage.steps) {
            content += "\n+ " + step.title + (step.is_moment ? "*" : "") +
                       (step.feeling ? core::shortest_number(*step.feeling) : "");
            for (const auto& card : step.cards)
                content += "\n- " + std::to_string(static_cast<int>(card.lane)) + card.text;
        }
    }
    Plan plan;
    plan.label = "import a journey";
    plan.created = core::hash_id(Journey::kPrefix, content);
    if (workspace.table<Journey>().find(std::string_view(plan.created))) {
        plan.problems.push_back({command.document.title, "this journey is already here"});
        return plan;
    }
    write_journey(plan.writes, workspace, command.document, model::JourneyId(plan.created), false,
                  plan.created, context.random);
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const RemoveJourney& command,
                        PlanContext&) {
    const Journey* journey = workspace.table<Journey>().find(command.journey);
    if (!journey) return gone("journey", command.journey.text);
    Plan plan;
    plan.label = "delete journey";
    for (const Stage* stage : model::stages_of(workspace, journey->id)) {
        for (const Step* step : model::steps_of(workspace, stage->id))
            remove_step(plan.writes, workspace, *step);
        write_removal(plan.writes, *stage);
    }
    for (const Lane* lane : model::lanes_of(workspace, journey->id))
        write_removal(plan.writes, *lane);
    for (const model::JourneyVersion* version : model::versions_of(workspace, journey->id))
        write_removal(plan.writes, *version);
    write_removal(plan.writes, *journey);
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const AddStage& command,
                        PlanContext& context) {
    if (!workspace.table<Journey>().find(command.journey))
        return gone("journey", command.journey.text);
    Plan plan;
    plan.label = "add a stage";
    Stage stage;
    stage.id.text = core::mint_id(Stage::kPrefix, context.random);
    stage.journey = command.journey;
    stage.title = command.title.empty() ? "New stage" : command.title;
    stage.pos = position_at_end(model::stages_of(workspace, command.journey), context.random);
    write_new(plan.writes, stage);
    const Step step = new_step(stage.id, "New step",
                               replica::position_between("", "", context.random), context.random);
    write_new(plan.writes, step);
    plan.created = step.id.text;
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const MoveStage& command,
                        PlanContext& context) {
    const Stage* stage = workspace.table<Stage>().find(command.stage);
    if (!stage) return gone("stage", command.stage.text);
    const auto rows = model::stages_of(workspace, stage->journey);
    const std::string pos =
        position_moved(rows, place_of(rows, stage->id), command.by, context.random);
    Plan plan;
    plan.label = "move stage";
    if (!pos.empty()) write_field(plan.writes, *stage, "pos", pos);
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const RemoveStage& command,
                        PlanContext&) {
    const Stage* stage = workspace.table<Stage>().find(command.stage);
    if (!stage) return gone("stage", command.stage.text);
    Plan plan;
    plan.label = "delete stage";
    for (const Step* step : model::steps_of(workspace, stage->id))
        remove_step(plan.writes, workspace, *step);
    write_removal(plan.writes, *stage);
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const AddStep& command,
                        PlanContext& context) {
    if (!workspace.table<Stage>().find(command.stage)) return gone("stage", command.stage.text);
    const auto rows = model::steps_of(workspace, command.stage);
    const std::size_t at = command.after.valid() ? place_of(rows, command.after) : rows.size();
    Plan plan;
    plan.label = "add a step";
    const Step step = new_step(command.stage, command.title.empty() ? "New step" : command.title,
                               position_after(rows, at, context.random), context.random);
    plan.created = step.id.text;
    write_new(plan.writes, step);
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const MoveStep& command,
                        PlanContext& context) {
    const Step* step = workspace.table<Step>().find(command.step);
    if (!step) return gone("step", command.step.text);
    Plan plan;
    plan.label = "move step";
    const auto rows = model::steps_of(workspace, step->stage);
    const std::string pos =
        position_moved(rows, place_of(rows, step->id), command.by, context.random);
    if (!pos.empty()) {
        write_field(plan.writes, *step, "pos", pos);
        return plan;
    }
    const Stage* stage = workspace.table<Stage>().find(step->stage);
    if (!stage) return plan;
    const auto stages = model::stages_of(workspace, stage->journey);
    const std::size_t at = place_of(stages, stage->id);
    if (command.by < 0 ? at == 0 : at + 1 >= stages.size()) return plan;
    const Stage& next = *stages[command.by < 0 ? at - 1 : at + 1];
    const auto others = model::steps_of(workspace, next.id);
    write_field(plan.writes, *step, "stage", next.id.text);
    write_field(plan.writes, *step, "pos",
                command.by < 0 || others.empty()
                    ? position_at_end(others, context.random)
                    : replica::position_between("", others.front()->pos, context.random));
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const RemoveStep& command,
                        PlanContext&) {
    const Step* step = workspace.table<Step>().find(command.step);
    if (!step) return gone("step", command.step.text);
    Plan plan;
    plan.label = "delete step";
    remove_step(plan.writes, workspace, *step);
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const AddLane& command,
                        PlanContext& context) {
    if (!workspace.table<Journey>().find(command.journey))
        return gone("journey", command.journey.text);
    Plan plan;
    plan.label = "add a lane";
    Lane lane;
    lane.id.text = core::mint_id(Lane::kPrefix, context.random);
    lane.journey = command.journey;
    lane.kind = command.kind;
    lane.pos = position_at_end(model::lanes_of(workspace, command.journey), context.random);
    plan.created = lane.id.text;
    write_new(plan.writes, lane);
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const MoveLane& command,
                        PlanContext& context) {
    const Lane* lane = workspace.table<Lane>().find(command.lane);
    if (!lane) return gone("lane", command.lane.text);
    const auto rows = model::lanes_of(workspace, lane->journey);
    const std::string pos =
        position_moved(rows, place_of(rows, lane->id), command.by, context.random);
    Plan plan;
    plan.label = "move lane";
    if (!pos.empty()) write_field(plan.writes, *lane, "pos", pos);
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const RemoveLane& command,
                        PlanContext&) {
    const Lane* lane = workspace.table<Lane>().find(command.lane);
    if (!lane) return gone("lane", command.lane.text);
    Plan plan;
    plan.label = "delete lane";
    for (const auto& [id, card] : workspace.table<Card>())
        if (card.lane == lane->id) write_removal(plan.writes, card);
    write_removal(plan.writes, *lane);
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const AddCard& command,
                        PlanContext& context) {
    if (!workspace.table<Step>().find(command.step)) return gone("step", command.step.text);
    if (!workspace.table<Lane>().find(command.lane)) return gone("lane", command.lane.text);
    Plan plan;
    plan.label = "add a card";
    Card card;
    card.id.text = core::mint_id(Card::kPrefix, context.random);
    card.step = command.step;
    card.lane = command.lane;
    card.text = command.text;
    card.day = core::utc_date(context.now);
    card.pos =
        position_at_end(model::cards_of(workspace, command.step, command.lane), context.random);
    plan.created = card.id.text;
    write_new(plan.writes, card);
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const MoveCard& command,
                        PlanContext& context) {
    const Card* card = workspace.table<Card>().find(command.card);
    if (!card) return gone("card", command.card.text);
    if (!workspace.table<Step>().find(command.step)) return gone("step", command.step.text);
    if (!workspace.table<Lane>().find(command.lane)) return gone("lane", command.lane.text);
    Card moved = *card;
    moved.step = command.step;
    moved.lane = command.lane;
    moved.pos =
        position_at_end(model::cards_of(workspace, command.step, command.lane), context.random);
    Plan plan;
    plan.label = "move card";
    write_difference(plan.writes, *card, moved);
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const RemoveCard& command,
                        PlanContext&) {
    const Card* card = workspace.table<Card>().find(command.card);
    if (!card) return gone("card", command.card.text);
    Plan plan;
    plan.label = "delete card";
    write_removal(plan.writes, *card);
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const SetFeeling& command,
                        PlanContext&) {
    if (!workspace.table<Step>().find(command.step)) return gone("step", command.step.text);
    if (command.value && !(*command.value >= -2 && *command.value <= 2))
        return core::Error{core::Code::invalid, "a feeling lies between -2 and 2", "value", ""};
    Feeling feeling;
    feeling.id.text =
        core::hash_id(Feeling::kPrefix, command.step.text + " " + command.persona.text);
    const Feeling* before = workspace.table<Feeling>().find(feeling.id);
    if (before) feeling = *before;
    feeling.step = command.step;
    feeling.persona = command.persona;
    (command.is_to_be ? feeling.to_be : feeling.as_is) = command.value;
    Plan plan;
    plan.label = "set a feeling";
    if (before)
        write_difference(plan.writes, *before, feeling);
    else
        write_new(plan.writes, feeling);
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const AddPersona& command,
                        PlanContext& context) {
    const std::string name(core::trim(command.name));
    if (name.empty()) return core::Error{core::Code::invalid, "a persona needs a name", "name", ""};
    Plan plan;
    plan.label = "new persona";
    model::Persona persona;
    persona.id.text = core::mint_id(model::Persona::kPrefix, context.random);
    persona.name = name;
    persona.pos = position_at_end(model::personas(workspace), context.random);
    plan.created = persona.id.text;
    write_new(plan.writes, persona);
    if (const Journey* journey = workspace.table<Journey>().find(command.journey))
        write_field(plan.writes, *journey, "persona", persona.id.text);
    return plan;
}

}  // namespace icx::app
