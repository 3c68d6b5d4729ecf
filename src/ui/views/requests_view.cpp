#include "ui/views/requests_view.hpp"

#include <algorithm>

#include "app/request_commands.hpp"
#include "core/text.hpp"
#include "ui/views/contact_words.hpp"
#include "ui/views/dates.hpp"

namespace icx::ui {
namespace {

const core::ZoneTable kUtc;

using app::Request;
using app::RequestState;

// By request: the open promise with the least time left.
std::unordered_map<std::size_t, Urgency> urgencies(const ServeContext& context) {
    std::unordered_map<std::size_t, Urgency> out;
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

std::string tsv_of(std::size_t rows, const std::function<RequestRow(std::size_t)>& row_at) {
    std::string out = "Number\tRequest\tFrom\tState\tCame in\tLeft\n";
    for (std::size_t i = 0; i < rows; i++) {
        const RequestRow row = row_at(i);
        out += row.number + "\t" + row.title + "\t" + row.detail + "\t" + row.state_words + "\t" +
               row.came_in + "\t" + row.left + "\n";
    }
    return out;
}

const Urgency* urgency_of(const RequestOrder& order, std::size_t place) {
    const auto it = order.urgent.find(place);
    return it == order.urgent.end() ? nullptr : &it->second;
}

void renew_order(const ServeContext& context, RequestsState& state) {
    RequestOrder& order = state.order;
    std::string filter = std::to_string(static_cast<int>(state.filter)) + "/" + state.find;
    if (order.desk == context.desk.version() && order.filter == filter) return;
    if (order.desk != context.desk.version()) order.urgent = urgencies(context);
    order.desk = context.desk.version();
    order.filter = std::move(filter);
    order.counts = {};
    order.places.clear();
    const std::vector<Request>& requests = context.desk.requests();
    for (std::size_t i = 0; i < requests.size(); i++) {
        const Urgency* urgency = urgency_of(order, i);
        for (std::size_t f = 0; f < order.counts.size(); f++)
            order.counts[f] += fits(requests[i], static_cast<RequestFilter>(f), urgency);
        if (!fits(requests[i], state.filter, urgency)) continue;
        if (!state.find.empty() && !core::contains_folded(requests[i].title, state.find) &&
            !core::contains_folded(requests[i].number, state.find))
            continue;
        order.places.push_back(static_cast<std::uint32_t>(i));
    }
    // What breaks first stands first; the rest follows, the newest first, as requests stand by
    // opening.
    const auto rest =
        std::stable_partition(order.places.begin(), order.places.end(), [&](std::uint32_t place) {
            return urgency_of(order, place) != nullptr;
        });
    std::sort(order.places.begin(), rest, [&](std::uint32_t a, std::uint32_t b) {
        const std::int64_t left_a = order.urgent.at(a).left_ms;
        const std::int64_t left_b = order.urgent.at(b).left_ms;
        return left_a == left_b ? a > b : left_a < left_b;
    });
    std::reverse(rest, order.places.end());
}

void add_selected(RequestsView& view, const ServeContext& context, const RequestsState& state,
                  const core::ZoneTable& zone) {
    const Request* request = context.desk.find(state.selected);
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

RequestsView build_requests(const ServeContext& context, RequestsState& state) {
    RequestsView view;
    const std::vector<Request>& requests = context.desk.requests();
    view.is_empty = requests.empty();
    const core::ZoneTable& zone = zone_of(context.desk, kUtc);
    renew_order(context, state);
    const RequestOrder& order = state.order;
    view.row_count = order.places.size();
    view.row = [context, &order, &zone](std::size_t i) {
        const std::uint32_t place = order.places[i];
        return row_of(context, context.desk.requests()[place], urgency_of(order, place), zone);
    };
    view.as_tsv = [n = view.row_count, row = view.row] { return tsv_of(n, row); };
    constexpr const char* kNames[] = {"Open", "Waiting for an answer", "Late or nearly", "All"};
    for (std::size_t f = 0; f < order.counts.size(); f++)
        view.chips.push_back({static_cast<RequestFilter>(f),
                              std::string(kNames[f]) + " " + grouped(order.counts[f]),
                              state.filter == static_cast<RequestFilter>(f)});
    view.is_nothing_found = !view.is_empty && view.row_count == 0;
    view.footer =
        counted(view.row_count, "request", "requests") + " shown of " + grouped(requests.size());
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
