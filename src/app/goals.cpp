#include "app/goals.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace icx::app {
namespace {

using model::Goal;
using model::GoalId;
using model::Standard;

// The parent as it is read: none when it is gone or when the way up comes back to `goal` and this
// is the ring's least id.
const Goal* parent_of(const model::Workspace& workspace, const Goal& goal) {
    const Goal* parent = workspace.table<Goal>().find(goal.parent);
    std::set<std::string_view> seen;
    bool is_least = true;
    for (const Goal* at = parent; at && seen.insert(at->id.text).second;
         at = workspace.table<Goal>().find(at->parent)) {
        if (at->id == goal.id) return is_least ? nullptr : parent;
        is_least &= goal.id.text < at->id.text;
    }
    return parent;
}

bool is_counted(const Standard& standard) {
    return standard.state == model::StandardState::kept && !standard.is_duty;
}

class Maker {
public:
    Maker(const model::Workspace& workspace, const Desk& desk)
        : workspace_(workspace), desk_(desk) {
        for (const Goal* goal : model::goals(workspace)) {
            const Goal* parent = parent_of(workspace, *goal);
            children_[parent ? parent->id.text : std::string()].push_back(goal);
        }
        for (const auto& [id, link] : workspace.table<model::GoalLink>())
            if (workspace.table<Goal>().find(link.goal))
                links_[link.goal.text].insert(link.standard.text);
    }

    GoalTree make() {
        add_children({}, 0);
        std::set<std::string> serving;
        for (const auto& [goal, standards] : links_)
            serving.insert(standards.begin(), standards.end());
        for (const Standard* standard : model::standards(workspace_))
            if (is_counted(*standard) && !serving.count(standard->id.text))
                out_.unserving.push_back(standard);
        return std::move(out_);
    }

private:
    // The promises of the goals below, by id.
    std::set<std::string> add_children(const std::string& parent, int depth) {
        std::set<std::string> all;
        const auto found = children_.find(parent);
        if (found == children_.end()) return all;
        for (const Goal* goal : found->second) {
            const std::size_t place = out_.nodes.size();
            GoalNode node;
            node.goal = goal;
            node.depth = depth;
            node.has_children = children_.count(goal->id.text) > 0;
            const std::set<std::string>& own = links_[goal->id.text];
            for (const Standard* standard : model::standards(workspace_))
                if (own.count(standard->id.text) &&
                    standard->state != model::StandardState::retired)
                    node.promises.push_back(standard);
            out_.nodes.push_back(std::move(node));
            std::set<std::string> below = add_children(goal->id.text, depth + 1);
            below.insert(own.begin(), own.end());
            out_.nodes[place].kept = kept_of(below);
            all.insert(below.begin(), below.end());
        }
        return all;
    }

    GoalKept kept_of(const std::set<std::string>& standards) const {
        GoalKept out;
        double goals = 0;
        for (const std::string& id : standards) {
            const auto* standard = workspace_.table<Standard>().find(std::string_view(id));
            if (!standard || !is_counted(*standard)) continue;
            out.promises++;
            const StandardFigures* figures = desk_.figures(id);
            if (!figures || !figures->is_ok()) continue;
            const standards::Attainment& kept = figures->month.kept;
            out.met += kept.met;
            out.decided += kept.met + kept.missed;
            goals += standard->goal * static_cast<double>(kept.met + kept.missed);
        }
        if (out.decided > 0) out.goal = goals / static_cast<double>(out.decided);
        return out;
    }

    const model::Workspace& workspace_;
    const Desk& desk_;
    std::map<std::string, std::vector<const Goal*>> children_;
    std::map<std::string, std::set<std::string>> links_;
    GoalTree out_;
};

}  // namespace

bool is_below(const model::Workspace& workspace, const GoalId& goal, const GoalId& above) {
    std::set<std::string_view> seen;
    for (const Goal* at = workspace.table<Goal>().find(goal); at && seen.insert(at->id.text).second;
         at = workspace.table<Goal>().find(at->parent))
        if (at->id == above) return true;
    return false;
}

GoalTree goal_tree(const model::Workspace& workspace, const Desk& desk) {
    return Maker(workspace, desk).make();
}

}  // namespace icx::app
