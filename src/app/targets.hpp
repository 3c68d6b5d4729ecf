// How much time a promise allows which request. Each cell of the matrix may have its own; the one
// that says most about a request holds: its priority and who asks, then its priority, then who
// asks, then the promise's own time. Without a time only a fault can break the promise.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "app/desk.hpp"
#include "core/result.hpp"
#include "standards/duration.hpp"

namespace icx::app {

class Targets {
public:
    // Errors: a time that is none, its place naming the cell.
    static core::Result<Targets> make(const model::Workspace& workspace,
                                      const model::Standard& standard);

    // In milliseconds of the promise's hours; kNoLimit_ms without a time.
    std::int64_t ms_for(const Request& request, std::int32_t business_day_s) const;
    std::int64_t own_ms(std::int32_t business_day_s) const { return ms_of(own_, business_day_s); }
    bool has_business_days() const { return has_business_days_; }

private:
    struct Time {
        standards::Duration duration;
        bool is_limit = true;
    };
    using Cell = std::pair<std::string, std::string>;  // priority, department's name, in small
    static std::int64_t ms_of(const Time& time, std::int32_t business_day_s);

    const model::Workspace* workspace_ = nullptr;
    Time own_;
    std::map<Cell, Time> cells_;
    bool has_business_days_ = false;
};

// What is wrong with a time as typed, a plain sentence; empty when nothing is. `may_be_empty`: the
// promise has a fault, or it is a cell, which then has no time of its own.
std::string time_error(std::string_view time, bool may_be_empty);

// One for each cell, so that two people who fill it in write the same record.
model::TargetId target_id(const model::Target& target);

// The cells of a standard that say something, by priority, then department.
std::vector<const model::Target*> targets_of(const model::Workspace& workspace,
                                             const model::StandardId& standard);

}  // namespace icx::app
