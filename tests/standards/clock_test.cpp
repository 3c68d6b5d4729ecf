#include "standards/clock.hpp"

#include "standards/fixture.hpp"

using namespace icx;
using standards::BusinessClock;
using standards::Interval;

namespace {

constexpr std::int64_t kDay = 86400;

// 09:00-12:00 and 13:00-17:00 on ten days from 1970-01-05 (a Monday).
BusinessClock lunch() {
    std::vector<Interval> intervals;
    for (std::int64_t day = 4; day < 14; day++) {
        intervals.push_back({day * kDay + 9 * 3600, day * kDay + 12 * 3600});
        intervals.push_back({day * kDay + 13 * 3600, day * kDay + 17 * 3600});
    }
    return BusinessClock(std::move(intervals), 0, 20 * kDay);
}

std::int64_t at(std::int64_t day, std::int64_t hour, std::int64_t minute = 0) {
    return day * kDay + hour * 3600 + minute * 60;
}

}  // namespace

TEST_CASE("clock: time counts while it is open and at no other time") {
    const BusinessClock clock = lunch();
    CHECK(clock.between_s(at(4, 8), at(4, 9)) == 0);
    CHECK(clock.between_s(at(4, 8), at(4, 10)) == 3600);
    CHECK(clock.between_s(at(4, 11, 30), at(4, 13, 30)) == 3600);
    CHECK(clock.between_s(at(4, 0), at(5, 0)) == 7 * 3600);
    CHECK(clock.between_s(at(4, 16), at(5, 10)) == 2 * 3600);
    CHECK(clock.between_s(at(0, 0), at(20, 0)) == 70 * 3600);
    CHECK(clock.between_s(at(-100, 0), at(100, 0)) == 70 * 3600);
    CHECK(clock.is_open(at(4, 9)));
    CHECK_FALSE(clock.is_open(at(4, 12)));
}

TEST_CASE("clock: a goal used up exactly at closing is due at the close") {
    const BusinessClock clock = lunch();
    const auto due = [&](std::int64_t from_s, std::int64_t goal_s) {
        const auto found = clock.due({from_s * 1000}, goal_s * 1000);
        return found ? found->ms / 1000 : -1;
    };
    CHECK(due(at(4, 9), 3 * 3600) == at(4, 12));           // not 13:00
    CHECK(due(at(4, 9), 3 * 3600 + 1) == at(4, 13) + 1);
    CHECK(due(at(4, 9), 7 * 3600) == at(4, 17));           // not the next morning
    CHECK(due(at(4, 20), 60) == at(5, 9, 1));
    CHECK(due(at(4, 12, 30), 0) == at(4, 12, 30));         // nothing to use up: at once
    CHECK(due(at(4, 8), 70 * 3600) == at(13, 17));
    CHECK(due(at(4, 8), 70 * 3600 + 1) == -1);             // never, as far as the clock knows
}

TEST_CASE("clock: milliseconds count as whole seconds do") {
    const BusinessClock clock = lunch();
    const auto ms = [&](std::int64_t a, std::int64_t b) {
        return clock.between_ms({a}, {b});
    };
    CHECK(ms(at(4, 9) * 1000 + 250, at(4, 9) * 1000 + 1750) == 1500);
    CHECK(ms(at(4, 9) * 1000 - 250, at(4, 9) * 1000 + 250) == 250);
    CHECK(ms(at(4, 12) * 1000 - 1, at(4, 13) * 1000 + 1) == 2);
    CHECK(clock.due({at(4, 12) * 1000 - 1}, 2)->ms == at(4, 13) * 1000 + 1);
}

TEST_CASE("clock: no hours, endless hours, breaks of a minute") {
    const BusinessClock never({}, 0, 30 * kDay);
    CHECK(never.between_s(0, 30 * kDay) == 0);
    CHECK_FALSE(never.due({0}, 1).has_value());
    CHECK(never.due({7}, 0)->ms == 7);
    const BusinessClock always({{0, 30 * kDay}}, 0, 30 * kDay);
    for (std::int64_t t = 0; t < 30 * kDay; t += 997) REQUIRE(always.open_before_s(t) == t);
    // Finer than any bucket: found by search.
    std::vector<Interval> intervals;
    for (std::int64_t t = 0; t < kDay; t += 60) intervals.push_back({t, t + 30});
    const BusinessClock breaks(std::move(intervals), 0, kDay);
    for (std::int64_t t = 0; t < kDay; t++)
        REQUIRE(breaks.open_before_s(t) == t / 60 * 30 + std::min<std::int64_t>(t % 60, 30));
}

TEST_CASE("clock: many requests at once are those one by one") {
    const BusinessClock clock = lunch();
    std::vector<std::uint32_t> from, until, out;
    for (std::uint32_t i = 0; i < 1000; i++) {
        from.push_back(i * 1201);
        until.push_back(i * 1201 + (i * 7919) % 400000);
    }
    out.resize(from.size());
    clock.between_s(from, until, 1000, out);
    for (std::size_t i = 0; i < out.size(); i++)
        CHECK(out[i] == clock.between_s(1000 + from[i], 1000 + until[i]));
}
