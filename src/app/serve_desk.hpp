// The desk of the place Serve: the requests and the figures of all standards, kept up to date. What
// a step, an excusal or a minute changes is measured again, the rest stands; equal to working all
// of it out anew.
#pragma once

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "app/standard_figures.hpp"

namespace icx::app {

class RequestBook;
class StandardLedger;

class Desk {
public:
    Desk();
    ~Desk();
    Desk(Desk&&) noexcept;
    Desk& operator=(Desk&&) noexcept;

    // Before the first use in a frame.
    void refresh(const model::Workspace& workspace, core::ZoneSource& zones, core::Instant now);
    const std::vector<Request>& requests() const;
    const Request* find(std::string_view request) const;
    const StandardFigures* figures(std::string_view standard) const;
    const std::map<std::string, StandardFigures, std::less<>>& all() const { return figures_; }
    // What stands for now: the frame's time, or a step that is a little younger.
    core::Instant as_of(core::Instant now) const { return std::max(now, last_step_); }
    // When the figures of open requests change next without anybody doing anything.
    core::Instant stale_at() const { return {(minute_ + 1) * 60'000}; }
    // Grows whenever something here may have changed, for what others remember of it.
    std::uint64_t version() const { return version_; }

private:
    std::unique_ptr<RequestBook> book_;
    std::map<std::string, StandardFigures, std::less<>> figures_;
    std::map<std::string, std::unique_ptr<StandardLedger>, std::less<>> ledgers_;
    core::Instant last_step_;
    const model::Workspace* workspace_ = nullptr;
    std::uint64_t revision_ = 0, version_ = 0;
    std::int64_t minute_ = -1;
};

}  // namespace icx::app
