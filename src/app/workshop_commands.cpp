#include "app/workshop_commands.hpp"

#include "app/placing.hpp"
#include "app/workshop_formats.hpp"
#include "core/hash.hpp"
#include "core/text.hpp"

namespace icx::app {
namespace {

using model::Ballot;
using model::Block;
using model::Decision;
using model::Sticky;
using model::StickyGroup;
using model::Vote;
using model::Workshop;
using model::WorkshopAction;

core::Error needs_words(const char* what) {
    return {core::Code::invalid, std::string("write down the ") + what + " first", "text", ""};
}

void remove_ballots(Writes& out, const model::Workspace& workspace, const model::BlockId& block) {
    for (const Ballot* ballot : model::ballots_of(workspace, block)) {
        for (const auto& [id, vote] : workspace.table<Vote>())
            if (vote.ballot == ballot->id) write_removal(out, vote);
        write_removal(out, *ballot);
    }
}

core::Result<Plan> new_action(const model::Workspace& workspace, WorkshopAction action,
                              PlanContext& context) {
    if (action.text.empty()) return needs_words("action");
    Plan plan;
    plan.label = "add an action";
    action.id.text = core::mint_id(WorkshopAction::kPrefix, context.random);
    action.pos = position_at_end(model::actions_of(workspace, action.workshop), context.random);
    plan.created = action.id.text;
    write_new(plan.writes, action);
    return plan;
}

}  // namespace

core::Result<Plan> plan(const model::Workspace& workspace, const CreateWorkshop& command,
                        PlanContext& context) {
    const WorkshopFormat* format = workshop_format(command.format);
    if (!format)
        return core::Error{core::Code::not_found, "there is no such format", command.format, ""};
    Plan plan;
    plan.label = "new workshop";
    Workshop workshop;
    workshop.id.text = core::mint_id(Workshop::kPrefix, context.random);
    workshop.title = format->title;
    workshop.purpose = format->purpose;
    workshop.day = core::utc_date(context.now);
    workshop.journey = command.journey;
    workshop.pos = position_at_end(model::workshops(workspace), context.random);
    plan.created = workshop.id.text;
    const auto places = replica::positions_between("", "", format->blocks.size(), context.random);
    std::vector<Block> blocks;
    for (std::size_t i = 0; i < format->blocks.size(); i++) {
        const FormatBlock& from = format->blocks[i];
        Block block;
        block.id.text = core::mint_id(Block::kPrefix, context.random);
        block.workshop = workshop.id;
        block.kind = from.kind;
        block.title = from.title;
        block.prompt = from.prompt;
        block.minutes = from.minutes;
        block.method = from.method;
        block.limit = from.limit;
        block.pos = places[i];
        if (from.source >= 0 && static_cast<std::size_t>(from.source) < blocks.size())
            block.source = blocks[static_cast<std::size_t>(from.source)].id;
        blocks.push_back(std::move(block));
    }
    workshop.at = blocks.front().id;
    write_new(plan.writes, workshop);
    for (const Block& block : blocks)
        write_new(plan.writes, block);
    const auto group_places =
        replica::positions_between("", "", format->groups.size(), context.random);
    for (std::size_t i = 0; i < format->groups.size(); i++) {
        StickyGroup group;
        group.id.text = core::mint_id(StickyGroup::kPrefix, context.random);
        group.workshop = workshop.id;
        group.title = format->groups[i];
        group.pos = group_places[i];
        write_new(plan.writes, group);
    }
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const RemoveWorkshop& command,
                        PlanContext&) {
    const Workshop* workshop = workspace.table<Workshop>().find(command.workshop);
    if (!workshop) return gone("workshop", command.workshop.text);
    Plan plan;
    plan.label = "delete workshop";
    for (const Block* block : model::blocks_of(workspace, workshop->id)) {
        remove_ballots(plan.writes, workspace, block->id);
        write_removal(plan.writes, *block);
    }
    for (const Sticky* sticky : model::stickies_of(workspace, workshop->id))
        write_removal(plan.writes, *sticky);
    for (const StickyGroup* group : model::groups_of(workspace, workshop->id))
        write_removal(plan.writes, *group);
    for (const Decision* decision : model::decisions_of(workspace, workshop->id))
        write_removal(plan.writes, *decision);
    for (const WorkshopAction* action : model::actions_of(workspace, workshop->id))
        write_removal(plan.writes, *action);
    write_removal(plan.writes, *workshop);
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const AddBlock& command,
                        PlanContext& context) {
    if (!workspace.table<Workshop>().find(command.workshop))
        return gone("workshop", command.workshop.text);
    const auto rows = model::blocks_of(workspace, command.workshop);
    const std::size_t at = command.after.valid() ? place_of(rows, command.after) : rows.size();
    Plan plan;
    plan.label = "add a block";
    Block block;
    block.id.text = core::mint_id(Block::kPrefix, context.random);
    block.workshop = command.workshop;
    block.kind = command.kind;
    block.pos = position_after(rows, at, context.random);
    plan.created = block.id.text;
    write_new(plan.writes, block);
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const MoveBlock& command,
                        PlanContext& context) {
    const Block* block = workspace.table<Block>().find(command.block);
    if (!block) return gone("block", command.block.text);
    const auto rows = model::blocks_of(workspace, block->workshop);
    const std::string pos =
        position_moved(rows, place_of(rows, block->id), command.by, context.random);
    Plan plan;
    plan.label = "move block";
    if (!pos.empty()) write_field(plan.writes, *block, "pos", pos);
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const RemoveBlock& command,
                        PlanContext&) {
    const Block* block = workspace.table<Block>().find(command.block);
    if (!block) return gone("block", command.block.text);
    Plan plan;
    plan.label = "delete block";
    remove_ballots(plan.writes, workspace, block->id);
    write_removal(plan.writes, *block);
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const AddDecision& command,
                        PlanContext& context) {
    if (!workspace.table<Workshop>().find(command.workshop))
        return gone("workshop", command.workshop.text);
    Plan plan;
    plan.label = "add a decision";
    Decision decision;
    decision.id.text = core::mint_id(Decision::kPrefix, context.random);
    decision.workshop = command.workshop;
    decision.text = core::trim(command.text);
    decision.owner = core::trim(command.owner);
    decision.day = command.day;
    if (decision.text.empty()) return needs_words("decision");
    decision.pos =
        position_at_end(model::decisions_of(workspace, command.workshop), context.random);
    plan.created = decision.id.text;
    write_new(plan.writes, decision);
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const RemoveDecision& command,
                        PlanContext&) {
    const Decision* decision = workspace.table<Decision>().find(command.decision);
    if (!decision) return gone("decision", command.decision.text);
    Plan plan;
    plan.label = "delete decision";
    write_removal(plan.writes, *decision);
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const AddWorkshopAction& command,
                        PlanContext& context) {
    if (command.workshop.valid() && !workspace.table<Workshop>().find(command.workshop))
        return gone("workshop", command.workshop.text);
    WorkshopAction action;
    action.workshop = command.workshop;
    action.text = core::trim(command.text);
    action.owner = core::trim(command.owner);
    action.due = command.due;
    return new_action(workspace, std::move(action), context);
}

core::Result<Plan> plan(const model::Workspace& workspace, const ActOnCard& command,
                        PlanContext& context) {
    const auto* card = workspace.table<model::Card>().find(command.card);
    if (!card) return gone("card", command.card.text);
    for (const auto& [id, action] : workspace.table<WorkshopAction>())
        if (action.card == card->id)
            return core::Error{core::Code::conflict, "this is an action already", id, ""};
    WorkshopAction action;
    action.card = card->id;
    action.text = card->text;
    return new_action(workspace, std::move(action), context);
}

core::Result<Plan> plan(const model::Workspace& workspace, const RemoveWorkshopAction& command,
                        PlanContext&) {
    const WorkshopAction* action = workspace.table<WorkshopAction>().find(command.action);
    if (!action) return gone("action", command.action.text);
    Plan plan;
    plan.label = "delete action";
    write_removal(plan.writes, *action);
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const PutOnJourney& command,
                        PlanContext& context) {
    const Sticky* sticky = workspace.table<Sticky>().find(command.sticky);
    if (!sticky) return gone("card", command.sticky.text);
    if (!workspace.table<model::Step>().find(command.step)) return gone("step", command.step.text);
    if (!workspace.table<model::Lane>().find(command.lane)) return gone("lane", command.lane.text);
    if (workspace.table<model::Card>().find(sticky->card))
        return core::Error{core::Code::conflict, "this card is on the journey already",
                           sticky->card.text, ""};
    const Workshop* workshop = workspace.table<Workshop>().find(sticky->workshop);
    model::Card card;
    card.id.text = core::hash_id(model::Card::kPrefix, "sticky " + sticky->id.text);
    card.step = command.step;
    card.lane = command.lane;
    card.text = sticky->text;
    card.evidence = model::Evidence::observed;
    if (workshop) {
        card.source = "workshop: " + workshop->title;
        card.day = workshop->day;
    }
    card.pos =
        position_at_end(model::cards_of(workspace, command.step, command.lane), context.random);
    Plan plan;
    plan.label = "put a card on the journey";
    plan.created = card.id.text;
    write_new(plan.writes, card);
    write_field(plan.writes, *sticky, "card", card.id.text);
    return plan;
}

}  // namespace icx::app
