#include "app/desk.hpp"

#include <algorithm>
#include <unordered_map>

namespace icx::app {
namespace {

using model::RequestEntry;
using model::RequestEvent;

bool is_row(const RequestEntry& entry) { return model::own_id(entry) == entry.request; }

struct Parts {
    const RequestEntry* row = nullptr;
    std::int64_t row_made_ms = 0;
    std::vector<const RequestEntry*> steps;
};

std::int64_t made_ms(const model::Workspace& workspace, const RequestEntry& entry) {
    const auto* batch = workspace.table<model::Batch>().find(entry.batch);
    return batch && batch->made ? batch->made->ms : 0;
}

void take_words(Request& request, const RequestEntry& entry) {
    const auto take = [](std::string& into, const std::string& from) {
        if (!from.empty()) into = from;
    };
    take(request.number, entry.number);
    take(request.title, entry.title);
    take(request.department, entry.department);
    take(request.priority, entry.priority);
    take(request.service, entry.service);
    request.events.insert(request.events.end(), entry.events.begin(), entry.events.end());
}

RequestState state_after(RequestState before, std::string_view activity) {
    if (activity == kResolved) return RequestState::resolved;
    if (activity == kWithdrawn) return RequestState::withdrawn;
    if (activity == kWaiting) return RequestState::waiting;
    if (activity == kAcknowledged || activity == kResumed || activity == kReopened)
        return RequestState::acknowledged;
    return before;
}

Request put_together(std::string id, Parts& parts) {
    Request request;
    request.id = std::move(id);
    if (parts.row) take_words(request, *parts.row);
    std::sort(parts.steps.begin(), parts.steps.end(),
              [](const RequestEntry* a, const RequestEntry* b) {
                  const auto at = [](const RequestEntry* e) {
                      return e->events.empty() ? core::Instant{} : e->events.front().at;
                  };
                  return at(a) == at(b) ? a->id < b->id : at(a) < at(b);
              });
    for (const RequestEntry* step : parts.steps)
        take_words(request, *step);
    std::stable_sort(request.events.begin(), request.events.end(),
                     [](const RequestEvent& a, const RequestEvent& b) { return a.at < b.at; });
    bool was_acknowledged = false;
    for (const RequestEvent& event : request.events) {
        was_acknowledged |= event.activity == kAcknowledged;
        request.state = state_after(request.state, event.activity);
        if (event.activity == kResumed && !was_acknowledged) request.state = RequestState::open;
        if (!event.who.empty()) request.holder = event.who;
    }
    return request;
}

}  // namespace

std::vector<Request> requests_of(const model::Workspace& workspace) {
    std::unordered_map<std::string_view, Parts> by_request;
    std::unordered_map<std::string_view, bool> in_force;
    for (const RequestEntry& entry : workspace.requests().all()) {
        const auto [batch, is_new] = in_force.try_emplace(entry.batch.text, false);
        if (is_new) batch->second = model::is_in_force(workspace, entry);
        if (!batch->second) continue;
        Parts& parts = by_request[entry.request];
        if (!is_row(entry)) {
            parts.steps.push_back(&entry);
            continue;
        }
        const std::int64_t made = made_ms(workspace, entry);
        const bool is_later = !parts.row || made > parts.row_made_ms ||
                              (made == parts.row_made_ms && parts.row->id < entry.id);
        if (!is_later) continue;
        parts.row = &entry;
        parts.row_made_ms = made;
    }
    std::vector<Request> out;
    out.reserve(by_request.size());
    for (auto& [id, parts] : by_request) {
        Request request = put_together(std::string(id), parts);
        if (!request.events.empty()) out.push_back(std::move(request));
    }
    std::sort(out.begin(), out.end(), [](const Request& a, const Request& b) {
        return a.opened() == b.opened() ? a.id < b.id : a.opened() < b.opened();
    });
    return out;
}

const Request* find_request(const std::vector<Request>& requests, std::string_view id) {
    for (const Request& request : requests)
        if (request.id == id) return &request;
    return nullptr;
}

std::string requests_signature(const model::Workspace& workspace) {
    std::string text = std::to_string(workspace.requests().revision());
    for (const auto& [id, batch] : workspace.table<model::Batch>())
        if (!batch.survey.valid()) text += '|' + id + (batch.is_withdrawn ? "-" : "+");
    return text;
}

std::string department_name(const model::Workspace& workspace, const std::string& department) {
    const auto* found = workspace.table<model::Department>().find(std::string_view(department));
    return found ? found->name : department;
}

}  // namespace icx::app
