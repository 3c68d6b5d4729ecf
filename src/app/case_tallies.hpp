// The cases of one standard, counted: all of them, and by the month, the week and the priority in
// which they started. A case that changes is taken out as it was and put in as it is.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/standard_figures.hpp"
#include "core/zone.hpp"

namespace icx::app {

class CaseTallies {
public:
    using Tally = standards::Tally;

    CaseTallies() = default;
    explicit CaseTallies(core::ZoneTable zone) : zone_(std::move(zone)) {}

    void add(const Case& item, const std::string& priority) { count(item, priority, true); }
    void remove(const Case& item);  // one that was added, as it was then

    const Tally& all() const { return all_; }
    const Tally& month(core::Date first) const;    // of a month's first day
    const Tally& week(std::int64_t monday) const;  // of a Monday's day since 1970-01-01
    const std::map<std::string, Tally>& priorities() const { return priorities_; }

    std::int64_t day_of(std::int64_t at_ms) const;  // local, since 1970-01-01

private:
    void count(const Case& item, const std::string& priority, bool is_added);

    core::ZoneTable zone_;
    Tally all_;
    std::map<std::int64_t, Tally> months_, weeks_;
    std::map<std::string, Tally> priorities_;
    std::vector<const std::string*> priority_of_;  // of each request: the key it is counted under
};

}  // namespace icx::app
