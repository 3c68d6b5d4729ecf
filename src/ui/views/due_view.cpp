#include "ui/views/due_view.hpp"

#include <algorithm>

#include "exchange/ics.hpp"

namespace icx::ui {
namespace {

exchange::IcsDue due_of(const ServeContext& context, const model::Standard& standard,
                        const app::Request& request, const app::Case& item,
                        const core::ZoneTable& zone) {
    exchange::IcsDue due;
    due.source = request.id + " " + standard.id.text;
    due.due = {item.outcome.due_ms};
    const std::string name = request.number + (request.title.empty() ? "" : ", " + request.title);
    due.title = standard.title + ": " + name;
    due.words = name;
    if (!standard.promise.empty()) due.words += "\n" + standard.promise;
    due.words += "\nTime allowed " + standard.target + ", " +
                 hours_words(context.workspace, standard.calendar);
    due.words += "\nDue " + local_day_time(zone, item.outcome.due_ms) + " (" + zone.name + ")";
    const std::string from = app::department_name(context.workspace, request.department);
    if (!from.empty()) due.words += "\nFrom " + from;
    if (!request.priority.empty()) due.words += "\nPriority " + request.priority;
    if (!request.holder.empty()) due.words += "\nWith " + request.holder;
    return due;
}

}  // namespace

ExportFile make_due_file(const ServeContext& context, std::string_view request) {
    std::vector<exchange::IcsDue> items;
    const std::vector<app::Request>& requests = context.desk.requests();
    for (const model::Standard* standard : model::standards(context.workspace)) {
        const app::StandardFigures* figures = context.desk.figures(standard->id.text);
        if (standard->state != model::StandardState::kept || !figures || !figures->is_ok())
            continue;
        for (const std::size_t index : figures->waiting) {
            const app::Case& item = figures->cases[index];
            const bool is_due = item.outcome.due_ms != standards::kNever_ms &&
                                item.outcome.due_ms >= context.now.ms && !item.outcome.is_paused;
            if (!is_due || (!request.empty() && requests[item.request].id != request)) continue;
            items.push_back(
                due_of(context, *standard, requests[item.request], item, figures->zone));
        }
    }
    if (items.empty())
        return {"", "", "",
                request.empty() ? "Nothing is due: no open request has time left."
                                : "Nothing is due: this request has no time left, or its clock "
                                  "stands."};
    std::stable_sort(items.begin(), items.end(),
                     [](const auto& a, const auto& b) { return a.due < b.due; });
    const std::string name = model::settings(context.workspace).name;
    return {"due-" + core::iso_date(core::utc_date(context.now)) + ".ics", "text/calendar",
            exchange::write_ics_due(items, name.empty() ? "Due" : "Due, " + name, context.now), ""};
}

}  // namespace icx::ui
