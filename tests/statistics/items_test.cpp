#include <cmath>
#include <vector>

#include "doctest/doctest.h"
#include "statistics/drivers.hpp"
#include "statistics/keyness.hpp"
#include "statistics/matrix.hpp"
#include "statistics/raking.hpp"
#include "statistics/reliability.hpp"

namespace s = icx::statistics;
using doctest::Approx;
using List = std::vector<double>;
using Columns = std::vector<List>;

TEST_CASE("matrix: solving, inverting and eigenvalues by hand") {
    const s::Matrix a = {{4, 2}, {2, 3}};
    const List x = s::solve_symmetric(a, {8, 7});
    CHECK(x[0] == Approx(1.25).epsilon(1e-14));
    CHECK(x[1] == Approx(1.5).epsilon(1e-14));
    CHECK(s::inverse_symmetric(a)[0][1] == Approx(-0.25).epsilon(1e-14));
    CHECK(s::solve_symmetric({{1, 1}, {1, 1}}, {1, 1}).empty());
    const s::SymmetricEigen e = s::symmetric_eigen({{2, 1}, {1, 2}});
    CHECK(e.values[0] == Approx(3).epsilon(1e-14));
    CHECK(e.values[1] == Approx(1).epsilon(1e-14));
    CHECK(std::fabs(e.vectors[0][0]) == Approx(std::sqrt(0.5)).epsilon(1e-14));
}

TEST_CASE("reliability: two items follow Spearman and Brown, equal items are perfect") {
    const Columns pair = {{1, 2, 3, 4, 5}, {2, 1, 4, 3, 5}};  // r = 0.8
    const s::Reliability r = s::reliability(pair);
    CHECK(r.alpha_standardised == Approx(1.6 / 1.8).epsilon(1e-14));
    CHECK(std::isnan(r.omega));
    CHECK(std::isnan(r.alpha_if_dropped[0]));
    const Columns same = {{1, 2, 3}, {1, 2, 3}, {1, 2, 3}};
    CHECK(s::reliability(same).alpha == Approx(1).epsilon(1e-14));
    const Columns flat = {{1, 1, 1}, {1, 1, 1}};
    CHECK(std::isnan(s::reliability(flat).alpha));
}

TEST_CASE("reliability: omega finds the loadings that made the correlations") {
    // Three items with r = 0.8 * 0.6, 0.8 * 0.5, 0.6 * 0.5 fit one factor exactly; made from
    // orthogonal columns by Cholesky.
    const double a = 0.48, b = 0.40, c = 0.30;
    const double f22 = std::sqrt(1 - a * a), f32 = (c - a * b) / f22;
    const double f33 = std::sqrt(1 - b * b - f32 * f32);
    const List u = {1, 1, 1, 1, -1, -1, -1, -1}, v = {1, 1, -1, -1, 1, 1, -1, -1},
               w = {1, -1, 1, -1, 1, -1, 1, -1};
    Columns items(3);
    for (std::size_t i = 0; i < u.size(); i++) {
        items[0].push_back(u[i]);
        items[1].push_back(a * u[i] + f22 * v[i]);
        items[2].push_back(b * u[i] + f32 * v[i] + f33 * w[i]);
    }
    const s::Reliability r = s::reliability(items);
    REQUIRE(r.loadings.size() == 3);
    CHECK(r.loadings[0] == Approx(0.8).epsilon(1e-6));
    CHECK(r.loadings[1] == Approx(0.6).epsilon(1e-6));
    CHECK(r.loadings[2] == Approx(0.5).epsilon(1e-6));
    CHECK(r.omega == Approx(3.61 / (3.61 + 0.36 + 0.64 + 0.75)).epsilon(1e-6));
}

TEST_CASE("agreement: all alike is 1, a single value or rater is nothing") {
    const double gap = std::nan("");
    CHECK(s::krippendorff_alpha(Columns{{1, 2, 3}, {1, 2, 3}}, s::Metric::nominal) == 1);
    CHECK(std::isnan(s::krippendorff_alpha(Columns{{1, 1}, {1, 1}}, s::Metric::interval)));
    CHECK(std::isnan(s::krippendorff_alpha(Columns{{1, gap}, {gap, 2}}, s::Metric::nominal)));
    CHECK(std::isnan(s::krippendorff_alpha({}, s::Metric::nominal)));
    // Krippendorff 2011, two observers and ten binary units: 0.095.
    const Columns binary = {{0, 1, 0, 0, 0, 0, 0, 0, 1, 0}, {1, 1, 1, 0, 0, 1, 0, 0, 0, 0}};
    CHECK(s::krippendorff_alpha(binary, s::Metric::nominal) == Approx(0.095).epsilon(0.01));
}

TEST_CASE("agreement: thousands of distinct scores; ordinal is interval on ranks without ties") {
    List rank_a, rank_b, cube_a, cube_b;
    for (int u = 0; u < 3000; u++) {
        rank_a.push_back((u * 7919) % 6000);  // all of 0, 1, 2 ... 5999, each once
        rank_b.push_back((u * 7919 + 3000 * 7919) % 6000);
        cube_a.push_back(std::pow(rank_a.back(), 3));
        cube_b.push_back(std::pow(rank_b.back(), 3));
    }
    const double by_rank = s::krippendorff_alpha(Columns{rank_a, rank_b}, s::Metric::interval);
    CHECK(s::krippendorff_alpha(Columns{cube_a, cube_b}, s::Metric::ordinal) ==
          Approx(by_rank).epsilon(1e-12));
}

TEST_CASE("drivers: uncorrelated ones share R2 by their own r2") {
    const Columns x = {{1, 1, -1, -1, 1, 1, -1, -1}, {1, -1, 1, -1, 1, -1, 1, -1}};
    const List y = {5, 3, 2, 0, 6, 2, 3, -1};
    const s::Drivers d = s::drivers(y, x);
    REQUIRE(d.is_defined);
    CHECK(d.intercept == Approx(2.5).epsilon(1e-14));
    CHECK(d.drivers[0].b == Approx(1.5).epsilon(1e-14));
    CHECK(d.drivers[1].b == Approx(1.5).epsilon(1e-14));
    for (const s::Driver& driver : d.drivers) {
        CHECK(driver.vif == Approx(1).epsilon(1e-14));
        CHECK(driver.lmg == Approx(driver.first).epsilon(1e-13));
        CHECK(driver.johnson == Approx(driver.first).epsilon(1e-13));
        CHECK(driver.last == Approx(driver.first).epsilon(1e-13));
    }
    CHECK(d.drivers[0].lmg + d.drivers[1].lmg == Approx(d.r2).epsilon(1e-13));
    CHECK_FALSE(s::drivers(List{1, 2, 3}, Columns{{1, 2, 4}, {3, 1, 2}}).is_defined);
    CHECK_FALSE(s::drivers(y, Columns{x[0], x[0]}).is_defined);
    CHECK_FALSE(s::drivers(y, Columns{List(8, 2)}).is_defined);
}

TEST_CASE("raking: margins are met, and contradicting ones are not called met") {
    const List base = {1, 1, 1, 1};
    const std::vector<s::Margin> margins = {{{0, 0, 1, 1}, {30, 70}}, {{0, 1, 0, 1}, {40, 60}}};
    const s::Raked r = s::rake(base, margins);
    REQUIRE(r.has_converged);
    CHECK(r.weights[0] == Approx(12).epsilon(1e-12));
    CHECK(r.weights[3] == Approx(42).epsilon(1e-12));
    const std::vector<s::Margin> against = {{{0, 0, 1, 1}, {30, 70}}, {{0, 1, 0, 1}, {40, 90}}};
    CHECK_FALSE(s::rake(base, against, 50).has_converged);
    const std::vector<s::Margin> empty = {{{0, 0, 0, 0}, {30, 70}}};
    CHECK(s::rake(base, empty).weights[0] == 7.5);
    CHECK(s::kish(List{1, 1, 1}).n_eff == 3);
    CHECK(s::kish(List{1, 3}).n_eff == Approx(1.6).epsilon(1e-15));
    CHECK(s::kish(List{1, 3}).deff == Approx(1.25).epsilon(1e-15));
}

TEST_CASE("keyness: equal shares are 0, and the sign is the direction") {
    const s::Keyness same = s::keyness(5, 100, 10, 200);
    CHECK(same.g2_table == Approx(0).epsilon(1e-12));
    const s::Keyness more = s::keyness(30, 100, 10, 200), less = s::keyness(10, 200, 30, 100);
    CHECK(more.g2_table > 0);
    CHECK(more.g2_table == Approx(-less.g2_table).epsilon(1e-13));
    CHECK(more.log_ratio == Approx(std::log2(30.5 / 100.5 / (10.5 / 200.5))).epsilon(1e-14));
    CHECK(std::isfinite(s::keyness(0, 10, 3, 10).g2_first_row));
}
