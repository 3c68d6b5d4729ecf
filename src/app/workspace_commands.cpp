#include "app/workspace_commands.hpp"

#include "app/contact_commands.hpp"
#include "app/placing.hpp"
#include "app/sample.hpp"
#include "core/text.hpp"
#include "replica/order.hpp"

namespace icx::app {

core::Result<Plan> plan(const model::Workspace& workspace, const AddDepartment& command,
                        PlanContext& context) {
    const std::string name(core::trim(command.name));
    if (name.empty())
        return core::Error{core::Code::invalid, "a department needs a name", "name", ""};
    const auto rows = model::departments(workspace);
    for (const model::Department* row : rows)
        if (core::lower_ascii(row->name) == core::lower_ascii(name))
            return core::Error{core::Code::conflict, "there is a department of this name", name,
                               ""};
    model::Department department;
    department.id.text = core::mint_id(model::Department::kPrefix, context.random);
    department.name = name;
    department.pos = position_at_end(rows, context.random);
    Plan plan;
    plan.label = "add department";
    plan.created = department.id.text;
    write_new(plan.writes, department);
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const RemoveDepartment& command,
                        PlanContext&) {
    const model::Department* department =
        workspace.table<model::Department>().find(command.department);
    if (!department)
        return core::Error{core::Code::not_found, "this department does not exist any more",
                           command.department.text, ""};
    Plan plan;
    plan.label = "delete department";
    write_removal(plan.writes, *department);
    if (const model::Contact* contact = contact_of(workspace, command.department))
        write_removal(plan.writes, *contact);
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const MoveDepartment& command,
                        PlanContext& context) {
    const auto rows = model::departments(workspace);
    Plan plan;
    plan.label = "move department";
    for (std::size_t at = 0; at < rows.size(); at++) {
        if (!(rows[at]->id == command.department)) continue;
        const auto pos_at = [&](std::size_t i) {
            return i < rows.size() ? rows[i]->pos : std::string();
        };
        if (command.by > 0 && at + 1 < rows.size())
            write_field(plan.writes, *rows[at], "pos",
                        replica::position_between(pos_at(at + 1), pos_at(at + 2), context.random));
        if (command.by < 0 && at > 0)
            write_field(plan.writes, *rows[at], "pos",
                        replica::position_between(at >= 2 ? pos_at(at - 2) : "", pos_at(at - 1),
                                                  context.random));
    }
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const LoadSample&,
                        PlanContext& context) {
    SampleData sample = make_sample(context.now);
    Plan plan;
    plan.label = "fill with the sample company";
    // This week's requests of an earlier filling would stand beside the new ones.
    for (const auto& [id, batch] : workspace.table<model::Batch>())
        if (batch.is_sample && !batch.survey.valid()) write_removal(plan.writes, batch);
    plan.writes.insert(plan.writes.end(), std::make_move_iterator(sample.writes.begin()),
                       std::make_move_iterator(sample.writes.end()));
    plan.facts = std::move(sample.facts);
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const RemoveSample&, PlanContext&) {
    Plan plan;
    plan.label = "remove the sample company";
    plan.writes = remove_sample(workspace);
    return plan;
}

}  // namespace icx::app
