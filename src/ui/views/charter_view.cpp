#include "ui/views/charter_view.hpp"

#include <algorithm>

#include "core/text.hpp"
#include "report/charter.hpp"
#include "ui/views/contact_words.hpp"
#include "ui/views/serve_words.hpp"

namespace icx::ui {
namespace {

// The last three full months with requests, the newest last.
std::string result_words(const app::StandardFigures& figures) {
    std::string out;
    // The present month stands last, if it has requests yet.
    std::size_t full = figures.months.size();
    if (full > 0 && !(figures.months[full - 1].from < figures.month.from)) full--;
    for (std::size_t i = full > 3 ? full - 3 : 0; i < full; i++) {
        const app::Period& month = figures.months[i];
        if (month.kept.met + month.kept.missed == 0) continue;
        out += (out.empty() ? "" : ", ") + month_name(month.from) + " " +
               percent_words(month.kept.attainment);
    }
    return out.empty() ? "No full month has been measured yet" : out;
}

// How the department of the promise's service is asked, and how much it has on its hands.
void add_contact(const model::Workspace& workspace, core::Date today,
                 report::CharterPromise& promise) {
    const model::Service* found = nullptr;
    for (const model::Service* service : model::services(workspace))
        if (service->name == promise.service) found = service;
    if (!found) return;
    promise.route = route_words(workspace, found->department);
    for (const std::string& line : checklist_of(workspace, found->department))
        promise.ready += (promise.ready.empty() ? "" : ", ") + line;
    const WorkloadWords load = workload_words(workspace, found->department, today);
    if (!load.is_normal()) promise.workload = load.tag + ". " + load.sentence;
}

}  // namespace

ExportFile make_charter(const model::Workspace& workspace, const app::Desk& desk,
                        core::Date today) {
    report::Charter charter;
    const model::Settings& settings = model::settings(workspace);
    charter.organisation = settings.name;
    charter.day = today;
    charter.is_sample = settings.is_sample;
    for (const model::Standard* standard : model::standards(workspace)) {
        const app::StandardFigures* figures = desk.figures(standard->id.text);
        if (standard->is_duty) continue;
        if (standard->state != model::StandardState::kept || !figures || !figures->is_ok())
            continue;
        const auto* service = workspace.table<model::Service>().find(standard->service);
        charter.promises.push_back({service ? service->name : "All services", standard->title,
                                    standard->promise, counted_hours_words(workspace, *standard),
                                    percent_words(standard->goal) + " of requests, " +
                                        (core::trim(standard->target).empty()
                                             ? "never broken " + condition_words(standard->fault)
                                             : "within " + allowed_words(workspace, *standard)),
                                    result_words(*figures)});
    }
    for (report::CharterPromise& promise : charter.promises)
        add_contact(workspace, today, promise);
    std::stable_sort(charter.promises.begin(), charter.promises.end(),
                     [](const auto& a, const auto& b) { return a.service < b.service; });
    if (charter.promises.empty())
        return {"", "", "", "There is no promise in force to put on a charter."};
    return {"service-charter-" + core::iso_date(today) + ".html",
            "text/html",
            report::html_charter(charter),
            {}};
}

}  // namespace icx::ui
