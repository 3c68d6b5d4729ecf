#include "app/goal_commands.hpp"

#include "app/goals.hpp"
#include "app/placing.hpp"

namespace icx::app {

using core::Error;
using core::Result;
using model::Goal;
using model::GoalId;
using model::GoalLink;

namespace {

std::string title_of(const Goal& goal) {
    return "\u201C" + (goal.title.empty() ? std::string("Goal without a title") : goal.title) +
           "\u201D";
}

}  // namespace

model::GoalLinkId goal_link_id(const GoalId& goal, const model::StandardId& standard) {
    return model::GoalLinkId(core::hash_id(GoalLink::kPrefix, goal.text + " " + standard.text));
}

Result<Plan> plan(const model::Workspace& workspace, const CreateGoal& command,
                  PlanContext& context) {
    if (command.parent.valid() && !workspace.table<Goal>().find(command.parent))
        return gone("goal", command.parent.text);
    Goal goal;
    goal.id.text = core::mint_id(Goal::kPrefix, context.random);
    goal.title = "New goal";
    goal.parent = command.parent;
    goal.pos = position_at_end(model::goals(workspace), context.random);
    Plan plan;
    plan.label = "new goal";
    plan.created = goal.id.text;
    write_new(plan.writes, goal);
    return plan;
}

Result<Plan> plan(const model::Workspace& workspace, const RemoveGoal& command, PlanContext&) {
    const Goal* goal = workspace.table<Goal>().find(command.goal);
    if (!goal) return gone("goal", command.goal.text);
    Plan plan;
    plan.label = "delete goal";
    write_removal(plan.writes, *goal);
    for (const auto& [id, child] : workspace.table<Goal>())
        if (child.parent == goal->id)
            write_field(plan.writes, child, "parent", core::Value(goal->parent.text));
    for (const auto& [id, link] : workspace.table<GoalLink>())
        if (link.goal == goal->id) write_removal(plan.writes, link);
    return plan;
}

Result<Plan> plan(const model::Workspace& workspace, const MoveGoal& command, PlanContext&) {
    const Goal* goal = workspace.table<Goal>().find(command.goal);
    if (!goal) return gone("goal", command.goal.text);
    if (command.parent.valid()) {
        const Goal* parent = workspace.table<Goal>().find(command.parent);
        if (!parent) return gone("goal", command.parent.text);
        if (is_below(workspace, parent->id, goal->id))
            return Error{core::Code::conflict,
                         title_of(*goal) + " cannot stand below " + title_of(*parent) +
                             ", which is part of it",
                         "parent", "move that one out first"};
    }
    Plan plan;
    plan.label = "move goal";
    if (!(goal->parent == command.parent))
        write_field(plan.writes, *goal, "parent", core::Value(command.parent.text));
    return plan;
}

Result<Plan> plan(const model::Workspace& workspace, const ServeGoal& command, PlanContext&) {
    if (!workspace.table<Goal>().find(command.goal)) return gone("goal", command.goal.text);
    if (!workspace.table<model::Standard>().find(command.standard))
        return gone("promise", command.standard.text);
    Plan plan;
    plan.label = "link a promise to a goal";
    GoalLink link;
    link.id = goal_link_id(command.goal, command.standard);
    if (workspace.table<GoalLink>().find(link.id)) return plan;
    link.goal = command.goal;
    link.standard = command.standard;
    plan.created = link.id.text;
    write_new(plan.writes, link);
    return plan;
}

Result<Plan> plan(const model::Workspace& workspace, const ServeGoalNoMore& command, PlanContext&) {
    const GoalLink* link = workspace.table<GoalLink>().find(command.link);
    if (!link) return gone("link", command.link.text);
    Plan plan;
    plan.label = "take a promise from a goal";
    write_removal(plan.writes, *link);
    return plan;
}

}  // namespace icx::app
