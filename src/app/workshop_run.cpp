#include "app/workshop_run.hpp"

#include <algorithm>

#include "app/placing.hpp"
#include "core/text.hpp"

namespace icx::app {
namespace {

using model::Block;
using model::Sticky;
using model::StickyGroup;
using model::Workshop;

void stop(Writes& out, const Block& block, core::Instant now) {
    if (!block.since) return;
    write_field(out, block, "spent", spent_seconds(block, now));
    write_field(out, block, "since", core::Value());
}

void stop_others(Writes& out, const model::Workspace& workspace, const Block& but,
                 core::Instant now) {
    for (const Block* block : model::blocks_of(workspace, but.workshop))
        if (!(block->id == but.id)) stop(out, *block, now);
}

void set_running(Writes& out, const Workshop* workshop, const Block& block) {
    if (!workshop) return;
    if (!(workshop->at == block.id)) write_field(out, *workshop, "at", block.id.text);
    if (workshop->state == model::WorkshopState::planned)
        write_field(out, *workshop, "state", model::to_value(model::WorkshopState::running));
}

std::vector<const Sticky*> cards_in(const model::Workspace& workspace,
                                    const model::WorkshopId& workshop,
                                    const model::StickyGroupId& group) {
    std::vector<const Sticky*> rows = model::stickies_of(workspace, workshop);
    std::erase_if(rows, [&](const Sticky* s) { return !(s->group == group); });
    return rows;
}

}  // namespace

int spent_seconds(const Block& block, core::Instant now) {
    const std::int64_t running = block.since ? (now.ms - block.since->ms) / 1000 : 0;
    return block.spent + static_cast<int>(std::clamp<std::int64_t>(running, 0, 86'400));
}

int planned_seconds(const Block& block) {
    return std::clamp(block.minutes + block.extra, 0, 1440) * 60;
}

std::vector<std::string> card_lines(std::string_view text) {
    std::vector<std::string> out;
    while (!text.empty() && out.size() < kMostCards) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = core::trim(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        for (const std::string_view sign : {"- ", "* ", "\u2022 ", "\u2013 "})
            if (line == core::trim(sign))
                line = {};
            else if (line.substr(0, sign.size()) == sign)
                line = core::trim(line.substr(sign.size()));
        if (!line.empty()) out.emplace_back(core::cut_code_points(line, kMostCardText));
    }
    return out;
}

core::Result<Plan> plan(const model::Workspace& workspace, const GoToBlock& command,
                        PlanContext& context) {
    const Block* block = workspace.table<Block>().find(command.block);
    if (!block) return gone("block", command.block.text);
    Plan plan;
    plan.label = "go to a block";
    stop_others(plan.writes, workspace, *block, context.now);
    set_running(plan.writes, workspace.table<Workshop>().find(block->workshop), *block);
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const StartClock& command,
                        PlanContext& context) {
    const Block* block = workspace.table<Block>().find(command.block);
    if (!block) return gone("block", command.block.text);
    Plan plan;
    plan.label = "start the timer";
    stop_others(plan.writes, workspace, *block, context.now);
    set_running(plan.writes, workspace.table<Workshop>().find(block->workshop), *block);
    if (!block->since) write_field(plan.writes, *block, "since", context.now.ms);
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const StopClock& command,
                        PlanContext& context) {
    const Block* block = workspace.table<Block>().find(command.block);
    if (!block) return gone("block", command.block.text);
    Plan plan;
    plan.label = "pause the timer";
    stop(plan.writes, *block, context.now);
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const AddMinutes& command,
                        PlanContext&) {
    const Block* block = workspace.table<Block>().find(command.block);
    if (!block) return gone("block", command.block.text);
    Plan plan;
    plan.label = "give a minute";
    write_field(plan.writes, *block, "extra",
                std::clamp(block->extra + command.minutes, -block->minutes, 480));
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const Reveal& command, PlanContext&) {
    const Block* block = workspace.table<Block>().find(command.block);
    if (!block) return gone("block", command.block.text);
    Plan plan;
    plan.label = command.is_revealed ? "reveal" : "hide again";
    if (block->is_revealed != command.is_revealed)
        write_field(plan.writes, *block, "is_revealed", command.is_revealed);
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const EndWorkshop& command,
                        PlanContext& context) {
    const Workshop* workshop = workspace.table<Workshop>().find(command.workshop);
    if (!workshop) return gone("workshop", command.workshop.text);
    Plan plan;
    plan.label = "end the workshop";
    for (const Block* block : model::blocks_of(workspace, workshop->id))
        stop(plan.writes, *block, context.now);
    write_field(plan.writes, *workshop, "state", model::to_value(model::WorkshopState::held));
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const AddStickies& command,
                        PlanContext& context) {
    const Block* block = workspace.table<Block>().find(command.block);
    if (!block) return gone("block", command.block.text);
    const std::vector<std::string> lines = card_lines(command.lines);
    if (lines.empty())
        return core::Error{core::Code::invalid, "write something on the card first", "text", ""};
    const auto rows = model::stickies_of(workspace, block->workshop);
    const auto places = replica::positions_between(rows.empty() ? "" : rows.back()->pos, "",
                                                   lines.size(), context.random);
    Plan plan;
    plan.label = lines.size() == 1 ? "add a card" : "add cards";
    for (std::size_t i = 0; i < lines.size(); i++) {
        Sticky sticky;
        sticky.id.text = core::mint_id(Sticky::kPrefix, context.random);
        sticky.workshop = block->workshop;
        sticky.block = block->id;
        sticky.group = command.group;
        sticky.text = lines[i];
        sticky.pos = places[i];
        plan.created = sticky.id.text;
        write_new(plan.writes, sticky);
    }
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const RemoveSticky& command,
                        PlanContext&) {
    const Sticky* sticky = workspace.table<Sticky>().find(command.sticky);
    if (!sticky) return gone("card", command.sticky.text);
    Plan plan;
    plan.label = "delete card";
    for (const auto& [id, vote] : workspace.table<model::Vote>())
        if (vote.sticky == sticky->id) write_removal(plan.writes, vote);
    write_removal(plan.writes, *sticky);
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const MoveSticky& command,
                        PlanContext& context) {
    const Sticky* sticky = workspace.table<Sticky>().find(command.sticky);
    if (!sticky) return gone("card", command.sticky.text);
    const StickyGroup* group = workspace.table<StickyGroup>().find(command.group);
    if (command.group.valid() && !group) return gone("group", command.group.text);
    Plan plan;
    plan.label = command.group.valid() ? "move card" : "take a card out of its group";
    if (sticky->group == command.group) return plan;
    Sticky moved = *sticky;
    moved.group = command.group;
    moved.pos = position_at_end(model::stickies_of(workspace, sticky->workshop), context.random);
    write_difference(plan.writes, *sticky, moved);
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const AddStickyGroup& command,
                        PlanContext& context) {
    if (!workspace.table<Workshop>().find(command.workshop))
        return gone("workshop", command.workshop.text);
    const Sticky* sticky = workspace.table<Sticky>().find(command.sticky);
    if (command.sticky.valid() && !sticky) return gone("card", command.sticky.text);
    Plan plan;
    plan.label = "new group";
    StickyGroup group;
    group.id.text = core::mint_id(StickyGroup::kPrefix, context.random);
    group.workshop = command.workshop;
    group.title = core::cut_code_points(core::trim(command.title), 80);
    group.pos = position_at_end(model::groups_of(workspace, command.workshop), context.random);
    plan.created = group.id.text;
    write_new(plan.writes, group);
    if (sticky) write_field(plan.writes, *sticky, "group", group.id.text);
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const JoinGroups& command,
                        PlanContext&) {
    const StickyGroup* from = workspace.table<StickyGroup>().find(command.from);
    const StickyGroup* into = workspace.table<StickyGroup>().find(command.into);
    if (!from) return gone("group", command.from.text);
    if (!into) return gone("group", command.into.text);
    Plan plan;
    plan.label = "join groups";
    if (from == into) return plan;
    for (const Sticky* sticky : cards_in(workspace, from->workshop, from->id))
        write_field(plan.writes, *sticky, "group", into->id.text);
    write_removal(plan.writes, *from);
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const RemoveStickyGroup& command,
                        PlanContext&) {
    const StickyGroup* group = workspace.table<StickyGroup>().find(command.group);
    if (!group) return gone("group", command.group.text);
    Plan plan;
    plan.label = "ungroup";
    for (const Sticky* sticky : cards_in(workspace, group->workshop, group->id))
        write_field(plan.writes, *sticky, "group", "");
    write_removal(plan.writes, *group);
    return plan;
}

}  // namespace icx::app
