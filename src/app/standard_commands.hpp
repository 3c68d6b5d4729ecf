// Commands of the person who answers for a service: write a promise down, give it hours, excuse a
// miss. Single fields are edited by SetField; all of it is undoable.
#pragma once

#include <string>

#include "app/session.hpp"

namespace icx::app {

// reply: the IT help desk acknowledges within 4 hours. presence: the phone is answered from 12 to
// 14. first_time: what is solved stays solved, however long it took.
enum class StandardExample { none, reply, presence, first_time };

// A promise with a service and office hours of its own when there are none yet.
struct CreateStandard {
    std::string tz;  // of new hours
    StandardExample example = StandardExample::none;
};

struct RemoveStandard {  // with its excusals, targets and links; the requests stay
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

// Gives a cell its time; an empty one takes it away. What is no time is kept as typed, and named
// where the promise is measured. Errors: the standard is gone; both parts of the cell are empty.
struct SetTarget {
    model::StandardId standard;
    std::string priority, department;
    std::string time;
    bool is_typing = false;
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
core::Result<Plan> plan(const model::Workspace& workspace, const SetTarget& command,
                        PlanContext& context);
core::Result<Plan> plan(const model::Workspace& workspace, const ExcuseRequest& command,
                        PlanContext& context);
core::Result<Plan> plan(const model::Workspace& workspace, const TakeBackExcusal& command,
                        PlanContext& context);

}  // namespace icx::app
