#include "statistics/compare.hpp"

#include <cmath>
#include <limits>

#include "statistics/distributions.hpp"
#include "statistics/ranks.hpp"
#include "statistics/sum.hpp"

namespace icx::statistics {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

using Values = std::span<const double>;
using Groups = std::span<const std::size_t>;

double two_sided_normal(double z) { return 2 * normal_cdf(-std::fabs(z)); }

double sign(double x) { return x > 0 ? 1 : x < 0 ? -1 : 0; }

// n - 1 in the denominator; NaN for fewer than two.
double variance(Values x) {
    const double m = mean(x);
    Sum squares;
    for (const double v : x)
        squares.add((v - m) * (v - m));
    return x.size() > 1 ? squares.value() / static_cast<double>(x.size() - 1) : kNaN;
}

// Without spread beyond rounding (of means of about `size`) there is no test, as in R's t.test.
TTest t_test(double diff, double se, double df, double size) {
    TTest test;
    test.diff = diff;
    test.t = diff / se;
    test.df = df;
    const double least = 10 * std::numeric_limits<double>::epsilon() * size;
    if (!(se > least) || !(df > 0)) {
        test.t = test.p = kNaN;
        test.ci95 = {kNaN, kNaN};
        return test;
    }
    test.p = t_two_sided(test.t, df);
    const double half = t_quantile(0.975, df) * se;
    test.ci95 = {diff - half, diff + half};
    return test;
}

struct RankSums {
    std::vector<double> n, mean_rank;
    double variance = 0;  // of one rank, ties taken out
};
RankSums rank_sums(Values values, Groups group, std::size_t groups) {
    const Ranks ranks = average_ranks(values);
    RankSums sums{std::vector<double>(groups, 0), std::vector<double>(groups, 0), 0};
    for (std::size_t i = 0; i < values.size(); i++) {
        sums.n[group[i]]++;
        sums.mean_rank[group[i]] += ranks.rank[i];  // halves: exact
    }
    for (std::size_t g = 0; g < groups; g++)
        sums.mean_rank[g] /= sums.n[g];
    const double n = static_cast<double>(values.size());
    sums.variance = n * (n + 1) / 12 - ranks.ties / (12 * (n - 1));
    return sums;
}

}  // namespace

MannWhitney mann_whitney(Values a, Values b) {
    std::vector<double> both(a.begin(), a.end());
    both.insert(both.end(), b.begin(), b.end());
    const Ranks ranks = average_ranks(both);
    MannWhitney m;
    m.n1 = a.size();
    m.n2 = b.size();
    const double n1 = static_cast<double>(m.n1), n2 = static_cast<double>(m.n2), n = n1 + n2;
    double rank_sum = 0;
    for (std::size_t i = 0; i < m.n1; i++)
        rank_sum += ranks.rank[i];
    m.u1 = rank_sum - n1 * (n1 + 1) / 2;
    const double sd = std::sqrt(n1 * n2 / 12 * ((n + 1) - ranks.ties / (n * (n - 1))));
    const double d = m.u1 - n1 * n2 / 2;
    m.z = d / sd;
    m.p = two_sided_normal(m.z);
    m.z_corrected = (d - sign(d) * 0.5) / sd;
    m.p_corrected =
        std::isnan(m.z_corrected) ? kNaN : std::fmin(1, two_sided_normal(m.z_corrected));
    m.superiority = m.u1 / (n1 * n2);
    m.cliffs_delta = 2 * m.u1 / (n1 * n2) - 1;
    return m;
}

TTest welch(Values a, Values b) {
    const double va = variance(a) / static_cast<double>(a.size());
    const double vb = variance(b) / static_cast<double>(b.size());
    const double df = (va + vb) * (va + vb) /
                      (va * va / (static_cast<double>(a.size()) - 1) +
                       vb * vb / (static_cast<double>(b.size()) - 1));
    const double ma = mean(a), mb = mean(b);
    return t_test(ma - mb, std::sqrt(va + vb), df, std::fmax(std::fabs(ma), std::fabs(mb)));
}

TTest paired_t(Values differences) {
    const double n = static_cast<double>(differences.size());
    const double m = mean(differences);
    return t_test(m, std::sqrt(variance(differences) / n), n - 1, std::fabs(m));
}

StandardDifference standard_difference(Values a, Values b) {
    const double n1 = static_cast<double>(a.size()), n2 = static_cast<double>(b.size());
    const double m = n1 + n2 - 2;
    const double pooled = std::sqrt(((n1 - 1) * variance(a) + (n2 - 1) * variance(b)) / m);
    StandardDifference s;
    s.d_pooled = (mean(a) - mean(b)) / pooled;
    const double j =
        std::exp(std::lgamma(m / 2) - std::log(std::sqrt(m / 2)) - std::lgamma((m - 1) / 2));
    s.hedges_exact = s.d_pooled * j;
    s.hedges_approximate = s.d_pooled * (1 - 3 / (4 * (n1 + n2) - 9));
    return s;
}

SignedRank signed_rank(Values differences) {
    std::vector<double> sizes, signs;
    for (const double d : differences) {
        if (d == 0) continue;
        sizes.push_back(std::fabs(d));
        signs.push_back(sign(d));
    }
    const Ranks ranks = average_ranks(sizes);
    SignedRank s;
    s.n = sizes.size();
    s.zeros = differences.size() - s.n;
    for (std::size_t i = 0; i < s.n; i++)
        (signs[i] > 0 ? s.w_plus : s.w_minus) += ranks.rank[i];
    const double n = static_cast<double>(s.n);
    const double sd = std::sqrt(n * (n + 1) * (2 * n + 1) / 24 - ranks.ties / 48);
    const double d = s.w_plus - n * (n + 1) / 4;
    s.z = (d - sign(d) * 0.5) / sd;
    s.p = std::isnan(s.z) ? kNaN : std::fmin(1, two_sided_normal(s.z));
    s.rank_biserial = (s.w_plus - s.w_minus) / (s.w_plus + s.w_minus);
    return s;
}

KruskalWallis kruskal_wallis(Values values, Groups group, std::size_t groups) {
    const RankSums sums = rank_sums(values, group, groups);
    KruskalWallis k;
    k.n = values.size();
    k.groups = groups;
    k.df = groups > 0 ? groups - 1 : 0;
    const double n = static_cast<double>(k.n), count = static_cast<double>(groups);
    // Centred, as the usual 12 S / (n (n + 1)) - 3 (n + 1) loses digits for many values.
    Sum spread;
    for (std::size_t g = 0; g < groups; g++) {
        const double d = sums.mean_rank[g] - (n + 1) / 2;
        spread.add(sums.n[g] * d * d);
    }
    k.h = spread.value() / sums.variance;
    k.p = k.df > 0 ? chi_squared_tail(k.h, static_cast<double>(k.df)) : kNaN;
    k.epsilon2 = k.h / (n - 1);
    k.eta2 = (k.h - count + 1) / (n - count);
    return k;
}

std::vector<DunnPair> dunn(Values values, Groups group, std::size_t groups) {
    const RankSums sums = rank_sums(values, group, groups);
    std::vector<DunnPair> pairs;
    std::vector<double> p;
    for (std::size_t a = 0; a < groups; a++)
        for (std::size_t b = a + 1; b < groups; b++) {
            DunnPair pair;
            pair.a = a;
            pair.b = b;
            pair.z = (sums.mean_rank[a] - sums.mean_rank[b]) /
                     std::sqrt(sums.variance * (1 / sums.n[a] + 1 / sums.n[b]));
            pair.p = two_sided_normal(pair.z);
            p.push_back(pair.p);
            pairs.push_back(pair);
        }
    const std::vector<double> bh = adjust_bh(p), holm = adjust_holm(p);
    for (std::size_t i = 0; i < pairs.size(); i++) {
        pairs[i].p_bh = bh[i];
        pairs[i].p_holm = holm[i];
    }
    return pairs;
}

ShrunkMeans shrunk_means(Values values, Groups group, std::size_t groups) {
    std::vector<std::vector<double>> members(groups);
    for (std::size_t i = 0; i < values.size(); i++)
        members[group[i]].push_back(values[i]);
    const double all = static_cast<double>(values.size()), k = static_cast<double>(groups);
    const double grand_mean = mean(values);
    ShrunkMeans s;
    Sum within, between, squared_n;
    for (const auto& member : members) {
        ShrunkMean one;
        one.n = member.size();
        one.mean = mean(member);
        const double n = static_cast<double>(one.n);
        for (const double v : member)
            within.add((v - one.mean) * (v - one.mean));
        between.add(n * (one.mean - grand_mean) * (one.mean - grand_mean));
        squared_n.add(n * n);
        s.groups.push_back(one);
    }
    s.s2_within = within.value() / (all - k);

    Sum w, w2, wm;
    for (const ShrunkMean& one : s.groups) {
        const double weight = static_cast<double>(one.n) / s.s2_within;
        w.add(weight);
        w2.add(weight * weight);
        wm.add(weight * one.mean);
    }
    const double mu0 = wm.value() / w.value();
    Sum q;
    for (const ShrunkMean& one : s.groups)
        q.add(static_cast<double>(one.n) / s.s2_within * (one.mean - mu0) * (one.mean - mu0));
    s.q = q.value();
    const double tau2 = (s.q - (k - 1)) / (w.value() - w2.value() / w.value());
    s.tau2 = std::isnan(tau2) ? kNaN : std::fmax(0, tau2);

    Sum ws, wsm;
    for (const ShrunkMean& one : s.groups) {
        const double weight = 1 / (s.s2_within / static_cast<double>(one.n) + s.tau2);
        ws.add(weight);
        wsm.add(weight * one.mean);
    }
    s.mu = wsm.value() / ws.value();
    for (ShrunkMean& one : s.groups) {
        one.reliability = s.tau2 / (s.tau2 + s.s2_within / static_cast<double>(one.n));
        one.shrunk = one.reliability * one.mean + (1 - one.reliability) * s.mu;
    }
    const double n0 = (all - squared_n.value() / all) / (k - 1);
    const double ms_between = between.value() / (k - 1);
    s.icc1 = (ms_between - s.s2_within) / (ms_between + (n0 - 1) * s.s2_within);
    return s;
}

}  // namespace icx::statistics
