#include "app/request_book.hpp"

#include <algorithm>

namespace icx::app {
namespace {

using model::RequestEntry;
using model::RequestEvent;

bool is_row(const RequestEntry& entry) { return model::own_id(entry) == entry.request; }

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

// Ties by id.
bool is_later_step(const RequestEntry* a, const RequestEntry* b) {
    const auto at = [](const RequestEntry* entry) {
        return entry->events.empty() ? core::Instant{} : entry->events.front().at;
    };
    return at(a) == at(b) ? a->id < b->id : at(a) < at(b);
}

bool opened_before(const Request& a, const Request& b) {
    return a.opened() == b.opened() ? a.id < b.id : a.opened() < b.opened();
}

void follow_events(Request& request) {
    std::stable_sort(request.events.begin(), request.events.end(),
                     [](const RequestEvent& a, const RequestEvent& b) { return a.at < b.at; });
    bool was_acknowledged = false;
    for (const RequestEvent& event : request.events) {
        was_acknowledged |= event.activity == kAcknowledged;
        request.state = state_after(request.state, event.activity);
        if (event.activity == kResumed && !was_acknowledged) request.state = RequestState::open;
        if (!event.who.empty()) request.holder = event.who;
    }
}

}  // namespace

RequestBook::BatchState RequestBook::state_of(const model::Workspace& workspace,
                                              const std::string& batch) {
    if (batch.empty()) return {true, 0};
    const auto* known = workspace.table<model::Batch>().find(std::string_view(batch));
    if (!known) return {};
    return {!known->is_withdrawn, known->made ? known->made->ms : 0};
}

void RequestBook::touch(std::string_view request) {
    auto thread = threads_.find(request);
    if (thread == threads_.end()) thread = threads_.emplace(request, Thread{}).first;
    if (thread->second.is_touched) return;
    thread->second.is_touched = true;
    touched_.push_back(&*thread);
}

// False: an entry that was known has another content now, so that nothing can be built on.
bool RequestBook::link_new_entries(const model::Workspace& workspace) {
    const model::RequestStore& store = workspace.requests();
    for (const std::uint32_t at : store.put_since(entries_seen_)) {
        if (at < before_.size()) return false;
        const RequestEntry& entry = store.all()[at];
        touch(entry.request);
        Thread& thread = threads_.find(entry.request)->second;
        before_.push_back(thread.last_entry);
        thread.last_entry = at;
        auto batch = batches_.find(entry.batch.text);
        if (batch == batches_.end()) {
            batch = batches_.emplace(entry.batch.text, Batch{}).first;
            batch->second.state = state_of(workspace, entry.batch.text);
        }
        batch->second.entries.push_back(at);
    }
    entries_seen_ = store.revision();
    return true;
}

void RequestBook::compare_batches(const model::Workspace& workspace) {
    const std::uint64_t revision = workspace.table<model::Batch>().revision();
    if (batches_seen_ == revision) return;
    batches_seen_ = revision;
    for (auto& [id, batch] : batches_) {
        const BatchState state = state_of(workspace, id);
        if (state == batch.state) continue;
        batch.state = state;
        for (const std::uint32_t at : batch.entries)
            touch(workspace.requests().all()[at].request);
    }
}

Request RequestBook::put_together(const model::RequestStore& store, const std::string& id,
                                  const Thread& thread) const {
    const RequestEntry* row = nullptr;
    std::int64_t row_made_ms = 0;
    std::vector<const RequestEntry*> steps;
    for (std::uint32_t at = thread.last_entry; at != kNoPlace; at = before_[at]) {
        const RequestEntry& entry = store.all()[at];
        const BatchState& batch = batches_.find(entry.batch.text)->second.state;
        if (!batch.is_in_force) continue;
        if (!is_row(entry)) {
            steps.push_back(&entry);
            continue;
        }
        const bool is_later = !row || batch.made_ms > row_made_ms ||
                              (batch.made_ms == row_made_ms && row->id < entry.id);
        if (!is_later) continue;
        row = &entry;
        row_made_ms = batch.made_ms;
    }
    Request request;
    request.id = id;
    if (row) take_words(request, *row);
    std::sort(steps.begin(), steps.end(), is_later_step);
    for (const RequestEntry* step : steps)
        take_words(request, *step);
    follow_events(request);
    return request;
}

// Where the order of the others stays as it is; otherwise the list is ordered anew.
void RequestBook::lay(Request request, Thread& thread, RequestChanges& changes) {
    const bool is_there = !request.events.empty();
    if (thread.place == kNoPlace) {
        if (!is_there) return;
        if (!requests_.empty() && opened_before(request, requests_.back())) changes.is_anew = true;
        thread.place = static_cast<std::uint32_t>(requests_.size());
        requests_.push_back(std::move(request));
    } else {
        if (!is_there || request.opened() != requests_[thread.place].opened())
            changes.is_anew = true;
        requests_[thread.place] = std::move(request);
    }
    changes.places.push_back(thread.place);
}

void RequestBook::order() {
    std::erase_if(requests_, [&](const Request& request) {
        if (request.events.empty()) threads_.find(request.id)->second.place = kNoPlace;
        return request.events.empty();
    });
    if (!std::is_sorted(requests_.begin(), requests_.end(), opened_before))
        std::sort(requests_.begin(), requests_.end(), opened_before);
    for (std::uint32_t i = 0; i < requests_.size(); i++)
        threads_.find(requests_[i].id)->second.place = i;
}

RequestChanges RequestBook::update(const model::Workspace& workspace) {
    const bool is_other =
        workspace_ != &workspace || workspace.requests().revision() < entries_seen_;
    RequestChanges changes;
    if (is_other) {
        *this = RequestBook();
        workspace_ = &workspace;
        changes.is_anew = true;
    }
    if (!link_new_entries(workspace)) {
        *this = RequestBook();
        workspace_ = &workspace;
        changes.is_anew = true;
        link_new_entries(workspace);
    }
    compare_batches(workspace);
    if (touched_.empty()) return changes;
    for (auto* touched : touched_) {
        auto& [id, thread] = *touched;
        thread.is_touched = false;
        lay(put_together(workspace.requests(), id, thread), thread, changes);
    }
    touched_.clear();
    // The last one gone, as when its opening is taken back, moves no other.
    std::sort(changes.places.begin(), changes.places.end());
    if (changes.is_anew && changes.places.size() == 1 && !requests_.empty() &&
        changes.places.front() + 1 == requests_.size() && requests_.back().events.empty()) {
        threads_.find(requests_.back().id)->second.place = kNoPlace;
        requests_.pop_back();
        changes.is_anew = is_other;
    }
    if (changes.is_anew) {
        changes.places.clear();
        order();
    }
    return changes;
}

std::uint32_t RequestBook::place_of(std::string_view id) const {
    const auto thread = threads_.find(id);
    return thread == threads_.end() ? kNoPlace : thread->second.place;
}

const Request* RequestBook::find(std::string_view id) const {
    const std::uint32_t place = place_of(id);
    return place == kNoPlace ? nullptr : &requests_[place];
}

}  // namespace icx::app
