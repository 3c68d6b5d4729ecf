#include "app/serve_desk.hpp"

#include "app/standard_ledger.hpp"

namespace icx::app {
namespace {

constexpr std::int64_t kFrameMs = 1000;  // no frame takes longer

}  // namespace

Desk::Desk() : book_(std::make_unique<RequestBook>()) {}
Desk::~Desk() = default;
Desk::Desk(Desk&&) noexcept = default;
Desk& Desk::operator=(Desk&&) noexcept = default;

void Desk::refresh(const model::Workspace& workspace, core::ZoneSource& zones, core::Instant now) {
    const std::int64_t minute = now.ms / 60'000;
    const bool is_new_minute = minute_ != minute || workspace_ != &workspace;
    if (!is_new_minute && revision_ == workspace.revision) return;
    workspace_ = &workspace;
    revision_ = workspace.revision;
    minute_ = minute;
    version_++;
    const RequestChanges changes = book_->update(workspace);
    // A step of this very frame is a few milliseconds younger than the frame's own time: it has
    // happened all the same.
    last_step_ = last_step_.ms < now.ms + kFrameMs ? std::max(last_step_, now) : now;
    const auto look_at = [&](const Request& request) {
        const core::Instant at = request.events.back().at;
        if (at.ms < now.ms + kFrameMs) last_step_ = std::max(last_step_, at);
    };
    const std::vector<Request>& requests = book_->all();
    for (const std::uint32_t place : changes.places)
        if (place < requests.size()) look_at(requests[place]);
    if (changes.is_anew)
        for (const Request& request : requests)
            look_at(request);
    const StandardLedger::Now ledger_now{last_step_, is_new_minute};
    const auto is_measured = [&](const std::string& id) {
        const auto* standard = workspace.table<model::Standard>().find(id);
        return standard && standard->state != model::StandardState::retired;
    };
    std::erase_if(ledgers_, [&](const auto& entry) { return !is_measured(entry.first); });
    std::erase_if(figures_, [&](const auto& entry) { return !is_measured(entry.first); });
    for (const auto& [id, standard] : workspace.table<model::Standard>()) {
        if (!is_measured(id)) continue;
        auto& ledger = ledgers_[id];
        if (!ledger) ledger = std::make_unique<StandardLedger>();
        ledger->update(workspace, standard, *book_, changes, zones, ledger_now, figures_[id]);
    }
}

const std::vector<Request>& Desk::requests() const { return book_->all(); }

const Request* Desk::find(std::string_view request) const { return book_->find(request); }

const StandardFigures* Desk::figures(std::string_view standard) const {
    const auto it = figures_.find(standard);
    return it == figures_.end() ? nullptr : &it->second;
}

}  // namespace icx::app
