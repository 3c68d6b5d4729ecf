#include "core/time.hpp"

#include <string>

#include "doctest/doctest.h"

using namespace icx;
using core::Date;

TEST_CASE("time: days since 1970 go back and forth over four centuries") {
    CHECK(core::days_from_civil({1970, 1, 1}) == 0);
    CHECK(core::days_from_civil({2000, 3, 1}) == 11017);
    CHECK(core::days_from_civil({1969, 12, 31}) == -1);
    CHECK(core::days_from_civil({2026, 11, 22}) == 20779);
    Date before = core::civil_from_days(-150000);
    for (std::int64_t day = -149999; day < 150000; day++) {
        const Date date = core::civil_from_days(day);
        REQUIRE(core::days_from_civil(date) == day);
        REQUIRE(before < date);
        REQUIRE(core::is_valid(date));
        before = date;
    }
}

TEST_CASE("time: leap days exist every four years but for three centuries of four") {
    struct Row {
        Date date;
        bool is_valid;
    };
    const Row rows[] = {{{2024, 2, 29}, true},  {{2023, 2, 29}, false}, {{1900, 2, 29}, false},
                        {{2000, 2, 29}, true},  {{2026, 4, 31}, false}, {{2026, 0, 1}, false},
                        {{2026, 13, 1}, false}, {{2026, 1, 0}, false},  {{2026, 12, 31}, true},
                        {{-1, 1, 1}, false},    {{0, 1, 1}, true},      {{9999, 12, 31}, true},
                        {{10000, 1, 1}, false}};
    for (const Row& row : rows) {
        CAPTURE(core::iso_date(row.date));
        CHECK(core::is_valid(row.date) == row.is_valid);
    }
}

TEST_CASE("time: weekdays begin with Monday") {
    CHECK(core::weekday({1970, 1, 1}) == 3);
    CHECK(core::weekday({2026, 11, 22}) == 6);
    CHECK(core::weekday({2026, 11, 23}) == 0);
    CHECK(core::weekday({1969, 12, 29}) == 0);
}

TEST_CASE("time: instants are written and read as ISO 8601") {
    CHECK(core::iso_instant({0}) == "1970-01-01T00:00:00.000Z");
    CHECK(core::iso_instant({-1}) == "1969-12-31T23:59:59.999Z");
    CHECK(core::iso_instant({1'794'302'820'000}) == "2026-11-10T09:27:00.000Z");
    CHECK(core::utc_date({-1}) == Date{1969, 12, 31});
    for (std::int64_t ms = -4'000'000'000'000; ms < 4'000'000'000'000; ms += 123'456'789'123) {
        const auto back = core::parse_instant(core::iso_instant({ms}));
        REQUIRE(back.has_value());
        REQUIRE(back->ms == ms);
    }
}

TEST_CASE("time: instants need a zone; offsets, fractions and a space are understood") {
    struct Row {
        const char* text;
        const char* expected;  // "" = refused
    };
    const Row rows[] = {{"2026-11-10T09:27:00Z", "2026-11-10T09:27:00.000Z"},
                        {"2026-11-10 09:27:00Z", "2026-11-10T09:27:00.000Z"},
                        {"2026-11-10T09:27Z", "2026-11-10T09:27:00.000Z"},
                        {"2026-11-10T10:27:00+01:00", "2026-11-10T09:27:00.000Z"},
                        {"2026-11-10T10:27:00+0100", "2026-11-10T09:27:00.000Z"},
                        {"2026-11-10T10:27:00+01", "2026-11-10T09:27:00.000Z"},
                        {"2026-11-10T03:57:00-05:30", "2026-11-10T09:27:00.000Z"},
                        {"2026-11-10T09:27:00.1Z", "2026-11-10T09:27:00.100Z"},
                        {"2026-11-10T09:27:00,123456Z", "2026-11-10T09:27:00.123Z"},
                        {"2026-11-10T24:00:00Z", "2026-11-11T00:00:00.000Z"},
                        {"2026-12-31T23:59:60Z", "2027-01-01T00:00:00.000Z"},
                        {"2026-11-10T09:27:00", ""},
                        {"2026-11-10", ""},
                        {"2026-11-10T24:00:01Z", ""},
                        {"2026-11-10T25:00:00Z", ""},
                        {"2026-11-10T09:60:00Z", ""},
                        {"2026-02-30T09:00:00Z", ""},
                        {"2026-11-10T09:27:00Zx", ""},
                        {"2026-11-10T09:27:00+24:00", ""},
                        {"2026-11-10T09:27:00+01:60", ""},
                        {"26-11-10T09:27:00Z", ""},
                        {"", ""},
                        {"T", ""}};
    for (const Row& row : rows) {
        CAPTURE(row.text);
        const auto instant = core::parse_instant(row.text);
        CHECK((instant ? core::iso_instant(*instant) : "") == row.expected);
    }
}

TEST_CASE("time: dates are ten characters and exist") {
    CHECK(core::parse_date("2026-11-10") == Date{2026, 11, 10});
    for (const char* bad : {"", "2026-11-1", "2026-11-100", "2026/11/10", "2026-02-29",
                            "x026-11-10", "2026-11-10T", " 2026-11-10"})
        CHECK_FALSE(core::parse_date(bad).has_value());
    CHECK(core::iso_date({7, 1, 2}) == "0007-01-02");
}
