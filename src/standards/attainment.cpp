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

Times times_of(std::vector<double>& ms) {
    Times out;
    out.n = ms.size();
    std::sort(ms.begin(), ms.end());
    for (double& value : ms) {
        out.sum_ms += static_cast<std::int64_t>(value);
        value /= 1000;
    }
    for (std::size_t i = 0; i < kPercentiles.size(); i++) {
        out.p_type7_s[i] = statistics::quantile(ms, kPercentiles[i], 7);
        out.p_type1_s[i] = statistics::quantile(ms, kPercentiles[i], 1);
    }
    return out;
}

struct Counter {
    Attainment out;
    std::size_t window_missed = 0, window_decided = 0;
    std::int64_t business_ms = 0;
    std::vector<double> business, wall, net;

    void add(const Outcome& outcome, const AttainmentOptions& options) {
        if (outcome.raw_verdict == Verdict::met) out.raw_met++;
        if (outcome.raw_verdict == Verdict::missed) out.raw_missed++;
        switch (outcome.verdict) {
        case Verdict::met:
            out.met++;
            break;
        case Verdict::missed:
            out.missed++;
            break;
        case Verdict::pending:
            out.pending++;
            break;
        case Verdict::excluded:
            out.excluded++;
            return;
        }
        if (outcome.verdict != Verdict::pending && outcome.start_ms >= options.burn_from_ms) {
            window_decided++;
            window_missed += outcome.verdict == Verdict::missed;
        }
        out.paused_ms += outcome.paused_ms;
        business_ms += outcome.business_ms;
        if (!outcome.is_stopped) return;
        if (outcome.wall_ms < options.quick_ms) out.quick++;
        business.push_back(static_cast<double>(outcome.business_ms));
        wall.push_back(static_cast<double>(outcome.wall_ms));
        net.push_back(static_cast<double>(outcome.net_ms));
    }

    Attainment finish(const AttainmentOptions& options) {
        const std::size_t decided = out.met + out.missed;
        out.n = decided + out.pending;
        out.attainment = share(out.met, decided);
        out.wilson = statistics::wilson(out.met, decided);
        out.business = times_of(business);
        out.wall = times_of(wall);
        out.net = times_of(net);
        out.paused_share = business_ms > 0 ? static_cast<double>(out.paused_ms) /
                                                 static_cast<double>(business_ms)
                                           : 0;
        if (options.goal) {
            const double slack = 1 - *options.goal;
            Budget budget;
            budget.goal = *options.goal;
            budget.allowed = slack * static_cast<double>(decided);
            budget.used =
                budget.allowed > 0 ? static_cast<double>(out.missed) / budget.allowed : kNaN;
            budget.burn = slack > 0 ? share(window_missed, window_decided) / slack : kNaN;
            out.budget = budget;
        }
        return std::move(out);
    }
};

}  // namespace

Attainment compute_attainment(std::span<const Outcome> outcomes,
                              const AttainmentOptions& options) {
    Counter counter;
    for (const Outcome& outcome : outcomes) counter.add(outcome, options);
    return counter.finish(options);
}

Attainment compute_attainment(std::span<const Outcome> outcomes,
                              std::span<const std::uint32_t> rows,
                              const AttainmentOptions& options) {
    Counter counter;
    for (const std::uint32_t row : rows) counter.add(outcomes[row], options);
    return counter.finish(options);
}

std::vector<std::vector<std::uint32_t>> split_by(std::span<const std::uint32_t> group_of,
                                                 std::size_t groups) {
    std::vector<std::vector<std::uint32_t>> out(groups);
    for (std::size_t i = 0; i < group_of.size(); i++)
        out[group_of[i]].push_back(static_cast<std::uint32_t>(i));
    return out;
}

std::map<std::string, std::vector<std::uint32_t>> split_by_month(std::span<const Outcome> outcomes,
                                                                 const core::ZoneTable& zone,
                                                                 Cohort cohort) {
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
