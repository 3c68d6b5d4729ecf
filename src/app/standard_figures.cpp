#include "app/standard_figures.hpp"

#include <algorithm>
#include <cmath>

#include "app/standard_measure.hpp"
#include "core/text.hpp"

namespace icx::app {
namespace {

using core::Date;
using standards::Attainment;
using standards::Outcome;
using standards::Verdict;

constexpr std::size_t kWeeks = 16;
constexpr std::size_t kMonths = 6;
constexpr std::size_t kRun = 8;
constexpr std::int64_t kCoverageDays = 28;
constexpr std::int64_t kFrameMs = 1000;  // no frame takes longer

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
          StandardFigures& out, core::Instant now)
        : standard_(standard), requests_(requests), out_(out) {
        options_.goal = standard.goal;
        for (const Case& item : out_.cases) {
            outcomes_.push_back(item.outcome);
            days_.push_back(core::local_day_at(out_.zone, floor_s(item.outcome.start_ms)));
        }
        today_ = core::local_day_at(out_.zone, floor_s(now.ms));
    }

    void fill() {
        out_.all = standards::compute_attainment(outcomes_, options_);
        const Date today = core::civil_from_days(today_);
        out_.month = period(first_of_month(today), next_month(today));
        out_.last_month = period(month_before(today, 1), first_of_month(today));
        fill_weeks();
        fill_months(today);
        fill_priorities();
        fill_budget(today);
        fill_heads_ups();
        fill_curve();
        fill_waiting();
    }
    void fill_coverage(std::span<const standards::Interval> windows) {
        out_.coverage = count_coverage(outcomes_, windows);
    }

private:
    static std::int64_t floor_s(std::int64_t ms) { return ms / 1000 - (ms % 1000 < 0); }

    Period period(Date from, Date until) const {
        const std::int64_t first = core::days_from_civil(from);
        const std::int64_t end = core::days_from_civil(until);
        std::vector<std::uint32_t> rows;
        for (std::size_t i = 0; i < days_.size(); i++)
            if (days_[i] >= first && days_[i] < end) rows.push_back(static_cast<std::uint32_t>(i));
        return {from, until, standards::compute_attainment(outcomes_, rows, options_)};
    }

    void fill_weeks() {
        const std::int64_t monday = today_ - core::weekday(core::civil_from_days(today_));
        for (std::size_t back = kWeeks; back-- > 0;) {
            const std::int64_t from = monday - 7 * static_cast<std::int64_t>(back);
            Period week = period(core::civil_from_days(from), core::civil_from_days(from + 7));
            if (week.kept.met + week.kept.missed > 0) out_.weeks.push_back(std::move(week));
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
        for (int back = static_cast<int>(kMonths) - 1; back >= 0; back--) {
            const Date from = month_before(today, back);
            Period month = period(from, next_month(from));
            if (month.kept.n > 0) out_.months.push_back(std::move(month));
        }
    }

    void fill_priorities() {
        std::map<std::string, std::vector<std::uint32_t>> groups;
        for (std::size_t i = 0; i < out_.cases.size(); i++)
            groups[requests_[out_.cases[i].request].priority].push_back(
                static_cast<std::uint32_t>(i));
        if (groups.size() < 2) return;
        for (const auto& [name, rows] : groups)
            out_.priorities.push_back(
                {name, standards::compute_attainment(outcomes_, rows, options_)});
    }

    // The misses that the goal leaves to a whole month, so that the number stands from its first
    // day on: the expected requests are the mean of up to three full months before.
    void fill_budget(Date today) {
        BudgetLeft& budget = out_.budget;
        std::size_t full = 0;
        double sum = 0;
        const std::int64_t first_day = days_.empty() ? today_ : days_.front();
        for (int back = 1; back <= 3; back++) {
            const Date from = month_before(today, back);
            if (core::days_from_civil(from) < first_day) break;
            const Attainment kept = period(from, next_month(from)).kept;
            sum += static_cast<double>(kept.met + kept.missed);
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
        if (budget.used == 0 || budget.allowed <= 0) return;
        const double days = budget.allowed / (static_cast<double>(budget.used) / passed);
        const auto at = begins + static_cast<std::int64_t>(std::floor(days));
        if (static_cast<double>(budget.used) < budget.allowed && days < length)
            budget.used_up = core::civil_from_days(std::max(at, today_));
    }

    void fill_heads_ups() {
        const std::int64_t first = core::days_from_civil(out_.month.from);
        for (std::size_t i = out_.cases.size(); i-- > 0 && days_[i] >= first;) {
            const Case& item = out_.cases[i];
            const auto& events = requests_[item.request].events;
            const auto told = std::find_if(events.begin(), events.end(), [](const auto& event) {
                return event.activity == kHeadsUp;
            });
            if (told == events.end()) continue;
            if (item.outcome.verdict == Verdict::pending) out_.heads_ups.open++;
            if (item.outcome.verdict != Verdict::missed) continue;
            (told->at.ms <= item.outcome.due_ms ? out_.heads_ups.in_time : out_.heads_ups.later)++;
        }
    }

    void fill_curve() {
        std::vector<statistics::Duration> durations;
        for (const Outcome& outcome : outcomes_)
            if (outcome.verdict != Verdict::excluded)
                durations.push_back(
                    {static_cast<double>(outcome.net_ms) / 3'600'000, outcome.is_stopped});
        out_.curve = statistics::kaplan_meier(durations);
    }

    void fill_waiting() {
        for (std::size_t i = 0; i < out_.cases.size(); i++) {
            const Outcome& outcome = out_.cases[i].outcome;
            if (!outcome.is_stopped && outcome.verdict != Verdict::excluded)
                out_.waiting.push_back(i);
        }
        std::stable_sort(out_.waiting.begin(), out_.waiting.end(),
                         [&](std::size_t a, std::size_t b) {
                             return breaks_before(out_.cases[a].outcome, out_.cases[b].outcome);
                         });
    }

    const model::Standard& standard_;
    const std::vector<Request>& requests_;
    StandardFigures& out_;
    standards::AttainmentOptions options_;
    std::vector<Outcome> outcomes_;
    std::vector<std::int64_t> days_;
    std::int64_t today_ = 0;
};

}  // namespace

bool breaks_before(const Outcome& a, const Outcome& b) {
    const auto left = [](const Outcome& outcome) { return outcome.target_ms - outcome.net_ms; };
    const auto rank = [&](const Outcome& outcome) {
        return outcome.is_faulted ? 3 : left(outcome) < 0 ? 2 : outcome.is_paused ? 1 : 0;
    };
    if (rank(a) != rank(b)) return rank(a) < rank(b);
    return left(a) < 0 ? left(a) > left(b) : left(a) < left(b);
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
    out.target_ms = bench->target_ms(now.ms);
    out.business_day_s = bench->business_day_s(now.ms);
    out.zone = bench->zone();
    out.cases = bench->measure_all(requests, now.ms);
    Maker maker(standard, requests, out, now);
    maker.fill();
    if (standard.window.valid()) {
        const std::int64_t now_s = now.ms / 1000;
        maker.fill_coverage(bench->windows(now_s - kCoverageDays * 86400, now_s));
    }
    return out;
}

void Desk::refresh(const model::Workspace& workspace, core::ZoneSource& zones, core::Instant now) {
    const std::int64_t minute = now.ms / 60'000;
    if (revision_ == workspace.revision && minute_ == minute) return;
    revision_ = workspace.revision;
    minute_ = minute;
    std::string made_of = requests_signature(workspace);
    if (made_of != requests_made_of_) {
        requests_made_of_ = std::move(made_of);
        requests_ = requests_of(workspace);
    }
    // A step of this very frame is a few milliseconds younger than the frame's own time: it has
    // happened all the same.
    last_step_ = now;
    for (const Request& request : requests_) {
        const core::Instant at = request.events.back().at;
        if (at.ms < now.ms + kFrameMs) last_step_ = std::max(last_step_, at);
    }
    now = last_step_;
    figures_.clear();
    for (const auto& [id, standard] : workspace.table<model::Standard>())
        if (standard.state != model::StandardState::retired)
            figures_.emplace(id, compute_figures(workspace, standard, requests_, zones, now));
}

const StandardFigures* Desk::figures(std::string_view standard) const {
    const auto it = figures_.find(standard);
    return it == figures_.end() ? nullptr : &it->second;
}

}  // namespace icx::app
