#include "statistics/describe.hpp"

#include <cmath>
#include <vector>

#include "doctest/doctest.h"

namespace s = icx::statistics;

TEST_CASE("describe: a small sample with a missing value") {
    // The deviation is that of Python's statistics.stdev, in exact fractions.
    const std::vector<double> x = {3, 7, 8, 5, 12, 14, 21, 13, 18, std::nan("")};
    const s::Moments m = s::describe(x);
    CHECK(m.n == 9);
    CHECK(m.missing == 1);
    CHECK(m.mean == doctest::Approx(11.2222222222222).epsilon(1e-12));
    CHECK(m.sd == doctest::Approx(5.995368582868316).epsilon(1e-13));
    CHECK(m.median == 12);
    CHECK(m.q25 == 7);
    CHECK(m.q75 == 14);
}

TEST_CASE("describe: a mean of large numbers keeps its small differences") {
    std::vector<double> x;
    for (int i = 0; i < 1000; i++) x.push_back(1e9 + (i % 2));
    const s::Moments m = s::describe(x);
    CHECK(m.mean == 1e9 + 0.5);
    CHECK(m.sd == doctest::Approx(0.500250187656386).epsilon(1e-12));
}

TEST_CASE("describe: one answer has a mean and no interval, none has nothing") {
    const std::vector<double> one = {4};
    CHECK(s::describe(one).mean == 4);
    CHECK(std::isnan(s::describe(one).t_ci95.low));
    CHECK(std::isnan(s::describe(std::vector<double>{}).mean));
}

TEST_CASE("quantile: the nine types of Hyndman and Fan") {
    // Worked out in exact fractions from p(k) = (k - a) / (n + 1 - a - b).
    const std::vector<double> x = {1, 3, 4, 7, 11, 12, 20};
    const double expected[] = {4, 4, 4, 3.59, 4.27, 3.96, 4.66, 4.14, 4.1725};
    for (int type = 1; type <= 9; type++) {
        CAPTURE(type);
        CHECK(s::quantile(x, 0.37, type) == doctest::Approx(expected[type - 1]).epsilon(1e-9));
    }
    CHECK(s::quantile(x, 0, 7) == 1);
    CHECK(s::quantile(x, 1, 6) == 20);
}

TEST_CASE("describe: counts of a scale give what its single answers give") {
    const std::vector<std::size_t> counts = {2, 0, 5, 1};
    const std::vector<double> single = {1, 1, 3, 3, 3, 3, 3, 4};
    const s::ScaleMoments a = s::describe_counts(counts, 1);
    const s::Moments b = s::describe(single);
    CHECK(a.mean == doctest::Approx(b.mean).epsilon(1e-14));
    CHECK(a.sd == doctest::Approx(b.sd).epsilon(1e-12));
    CHECK(a.t_ci95.high == doctest::Approx(b.t_ci95.high).epsilon(1e-12));
}

TEST_CASE("quantile interval: order statistics cover at least 95 % and fall off the ends of few") {
    std::vector<double> x;
    for (int i = 1; i <= 100; i++) x.push_back(i);
    const s::QuantileInterval median = s::quantile_interval(x, 0.5);
    CHECK(median.l == 40);  // qbinom(.025, 100, .5)
    CHECK(median.u == 61);  // qbinom(.975, 100, .5) + 1
    CHECK(median.coverage >= 0.95);
    CHECK_FALSE(s::quantile_interval(std::vector<double>{1, 2}, 0.5).low.has_value());
}
