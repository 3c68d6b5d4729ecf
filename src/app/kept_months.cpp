#include "app/kept_months.hpp"

#include <cmath>

namespace icx::app {
namespace {

constexpr int kMonths = 6;

std::int64_t floor_s(std::int64_t ms) { return ms / 1000 - (ms % 1000 < 0); }

int month_index(core::Date date) { return date.year * 12 + date.month - 1; }

}  // namespace

KeptMonths kept_months(const StandardFigures& figures, double goal, standards::Cohort cohort,
                       core::Instant now) {
    const auto month_of = [&](std::int64_t ms) {
        return month_index(core::civil_from_days(core::local_day_at(figures.zone, floor_s(ms))));
    };
    const int present = month_of(now.ms), first = present - kMonths + 1;
    KeptMonths out;
    std::vector<std::vector<standards::Outcome>> outcomes(kMonths);
    for (const Case& item : figures.cases) {
        const standards::Outcome& outcome = item.outcome;
        if (outcome.verdict == standards::Verdict::excluded) continue;
        if (cohort == standards::Cohort::closed && !outcome.is_stopped) {
            const bool is_late = outcome.verdict == standards::Verdict::missed;
            (is_late ? out.open_late : out.open_in_time)++;
            continue;
        }
        const int month =
            month_of(cohort == standards::Cohort::opened ? outcome.start_ms : outcome.end_ms);
        if (month >= first && month <= present)
            outcomes[static_cast<std::size_t>(month - first)].push_back(outcome);
    }
    for (int i = 0; i < kMonths; i++) {
        const auto& rows = outcomes[static_cast<std::size_t>(i)];
        if (rows.empty()) continue;
        KeptMonth month;
        month.from = {(first + i) / 12, (first + i) % 12 + 1, 1};
        month.kept = standards::compute_attainment(rows, {});
        month.shortfall =
            statistics::shortfall(month.kept.missed, month.kept.met + month.kept.missed, goal);
        out.months.push_back(std::move(month));
    }
    return out;
}

standards::Burn burn_of(const StandardFigures& figures, double goal, core::Instant now) {
    standards::BurnCounter counter(goal, now.ms);
    for (const Case& item : figures.cases)
        counter.add(item.outcome);
    return counter.finish();
}

std::optional<core::Date> spent_on(const StandardFigures& figures, const standards::Burn& burn,
                                   core::Instant now) {
    const BudgetLeft& budget = figures.budget;
    const standards::BurnWindow& week = burn.windows[1];
    if (budget.allowed <= 0 || budget.expected < 1) return {};
    const std::int64_t today = core::local_day_at(figures.zone, floor_s(now.ms));
    const double left = budget.allowed - static_cast<double>(budget.used);
    if (left <= 0) return core::civil_from_days(today);
    if (!week.is_enough || week.missed == 0) return {};
    const double days = left * week.days / static_cast<double>(week.missed);
    const core::Date month = figures.month.until;
    if (days >= static_cast<double>(core::days_from_civil(month) - today)) return {};
    return core::civil_from_days(today + static_cast<std::int64_t>(std::floor(days)));
}

}  // namespace icx::app
