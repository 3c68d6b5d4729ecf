#include "ui/views/requests_view.hpp"

#include <algorithm>
#include <map>

#include "app/request_commands.hpp"
#include "core/text.hpp"
#include "ui/views/contact_words.hpp"
#include "ui/views/dates.hpp"

namespace icx::ui {
namespace {

using app::Request;
using app::RequestState;

struct Urgency {  // of the promise that breaks first
    LeftWords left;
    std::int64_t left_ms = 0;
};

// By request: the open promise with the least time left.
std::map<std::size_t, Urgency> urgencies(const ServeContext& context) {
    std::map<std::size_t, Urgency> out;
    for (const auto& [id, figures] : context.desk.all()) {
        const auto* standard = context.workspace.table<model::Standard>().find(id);
        if (!standard || standard->is_duty) continue;
        if (standard->state != model::StandardState::kept) continue;
        const app::Warnings warnings = app::warnings_of(*standard);
        for (const std::size_t index : figures.waiting) {
            const app::Case& item = figures.cases[index];
            const std::int64_t left_ms = item.outcome.target_ms - item.outcome.net_ms;
            const auto [it, is_new] = out.try_emplace(item.request);
            if (is_new || left_ms < it->second.left_ms)
                it->second = {left_words(item.outcome, warnings), left_ms};
        }
    }
    return out;
}

const core::ZoneTable& zone_of(const app::Desk& desk, const core::ZoneTable& fallback) {
    for (const auto& [id, figures] : desk.all())
        if (figures.is_ok()) return figures.zone;
    return fallback;
}

struct StateWords {
    const char* words;
    Tone tone;
};
StateWords words_of(RequestState state) {
    switch (state) {
    case RequestState::open:
        return {"New", Tone::accent};
    case RequestState::acknowledged:
        return {"In hand", Tone::neutral};
    case RequestState::waiting:
        return {"Waiting", Tone::warning};
    case RequestState::resolved:
        return {"Solved", Tone::positive};
    case RequestState::withdrawn:
        break;
    }
    return {"Withdrawn", Tone::neutral};
}

bool is_done(const Request& request) {
    return request.state == RequestState::resolved || request.state == RequestState::withdrawn;
}

bool fits(const Request& request, RequestFilter filter, const Urgency* urgency) {
    switch (filter) {
    case RequestFilter::open:
        return !is_done(request);
    case RequestFilter::waiting:
        return request.state == RequestState::waiting;
    case RequestFilter::late:
        return urgency && urgency->left.tone != Tone::neutral;
    case RequestFilter::all:
        break;
    }
    return true;
}

RequestRow row_of(const ServeContext& context, const Request& request, const Urgency* urgency,
                  const core::ZoneTable& zone) {
    RequestRow row;
    row.id = request.id;
    row.number = request.number;
    row.title = request.title.empty() ? "Request " + request.number : request.title;
    row.detail = app::department_name(context.workspace, request.department);
    if (!request.priority.empty())
        row.detail += (row.detail.empty() ? "" : ", ") + request.priority;
    const StateWords words = words_of(request.state);
    row.state_words = words.words;
    row.state_tone = words.tone;
    row.came_in = local_day_time(zone, request.opened().ms);
    row.holder = request.holder;
    if (urgency) {
        row.left = urgency->left.words;
        row.left_tone = urgency->left.tone;
    }
    for (const app::Step& step : app::steps_for(request.state))
        row.steps.push_back({std::string(step.activity), std::string(step.label)});
    return row;
}

std::string tsv_of(const std::vector<RequestRow>& rows) {
    std::string out = "Number\tRequest\tFrom\tState\tCame in\tLeft\n";
    for (const RequestRow& row : rows)
        out += row.number + "\t" + row.title + "\t" + row.detail + "\t" + row.state_words + "\t" +
               row.came_in + "\t" + row.left + "\n";
    return out;
}

void add_selected(RequestsView& view, const ServeContext& context, const RequestsState& state,
                  const core::ZoneTable& zone) {
    const Request* request = app::find_request(context.desk.requests(), state.selected);
    if (!request) return;
    view.selected_title = request->number + (request->title.empty() ? "" : ", " + request->title);
    for (const app::Step& step : app::steps_for(request->state))
        view.selected_steps.push_back({std::string(step.activity), std::string(step.label)});
    for (const model::RequestEvent& event : request->events) {
        std::string line = local_day_time(zone, event.at.ms) + ", " + event.activity;
        if (!event.who.empty()) line += " to " + event.who;
        if (!event.note.empty()) line += ", " + event.note;
        view.history.push_back(std::move(line));
    }
    for (const model::Standard* standard : model::standards(context.workspace)) {
        if (standard->is_duty) continue;
        if (standard->state != model::StandardState::kept || !app::applies_to(*standard, *request))
            continue;
        DeadlineView story =
            build_deadline(context.workspace, *standard, *request, context.zones, context.now);
        story.actions.clear();  // they stand once, below all stories
        view.deadlines.push_back(std::move(story));
        view.deadline_titles.push_back(standard->title);
    }
}

}  // namespace

RequestsView build_requests(const ServeContext& context, const RequestsState& state) {
    RequestsView view;
    const std::vector<Request>& requests = context.desk.requests();
    view.is_empty = requests.empty();
    core::ZoneTable utc;
    const core::ZoneTable& zone = zone_of(context.desk, utc);
    const std::map<std::size_t, Urgency> urgent = urgencies(context);
    std::array<std::size_t, 4> counts{};
    std::vector<std::size_t> chosen;
    for (std::size_t i = 0; i < requests.size(); i++) {
        const auto it = urgent.find(i);
        const Urgency* urgency = it == urgent.end() ? nullptr : &it->second;
        for (std::size_t f = 0; f < counts.size(); f++)
            counts[f] += fits(requests[i], static_cast<RequestFilter>(f), urgency);
        if (!fits(requests[i], state.filter, urgency)) continue;
        if (!state.find.empty() && !core::contains_folded(requests[i].title, state.find) &&
            !core::contains_folded(requests[i].number, state.find))
            continue;
        chosen.push_back(i);
    }
    // What breaks first stands first; the rest follows, the newest first.
    const auto rank = [&](std::size_t i) {
        const auto it = urgent.find(i);
        return it == urgent.end() ? INT64_MAX : it->second.left_ms;
    };
    std::stable_sort(chosen.begin(), chosen.end(), [&](std::size_t a, std::size_t b) {
        const std::int64_t left_a = rank(a), left_b = rank(b);
        return left_a == left_b ? requests[b].opened() < requests[a].opened() : left_a < left_b;
    });
    for (const std::size_t i : chosen) {
        const auto it = urgent.find(i);
        view.rows.push_back(
            row_of(context, requests[i], it == urgent.end() ? nullptr : &it->second, zone));
    }
    constexpr const char* kNames[] = {"Open", "Waiting for an answer", "Late or nearly", "All"};
    for (std::size_t f = 0; f < counts.size(); f++)
        view.chips.push_back({static_cast<RequestFilter>(f),
                              std::string(kNames[f]) + " " + grouped(counts[f]),
                              state.filter == static_cast<RequestFilter>(f)});
    view.is_nothing_found = !view.is_empty && view.rows.empty();
    view.footer =
        counted(view.rows.size(), "request", "requests") + " shown of " + grouped(requests.size());
    view.as_tsv = tsv_of(view.rows);
    for (const model::Department* department : model::departments(context.workspace))
        view.departments.push_back({department->id.text, department->name, ""});
    for (const model::Service* service : model::services(context.workspace))
        view.services.push_back({service->id.text, service->name,
                                 before_asking_words(context.workspace, service->department,
                                                     local_date(zone, context.now.ms))});
    add_selected(view, context, state, zone);
    return view;
}

}  // namespace icx::ui
