#include "app/standard_figures.hpp"

#include <algorithm>
#include <cmath>

#include "app/case_tallies.hpp"
#include "app/standard_measure.hpp"
#include "core/text.hpp"

namespace icx::app {
namespace {

using core::Date;
using standards::Outcome;
using standards::Verdict;

constexpr std::size_t kWeeks = 16;
constexpr std::size_t kMonths = 6;
constexpr std::size_t kRun = 8;
constexpr std::int64_t kCoverageDays = 28;
constexpr std::int64_t kMissDays = 7;

Date first_of_month(Date day) { return {day.year, day.month, 1}; }
Date next_month(Date day) {
    return day.month == 12 ? Date{day.year + 1, 1, 1} : Date{day.year, day.month + 1, 1};
}
Date month_before(Date day, int months) {
    int index = day.year * 12 + day.month - 1 - months;
    return {index / 12, index % 12 + 1, 1};
}

class Maker {
public:
    Maker(const model::Standard& standard, const std::vector<Request>& requests,
          const CaseTallies& tallies, core::Instant now, StandardFigures& out)
        : standard_(standard), requests_(requests), tallies_(tallies), out_(out),
          today_(tallies.day_of(now.ms)) {}

    void fill(std::vector<std::size_t> open) {
        const Date today = core::civil_from_days(today_);
        out_.all = tallies_.all().attainment(standard_.goal);
        out_.month = month_of(first_of_month(today));
        out_.last_month = month_of(month_before(today, 1));
        fill_weeks();
        fill_months(today);
        fill_priorities();
        fill_budget(today);
        fill_misses();
        fill_waiting(std::move(open));
    }
    void fill_coverage(std::span<const standards::Interval> windows, std::int64_t from_ms) {
        std::vector<Outcome> outcomes;
        const auto first =
            std::partition_point(out_.cases.begin(), out_.cases.end(),
                                 [&](const Case& item) { return item.outcome.start_ms < from_ms; });
        for (auto item = first; item != out_.cases.end(); ++item)
            outcomes.push_back(item->outcome);
        out_.coverage = count_coverage(outcomes, windows);
    }

private:
    Period month_of(Date first) const {
        return {first, next_month(first), tallies_.month(first).attainment(standard_.goal)};
    }

    void fill_weeks() {
        out_.weeks.clear();
        out_.shifted.clear();
        out_.chart = {};
        const std::int64_t monday = today_ - core::weekday(core::civil_from_days(today_));
        for (std::size_t back = kWeeks; back-- > 0;) {
            const std::int64_t from = monday - 7 * static_cast<std::int64_t>(back);
            const standards::Tally& week = tallies_.week(from);
            if (week.decided() > 0)
                out_.weeks.push_back({core::civil_from_days(from), core::civil_from_days(from + 7),
                                      week.attainment(standard_.goal)});
        }
        std::vector<double> kept, n;
        for (const Period& week : out_.weeks) {
            kept.push_back(static_cast<double>(week.kept.met));
            n.push_back(static_cast<double>(week.kept.met + week.kept.missed));
        }
        if (n.size() < 2) return;
        out_.chart = statistics::share_chart(kept, n);
        std::size_t run = 0;
        int side = 0;
        for (std::size_t i = 0; i < n.size(); i++) {
            const double share = kept[i] / n[i];
            const int now = share > out_.chart.share ? 1 : share < out_.chart.share ? -1 : 0;
            run = now != 0 && now == side ? run + 1 : (now != 0 ? 1 : 0);
            side = now;
            if (run >= kRun) out_.shifted.push_back(i);
        }
    }

    void fill_months(Date today) {
        out_.months.clear();
        for (int back = static_cast<int>(kMonths) - 1; back >= 0; back--) {
            Period month = month_of(month_before(today, back));
            if (month.kept.n > 0) out_.months.push_back(std::move(month));
        }
    }

    void fill_priorities() {
        out_.priorities.clear();
        for (const auto& [name, tally] : tallies_.priorities())
            out_.priorities.push_back({name, tally.attainment(standard_.goal)});
    }

    // The misses that the goal leaves to a whole month, so that the number stands from its first
    // day on: the expected requests are the mean of up to three full months before.
    void fill_budget(Date today) {
        BudgetLeft budget;
        std::size_t full = 0;
        double sum = 0;
        const std::int64_t first_day =
            out_.cases.empty() ? today_ : tallies_.day_of(out_.cases.front().outcome.start_ms);
        for (int back = 1; back <= 3; back++) {
            const Date from = month_before(today, back);
            if (core::days_from_civil(from) < first_day) break;
            sum += static_cast<double>(tallies_.month(from).decided());
            full++;
        }
        const std::int64_t begins = core::days_from_civil(first_of_month(today));
        const auto length = static_cast<double>(core::days_from_civil(next_month(today)) - begins);
        const auto passed = static_cast<double>(today_ - begins + 1);
        const auto decided = static_cast<double>(out_.month.kept.met + out_.month.kept.missed);
        budget.expected = full > 0 ? std::max(sum / static_cast<double>(full), decided)
                                   : decided / passed * length;
        budget.allowed = (1 - standard_.goal) * budget.expected;
        budget.used = out_.month.kept.missed;
        budget.even_pace = budget.allowed * passed / length;
        if (budget.used > 0 && budget.allowed > 0) {
            const double days = budget.allowed / (static_cast<double>(budget.used) / passed);
            const auto at = begins + static_cast<std::int64_t>(std::floor(days));
            if (static_cast<double>(budget.used) < budget.allowed && days < length)
                budget.used_up = core::civil_from_days(std::max(at, today_));
        }
        out_.budget = budget;
    }

    // The misses of this month and of the days before that somebody may still want to excuse; and
    // which of this month's were told of.
    void fill_misses() {
        out_.misses.clear();
        out_.heads_ups = {};
        const std::int64_t first = core::days_from_civil(out_.month.from);
        for (std::size_t i = out_.cases.size(); i-- > 0;) {
            const Case& item = out_.cases[i];
            const std::int64_t day = tallies_.day_of(item.outcome.start_ms);
            if (day < std::min(first, today_ - kMissDays)) break;
            const Verdict verdict = item.outcome.verdict;
            if (verdict == Verdict::missed || !item.excusal.empty()) out_.misses.push_back(i);
            if (day < first) continue;
            if (verdict != Verdict::missed && verdict != Verdict::pending) continue;
            const auto& events = requests_[item.request].events;
            const auto told = std::find_if(events.begin(), events.end(), [](const auto& event) {
                return event.activity == kHeadsUp;
            });
            if (told == events.end()) continue;
            if (verdict == Verdict::pending)
                out_.heads_ups.open++;
            else
                (told->at.ms <= item.outcome.due_ms ? out_.heads_ups.in_time
                                                    : out_.heads_ups.later)++;
        }
    }

    void fill_waiting(std::vector<std::size_t> open) {
        std::erase_if(open, [&](std::size_t i) {
            const Outcome& outcome = out_.cases[i].outcome;
            return outcome.is_stopped || outcome.verdict == Verdict::excluded;
        });
        std::sort(open.begin(), open.end());
        std::stable_sort(open.begin(), open.end(), [&](std::size_t a, std::size_t b) {
            return breaks_before(out_.cases[a].outcome, out_.cases[b].outcome);
        });
        out_.waiting = std::move(open);
    }

    const model::Standard& standard_;
    const std::vector<Request>& requests_;
    const CaseTallies& tallies_;
    StandardFigures& out_;
    std::int64_t today_ = 0;
};

}  // namespace

const Waited& StandardFigures::waited() const {
    if (known_waited) return *known_waited;
    std::vector<statistics::Duration> durations;
    durations.reserve(cases.size());
    for (const Case& item : cases)
        if (item.outcome.verdict != Verdict::excluded)
            durations.push_back(
                {static_cast<double>(item.outcome.net_ms) / 3'600'000, item.outcome.is_stopped});
    auto waited = std::make_shared<Waited>();
    waited->curve = statistics::kaplan_meier(durations);
    const double half = 0.5;
    const auto median = statistics::survival_quantiles(waited->curve, {&half, 1});
    waited->median = median.empty() ? std::nan("") : median[0].time;
    known_waited = std::move(waited);
    return *known_waited;
}

bool breaks_before(const Outcome& a, const Outcome& b) {
    const auto left = [](const Outcome& outcome) { return outcome.target_ms - outcome.net_ms; };
    const auto rank = [&](const Outcome& outcome) {
        return outcome.is_faulted ? 3 : left(outcome) < 0 ? 2 : outcome.is_paused ? 1 : 0;
    };
    if (rank(a) != rank(b)) return rank(a) < rank(b);
    return left(a) < 0 ? left(a) > left(b) : left(a) < left(b);
}

void fill_figures(const model::Standard& standard, const std::vector<Request>& requests,
                  const CaseTallies& tallies, std::vector<std::size_t> open,
                  const MeasuringBench& bench, core::Instant now, StandardFigures& out) {
    out.goal = standard.goal;
    out.target_ms = bench.target_ms(now.ms);
    out.business_day_s = bench.business_day_s(now.ms);
    out.zone = bench.zone();
    out.known_waited.reset();
    Maker maker(standard, requests, tallies, now, out);
    maker.fill(std::move(open));
    out.coverage.reset();
    if (!standard.window.valid()) return;
    const std::int64_t from_s = now.ms / 1000 - kCoverageDays * 86400;
    const auto windows = bench.windows(from_s, now.ms / 1000);
    maker.fill_coverage(windows, from_s * 1000);
}

StandardFigures compute_figures(const model::Workspace& workspace, const model::Standard& standard,
                                const std::vector<Request>& requests, core::ZoneSource& zones,
                                core::Instant now) {
    StandardFigures out;
    out.id = standard.id.text;
    auto bench = MeasuringBench::make(workspace, standard, zones);
    if (!bench) {
        out.trouble = core::describe(bench.error());
        return out;
    }
    out.cases = bench->measure_all(requests, now.ms);
    CaseTallies tallies(bench->zone());
    std::vector<std::size_t> places(out.cases.size());
    for (std::size_t i = 0; i < out.cases.size(); i++) {
        tallies.add(out.cases[i], requests[out.cases[i].request].priority);
        places[i] = i;
    }
    fill_figures(standard, requests, tallies, std::move(places), *bench, now, out);
    return out;
}

}  // namespace icx::app
