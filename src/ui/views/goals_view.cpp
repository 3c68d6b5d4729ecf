#include "ui/views/goals_view.hpp"

#include <algorithm>

#include "app/goal_commands.hpp"
#include "app/routes.hpp"
#include "ui/views/dates.hpp"

namespace icx::ui {
namespace {

using model::Goal;
using model::Standard;

std::string title_of(const Goal& goal) {
    return goal.title.empty() ? "Goal without a title" : goal.title;
}

std::string service_name(const model::Workspace& workspace, const Standard& standard) {
    const auto* service = workspace.table<model::Service>().find(standard.service);
    return service ? service->name : "All services";
}

GoalPromise promise_of(const model::Workspace& workspace, const app::Desk& desk,
                       const Standard& standard, const Goal* goal) {
    GoalPromise out;
    out.standard = standard.id.text;
    out.title = standard.title.empty() ? "Promise without a title" : standard.title;
    out.service = service_name(workspace, standard);
    out.route = app::to_hash({app::Place::standard, standard.id.text});
    if (goal) out.link = app::goal_link_id(goal->id, standard.id).text;
    const app::StandardFigures* figures = desk.figures(standard.id.text);
    if (!figures || !figures->is_ok()) {
        out.kept = "not measured";
        return out;
    }
    const standards::Attainment& kept = figures->month.kept;
    out.kept = kept.met + kept.missed == 0
                   ? "nothing decided this month"
                   : percent_words(kept.attainment) + ", aim " + percent_words(standard.goal);
    out.standing = standing_of(standard, *figures);
    return out;
}

GoalRow row_of(const model::Workspace& workspace, const app::Desk& desk,
               const app::GoalNode& node) {
    GoalRow row;
    row.id = node.goal->id.text;
    row.title = title_of(*node.goal);
    row.sentence = node.goal->sentence;
    row.owner = node.goal->owner;
    row.depth = node.depth;
    for (const Standard* standard : node.promises)
        row.promises.push_back(promise_of(workspace, desk, *standard, node.goal));
    const app::GoalKept& kept = node.kept;
    if (kept.promises == 0)
        row.summary = "No promise serves it";
    else
        row.summary = counted(kept.promises, "promise", "promises");
    if (kept.decided > 0) {
        const double share = static_cast<double>(kept.met) / static_cast<double>(kept.decided);
        row.kept = percent_words(share) + " kept";
        row.is_short = share < kept.goal;
        row.summary += ", " + grouped(kept.met) + " of " +
                       counted(kept.decided, "request", "requests") + " this month, aim " +
                       percent_words(kept.goal);
    }
    for (const Standard* standard : model::standards(workspace)) {
        if (standard->state == model::StandardState::retired || standard->is_duty ||
            std::find(node.promises.begin(), node.promises.end(), standard) != node.promises.end())
            continue;
        row.linkable.emplace_back(standard->id.text,
                                  standard->title + ", " + service_name(workspace, *standard));
    }
    return row;
}

GoalEdit edit_of(const model::Workspace& workspace, const Goal& goal, const GoalRow* row) {
    GoalEdit edit{goal.id.text, goal.title, goal.sentence, goal.owner, "", {}, ""};
    if (workspace.table<Goal>().find(goal.parent)) edit.parent = goal.parent.text;
    std::size_t children = 0;
    for (const Goal* other : model::goals(workspace)) {
        children += other->parent == goal.id;
        if (!app::is_below(workspace, other->id, goal.id))
            edit.parents.emplace_back(other->id.text, title_of(*other));
    }
    if (children > 0)
        edit.removal = counted(children, "goal below it moves", "goals below it move") + " up";
    if (row && !row->promises.empty())
        edit.removal += std::string(edit.removal.empty() ? "" : ", ") +
                        counted(row->promises.size(), "promise stays", "promises stay") +
                        " without it";
    return edit;
}

}  // namespace

GoalsView build_goals(const model::Workspace& workspace, const app::Desk& desk,
                      const GoalsState& state) {
    GoalsView view;
    const app::GoalTree tree = app::goal_tree(workspace, desk);
    view.is_empty = tree.nodes.empty();
    for (const app::GoalNode& node : tree.nodes) {
        view.rows.push_back(row_of(workspace, desk, node));
        if (node.goal->id.text == state.editing)
            view.edit.push_back(edit_of(workspace, *node.goal, &view.rows.back()));
    }
    for (const Standard* standard : tree.unserving)
        view.unserving.push_back(promise_of(workspace, desk, *standard, nullptr));
    view.unserving_note = "Kept for their own sake, or a goal is missing above. Link them, or ask "
                          "whether they are needed.";
    const auto lonely = static_cast<std::size_t>(
        std::count_if(tree.nodes.begin(), tree.nodes.end(),
                      [](const app::GoalNode& node) { return node.kept.promises == 0; }));
    view.summary = counted(tree.nodes.size(), "goal", "goals");
    if (lonely > 0) view.summary += ", " + grouped(lonely) + " that no promise serves";
    if (!view.unserving.empty())
        view.summary +=
            ", " + counted(view.unserving.size(), "promise", "promises") + " without a goal";
    view.explained = {
        "The share of a goal takes together the promises that serve it and the goals below it, "
        "each once, by their requests of this month. Duties of those who ask do not count.",
        "It says how well the services do what the goal needs from them, not whether the goal is "
        "reached."};
    return view;
}

}  // namespace icx::ui
