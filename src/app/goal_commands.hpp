// Commands of the person who keeps the goals in order: write one down, put it below another, say
// which promise serves it. Title, sentence and owner are edited by SetField; all of it is undoable.
#pragma once

#include "app/session.hpp"

namespace icx::app {

model::GoalLinkId goal_link_id(const model::GoalId& goal, const model::StandardId& standard);

struct CreateGoal {
    model::GoalId parent;  // empty: at the top
};

// With its links; the goals below it move up to its own parent.
struct RemoveGoal {
    model::GoalId goal;
};

// Refused when it would close a ring; the error names the goals.
struct MoveGoal {
    model::GoalId goal;
    model::GoalId parent;  // empty: at the top
};

struct ServeGoal {
    model::GoalId goal;
    model::StandardId standard;
};
struct ServeGoalNoMore {
    model::GoalLinkId link;
};

core::Result<Plan> plan(const model::Workspace& workspace, const CreateGoal& command,
                        PlanContext& context);
core::Result<Plan> plan(const model::Workspace& workspace, const RemoveGoal& command,
                        PlanContext& context);
core::Result<Plan> plan(const model::Workspace& workspace, const MoveGoal& command,
                        PlanContext& context);
core::Result<Plan> plan(const model::Workspace& workspace, const ServeGoal& command,
                        PlanContext& context);
core::Result<Plan> plan(const model::Workspace& workspace, const ServeGoalNoMore& command,
                        PlanContext& context);

}  // namespace icx::app
