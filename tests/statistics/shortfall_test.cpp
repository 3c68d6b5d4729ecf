#include "statistics/shortfall.hpp"

#include <cmath>

#include "doctest/doctest.h"
#include "statistics/distributions.hpp"

using icx::statistics::shortfall;
using icx::statistics::Shortfall;

namespace {

// Relative, for p-values of any size.
bool is_close(double a, double b) { return std::fabs(a - b) <= 1e-9 * std::fabs(b); }

}  // namespace

TEST_CASE("shortfall: the exact test's p-values, summed as fractions") {
    struct Row {
        std::size_t missed, n;
        double goal, p;
    };
    // sum over i >= missed of choose(n, i) q^i (1-q)^(n-i), in exact arithmetic.
    constexpr Row kRows[] = {
        {12, 80, 0.95, 0.0006136224917013659},   {9, 80, 0.95, 0.018403094505885752},
        {1, 1, 0.9, 0.1},                        {10, 10, 0.9, 1e-10},
        {30, 100, 0.9, 2.445112239390966e-08},   {143, 1019, 0.9, 2.6982797717001315e-05},
        {3, 20, 0.9, 0.323073194810534},         {500, 5000, 0.95, 5.027758572277636e-47}};
    for (const Row& row : kRows) {
        CAPTURE(row.missed);
        CHECK(is_close(shortfall(row.missed, row.n, row.goal).p_value, row.p));
    }
}

TEST_CASE("shortfall: R's help of binom.test, Mendel's peas: 682 of 925 against 3 in 4") {
    const Shortfall peas = shortfall(925 - 682, 925, 0.75);
    CHECK(peas.is_below);
    CHECK(is_close(peas.p_value, 0.19600926705388336));
}

TEST_CASE("shortfall: nothing decided, nothing missed, no room for a miss") {
    CHECK(shortfall(0, 0, 0.9).p_value == 1);
    CHECK_FALSE(shortfall(0, 0, 0.9).is_below);
    CHECK(shortfall(0, 40, 0.9).p_value == 1);
    CHECK_FALSE(shortfall(4, 40, 0.9).is_below);
    CHECK(shortfall(5, 40, 0.9).is_below);
    CHECK(shortfall(1, 40, 1).is_below);
    CHECK(shortfall(1, 40, 1).p_value == 0);
    CHECK(shortfall(0, 40, 1).p_value == 1);
    CHECK(shortfall(40, 40, 0).p_value == 1);
}

TEST_CASE("shortfall: tail and cdf add up, and more misses are never likelier") {
    for (std::size_t n = 1; n < 60; n += 7) {
        double before = 1;
        for (std::size_t missed = 1; missed <= n; missed++) {
            const double p = shortfall(missed, n, 0.85).p_value;
            CHECK(p <= before);
            CHECK(p + icx::statistics::binomial_cdf(static_cast<long long>(missed) - 1, n, 0.15) ==
                  doctest::Approx(1).epsilon(1e-12));
            before = p;
        }
    }
}
