#include "standards/duration.hpp"

#include "doctest/doctest.h"

using icx::standards::parse_duration;

TEST_CASE("duration: what people promise") {
    struct Row {
        const char* text;
        std::int64_t plain_ms, business_days_m;
    };
    const Row rows[] = {{"30m", 1'800'000, 0}, {"4h", 14'400'000, 0},  {"2d", 172'800'000, 0},
                        {"3bd", 0, 3000},      {"90s", 90'000, 0},     {"1h30m", 5'400'000, 0},
                        {"1.5h", 5'400'000, 0}, {"0.5bd", 0, 500},     {"0s", 0, 0},
                        {"1bd2h", 7'200'000, 1000}};
    for (const Row& row : rows) {
        CAPTURE(row.text);
        const auto duration = parse_duration(row.text);
        REQUIRE(duration.has_value());
        CHECK(duration->plain_ms == row.plain_ms);
        CHECK(duration->business_days_m == row.business_days_m);
        CHECK(parse_duration(icx::standards::duration_text(*duration)) == duration);
    }
    CHECK(parse_duration("3bd")->ms(8 * 3600) == 24 * 3'600'000);
}

TEST_CASE("duration: anything else is none") {
    for (const char* text : {"", "4", "h", "4 h", "-4h", "4x", "4h ", "4H", "1.h", ".5h", "1.2345h",
                             "4hh", "99999999999999999999h", "40000d", "4000bd", "1e3s", "4h-"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_duration(text).has_value());
    }
}
