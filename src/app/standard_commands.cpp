#include "app/standard_commands.hpp"

#include "app/calendars.hpp"
#include "app/placing.hpp"
#include "app/targets.hpp"
#include "core/text.hpp"

namespace icx::app {
namespace {

using model::Calendar;
using model::Excusal;
using model::Service;
using model::Standard;

Calendar office_hours(std::string name, std::string tz, core::Random& random) {
    Calendar calendar;
    calendar.id.text = core::mint_id(Calendar::kPrefix, random);
    calendar.name = std::move(name);
    calendar.tz = tz.empty() ? "UTC" : std::move(tz);
    for (std::string* day : {&calendar.monday, &calendar.tuesday, &calendar.wednesday,
                             &calendar.thursday, &calendar.friday})
        *day = "08:00-17:00";
    return calendar;
}

Service new_service(const model::Workspace& workspace, std::string name, core::Random& random) {
    const auto rows = model::services(workspace);
    Service service;
    service.id.text = core::mint_id(Service::kPrefix, random);
    service.name = std::move(name);
    service.pos = position_at_end(rows, random);
    return service;
}

const Service* service_named(const model::Workspace& workspace, std::string_view name) {
    for (const auto& [id, service] : workspace.table<Service>())
        if (core::lower_ascii(service.name) == core::lower_ascii(name)) return &service;
    return nullptr;
}

Calendar lunch_hours(std::string tz, core::Random& random) {
    Calendar calendar = office_hours("Lunch hours", std::move(tz), random);
    for (std::string* day : {&calendar.monday, &calendar.tuesday, &calendar.wednesday,
                             &calendar.thursday, &calendar.friday})
        *day = "12:00-14:00";
    return calendar;
}

const char* service_of(StandardExample example) {
    return example == StandardExample::presence ? "Head office phone" : "IT help desk";
}

void take_example(Standard& standard, StandardExample example) {
    switch (example) {
    case StandardExample::none:
        break;
    case StandardExample::reply:
        standard.title = "Acknowledge within 4 hours";
        standard.promise = "Each request gets a human reply within 4 working hours, Monday to "
                           "Friday.";
        break;
    case StandardExample::presence:
        standard.title = "Somebody answers at lunch";
        standard.promise = "Whoever calls between 12 and 14 is answered within 2 minutes.";
        standard.target = "2m";
        standard.pause.clear();
        break;
    case StandardExample::first_time:
        standard.title = "Solved the first time";
        standard.promise = "What we call solved stays solved.";
        standard.stop = "resolved";
        standard.fault = "reopened";
        standard.reopen_policy = model::ReopenPolicy::first;
        standard.target.clear();
        break;
    }
}

}  // namespace

core::Result<Plan> plan(const model::Workspace& workspace, const CreateStandard& command,
                        PlanContext& context) {
    Plan plan;
    plan.label = "new promise";
    Standard standard;
    standard.id.text = core::mint_id(Standard::kPrefix, context.random);
    plan.created = standard.id.text;
    standard.title = "New promise";
    standard.pos = position_at_end(model::standards(workspace), context.random);
    if (command.example != StandardExample::none) {
        take_example(standard, command.example);
        const char* name = service_of(command.example);
        const Service* found = service_named(workspace, name);
        if (found) {
            standard.service = found->id;
        } else {
            Service service = new_service(workspace, name, context.random);
            for (const auto& [id, department] : workspace.table<model::Department>())
                if (core::lower_ascii(department.name) == core::lower_ascii(name))
                    service.department = department.id;
            write_new(plan.writes, service);
            standard.service = service.id;
        }
    }
    if (command.example == StandardExample::presence) {
        const Calendar lunch = lunch_hours(command.tz, context.random);
        write_new(plan.writes, lunch);
        standard.window = lunch.id;
        write_new(plan.writes, standard);
        return plan;
    }
    const auto known = calendars(workspace);
    if (known.empty()) {
        const Calendar calendar = office_hours("Office hours", command.tz, context.random);
        write_new(plan.writes, calendar);
        standard.calendar = calendar.id;
    } else {
        standard.calendar = known.front()->id;
    }
    write_new(plan.writes, standard);
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const RemoveStandard& command,
                        PlanContext&) {
    const Standard* standard = workspace.table<Standard>().find(command.standard);
    if (!standard) return gone("promise", command.standard.text);
    Plan plan;
    plan.label = "delete promise";
    write_removal(plan.writes, *standard);
    for (const auto& [id, excusal] : workspace.table<Excusal>())
        if (excusal.standard == standard->id) write_removal(plan.writes, excusal);
    for (const auto& [id, target] : workspace.table<model::Target>())
        if (target.standard == standard->id) write_removal(plan.writes, target);
    for (const auto& [id, link] : workspace.table<model::Upstream>())
        if (link.standard == standard->id || link.rests_on == standard->id)
            write_removal(plan.writes, link);
    for (const auto& [id, link] : workspace.table<model::GoalLink>())
        if (link.standard == standard->id) write_removal(plan.writes, link);
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const AddService& command,
                        PlanContext& context) {
    const std::string name(core::trim(command.name));
    if (name.empty()) return core::Error{core::Code::invalid, "a service needs a name", "name", ""};
    if (service_named(workspace, name))
        return core::Error{core::Code::conflict, "there is a service of this name", name, ""};
    Plan plan;
    plan.label = "new service";
    Service service = new_service(workspace, name, context.random);
    service.department = command.department;
    plan.created = service.id.text;
    write_new(plan.writes, service);
    if (const Standard* standard = workspace.table<Standard>().find(command.standard))
        write_field(plan.writes, *standard, "service", service.id.text);
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const AddCalendar& command,
                        PlanContext& context) {
    const std::string name(core::trim(command.name));
    Plan plan;
    plan.label = "new calendar";
    const Calendar calendar =
        office_hours(name.empty() ? "New hours" : name, command.tz, context.random);
    plan.created = calendar.id.text;
    write_new(plan.writes, calendar);
    if (const Standard* standard = workspace.table<Standard>().find(command.standard))
        write_field(plan.writes, *standard, "calendar", calendar.id.text);
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const SetTarget& command, PlanContext&) {
    if (!workspace.table<Standard>().find(command.standard))
        return gone("promise", command.standard.text);
    model::Target target;
    target.standard = command.standard;
    target.priority = std::string(core::trim(command.priority));
    target.department = command.department;
    target.time = command.time;
    if (target.priority.empty() && target.department.empty())
        return core::Error{core::Code::invalid, "the time for all requests is the promise's own",
                           "target", ""};
    target.id = target_id(target);
    Plan plan;
    plan.label = "edit time allowed";
    if (command.is_typing) plan.merge_key = target.id.text + "/time";
    const auto* before = workspace.table<model::Target>().find(target.id);
    if (before)
        write_difference(plan.writes, *before, target);
    else if (!target.time.empty())
        write_new(plan.writes, target);
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const ExcuseRequest& command,
                        PlanContext& context) {
    if (!workspace.table<Standard>().find(command.standard))
        return gone("promise", command.standard.text);
    if (core::trim(command.reason).empty())
        return core::Error{core::Code::invalid, "an excused miss needs a reason", "reason",
                           "write what happened"};
    if (core::trim(command.approver).empty())
        return core::Error{core::Code::invalid, "an excused miss needs someone who decided it",
                           "approver", "write a name"};
    Plan plan;
    plan.label = "excuse a miss";
    Excusal excusal;
    // One per request and promise, so that two people excusing the same miss excuse it once.
    excusal.id.text =
        core::hash_id(Excusal::kPrefix, command.request + " " + command.standard.text);
    excusal.request = command.request;
    excusal.standard = command.standard;
    excusal.reason = std::string(core::trim(command.reason));
    excusal.approver = std::string(core::trim(command.approver));
    excusal.made = context.now;
    plan.created = excusal.id.text;
    if (const Excusal* before = workspace.table<Excusal>().find(excusal.id))
        write_difference(plan.writes, *before, excusal);
    else
        write_new(plan.writes, excusal);
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const TakeBackExcusal& command,
                        PlanContext&) {
    const Excusal* excusal = workspace.table<Excusal>().find(command.excusal);
    if (!excusal) return gone("excusal", command.excusal.text);
    Plan plan;
    plan.label = "take an excusal back";
    write_removal(plan.writes, *excusal);
    return plan;
}

}  // namespace icx::app
