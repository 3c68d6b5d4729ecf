#include "app/idea_commands.hpp"

#include "app/placing.hpp"
#include "core/text.hpp"
#include "expression/formula.hpp"

namespace icx::app {
namespace {

using model::Card;
using model::Journey;
using model::Lane;

constexpr std::string_view kNames[] = {"value", "effort", "confidence"};

}  // namespace

std::span<const std::string_view> idea_names() { return kNames; }

std::optional<double> idea_score(const Card& card, std::string_view formula) {
    const auto compiled =
        expression::compile_formula(formula.empty() ? kIdeaFormula : formula, kNames);
    if (!compiled.ok()) return std::nullopt;
    std::optional<double> values[3];
    const int said[] = {card.value, card.effort, card.confidence};
    for (std::size_t i = 0; i < 3; i++)
        if (said[i] > 0) values[i] = said[i];
    return expression::evaluate(*compiled, values);
}

core::Result<Plan> plan(const model::Workspace& workspace, const AddIdea& command,
                        PlanContext& context) {
    const Journey* journey = workspace.table<Journey>().find(command.journey);
    if (!journey) return gone("journey", command.journey.text);
    const std::string text(core::trim(command.text));
    if (text.empty()) return core::Error{core::Code::invalid, "write the idea first", "text", ""};
    const auto steps = model::steps_of(workspace, journey->id);
    if (steps.empty())
        return core::Error{core::Code::invalid, "the journey has no steps yet", "step", ""};
    const std::size_t at = place_of(steps, command.step);
    Plan plan;
    plan.label = "add an idea";
    const auto lanes = model::lanes_of(workspace, journey->id);
    model::LaneId lane;
    for (const Lane* row : lanes)
        if (row->kind == model::LaneKind::opportunities && !lane.valid()) lane = row->id;
    if (!lane.valid()) {
        Lane made;
        made.id.text = core::mint_id(Lane::kPrefix, context.random);
        made.journey = journey->id;
        made.kind = model::LaneKind::opportunities;
        made.pos = position_at_end(lanes, context.random);
        write_new(plan.writes, made);
        lane = made.id;
    }
    Card card;
    card.id.text = core::mint_id(Card::kPrefix, context.random);
    card.step = steps[at < steps.size() ? at : 0]->id;
    card.lane = lane;
    card.text = text;
    card.evidence = model::Evidence::proposed;
    card.day = core::utc_date(context.now);
    card.pos = position_at_end(model::cards_of(workspace, card.step, lane), context.random);
    plan.created = card.id.text;
    write_new(plan.writes, card);
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const WeighIdea& command, PlanContext&) {
    const Card* card = workspace.table<Card>().find(command.card);
    if (!card) return gone("card", command.card.text);
    for (const int said : {command.value, command.effort, command.confidence})
        if (said < 0 || said > 5)
            return core::Error{core::Code::invalid, "a weight lies between 1 and 5", "value", ""};
    Card weighed = *card;
    weighed.value = command.value;
    weighed.effort = command.effort;
    weighed.confidence = command.confidence;
    Plan plan;
    plan.label = "weigh an idea";
    write_difference(plan.writes, *card, weighed);
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const SetIdeaFormula& command,
                        PlanContext&) {
    const Journey* journey = workspace.table<Journey>().find(command.journey);
    if (!journey) return gone("journey", command.journey.text);
    const std::string formula(core::trim(command.formula));
    if (!formula.empty()) {
        const auto compiled = expression::compile_formula(formula, kNames);
        if (!compiled.ok()) return compiled.error();
    }
    Plan plan;
    plan.label = "change the formula";
    write_field(plan.writes, *journey, "formula", formula == kIdeaFormula ? "" : formula);
    return plan;
}

}  // namespace icx::app
