#include "standards/attainment.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/time.hpp"
#include "statistics/describe.hpp"

namespace icx::standards {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

double share(std::size_t part, std::size_t whole) {
    return whole == 0 ? kNaN : static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

void Tally::Sorted::add(std::int64_t ms) {
    sum_ms += ms;
    values.push_back(static_cast<double>(ms) / 1000);
}

void Tally::Sorted::remove(std::int64_t ms) {
    settle();
    sum_ms -= ms;
    values.erase(std::lower_bound(values.begin(), values.end(), static_cast<double>(ms) / 1000));
    sorted = values.size();
}

void Tally::Sorted::settle() {
    if (sorted == values.size()) return;
    const auto added = values.begin() + static_cast<std::ptrdiff_t>(sorted);
    std::sort(added, values.end());
    std::inplace_merge(values.begin(), added, values.end());
    sorted = values.size();
}

Times Tally::Sorted::times() {
    settle();
    Times out;
    out.n = values.size();
    out.sum_ms = sum_ms;
    for (std::size_t i = 0; i < kPercentiles.size(); i++) {
        out.p_type7_s[i] = statistics::quantile(values, kPercentiles[i], 7);
        out.p_type1_s[i] = statistics::quantile(values, kPercentiles[i], 1);
    }
    return out;
}

void Tally::count(const Outcome& outcome, bool is_added) {
    move(size_, is_added);
    if (outcome.raw_verdict == Verdict::met) move(raw_met_, is_added);
    if (outcome.raw_verdict == Verdict::missed) move(raw_missed_, is_added);
    switch (outcome.verdict) {
    case Verdict::met:
        move(met_, is_added);
        break;
    case Verdict::missed:
        move(missed_, is_added);
        break;
    case Verdict::pending:
        move(pending_, is_added);
        break;
    case Verdict::excluded:
        return move(excluded_, is_added);
    }
    if (outcome.verdict != Verdict::pending && outcome.start_ms >= options_.burn_from_ms) {
        move(window_decided_, is_added);
        if (outcome.verdict == Verdict::missed) move(window_missed_, is_added);
    }
    paused_ms_ += is_added ? outcome.paused_ms : -outcome.paused_ms;
    business_ms_ += is_added ? outcome.business_ms : -outcome.business_ms;
    if (outcome.is_stopped && outcome.wall_ms < options_.quick_ms) move(quick_, is_added);
}

void Tally::add(const Outcome& outcome) {
    count(outcome, true);
    if (!has_times(outcome)) return;
    business_.add(outcome.business_ms);
    wall_.add(outcome.wall_ms);
    net_.add(outcome.net_ms);
}

void Tally::remove(const Outcome& outcome) {
    count(outcome, false);
    if (!has_times(outcome)) return;
    business_.remove(outcome.business_ms);
    wall_.remove(outcome.wall_ms);
    net_.remove(outcome.net_ms);
}

Attainment Tally::attainment(std::optional<double> goal) const {
    Attainment out;
    out.met = met_;
    out.missed = missed_;
    out.pending = pending_;
    out.excluded = excluded_;
    out.n = decided() + pending_;
    out.attainment = share(met_, decided());
    out.wilson = statistics::wilson(met_, decided());
    out.raw_met = raw_met_;
    out.raw_missed = raw_missed_;
    out.quick = quick_;
    out.business = business_.times();
    out.wall = wall_.times();
    out.net = net_.times();
    out.paused_ms = paused_ms_;
    out.paused_share =
        business_ms_ > 0 ? static_cast<double>(paused_ms_) / static_cast<double>(business_ms_) : 0;
    if (!goal) return out;
    const double slack = 1 - *goal;
    Budget budget;
    budget.goal = *goal;
    budget.allowed = slack * static_cast<double>(decided());
    budget.used = budget.allowed > 0 ? static_cast<double>(missed_) / budget.allowed : kNaN;
    budget.burn = slack > 0 ? share(window_missed_, window_decided_) / slack : kNaN;
    out.budget = budget;
    return out;
}

Attainment compute_attainment(std::span<const Outcome> outcomes, const AttainmentOptions& options) {
    Tally tally(Tally::Keeps::counts_and_times, options);
    for (const Outcome& outcome : outcomes)
        tally.add(outcome);
    return tally.attainment(options.goal);
}

Attainment compute_attainment(std::span<const Outcome> outcomes,
                              std::span<const std::uint32_t> rows,
                              const AttainmentOptions& options) {
    Tally tally(Tally::Keeps::counts_and_times, options);
    for (const std::uint32_t row : rows)
        tally.add(outcomes[row]);
    return tally.attainment(options.goal);
}

std::vector<std::vector<std::uint32_t>> split_by(std::span<const std::uint32_t> group_of,
                                                 std::size_t groups) {
    std::vector<std::vector<std::uint32_t>> out(groups);
    for (std::size_t i = 0; i < group_of.size(); i++)
        out[group_of[i]].push_back(static_cast<std::uint32_t>(i));
    return out;
}

std::map<std::string, std::vector<std::uint32_t>>
split_by_month(std::span<const Outcome> outcomes, const core::ZoneTable& zone, Cohort cohort) {
    std::map<std::int64_t, std::vector<std::uint32_t>> months;
    for (std::size_t i = 0; i < outcomes.size(); i++) {
        const Outcome& outcome = outcomes[i];
        if (cohort == Cohort::closed && !outcome.is_stopped) continue;
        const std::int64_t ms = cohort == Cohort::opened ? outcome.start_ms : outcome.end_ms;
        const std::int64_t s = ms / 1000 - (ms % 1000 < 0);
        const core::Date date = core::civil_from_days(core::local_day_at(zone, s));
        months[date.year * 12 + date.month - 1].push_back(static_cast<std::uint32_t>(i));
    }
    std::map<std::string, std::vector<std::uint32_t>> out;
    for (auto& [month, rows] : months) {
        const int year = static_cast<int>(month / 12), in_year = static_cast<int>(month % 12) + 1;
        out[core::iso_date({year, in_year, 1}).substr(0, 7)] = std::move(rows);
    }
    return out;
}

}  // namespace icx::standards
