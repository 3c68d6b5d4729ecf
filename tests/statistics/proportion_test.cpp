#include "statistics/proportion.hpp"

#include <cmath>

#include "doctest/doctest.h"
#include "statistics/nps.hpp"

namespace s = icx::statistics;
using doctest::Approx;

TEST_CASE("proportion: every interval equals the published and the R values") {
    // 1341 of 1448: question 1 of the county survey, reference computed with R 4.2.2.
    const s::ExactProportion p = s::exact_proportion(1341, 1448);
    CHECK(p.score.p == Approx(0.926104972376).epsilon(1e-11));
    CHECK(p.score.wilson.low == Approx(0.911474066155).epsilon(1e-11));
    CHECK(p.score.wilson.high == Approx(0.938480997811).epsilon(1e-11));
    CHECK(p.clopper_pearson.low == Approx(0.911402125001).epsilon(1e-11));
    CHECK(p.clopper_pearson.high == Approx(0.939049112653).epsilon(1e-11));
    CHECK(p.agresti_coull.low == Approx(0.911427205495).epsilon(1e-11));
    CHECK(p.jeffreys.high == Approx(0.938733424059).epsilon(1e-11));
}

TEST_CASE("proportion: the limits are exact at none and at all") {
    CHECK(s::wilson(0, 20).low == 0);
    CHECK(s::wilson(20, 20).high == 1);
    CHECK(s::exact_proportion(0, 20).clopper_pearson.low == 0);
    CHECK(s::exact_proportion(20, 20).jeffreys.high == 1);
    CHECK(std::isnan(s::proportion(0, 0).p));
}

TEST_CASE("proportion difference: Newcombe's own example, method 10") {
    // Newcombe 1998, table II (a): 56/70 and 48/80, 0.0524 to 0.3339.
    const s::ProportionDifference d = s::newcombe(56, 70, 48, 80);
    CHECK(d.diff == Approx(0.2));
    CHECK(d.ci.low == Approx(0.0524).epsilon(0.001));
    CHECK(d.ci.high == Approx(0.3339).epsilon(0.001));
    CHECK(std::isnan(s::newcombe(5, 5, 7, 7).z_pooled));
}

TEST_CASE("nps: the score, its variance and both intervals of the British panel") {
    const s::Nps n = s::nps(439, 223, 863);
    CHECK(n.nps == Approx(-27.8032786885).epsilon(1e-11));
    CHECK(n.se == Approx(2.25645632697).epsilon(1e-11));
    CHECK(n.ci95_wald.low == Approx(-32.2258518221).epsilon(1e-11));
    CHECK(n.ci95_adj_wald_rocks.high == Approx(-23.3315751381).epsilon(1e-11));
}

TEST_CASE("nps: everybody alike has no Wald width but an adjusted one") {
    const s::Nps n = s::nps(8, 0, 0);
    CHECK(n.nps == 100);
    CHECK(n.ci95_wald.low == n.ci95_wald.high);
    CHECK(n.ci95_adj_wald_rocks.low < n.ci95_adj_wald_rocks.high);
}
