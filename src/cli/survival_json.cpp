#include "cli/survival_json.hpp"

#include <array>

#include "cli/results_json.hpp"

namespace icx::cli {
namespace {

using core::Value;

constexpr std::array<double, 4> kShares = {0.25, 0.5, 0.75, 0.9};

Value count_value(std::size_t n) { return Value(static_cast<std::int64_t>(n)); }

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

Value numbers_value(const std::vector<double>& numbers) {
    Value::List list;
    for (const double number : numbers) list.push_back(number_value(number));
    return Value(std::move(list));
}

}  // namespace

Value survival_value(std::span<const statistics::Duration> durations, std::span<const double> at) {
    const statistics::SurvivalCurve curve = statistics::kaplan_meier(durations);
    Value v = Value::map();
    v.set("n", count_value(curve.n));
    v.set("events", count_value(curve.events));
    v.set("censored", count_value(curve.censored));
    Value::List points, quantiles;
    for (const double time : at) points.push_back(point_value(statistics::survival_at(curve, time)));
    for (const auto& quantile : statistics::survival_quantiles(curve, kShares)) {
        Value q = Value::map();
        q.set("p", number_value(quantile.p));
        q.set("t", number_value(quantile.time));
        q.set("lo_log", number_value(quantile.low));
        q.set("hi_log", number_value(quantile.high));
        quantiles.push_back(std::move(q));
    }
    v.set("at", Value(std::move(points)));
    v.set("quantiles", Value(std::move(quantiles)));
    const std::array<double, 1> half = {0.5};
    const auto median =
        statistics::survival_quantiles(curve, half, statistics::Limits::log_log).front();
    v.set("median_ci_loglog", interval_value({median.low, median.high}));
    const auto mean = statistics::restricted_mean(curve, at.back());
    Value rmst = Value::map();
    rmst.set("tau", number_value(mean.tau));
    rmst.set("rmean", number_value(mean.mean));
    rmst.set("se", number_value(mean.se));
    v.set("rmst", std::move(rmst));
    return v;
}

void add_rank_tests(Value& value, std::span<const statistics::Duration> durations,
                    std::span<const std::size_t> group, const std::vector<std::string>& names) {
    if (names.size() < 2) return;
    const auto test = statistics::log_rank(durations, group, names.size());
    Value logrank = Value::map();
    logrank.set("chisq", number_value(test.chisq));
    logrank.set("df", count_value(test.df));
    logrank.set("p", number_value(test.p));
    logrank.set("observed", numbers_value(test.observed));
    logrank.set("expected", numbers_value(test.expected));
    Value::List group_names;
    for (const std::string& name : names) group_names.emplace_back(name);
    logrank.set("group", Value(std::move(group_names)));
    value.set("logrank", std::move(logrank));
    Value peto = Value::map();
    peto.set("chisq", number_value(
                          statistics::log_rank(durations, group, names.size(), 1).chisq));
    value.set("peto_peto", std::move(peto));
}

}  // namespace icx::cli
