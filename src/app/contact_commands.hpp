// A department's contact card: how it is reached, what to have ready, how much it has on its hands.
#pragma once

#include <optional>
#include <string>

#include "app/session.hpp"

namespace icx::app {

// The one card of a department.
model::ContactId contact_id(const model::DepartmentId& department);
const model::Contact* contact_of(const model::Workspace& workspace,
                                 const model::DepartmentId& department);

// Sets one field of the card, which is made when there is none. Refused when the department or the
// field is unknown or the value does not fit.
struct EditContact {
    model::DepartmentId department;
    std::string field;
    core::Value value;
    bool is_typing = false;
};

// All three at once, so that nobody reads a new status with an old day. Of `normal` only the
// status is kept.
struct SetWorkload {
    model::DepartmentId department;
    model::Workload workload = model::Workload::normal;
    std::optional<core::Date> until;  // the last day of it
    std::string note;
};

core::Result<Plan> plan(const model::Workspace& workspace, const EditContact& command,
                        PlanContext& context);
core::Result<Plan> plan(const model::Workspace& workspace, const SetWorkload& command,
                        PlanContext& context);

// What holds on a day: a status whose last day is over is normal again.
model::Workload workload_on(const model::Contact& contact, core::Date day);

// An address that may become a link: http or https with a host, no blanks. Everything else stays
// text.
bool is_web_address(std::string_view text);

}  // namespace icx::app
