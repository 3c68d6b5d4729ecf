#include "model/ordered.hpp"

namespace icx::model {
namespace {

const ServeRecords kNothing;

}  // namespace

void RequestStore::put(RequestEntry entry) {
    const auto [it, is_new] = by_id_.try_emplace(entry.id, rows_.size());
    puts_.push_back(static_cast<std::uint32_t>(it->second));
    if (is_new)
        rows_.push_back(std::move(entry));
    else
        rows_[it->second] = std::move(entry);
}

const RequestEntry* RequestStore::find(std::string_view id) const {
    const auto it = by_id_.find(id);
    return it == by_id_.end() ? nullptr : &rows_[it->second];
}

std::vector<const RequestEntry*> RequestStore::arrivals(std::string_view own) const {
    std::vector<const RequestEntry*> found;
    for (auto it = by_id_.lower_bound(own); it != by_id_.end(); ++it) {
        const RequestEntry& row = rows_[it->second];
        if (std::string_view(row.id).substr(0, own.size()) != own) break;
        if (own_id(row) == own) found.push_back(&row);
    }
    return found;
}

std::string_view own_id(const RequestEntry& entry) {
    const std::string_view id = entry.id;
    return id.substr(0, id.find(':'));
}

bool is_in_force(const Workspace& workspace, const RequestEntry& entry) {
    if (!entry.batch.valid()) return true;
    const Batch* batch = workspace.table<Batch>().find(entry.batch);
    return batch && !batch->is_withdrawn;
}

const ServeRecords& Workspace::serve_records() const { return serve ? *serve : kNothing; }

ServeRecords& Workspace::serve_records() {
    if (!serve)
        serve = std::make_shared<ServeRecords>();
    else if (serve.use_count() > 1)
        serve = std::make_shared<ServeRecords>(*serve);
    return *serve;
}

std::vector<const Service*> services(const Workspace& workspace) {
    return ordered<Service>(workspace, [](const Service&) { return true; });
}

std::vector<const Standard*> standards(const Workspace& workspace) {
    return ordered<Standard>(workspace, [](const Standard&) { return true; });
}

}  // namespace icx::model
