#include "app/case_tallies.hpp"

namespace icx::app {
namespace {

using standards::Tally;

const Tally kNone;

std::int64_t month_number(core::Date day) { return day.year * 12 + day.month - 1; }

const Tally& found(const std::map<std::int64_t, Tally>& tallies, std::int64_t key) {
    const auto it = tallies.find(key);
    return it == tallies.end() ? kNone : it->second;
}

Tally& made(std::map<std::int64_t, Tally>& tallies, std::int64_t key, Tally::Keeps keeps) {
    return tallies.try_emplace(key, keeps).first->second;
}

void move(Tally& tally, const standards::Outcome& outcome, bool is_added) {
    is_added ? tally.add(outcome) : tally.remove(outcome);
}

}  // namespace

std::int64_t CaseTallies::day_of(std::int64_t at_ms) const {
    return core::local_day_at(zone_, at_ms / 1000 - (at_ms % 1000 < 0));
}

const Tally& CaseTallies::month(core::Date first) const {
    return found(months_, month_number(first));
}

const Tally& CaseTallies::week(std::int64_t monday) const { return found(weeks_, monday); }

void CaseTallies::count(const Case& item, const std::string& priority, bool is_added) {
    const std::int64_t day = day_of(item.outcome.start_ms);
    const core::Date date = core::civil_from_days(day);
    move(all_, item.outcome, is_added);
    move(made(months_, month_number(date), Tally::Keeps::counts_and_times), item.outcome, is_added);
    move(made(weeks_, day - core::weekday(date), Tally::Keeps::counts), item.outcome, is_added);
    const auto group = priorities_.try_emplace(priority, Tally::Keeps::counts).first;
    move(group->second, item.outcome, is_added);
    if (priority_of_.size() <= item.request) priority_of_.resize(item.request + 1);
    priority_of_[item.request] = is_added ? &group->first : nullptr;
    if (group->second.size() == 0) priorities_.erase(group);
}

void CaseTallies::remove(const Case& item) {
    // A copy: the key goes with the last of its cases.
    const std::string priority = *priority_of_[item.request];
    count(item, priority, false);
}

}  // namespace icx::app
