// `two_groups`, `k_groups`, `paired` and `shrunk_means` of icx stats.
#include <cmath>

#include "cli/results_json.hpp"
#include "cli/stats_methods.hpp"
#include "statistics/compare.hpp"

namespace icx::cli {
namespace {

using core::Result;
using core::Value;

constexpr std::size_t kMaxGroups = 1000;  // each pair of them is compared: half a million

// The numbers of x that belong to a group, and which.
struct Grouped {
    std::vector<double> values;
    std::vector<std::size_t> group;
    std::vector<std::string> names;
};

Result<Grouped> grouped(const StatsInput& input) {
    const auto x = input.numbers("x");
    if (!x) return x.error();
    const auto by = input.cells("by");
    if (!by) return by.error();
    Grouped out;
    std::vector<std::string_view> used;
    for (std::size_t i = 0; i < x->size(); i++) {
        if (std::isnan((*x)[i]) || (*by)[i].empty()) continue;
        out.values.push_back((*x)[i]);
        used.push_back((*by)[i]);
    }
    Levels levels = levels_of(used);
    if (levels.names.size() < 2) return bad_analysis("\"by\" needs at least two groups here");
    out.group = std::move(levels.of);
    out.names = std::move(levels.names);
    return out;
}

Value t_test_value(const statistics::TTest& test) {
    Value v = Value::map();
    v.set("diff", number_value(test.diff));
    v.set("t", number_value(test.t));
    v.set("df", number_value(test.df));
    v.set("p", number_value(test.p));
    v.set("ci95", interval_value(test.ci95));
    return v;
}

Value mann_whitney_value(const statistics::MannWhitney& m) {
    Value v = Value::map();
    v.set("n1", count_value(m.n1));
    v.set("n2", count_value(m.n2));
    v.set("U1", number_value(m.u1));
    v.set("z_no_cc", number_value(m.z));
    v.set("p_no_cc", number_value(m.p));
    v.set("z_cc", number_value(m.z_corrected));
    v.set("p_cc", number_value(m.p_corrected));
    v.set("A12_prob_superiority", number_value(m.superiority));
    v.set("cliffs_delta", number_value(m.cliffs_delta));
    return v;
}

Value difference_value(const statistics::StandardDifference& d) {
    Value v = Value::map();
    v.set("d_pooled", number_value(d.d_pooled));
    v.set("hedges_g_exact", number_value(d.hedges_exact));
    v.set("hedges_g_approx", number_value(d.hedges_approximate));
    return v;
}

}  // namespace

Result<Value> two_groups_analysis(const StatsInput& input) {
    if (!input.spec.find("a") || !input.spec.find("b"))
        return bad_analysis("\"two_groups\" needs by, a and b");
    const auto x = input.numbers("x");
    if (!x) return x.error();
    const auto by = input.cells("by");
    if (!by) return by.error();
    std::vector<double> a, b;
    for (std::size_t i = 0; i < x->size(); i++) {
        if (std::isnan((*x)[i])) continue;
        if (is_same((*by)[i], input.spec.at("a")))
            a.push_back((*x)[i]);
        else if (is_same((*by)[i], input.spec.at("b")))
            b.push_back((*x)[i]);
    }
    if (a.empty() || b.empty()) return bad_analysis("one of the groups a and b has no value");
    Value v = Value::map();
    v.set("mwu", mann_whitney_value(statistics::mann_whitney(a, b)));
    v.set("welch", t_test_value(statistics::welch(a, b)));
    v.set("cohen", difference_value(statistics::standard_difference(a, b)));
    return v;
}

Result<Value> k_groups_analysis(const StatsInput& input) {
    const auto data = grouped(input);
    if (!data) return data.error();
    const std::size_t groups = data->names.size();
    if (groups > kMaxGroups) return bad_analysis("\"by\" has too many groups to compare in pairs");
    const auto k = statistics::kruskal_wallis(data->values, data->group, groups);
    Value kruskal = Value::map();
    kruskal.set("n", count_value(k.n));
    kruskal.set("groups", count_value(k.groups));
    kruskal.set("H_tie_corrected", number_value(k.h));
    kruskal.set("df", count_value(k.df));
    kruskal.set("p", number_value(k.p));
    kruskal.set("epsilon2", number_value(k.epsilon2));
    kruskal.set("eta2_H", number_value(k.eta2));
    Value::List pairs;
    for (const auto& pair : statistics::dunn(data->values, data->group, groups)) {
        Value p = Value::map();
        p.set("a", data->names[pair.a]);
        p.set("b", data->names[pair.b]);
        p.set("z", number_value(pair.z));
        p.set("p", number_value(pair.p));
        p.set("p_bh", number_value(pair.p_bh));
        p.set("p_holm", number_value(pair.p_holm));
        pairs.push_back(std::move(p));
    }
    Value v = Value::map();
    v.set("kruskal", std::move(kruskal));
    v.set("dunn", Value(std::move(pairs)));
    return v;
}

Result<Value> paired_analysis(const StatsInput& input) {
    const auto x = input.numbers("x");
    if (!x) return x.error();
    const auto y = input.numbers("y");
    if (!y) return y.error();
    std::vector<double> differences;
    for (std::size_t i = 0; i < x->size(); i++)
        if (!std::isnan((*x)[i] - (*y)[i])) differences.push_back((*x)[i] - (*y)[i]);
    if (differences.empty()) return bad_analysis("no row holds both x and y");
    const statistics::SignedRank s = statistics::signed_rank(differences);
    Value wilcoxon = Value::map();
    wilcoxon.set("n_nonzero", count_value(s.n));
    wilcoxon.set("zeros", count_value(s.zeros));
    wilcoxon.set("W_plus", number_value(s.w_plus));
    wilcoxon.set("W_minus", number_value(s.w_minus));
    wilcoxon.set("z_cc", number_value(s.z));
    wilcoxon.set("p_cc", number_value(s.p));
    wilcoxon.set("rank_biserial", number_value(s.rank_biserial));
    Value v = Value::map();
    v.set("n", count_value(differences.size()));
    v.set("paired_t", t_test_value(statistics::paired_t(differences)));
    v.set("wilcoxon", std::move(wilcoxon));
    return v;
}

Result<Value> shrunk_means_analysis(const StatsInput& input) {
    const auto data = grouped(input);
    if (!data) return data.error();
    const auto s = statistics::shrunk_means(data->values, data->group, data->names.size());
    Value::List groups;
    for (std::size_t g = 0; g < s.groups.size(); g++) {
        Value one = Value::map();
        one.set("group", data->names[g]);
        one.set("n", count_value(s.groups[g].n));
        one.set("mean", number_value(s.groups[g].mean));
        one.set("reliability_B", number_value(s.groups[g].reliability));
        one.set("shrunk", number_value(s.groups[g].shrunk));
        groups.push_back(std::move(one));
    }
    Value v = Value::map();
    v.set("s2_within", number_value(s.s2_within));
    v.set("Q", number_value(s.q));
    v.set("tau2_DL", number_value(s.tau2));
    v.set("mu", number_value(s.mu));
    v.set("groups", Value(std::move(groups)));
    v.set("icc1_anova", number_value(s.icc1));
    return v;
}

}  // namespace icx::cli
