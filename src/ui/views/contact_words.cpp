#include "ui/views/contact_words.hpp"

#include <algorithm>

#include "app/contact_commands.hpp"
#include "core/text.hpp"
#include "ui/views/dates.hpp"
#include "ui/views/serve_words.hpp"

namespace icx::ui {
namespace {

using model::Contact;
using model::DepartmentId;

void add(std::string& out, std::string_view words, std::string_view separator) {
    words = core::trim(words);
    if (words.empty()) return;
    if (!out.empty()) out += separator;
    out += words;
}

std::string as_sentence(std::string_view words) {
    std::string out(core::trim(words));
    if (!out.empty() && std::string_view(".!?").find(out.back()) == std::string_view::npos)
        out += '.';
    return out;
}

}  // namespace

WorkloadWords workload_words(const model::Workspace& workspace, const DepartmentId& department,
                             core::Date day) {
    WorkloadWords out;
    out.tag = "Workload normal";
    const Contact* contact = app::contact_of(workspace, department);
    if (!contact) return out;
    out.workload = app::workload_on(*contact, day);
    if (out.is_normal()) return out;
    const bool is_stretched = out.workload == model::Workload::stretched;
    out.tag = is_stretched ? "Stretched" : "Overloaded";
    out.tone = is_stretched ? Tone::warning : Tone::negative;
    out.icon = is_stretched ? Icon::warning : Icon::error;
    if (contact->workload_until)
        out.sentence = "Until " + weekday_day(*contact->workload_until) + ".";
    add(out.sentence, as_sentence(contact->workload_note), " ");
    if (out.sentence.empty())
        out.sentence = is_stretched ? "Some of it takes longer." : "Most of it takes longer.";
    return out;
}

std::string counted_hours_words(const model::Workspace& workspace,
                                const model::Standard& standard) {
    const std::string own = hours_words(workspace, standard.calendar);
    switch (standard.hours_of) {
    case model::HoursOf::requester:
        return "the hours of the department that asks; where it has none, " + own;
    case model::HoursOf::both:
        return own + ", while the department that asks is there too";
    case model::HoursOf::provider:
        break;
    }
    return own;
}

std::string department_hours_words(const model::Workspace& workspace,
                                   const DepartmentId& department) {
    const Contact* contact = app::contact_of(workspace, department);
    if (contact && workspace.table<model::Calendar>().find(contact->hours))
        return hours_words(workspace, contact->hours);
    std::vector<std::string> all;
    for (const model::Standard* standard : model::standards(workspace)) {
        const auto* service = workspace.table<model::Service>().find(standard->service);
        if (!service || !(service->department == department) ||
            standard->state != model::StandardState::kept || standard->is_duty)
            continue;
        std::string words = hours_words(workspace, standard->calendar);
        if (std::find(all.begin(), all.end(), words) == all.end()) all.push_back(std::move(words));
    }
    std::string out;
    for (const std::string& words : all)
        add(out, words, "; ");
    return out;
}

std::vector<std::string> checklist_of(const model::Workspace& workspace,
                                      const DepartmentId& department) {
    std::vector<std::string> out;
    const Contact* contact = app::contact_of(workspace, department);
    if (!contact) return out;
    std::string_view text = contact->checklist;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        std::string_view line = core::trim(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
        if (line.substr(0, 2) == "- " || line.substr(0, 2) == "* ")
            line = core::trim(line.substr(2));
        if (!line.empty()) out.emplace_back(line);
    }
    return out;
}

std::string before_asking_words(const model::Workspace& workspace, const DepartmentId& department,
                                core::Date day) {
    const auto* row = workspace.table<model::Department>().find(department);
    if (!row) return {};
    std::string out;
    const WorkloadWords load = workload_words(workspace, department, day);
    if (!load.is_normal())
        out = row->name + " is " + core::lower_ascii(load.tag) + ". " + load.sentence;
    std::string ready;
    for (const std::string& line : checklist_of(workspace, department))
        add(ready, as_sentence(line), " ");
    if (!ready.empty()) add(out, "Have this ready. " + ready, " ");
    return out;
}

std::string route_words(const model::Workspace& workspace, const DepartmentId& department) {
    const Contact* contact = app::contact_of(workspace, department);
    if (!contact) return {};
    std::string ways;
    for (const std::string* way : {&contact->link, &contact->phone, &contact->mail})
        add(ways, *way, ", ");
    std::string out = as_sentence(contact->route);
    add(out, ways, " ");
    return out;
}

}  // namespace icx::ui
