#include "app/contact_commands.hpp"

#include <algorithm>

#include "core/text.hpp"

namespace icx::app {
namespace {

using core::Error;
using core::Result;
using model::Contact;
using model::Department;

Result<Contact> card_to_write(const model::Workspace& workspace,
                              const model::DepartmentId& department) {
    if (!workspace.table<Department>().find(department)) return gone("department", department.text);
    if (const Contact* known = contact_of(workspace, department)) return *known;
    Contact fresh;
    fresh.id = contact_id(department);
    fresh.department = department;
    return fresh;
}

void write_card(Plan& plan, const model::Workspace& workspace, const Contact& card) {
    if (const Contact* before = workspace.table<Contact>().find(card.id))
        write_difference(plan.writes, *before, card);
    else
        write_new(plan.writes, card);
}

}  // namespace

model::ContactId contact_id(const model::DepartmentId& department) {
    return model::ContactId(core::hash_id(Contact::kPrefix, department.text));
}

const Contact* contact_of(const model::Workspace& workspace,
                          const model::DepartmentId& department) {
    return workspace.table<Contact>().find(contact_id(department));
}

Result<Plan> plan(const model::Workspace& workspace, const EditContact& command, PlanContext&) {
    auto card = card_to_write(workspace, command.department);
    if (!card) return card.error();
    bool is_known = false, fits = false;
    Contact::fields(
        [&](std::string_view name, auto& member) {
            if (name != command.field || name == "department") return;
            is_known = true;
            fits = model::from_value(command.value, member);
        },
        *card);
    if (!is_known)
        return Error{core::Code::invalid, "a contact card has no such field", command.field, ""};
    if (!fits)
        return Error{core::Code::invalid, "the value does not fit this field", command.field, ""};
    Plan plan;
    plan.label = "edit contact card";
    if (command.is_typing) plan.merge_key = card->id.text + "/" + command.field;
    write_card(plan, workspace, *card);
    return plan;
}

Result<Plan> plan(const model::Workspace& workspace, const SetWorkload& command,
                  PlanContext& context) {
    auto card = card_to_write(workspace, command.department);
    if (!card) return card.error();
    const bool is_normal = command.workload == model::Workload::normal;
    if (!is_normal && command.until &&
        *command.until < core::utc_date({context.now.ms - 86'400'000}))
        return Error{core::Code::invalid, "the last day of it is over already", "until",
                     "choose a day to come, or none"};
    card->workload = command.workload;
    card->workload_until = is_normal ? std::nullopt : command.until;
    card->workload_note = is_normal ? "" : std::string(core::trim(command.note));
    Plan plan;
    plan.label = "set workload";
    write_card(plan, workspace, *card);
    return plan;
}

model::Workload workload_on(const Contact& contact, core::Date day) {
    const bool is_over = contact.workload_until && *contact.workload_until < day;
    return is_over ? model::Workload::normal : contact.workload;
}

bool is_web_address(std::string_view text) {
    const std::string lower = core::lower_ascii(text);
    const std::size_t scheme = lower.find("://");
    if (scheme == std::string::npos) return false;
    const std::string_view name(lower.data(), scheme);
    if (name != "http" && name != "https") return false;
    const std::string_view rest = std::string_view(lower).substr(scheme + 3);
    const auto is_odd = [](char c) {
        return static_cast<unsigned char>(c) <= ' ' || c == '"' || c == '<' || c == '>';
    };
    return !rest.empty() && rest.front() != '/' && std::none_of(rest.begin(), rest.end(), is_odd);
}

}  // namespace icx::app
