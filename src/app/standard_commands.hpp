// Commands of the person who answers for a service: write a promise down, give it hours, excuse a
// miss. Single fields are edited by SetField; all of it is undoable.
#pragma once

#include <string>

#include "app/session.hpp"

namespace icx::app {

// A promise with a service and office hours of its own when there are none yet. The example is the
// IT help desk's "Acknowledge within 4 hours".
struct CreateStandard {
    std::string tz;  // of new office hours
    bool is_example = false;
};

struct RemoveStandard {  // with its excusals and links; the requests stay
    model::StandardId standard;
};

struct AddService {
    std::string name;
    model::DepartmentId department;
    model::StandardId standard;  // that gets it, may be empty
};

struct AddCalendar {
    std::string name;
    std::string tz;
    model::StandardId standard;
};

struct ExcuseRequest {
    std::string request;
    model::StandardId standard;
    std::string reason;
    std::string approver;
};

struct TakeBackExcusal {
    model::ExcusalId excusal;
};

core::Result<Plan> plan(const model::Workspace& workspace, const CreateStandard& command,
                        PlanContext& context);
core::Result<Plan> plan(const model::Workspace& workspace, const RemoveStandard& command,
                        PlanContext& context);
core::Result<Plan> plan(const model::Workspace& workspace, const AddService& command,
                        PlanContext& context);
core::Result<Plan> plan(const model::Workspace& workspace, const AddCalendar& command,
                        PlanContext& context);
core::Result<Plan> plan(const model::Workspace& workspace, const ExcuseRequest& command,
                        PlanContext& context);
core::Result<Plan> plan(const model::Workspace& workspace, const TakeBackExcusal& command,
                        PlanContext& context);

}  // namespace icx::app
