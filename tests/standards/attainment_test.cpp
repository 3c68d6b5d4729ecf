#include "standards/attainment.hpp"

#include <cmath>

#include "standards/fixture.hpp"

using namespace icx;
using namespace icx::standards;

namespace {

Outcome outcome(Verdict verdict, std::int64_t net_s, const char* start = "2026-01-05T09:00Z") {
    Outcome out;
    out.start_ms = test::ms(start);
    out.is_stopped = verdict == Verdict::met || (verdict == Verdict::missed && net_s % 2 == 0);
    out.wall_ms = net_s * 3000;
    out.business_ms = out.net_ms = net_s * 1000;
    out.end_ms = out.start_ms + out.wall_ms;
    out.verdict = out.raw_verdict = verdict;
    return out;
}

}  // namespace

TEST_CASE("attainment: pending is counted and decides nothing") {
    std::vector<Outcome> outcomes(8, outcome(Verdict::met, 100));
    outcomes.push_back(outcome(Verdict::missed, 500));
    outcomes.push_back(outcome(Verdict::missed, 501));
    outcomes.push_back(outcome(Verdict::pending, 10));
    outcomes.push_back(outcome(Verdict::excluded, 10));
    AttainmentOptions options;
    options.goal = 0.9;
    const Attainment a = compute_attainment(outcomes, options);
    CHECK(a.n == 11);
    CHECK(a.met == 8);
    CHECK(a.missed == 2);
    CHECK(a.pending == 1);
    CHECK(a.excluded == 1);
    CHECK(a.attainment == doctest::Approx(0.8));
    CHECK(a.wilson.low == doctest::Approx(0.490162471536642));
    CHECK(a.budget->allowed == doctest::Approx(1));
    CHECK(a.budget->used == doctest::Approx(2));
    CHECK(a.budget->burn == doctest::Approx(2));
    CHECK(a.business.n == 9);  // the missed one that is still open has no final time
    CHECK(a.business.sum_ms == 1'300'000);
}

TEST_CASE("attainment: nothing decided is no number, and a goal of 1 allows nothing") {
    AttainmentOptions options;
    options.goal = 1.0;
    const Attainment none = compute_attainment(std::vector<Outcome>{}, options);
    CHECK(std::isnan(none.attainment));
    CHECK(std::isnan(none.budget->used));
    CHECK(std::isnan(none.business.p_type7_s[0]));
    const std::vector<Outcome> one = {outcome(Verdict::missed, 2)};
    CHECK(std::isnan(compute_attainment(one, options).budget->used));
    CHECK_FALSE(compute_attainment(one, {}).budget.has_value());
}

TEST_CASE("attainment: the burn rate looks at its window only") {
    std::vector<Outcome> outcomes(9, outcome(Verdict::met, 100, "2026-01-05T09:00Z"));
    outcomes.push_back(outcome(Verdict::missed, 100, "2026-01-06T09:00Z"));
    outcomes.push_back(outcome(Verdict::met, 100, "2026-01-06T10:00Z"));
    AttainmentOptions options;
    options.goal = 0.9;
    options.burn_from_ms = test::ms("2026-01-06T00:00Z");
    CHECK(compute_attainment(outcomes, options).budget->burn == doctest::Approx(0.5 / 0.1));
}

TEST_CASE("attainment: by month of opening and of closing, in the zone's time") {
    std::vector<Outcome> outcomes = {outcome(Verdict::met, 3600, "2026-01-31T22:30Z"),
                                     outcome(Verdict::met, 3600, "2026-01-31T23:30Z"),
                                     outcome(Verdict::missed, 3601, "2026-01-10T23:30Z")};
    const auto opened = split_by_month(outcomes, test::zone("Europe/Berlin"), Cohort::opened);
    REQUIRE(opened.size() == 2);
    CHECK(opened.at("2026-01") == std::vector<std::uint32_t>{0, 2});
    CHECK(opened.at("2026-02") == std::vector<std::uint32_t>{1});
    const auto closed = split_by_month(outcomes, test::zone("Europe/Berlin"), Cohort::closed);
    REQUIRE(closed.size() == 1);
    CHECK(closed.at("2026-02") == std::vector<std::uint32_t>{0, 1});
}
