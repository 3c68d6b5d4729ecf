// `crosstab` and `correlations` of icx stats.
#include <cmath>

#include "cli/results_json.hpp"
#include "cli/stats_methods.hpp"
#include "statistics/contingency.hpp"
#include "statistics/correlation.hpp"

namespace icx::cli {
namespace {

using core::Result;
using core::Value;

// Kendall's tau is left out beyond so many pairs, as in the reference implementation.
constexpr std::size_t kMaxKendall = 3000;
constexpr std::size_t kMaxCells = 1'000'000;

Value names_value(const std::vector<std::string>& names) {
    Value::List list;
    for (const std::string& name : names)
        list.emplace_back(name);
    return Value(std::move(list));
}

Value table_value(const statistics::CountTable& table) {
    Value::List rows;
    for (const auto& row : table)
        rows.push_back(numbers_value(row));
    return Value(std::move(rows));
}

Value chi_squared_value(const statistics::ChiSquared& c) {
    Value v = Value::map();
    v.set("n", number_value(c.n));
    v.set("chi2", number_value(c.chi2));
    v.set("df", count_value(c.df));
    v.set("p", number_value(c.p));
    v.set("G2", number_value(c.g2));
    v.set("p_G2", number_value(c.p_g2));
    v.set("cramers_v", number_value(c.cramers_v));
    v.set("min_expected", number_value(c.min_expected));
    v.set("adj_residuals", table_value(c.adjusted_residuals));
    return v;
}

Value ordinal_value(const statistics::OrdinalAssociation& o) {
    Value v = Value::map();
    v.set("concordant", number_value(o.concordant));
    v.set("discordant", number_value(o.discordant));
    v.set("gamma", number_value(o.gamma));
    v.set("kendall_tau_b", number_value(o.tau_b));
    v.set("somers_d_col_given_row", number_value(o.somers_d));
    return v;
}

Value correlation_value(std::string_view x_name, std::string_view y_name,
                        const std::vector<double>& all_x, const std::vector<double>& all_y) {
    std::vector<double> x, y;
    for (std::size_t i = 0; i < all_x.size(); i++) {
        if (std::isnan(all_x[i]) || std::isnan(all_y[i])) continue;
        x.push_back(all_x[i]);
        y.push_back(all_y[i]);
    }
    const double r = statistics::pearson(x, y);
    const double rank_r = statistics::spearman(x, y);
    const statistics::Interval fisher = statistics::fisher_interval(r, x.size());
    Value v = Value::map();
    v.set("x", x_name);
    v.set("y", y_name);
    v.set("n", count_value(x.size()));
    v.set("pearson", number_value(r));
    v.set("pearson_p", number_value(statistics::correlation_p(r, x.size())));
    v.set("fisher_lo", number_value(fisher.low));
    v.set("fisher_hi", number_value(fisher.high));
    v.set("spearman", number_value(rank_r));
    v.set("spearman_p_t", number_value(statistics::correlation_p(rank_r, x.size())));
    v.set("kendall_tau_b",
          x.size() <= kMaxKendall ? number_value(statistics::kendall_tau_b(x, y)) : Value());
    return v;
}

}  // namespace

Result<Value> crosstab_analysis(const StatsInput& input) {
    const auto x = input.cells("x");
    if (!x) return x.error();
    const auto y = input.cells("y");
    if (!y) return y.error();
    std::vector<std::string_view> used_x, used_y;
    for (std::size_t i = 0; i < x->size(); i++) {
        if ((*x)[i].empty() || (*y)[i].empty()) continue;
        used_x.push_back((*x)[i]);
        used_y.push_back((*y)[i]);
    }
    const Levels rows = levels_of(used_x), columns = levels_of(used_y);
    if (rows.names.size() < 2 || columns.names.size() < 2)
        return bad_analysis("a crosstab needs two levels of x and of y");
    if (rows.names.size() * columns.names.size() > kMaxCells)
        return bad_analysis("x and y have too many levels for a crosstab");
    statistics::CountTable counts(rows.names.size(), std::vector<double>(columns.names.size(), 0));
    for (std::size_t i = 0; i < used_x.size(); i++)
        counts[rows.of[i]][columns.of[i]]++;
    Value v = Value::map();
    v.set("rows", names_value(rows.names));
    v.set("columns", names_value(columns.names));
    v.set("counts", table_value(counts));
    v.set("chi2", chi_squared_value(statistics::chi_squared(counts)));
    v.set("ordinal", ordinal_value(statistics::ordinal_association(counts)));
    return v;
}

Result<Value> correlations_analysis(const StatsInput& input) {
    const auto items = item_columns(input, 2);
    if (!items) return items.error();
    Value::List pairs;
    for (std::size_t i = 0; i < items->names.size(); i++)
        for (std::size_t j = i + 1; j < items->names.size(); j++)
            pairs.push_back(correlation_value(items->names[i], items->names[j], items->columns[i],
                                              items->columns[j]));
    return Value(std::move(pairs));
}

}  // namespace icx::cli
