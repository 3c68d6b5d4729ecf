#include "cli/survival_json.hpp"

#include <algorithm>

#include "cli/results_json.hpp"

namespace icx::cli {
namespace {

using core::Value;
using statistics::Duration;

Value point_value(const statistics::SurvivalPoint& point) {
    Value v = Value::map();
    v.set("t", number_value(point.time));
    v.set("at_risk", count_value(point.at_risk));
    v.set("S", number_value(point.survival));
    v.set("se_greenwood", number_value(point.se_greenwood));
    v.set("lo_log", number_value(point.log_limits.low));
    v.set("hi_log", number_value(point.log_limits.high));
    v.set("lo_loglog", number_value(point.log_log_limits.low));
    v.set("hi_loglog", number_value(point.log_log_limits.high));
    return v;
}

Value quantiles_value(const statistics::SurvivalCurve& curve) {
    constexpr double kShares[] = {0.25, 0.5, 0.75, 0.9};
    Value::List list;
    for (const auto& quantile : statistics::survival_quantiles(curve, kShares)) {
        Value v = Value::map();
        v.set("p", quantile.p);
        v.set("t", number_value(quantile.time));
        v.set("lo_log", number_value(quantile.low));
        v.set("hi_log", number_value(quantile.high));
        list.push_back(std::move(v));
    }
    return Value(std::move(list));
}

Value restricted_value(const statistics::SurvivalCurve& curve, std::span<const double> at) {
    double tau = curve.steps.empty() ? 0 : curve.steps.back().time;
    if (!at.empty()) tau = *std::max_element(at.begin(), at.end());
    const auto restricted = statistics::restricted_mean(curve, tau);
    Value v = Value::map();
    v.set("tau", number_value(restricted.tau));
    v.set("rmean", number_value(restricted.mean));
    v.set("se", number_value(restricted.se));
    return v;
}

}  // namespace

Value survival_value(std::span<const Duration> durations, std::span<const double> at) {
    const statistics::SurvivalCurve curve = statistics::kaplan_meier(durations);
    Value v = Value::map();
    v.set("n", count_value(curve.n));
    v.set("events", count_value(curve.events));
    v.set("censored", count_value(curve.censored));
    Value::List points;
    for (const double time : at)
        points.push_back(point_value(statistics::survival_at(curve, time)));
    v.set("at", Value(std::move(points)));
    v.set("quantiles", quantiles_value(curve));
    constexpr double kHalf[] = {0.5};
    const auto median =
        statistics::survival_quantiles(curve, kHalf, statistics::Limits::log_log).front();
    v.set("median_ci_loglog", interval_value({median.low, median.high}));
    v.set("rmst", restricted_value(curve, at));
    return v;
}

void add_rank_tests(Value& value, std::span<const Duration> durations,
                    std::span<const std::size_t> group, const std::vector<std::string>& names) {
    if (names.size() < 2) return;
    const auto test = statistics::log_rank(durations, group, names.size());
    Value::List group_names;
    for (const std::string& name : names)
        group_names.emplace_back(name);
    Value log_rank = Value::map();
    log_rank.set("chisq", number_value(test.chisq));
    log_rank.set("df", count_value(test.df));
    log_rank.set("p", number_value(test.p));
    log_rank.set("observed", numbers_value(test.observed));
    log_rank.set("expected", numbers_value(test.expected));
    log_rank.set("group", Value(std::move(group_names)));
    value.set("logrank", std::move(log_rank));
    Value peto = Value::map();
    peto.set("chisq", number_value(statistics::log_rank(durations, group, names.size(), 1).chisq));
    value.set("peto_peto", std::move(peto));
}

}  // namespace icx::cli
