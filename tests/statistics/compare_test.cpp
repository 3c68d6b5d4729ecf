#include "statistics/compare.hpp"

#include <cmath>
#include <vector>

#include "doctest/doctest.h"
#include "statistics/contingency.hpp"
#include "statistics/correlation.hpp"
#include "statistics/ranks.hpp"

namespace s = icx::statistics;
using doctest::Approx;
using List = std::vector<double>;

TEST_CASE("ranks: equal values share the average of their places") {
    const s::Ranks r = s::average_ranks(List{30, 10, 20, 20, 30, 30});
    CHECK(r.rank == List{5, 1, 2.5, 2.5, 5, 5});
    CHECK(r.ties == 6 + 24);
    CHECK(s::average_ranks({}).rank.empty());
}

TEST_CASE("ranks: adjusted p values by hand, missing ones left alone") {
    // Sorted .01 .02 .03 .04: BH n/i p = .04 .04 .04 .04; Holm .04 .06 .06 .06.
    const List p = {0.04, 0.01, std::nan(""), 0.03, 0.02};
    const List bh = s::adjust_bh(p), holm = s::adjust_holm(p);
    for (const std::size_t i : {0, 1, 3, 4})
        CHECK(bh[i] == Approx(0.04).epsilon(1e-15));
    CHECK(std::isnan(bh[2]));
    CHECK(holm[1] == Approx(0.04).epsilon(1e-15));
    CHECK(holm[4] == Approx(0.06).epsilon(1e-15));
    CHECK(holm[0] == Approx(0.06).epsilon(1e-15));
    CHECK(s::adjust_bh(List{0.9, 0.8})[1] == 0.9);
    CHECK(s::adjust_holm(List{0.9, 0.8})[0] == 1);
}

TEST_CASE("two groups: who wins how many pairs, and Welch by hand") {
    // 1 2 3 against 2 3 4: of nine pairs one won, two tied.
    const s::MannWhitney m = s::mann_whitney(List{1, 2, 3}, List{2, 3, 4});
    CHECK(m.u1 == 2);
    CHECK(m.superiority == Approx(2.0 / 9).epsilon(1e-15));
    CHECK(m.cliffs_delta == Approx(-5.0 / 9).epsilon(1e-15));
    // Variance 9/12 (7 - 12/30).
    CHECK(m.z == Approx(-2.5 / std::sqrt(0.75 * 6.6)).epsilon(1e-14));
    CHECK(m.z_corrected == Approx(-2 / std::sqrt(0.75 * 6.6)).epsilon(1e-14));
    const s::TTest w = s::welch(List{1, 2, 3}, List{2, 3, 4});
    CHECK(w.diff == -1);
    CHECK(w.df == Approx(4).epsilon(1e-14));
    CHECK(w.t == Approx(-1 / std::sqrt(2.0 / 3)).epsilon(1e-14));
    CHECK(w.ci95.low == Approx(-1 - 2.7764451051977987 * std::sqrt(2.0 / 3)).epsilon(1e-12));
    const s::StandardDifference d = s::standard_difference(List{1, 2, 3}, List{2, 3, 4});
    CHECK(d.d_pooled == -1);
    CHECK(d.hedges_approximate == Approx(-0.8).epsilon(1e-15));
    // Gamma(2) / (sqrt(2) Gamma(1.5)) = 1 / (sqrt(2) sqrt(pi) / 2).
    CHECK(d.hedges_exact == Approx(-std::sqrt(2 / 3.14159265358979323846)).epsilon(1e-13));
}

TEST_CASE("two groups: no spread and too few values give no figure, not a wrong one") {
    const s::MannWhitney tied = s::mann_whitney(List{5, 5}, List{5, 5, 5});
    CHECK(tied.cliffs_delta == 0);
    CHECK(std::isnan(tied.p_corrected));
    CHECK(std::isnan(s::welch(List{1}, List{2, 3}).p));
    CHECK(std::isnan(s::welch(List{1, 1}, List{1, 1}).t));
    CHECK(std::isnan(s::paired_t(List{2}).p));
    // The same difference throughout, exactly or but for rounding: nothing to test by.
    for (const List& same : {List{1, 1, 1}, List{1.1 - 0.1, 2.1 - 1.1, 4.1 - 3.1}}) {
        CHECK(s::paired_t(same).diff == Approx(1).epsilon(1e-15));
        CHECK(std::isnan(s::paired_t(same).t));
        CHECK(std::isnan(s::paired_t(same).p));
        CHECK(std::isnan(s::paired_t(same).ci95.low));
    }
}

TEST_CASE("paired: signed ranks drop zeros and share ties") {
    // |d| 1 1 2 4: ranks 1.5 1.5 3 4.
    const s::SignedRank r = s::signed_rank(List{1, -1, 0, 2, 4});
    CHECK(r.n == 4);
    CHECK(r.zeros == 1);
    CHECK(r.w_plus == 8.5);
    CHECK(r.w_minus == 1.5);
    CHECK(r.rank_biserial == Approx(0.7).epsilon(1e-15));
    CHECK(r.z == Approx((3.5 - 0.5) / std::sqrt(4.0 * 5 * 9 / 24 - 6.0 / 48)).epsilon(1e-14));
    CHECK(std::isnan(s::signed_rank(List{0, 0}).z));
    // The sleep data of Student 1908: t = 4.0621, df = 9, p = 0.002833.
    const List sleep = {1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, 0.8, 4.6, 1.4};
    const s::TTest t = s::paired_t(sleep);
    CHECK(t.t == Approx(4.0621).epsilon(1e-4));
    CHECK(t.df == 9);
    CHECK(t.p == Approx(0.002833).epsilon(1e-3));
    CHECK(t.ci95.low == Approx(0.7001142).epsilon(1e-6));
}

TEST_CASE("k groups: Kruskal-Wallis and Dunn by hand") {
    // Ranks 1 2 | 3 4 | 5 6: mean ranks 1.5, 3.5, 5.5; H = 12 / 42 * 2 * (4 + 0 + 4) = 32 / 7.
    const List x = {1, 2, 3, 4, 5, 6};
    const std::vector<std::size_t> g = {0, 0, 1, 1, 2, 2};
    const s::KruskalWallis k = s::kruskal_wallis(x, g, 3);
    CHECK(k.h == Approx(32.0 / 7).epsilon(1e-14));
    CHECK(k.p == Approx(std::exp(-16.0 / 7)).epsilon(1e-13));  // two degrees of freedom
    CHECK(k.epsilon2 == Approx(32.0 / 35).epsilon(1e-14));
    const auto pairs = s::dunn(x, g, 3);
    REQUIRE(pairs.size() == 3);
    CHECK(pairs[1].z == Approx(-4 / std::sqrt(3.5)).epsilon(1e-14));
    CHECK(pairs[1].p_holm == Approx(3 * pairs[1].p).epsilon(1e-14));
    CHECK(std::isnan(s::kruskal_wallis(List{3, 3, 3, 3, 3, 3}, g, 3).p));
}

TEST_CASE("shrunk means: nothing between groups shrinks to one mean") {
    const std::vector<std::size_t> g = {0, 0, 1, 1};
    const s::ShrunkMeans same = s::shrunk_means(List{1, 3, 1, 3}, g, 2);
    CHECK(same.tau2 == 0);
    CHECK(same.groups[0].shrunk == 2);
    // Means 2 and 12, s2 = 2, v = 1: Q = 50, tau2 = (50 - 1) / (2 - 1) = 49, B = 0.98.
    const s::ShrunkMeans apart = s::shrunk_means(List{1, 3, 11, 13}, g, 2);
    CHECK(apart.s2_within == 2);
    CHECK(apart.q == Approx(50).epsilon(1e-14));
    CHECK(apart.tau2 == Approx(49).epsilon(1e-14));
    CHECK(apart.groups[0].shrunk == Approx(0.98 * 2 + 0.02 * 7).epsilon(1e-14));
}

TEST_CASE("contingency: a table by hand") {
    const s::ChiSquared c = s::chi_squared({{10, 20}, {30, 40}});
    // 100 (400 - 600)^2 / (30 70 40 60).
    CHECK(c.chi2 == Approx(4e6 / 5.04e6).epsilon(1e-13));
    CHECK(c.df == 1);
    CHECK(c.p == Approx(std::erfc(std::sqrt(c.chi2 / 2))).epsilon(1e-12));
    CHECK(c.cramers_v == Approx(std::sqrt(c.chi2 / 100)).epsilon(1e-14));
    CHECK(c.min_expected == 12);
    CHECK(c.adjusted_residuals[0][0] == Approx(-std::sqrt(c.chi2)).epsilon(1e-12));
    const s::OrdinalAssociation o = s::ordinal_association({{10, 20}, {30, 40}});
    CHECK(o.concordant == 400);
    CHECK(o.discordant == 600);
    CHECK(o.gamma == -0.2);
    CHECK(o.tau_b == Approx(-200 / std::sqrt(2100.0 * 2400)).epsilon(1e-14));
    CHECK(o.somers_d == Approx(-200 / 2100.0).epsilon(1e-14));
    CHECK(std::isnan(s::chi_squared({{3, 4}}).p));
}

TEST_CASE("correlation: perfect, none, and Kendall against counting every pair") {
    CHECK(s::pearson(List{1, 2, 3}, List{2, 4, 6}) == Approx(1).epsilon(1e-15));
    CHECK(s::correlation_p(1, 3) == 0);
    CHECK(std::isnan(s::pearson(List{1, 1, 1}, List{1, 2, 3})));
    CHECK(std::isnan(s::kendall_tau_b(List{1, 1}, List{1, 2})));
    CHECK(s::fisher_interval(0.5, 103).low == Approx(0.339).epsilon(0.002));
    CHECK(std::isnan(s::fisher_interval(0.5, 3).low));
    CHECK(s::spearman(List{1, 2, 3, 4}, List{1, 8, 27, 64}) == Approx(1).epsilon(1e-15));
    List x, y;
    for (int i = 0; i < 60; i++) {
        x.push_back((i * 7) % 11);
        y.push_back((i * i) % 13);
    }
    double gap = 0, untied_x = 0, untied_y = 0;
    for (std::size_t i = 0; i < x.size(); i++)
        for (std::size_t j = 0; j < i; j++) {
            const double a = (x[i] > x[j]) - (x[i] < x[j]), b = (y[i] > y[j]) - (y[i] < y[j]);
            gap += a * b;
            untied_x += a * a;
            untied_y += b * b;
        }
    CHECK(s::kendall_tau_b(x, y) == Approx(gap / std::sqrt(untied_x * untied_y)).epsilon(1e-13));
}
