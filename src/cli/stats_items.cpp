// `reliability`, `drivers` and `agreement` of icx stats.
#include <cmath>

#include "cli/results_json.hpp"
#include "cli/stats_methods.hpp"
#include "statistics/drivers.hpp"
#include "statistics/reliability.hpp"

namespace icx::cli {
namespace {

using core::Result;
using core::Value;

Value by_name(const std::vector<std::string>& names, const std::vector<double>& numbers) {
    Value v = Value::map();
    for (std::size_t i = 0; i < names.size(); i++)
        v.set(names[i], number_value(numbers[i]));
    return v;
}

Value driver_value(const std::string& name, const statistics::Driver& d, double lmg_total,
                   double johnson_total) {
    Value v = Value::map();
    v.set("driver", name);
    v.set("mean", number_value(d.mean));
    v.set("b", number_value(d.b));
    v.set("se", number_value(d.se));
    v.set("t", number_value(d.t));
    v.set("p", number_value(d.p));
    v.set("beta_std", number_value(d.beta));
    v.set("pearson_r", number_value(d.pearson));
    v.set("spearman", number_value(d.spearman));
    v.set("vif", number_value(d.vif));
    v.set("lmg_shapley", number_value(d.lmg));
    v.set("lmg_pct", number_value(100 * d.lmg / lmg_total));
    v.set("johnson_raw", number_value(d.johnson));
    v.set("johnson_pct", number_value(100 * d.johnson / johnson_total));
    v.set("first_r2", number_value(d.first));
    v.set("last_r2", number_value(d.last));
    v.set("pratt", number_value(d.pratt));
    return v;
}

Value drivers_value(const std::vector<std::string>& names, const statistics::Drivers& d) {
    double lmg_total = 0, johnson_total = 0;
    for (const statistics::Driver& driver : d.drivers) {
        lmg_total += driver.lmg;
        johnson_total += driver.johnson;
    }
    Value::List table;
    for (std::size_t i = 0; i < d.drivers.size(); i++)
        table.push_back(driver_value(names[i], d.drivers[i], lmg_total, johnson_total));
    Value intercept = Value::map();
    intercept.set("b", number_value(d.intercept));
    intercept.set("se", number_value(d.intercept_se));
    Value checks = Value::map();
    checks.set("sum_lmg", number_value(lmg_total));
    checks.set("sum_johnson", number_value(johnson_total));
    Value v = Value::map();
    v.set("n", count_value(d.n));
    v.set("R2", number_value(d.r2));
    v.set("adj_R2", number_value(d.adjusted_r2));
    v.set("sigma", number_value(d.sigma));
    v.set("F", number_value(d.f));
    v.set("intercept", std::move(intercept));
    v.set("table", Value(std::move(table)));
    v.set("checks", std::move(checks));
    return v;
}

struct NamedMetric {
    const char* name;
    statistics::Metric metric;
};
constexpr NamedMetric kMetrics[] = {{"nominal", statistics::Metric::nominal},
                                    {"ordinal", statistics::Metric::ordinal},
                                    {"interval", statistics::Metric::interval},
                                    {"ratio", statistics::Metric::ratio}};

}  // namespace

Result<Value> reliability_analysis(const StatsInput& input) {
    const auto items = item_columns(input, 2);
    if (!items) return items.error();
    const ItemColumns complete = complete_rows(*items);
    if (complete.columns[0].size() < 3) return bad_analysis("fewer than three rows hold all items");
    const statistics::Reliability r = statistics::reliability(complete.columns);
    Value omega = Value::map();
    omega.set("note", "iterative, tolerance 1e-5");
    omega.set("omega", number_value(r.omega));
    omega.set("loadings", numbers_value(r.loadings));
    Value v = Value::map();
    v.set("n", count_value(r.n));
    v.set("k", count_value(r.k));
    v.set("alpha_raw", number_value(r.alpha));
    v.set("alpha_standardized", number_value(r.alpha_standardised));
    v.set("feldt_ci95", interval_value(r.feldt_ci95));
    v.set("mean_inter_item_r", number_value(r.mean_correlation));
    v.set("alpha_if_dropped", by_name(complete.names, r.alpha_if_dropped));
    v.set("item_rest_r", by_name(complete.names, r.item_rest));
    v.set("guttman_lambda2", number_value(r.lambda2));
    v.set("guttman_lambda6_std", number_value(r.lambda6));
    v.set("omega_total_1factor_ML_std", std::move(omega));
    return v;
}

Result<Value> drivers_analysis(const StatsInput& input) {
    auto items = item_columns(input, 1);
    if (!items) return items.error();
    const auto y = input.numbers("y");
    if (!y) return y.error();
    items->names.push_back("");
    items->columns.push_back(*y);
    ItemColumns complete = complete_rows(*items);
    const std::vector<double> score = std::move(complete.columns.back());
    complete.columns.pop_back();
    const statistics::Drivers d = statistics::drivers(score, complete.columns);
    if (!d.is_defined)
        return bad_analysis(
            "the drivers cannot be told apart: too few complete rows, no spread, or "
            "items that depend on each other");
    return drivers_value(complete.names, d);
}

Result<Value> agreement_analysis(const StatsInput& input) {
    const auto raters = item_columns(input, 2);
    if (!raters) return raters.error();
    const Value& wanted = input.spec.at("metric");
    Value all = Value::map();
    for (const NamedMetric& metric : kMetrics) {
        if (wanted.is_text() && wanted.as_text() != metric.name) continue;
        Value alpha = number_value(statistics::krippendorff_alpha(raters->columns, metric.metric));
        if (wanted.is_text()) return alpha;
        all.set(metric.name, std::move(alpha));
    }
    if (!wanted.is_null())
        return bad_analysis("\"metric\" must be nominal, ordinal, interval or ratio");
    return all;
}

}  // namespace icx::cli
