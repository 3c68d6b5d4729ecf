// The emotion curve's numbers: scales laid on it, and the drops between neighbours.
#include <doctest/doctest.h>

#include <cmath>

#include "journey/curve.hpp"

using namespace icx;
using journey::Pair;

TEST_CASE("any scale is laid on -2 to 2, and its interval stays on it") {
    CHECK(journey::on_curve(1, 1, 5) == -2);
    CHECK(journey::on_curve(3, 1, 5) == 0);
    CHECK(journey::on_curve(10, 1, 10) == 2);
    const auto interval = journey::on_curve(statistics::Interval{0.5, 5.5}, 1, 5);
    CHECK(interval.low == -2);
    CHECK(interval.high == 2);
}

TEST_CASE("a drop is tested in pairs: R, t.test(paired) of (1,2,1,2,0) falling to (-1,0,0,-1,-2)") {
    const std::vector<Pair> falls = {{1, -1}, {2, 0}, {1, 0}, {2, -1}, {0, -2}};
    const std::vector<std::vector<Pair>> pairs = {falls};
    const auto drops = journey::adjacent_drops(pairs, 5);
    REQUIRE(drops[0]);
    CHECK(drops[0]->n == 5);
    CHECK(drops[0]->mean == doctest::Approx(-2).epsilon(1e-12));
    // t = -2 / (sqrt(0.5) / sqrt(5)) = -6.3246, 4 degrees of freedom
    CHECK(drops[0]->p == doctest::Approx(0.0031982).epsilon(1e-4));
    CHECK(drops[0]->is_clear);
}

TEST_CASE("few people, or few who all moved alike, have no drop to show") {
    const std::vector<Pair> four = {{1, -1}, {2, 0}, {1, 0}, {2, -1}};
    const std::vector<Pair> alike(9, Pair{1, 0});
    const std::vector<std::vector<Pair>> pairs = {four, alike};
    const auto drops = journey::adjacent_drops(pairs, 5);
    CHECK_FALSE(drops[0]);
    CHECK_FALSE(drops[1]);
}

TEST_CASE("Holm: the more neighbours are compared, the more a drop has to show") {
    const std::vector<Pair> falls = {{1, -1}, {2, 0}, {1, 0}, {2, -1}, {0, -2}};
    const std::vector<Pair> flat = {{1, 2}, {2, 1}, {1, 1}, {0, 1}, {2, 1}};
    const std::vector<std::vector<Pair>> pairs = {flat, falls, flat};
    const auto drops = journey::adjacent_drops(pairs, 5);
    REQUIRE(drops[1]);
    CHECK(drops[1]->p_holm == doctest::Approx(3 * drops[1]->p));
    CHECK(drops[0]->p_holm >= drops[1]->p_holm);
    CHECK(drops[0]->p_holm <= 1);
    CHECK_FALSE(drops[0]->is_clear);
}
