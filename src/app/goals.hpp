// The tree of the company's goals and how the promises below each were kept. A goal whose parent is
// gone stands at the top; of goals that merging closed to a ring the one with the least id does.
#pragma once

#include <vector>

#include "app/serve_desk.hpp"

namespace icx::app {

// True for the goal itself too.
bool is_below(const model::Workspace& workspace, const model::GoalId& goal,
              const model::GoalId& above);

struct GoalKept {
    std::size_t met = 0, decided = 0;  // this month, each promise once
    std::size_t promises = 0;          // in force that serve it or a goal below it
    double goal = 0;                   // of these promises, weighted by what was decided
};

struct GoalNode {
    const model::Goal* goal = nullptr;
    int depth = 0;
    std::vector<const model::Standard*> promises;  // that serve it directly, in their order
    bool has_children = false;
    GoalKept kept;
};

struct GoalTree {
    std::vector<GoalNode> nodes;  // each before the goals below it
    // Promises in force that serve no goal; duties of those who ask are none.
    std::vector<const model::Standard*> unserving;
};

GoalTree goal_tree(const model::Workspace& workspace, const Desk& desk);

}  // namespace icx::app
