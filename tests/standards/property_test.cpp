// The laws of the business clock, over calendars and times drawn at random (seeded).
#include <algorithm>

#include "core/random.hpp"
#include "standards/fixture.hpp"

using namespace icx;
using standards::BusinessClock;
using standards::Calendar;
using standards::DayHours;
using standards::ZonedCalendar;

namespace {

constexpr std::int64_t kDay = 86400;

struct Draw {
    core::SeededRandom random;
    std::int64_t below(std::int64_t n) {
        return static_cast<std::int64_t>(random.next() % static_cast<std::uint64_t>(n));
    }
};

DayHours random_hours(Draw& draw) {
    DayHours out;
    std::int32_t from = 0;
    for (std::int64_t frames = draw.below(4); frames > 0; frames--) {
        from += static_cast<std::int32_t>(draw.below(500)) * 60;
        const auto length = static_cast<std::int32_t>(1 + draw.below(600)) * 60;
        if (from >= kDay) break;
        const bool is_late = from + length > kDay;
        out.push_back({from, std::min<std::int32_t>(from + length, from + kDay)});
        if (is_late) break;  // past midnight: the last of its day
        from += length + 60;
    }
    return out;
}

Calendar random_calendar(Draw& draw, std::int64_t around_day) {
    Calendar out;
    for (DayHours& hours : out.week) hours = random_hours(draw);
    for (int i = 0; i < 5; i++) out.holidays.push_back(around_day + draw.below(40));
    std::sort(out.holidays.begin(), out.holidays.end());
    for (int i = 0; i < 3; i++) out.special[around_day + draw.below(40)] = random_hours(draw);
    return out;
}

BusinessClock clock_of(const Calendar& calendar, const core::ZoneTable& zone, std::int64_t from_s,
                       std::int64_t until_s) {
    const std::vector<ZonedCalendar> versions = {{&calendar, &zone, 0}};
    return BusinessClock(standards::open_intervals(versions, from_s, until_s), from_s, until_s);
}

const char* const kZones[] = {"Europe/Berlin", "America/New_York", "Australia/Lord_Howe",
                              "Asia/Kolkata",  "UTC",              "America/St_Johns"};

// Is the minute that begins at `at_s` open? By its wall time alone, the other way round than
// open_intervals does it: no interval, no table.
bool is_open_minute(const Calendar& calendar, const core::ZoneTable& zone, std::int64_t at_s) {
    const std::int64_t local = at_s + zone.offset_at(at_s);
    const std::int64_t day = (local - (local % kDay + kDay) % kDay) / kDay;
    for (const std::int64_t start_day : {day, day - 1})
        for (const standards::Frame& frame : calendar.hours(start_day)) {
            const std::int64_t in = local - start_day * kDay;
            if (in >= frame.from_s && in < frame.until_s) return true;
        }
    return false;
}

}  // namespace

TEST_CASE("clock: a hundred random calendars agree with a count minute by minute") {
    // Round the change of April and October minutes of a repeated hour are ambiguous by wall time;
    // the days here have none. The changes are checked one by one in calendar_test.cpp.
    Draw draw{core::SeededRandom(20260301)};
    std::size_t checked = 0;
    for (int i = 0; i < 100; i++) {
        const core::ZoneTable zone = test::zone(kZones[i % 6]);
        const std::int64_t first_day = core::days_from_civil({2026, 5, 1}) + draw.below(60);
        const Calendar calendar = random_calendar(draw, first_day);
        const std::int64_t from = first_day * kDay, until = from + 40 * kDay;
        const BusinessClock clock = clock_of(calendar, zone, from, until);
        std::vector<std::int64_t> instants;
        for (int k = 0; k < 1000; k++) instants.push_back(draw.below(40 * kDay / 60));
        std::sort(instants.begin(), instants.end());
        std::int64_t minute = 0, open = 0;
        for (const std::int64_t instant : instants) {
            for (; minute < instant; minute++) open += 60 * is_open_minute(calendar, zone, from + minute * 60);
            if (clock.open_before_s(from + instant * 60) != open) {
                CAPTURE(i);
                CAPTURE(instant);
                REQUIRE(clock.open_before_s(from + instant * 60) == open);
            }
            checked++;
        }
    }
    CHECK(checked == 100'000);
}

TEST_CASE("clock: additive, rising, and due where the goal is used up") {
    Draw draw{core::SeededRandom(7)};
    for (int i = 0; i < 60; i++) {
        const core::ZoneTable zone = test::zone(kZones[i % 6]);
        const std::int64_t day = core::days_from_civil({2026, 1, 1}) + draw.below(300);
        const Calendar calendar = random_calendar(draw, day);
        const std::int64_t from = day * kDay, until = from + 60 * kDay;
        const BusinessClock clock = clock_of(calendar, zone, from, until);
        for (int k = 0; k < 300; k++) {
            std::int64_t t[3];
            for (std::int64_t& x : t) x = from * 1000 + draw.below(60 * kDay * 1000);
            std::sort(t, t + 3);
            const auto b = [&](std::int64_t x, std::int64_t y) { return clock.between_ms({x}, {y}); };
            REQUIRE(b(t[0], t[1]) + b(t[1], t[2]) == b(t[0], t[2]));
            REQUIRE(b(t[0], t[1]) >= 0);
            REQUIRE(b(t[0], t[1]) <= t[1] - t[0]);
            const std::int64_t goal = 1 + draw.below(20 * 3600 * 1000);
            if (const auto due = clock.due({t[0]}, goal)) {
                REQUIRE(b(t[0], due->ms) == goal);
                REQUIRE(b(t[0], due->ms - 1) == goal - 1);  // no earlier instant will do
            } else {
                REQUIRE(b(t[0], until * 1000) < goal);
            }
        }
    }
}

TEST_CASE("clock: a week later is the same, without a change of the clocks or a holiday between") {
    Draw draw{core::SeededRandom(11)};
    const core::ZoneTable zone = test::zone("Europe/Berlin");
    for (int i = 0; i < 30; i++) {
        Calendar calendar = random_calendar(draw, 0);
        calendar.holidays.clear();
        calendar.special.clear();
        const std::int64_t from = test::s("2026-05-01T00:00Z"), until = test::s("2026-09-01T00:00Z");
        const BusinessClock clock = clock_of(calendar, zone, from, until);
        for (int k = 0; k < 200; k++) {
            const std::int64_t a = from + draw.below(60 * kDay), b = a + draw.below(30 * kDay);
            REQUIRE(clock.between_s(a, b) == clock.between_s(a + 7 * kDay, b + 7 * kDay));
        }
    }
}

TEST_CASE("clock: two calendars overlap in the very minutes in which both are open") {
    Draw draw{core::SeededRandom(20261124)};
    std::size_t minutes = 0, both = 0;
    for (int i = 0; i < 60; i++) {
        const core::ZoneTable zone_a = test::zone(kZones[i % 6]);
        const core::ZoneTable zone_b = test::zone(kZones[(i / 6 + i) % 6]);
        const std::int64_t first_day = core::days_from_civil({2026, 5, 1}) + draw.below(60);
        const Calendar a = random_calendar(draw, first_day), b = random_calendar(draw, first_day);
        const std::int64_t from = first_day * kDay, until = from + 14 * kDay;
        const auto open_of = [&](const Calendar& calendar, const core::ZoneTable& zone) {
            const std::vector<ZonedCalendar> versions = {{&calendar, &zone, 0}};
            return standards::open_intervals(versions, from, until);
        };
        const auto open_a = open_of(a, zone_a), open_b = open_of(b, zone_b);
        const auto common = standards::overlap(open_a, open_b);
        REQUIRE(common == standards::overlap(open_b, open_a));
        REQUIRE(standards::overlap(open_a, open_a) == open_a);
        REQUIRE(standards::overlap(common, open_a) == common);
        const BusinessClock clock(common, from, until);
        for (std::int64_t at = from; at < until; at += 60) {
            const bool is_open = is_open_minute(a, zone_a, at) && is_open_minute(b, zone_b, at);
            if (clock.is_open(at) != is_open) {
                CAPTURE(i);
                CAPTURE(at);
                REQUIRE(clock.is_open(at) == is_open);
            }
            minutes++;
            both += is_open;
        }
    }
    CHECK(minutes == 60 * 14 * 1440);
    CHECK(both > minutes / 50);
}
