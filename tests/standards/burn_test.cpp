#include "standards/burn.hpp"

#include <cmath>

#include "doctest/doctest.h"

using namespace icx::standards;

namespace {

constexpr std::int64_t kNow = 1'800'000'000'000, kDay = 86'400'000, kHour = 3'600'000;

Outcome kept(std::int64_t at_ms) {
    Outcome out;
    out.end_ms = at_ms;
    out.due_ms = at_ms + kHour;
    out.is_stopped = true;
    out.verdict = Verdict::met;
    return out;
}
// Late: it was missed an hour before it ended.
Outcome missed(std::int64_t at_ms) {
    Outcome out;
    out.end_ms = at_ms + kHour;
    out.due_ms = at_ms;
    out.verdict = Verdict::missed;
    return out;
}

Burn burn(const std::vector<Outcome>& outcomes, double goal = 0.9) {
    BurnCounter counter(goal, kNow);
    for (const Outcome& outcome : outcomes)
        counter.add(outcome);
    return counter.finish();
}

// `n` decided on each of the last `days` days, of them `bad` missed.
std::vector<Outcome> days_of(int days, int n, int bad, int since = 0) {
    std::vector<Outcome> out;
    for (int day = since; day < days; day++)
        for (int i = 0; i < n; i++) {
            const std::int64_t at = kNow - day * kDay - kHour;
            out.push_back(i < bad ? missed(at) : kept(at));
        }
    return out;
}

}  // namespace

TEST_CASE("burn: what was missed counts when its time was over, what was kept when it stopped") {
    CHECK(decided_ms(kept(5)) == 5);
    CHECK(decided_ms(missed(5)) == 5);
    Outcome broken = missed(kNow);
    broken.end_ms = kNow - kDay;  // a fault before the due time
    CHECK(decided_ms(broken) == kNow - kDay);
}

TEST_CASE("burn: just what the aim allows is a pace of 1 in every window") {
    const Burn found = burn(days_of(28, 10, 1));
    for (const BurnWindow& window : found.windows) {
        CHECK(window.burn == doctest::Approx(1));
        CHECK(window.is_enough);
    }
    CHECK(found.windows[0].decided == 10);
    CHECK(found.windows[1].decided == 70);
    CHECK(found.windows[2].decided == 280);
    CHECK(found.level == BurnLevel::calm);
}

TEST_CASE("burn: twice the pace for a week and still going on is fast; once it stopped it is not") {
    auto outcomes = days_of(7, 10, 3);
    CHECK(burn(outcomes).level == BurnLevel::fast);
    CHECK(burn(outcomes).windows[1].burn == doctest::Approx(3));
    outcomes = days_of(7, 10, 4, 1);
    for (const Outcome& fine : days_of(1, 30, 0))
        outcomes.push_back(fine);
    const Burn over = burn(outcomes);
    CHECK(over.windows[1].burn > 2);
    CHECK(over.windows[0].burn == 0);
    CHECK(over.level == BurnLevel::slow);
}

TEST_CASE("burn: a little too much for four weeks is slow, and calm when the last week was fine") {
    auto outcomes = days_of(28, 20, 3);
    CHECK(burn(outcomes).level == BurnLevel::slow);
    outcomes = days_of(28, 20, 4, 7);
    for (const Outcome& fine : days_of(7, 20, 1))
        outcomes.push_back(fine);
    CHECK(burn(outcomes).windows[2].burn > 1);
    CHECK(burn(outcomes).level == BurnLevel::calm);
}

TEST_CASE("burn: one miss of a few requests is no alarm, and it says that they are too few") {
    const Burn few = burn({missed(kNow - kHour), kept(kNow - 2 * kHour), kept(kNow - 3 * kHour)});
    CHECK(few.windows[1].burn > 3);
    CHECK(few.level == BurnLevel::too_few);
    CHECK(burn(days_of(1, 9, 9)).level == BurnLevel::too_few);
    CHECK(burn(days_of(1, 10, 2)).level == BurnLevel::fast);
    CHECK(burn({}).level == BurnLevel::too_few);
    CHECK(std::isnan(burn({}).windows[2].burn));
    CHECK(burn(days_of(28, 10, 1), 1).level == BurnLevel::no_budget);
}

TEST_CASE("burn: a weekend without requests does not end an alarm") {
    const auto outcomes = days_of(7, 10, 4, 3);
    CHECK(burn(outcomes).windows[0].decided == 10);
    CHECK(burn(outcomes).level == BurnLevel::fast);
}

TEST_CASE("burn: pending, excused, older and later ones do not count") {
    Outcome pending = kept(kNow - kHour);
    pending.verdict = Verdict::pending;
    Outcome excused = kept(kNow - kHour);
    excused.verdict = Verdict::excluded;
    const Burn found =
        burn({pending, excused, kept(kNow - 28 * kDay), kept(kNow + 1), kept(kNow - 1)});
    CHECK(found.windows[2].decided == 1);
}
