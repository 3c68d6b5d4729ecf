// Commands about the workspace itself: the organisation's departments, the sample company.
#pragma once

#include <string>

#include "app/session.hpp"

namespace icx::app {

struct AddDepartment {
    std::string name;
};

struct RemoveDepartment {
    model::DepartmentId department;
};

struct MoveDepartment {
    model::DepartmentId department;
    int by = 1;
};

struct LoadSample {};
struct RemoveSample {};

core::Result<Plan> plan(const model::Workspace& workspace, const AddDepartment& command,
                        PlanContext& context);
core::Result<Plan> plan(const model::Workspace& workspace, const RemoveDepartment& command,
                        PlanContext& context);
core::Result<Plan> plan(const model::Workspace& workspace, const MoveDepartment& command,
                        PlanContext& context);
core::Result<Plan> plan(const model::Workspace& workspace, const LoadSample& command,
                        PlanContext& context);
core::Result<Plan> plan(const model::Workspace& workspace, const RemoveSample& command,
                        PlanContext& context);

}  // namespace icx::app
