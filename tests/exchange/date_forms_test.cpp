// Times as ticket systems and people write them: what each form means, what is refused, and what
// stays in doubt until another row of the column settles it.
#include "exchange/date_forms.hpp"

#include "core/text.hpp"
#include "standards/fixture.hpp"

using namespace icx;
using exchange::DateSieve;

namespace {

// What a column of these cells means: the readings of its first cell in doubt, one a line.
std::string meaning(std::initializer_list<const char*> cells) {
    DateSieve sieve;
    std::size_t row = 2;
    for (const char* cell : cells) sieve.add(row++, cell);
    std::string out;
    for (const exchange::DateReading& reading : sieve.best())
        out += (out.empty() ? "" : " or ") + test::iso(reading.example_ms);
    return out.empty() ? "refused" : out;
}

}  // namespace

TEST_CASE("dates: forms that say what they mean") {
    struct Row {
        const char* cell;
        const char* read;
    };
    const char* const kMinute = "2025-04-13T14:05:00Z";
    const char* const kSecond = "2025-04-13T14:05:30Z";
    const char* const kDay = "2025-04-13T00:00:00Z";
    const char* const kEast = "2025-04-13T12:05:00Z";  // written at +02:00
    const Row rows[] = {
        // ISO 8601 and what is near it: GLPI, ServiceNow, iTop, Zammad, FreeScout
        {"2025-04-13", kDay},
        {"2025-04-13 14:05", kMinute},
        {"2025-04-13T14:05", kMinute},
        {"2025-04-13 14:05:30", kSecond},
        {"2025-04-13T14:05:30Z", kSecond},
        {"2025-04-13T14:05:30.000Z", kSecond},
        {"2025-04-13 14:05:30 UTC", kSecond},
        {"2025-04-13T14:05:00+02:00", kEast},
        {"2025-04-13T14:05:00.000+0200", kEast},
        {"2025-04-13 14:05:00 +0200", kEast},
        {"2025-04-13 14:05:30.250", "2025-04-13T14:05:30.250Z"},
        {"2025-04-13T14:05:30,250", "2025-04-13T14:05:30.250Z"},
        {"2025-4-13 14:05", kMinute},
        {"2025-04-13 2:05 PM", kMinute},
        {"2025-04-13, 14:05:30", kSecond},
        {"20250413T140530Z", kSecond},
        {"20250413T1405", kMinute},
        {"20250413140530", kSecond},
        {"20250413", kDay},
        {"2025-103", kDay},
        {"2025/04/13 14:05", kMinute},
        {"2025/4/13", kDay},
        {"2025.04.13 14:05:30", kSecond},
        {"2025. 04. 13. 14:05", kMinute},
        {"2025.04.13.", kDay},
        {"2025\u5E744\u670813\u65E5", kDay},
        {"2025\u5E744\u670813\u65E5 14:05", kMinute},
        {"2025\u5E7404\u670813\u65E5 \u4E0B\u53482:05", kMinute},
        {"2025\uB144 4\uC6D4 13\uC77C \uC624\uD6C4 2:05", kMinute},
        // Day and month in numbers, a day that is no month: osTicket, GLPI, ServiceNow, Excel
        {"13/04/2025", kDay},
        {"13/04/2025 14:05", kMinute},
        {"13/04/2025 14:05:30", kSecond},
        {"13/4/2025, 14:05:30", kSecond},
        {"13/04/25 14:05", kMinute},
        {"04/13/2025 02:05 PM", kMinute},
        {"4/13/2025 2:05:30 PM", kSecond},
        {"4/13/25 2:05 PM", kMinute},
        {"4/13/25, 2:05\u202FPM", kMinute},
        {"4/13/2025 2:05 p.m.", kMinute},
        {"13-04-2025 14:05", kMinute},
        {"04-13-2025 14:05", kMinute},
        {"04-13-25 02:05 pm", kMinute},
        {"14:05 13/04/2025", kMinute},
        {"14:05:30 04/13/2025", kSecond},
        // With dots the day stands first, whoever writes them
        {"13.04.2025", kDay},
        {"13.04.2025 14:05", kMinute},
        {"13.4.2025, 14:05:30", kSecond},
        {"13.04.25 14.05 Uhr", kMinute},
        {"13. 4. 2025 14:05", kMinute},
        {"So, 13.04.2025 14:05", kMinute},
        {"03.04.2025 14:05", "2025-04-03T14:05:00Z"},
        // The month by name: Jira, FreeScout, mail, servers
        {"13 Apr 2025 14:05", kMinute},
        {"13 April 2025", kDay},
        {"13-Apr-2025 14:05", kMinute},
        {"13-APR-25", kDay},
        {"13/Apr/25 2:05 PM", kMinute},
        {"13/Apr/2025 14:05", kMinute},
        {"13/Apr/2025:14:05:00 +0200", kEast},
        {"13APR2025:14:05:30", kSecond},
        {"Apr 13, 2025 2:05 PM", kMinute},
        {"Apr 13, 2025, 14:05", kMinute},
        {"April 13, 2025 at 2:05 PM", kMinute},
        {"Sept 13, 2025", "2025-09-13T00:00:00Z"},
        {"Sun, 13 Apr 2025 14:05:00 +0200", kEast},
        {"Sun, 13 Apr 2025 14:05:30 GMT", kSecond},
        {"Sunday, April 13, 2025 2:05 PM", kMinute},
        {"Sunday, 13-Apr-25 14:05:30 GMT", kSecond},
        {"Sun Apr 13 14:05:30 2025", kSecond},
        {"Sun Apr 13 14:05:30 UTC 2025", kSecond},
        {"Sun Apr 13 2025 14:05:00 GMT+0200 (Central European Summer Time)", kEast},
        {"13. April 2025 14:05", kMinute},
        {"13. M\u00E4rz 2025", "2025-03-13T00:00:00Z"},
        {"13. Dez. 2025, 14:05 Uhr", "2025-12-13T14:05:00Z"},
        {"Sonntag, 13. April 2025 14:05", kMinute},
        {"13 f\u00E9vrier 2025", "2025-02-13T00:00:00Z"},
        {"13 avr. 2025 \u00E0 14:05", kMinute},
        {"13 ao\u00FBt 2025 14h05", "2025-08-13T14:05:00Z"},
        {"dim. 13 avril 2025 14:05", kMinute},
        {"13 de abril de 2025 14:05", kMinute},
        {"13 maart 2025", "2025-03-13T00:00:00Z"},
        // Numbers
        {"1744553130", kSecond},
        {"1744553130.250", "2025-04-13T14:05:30.250Z"},
        {"1744553130000", kSecond},
        {"45760.587152778", kSecond},
        {"45760", kDay},
        {"2025-04-13T24:00", "2025-04-14T00:00:00Z"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.cell);
        CHECK(meaning({row.cell}) == row.read);
    }
    CHECK(std::size(rows) >= 50);
}

TEST_CASE("dates: what cannot be told apart keeps both readings") {
    const char* const kBoth = "2025-04-03T14:05:00Z or 2025-03-04T14:05:00Z";
    for (const char* cell : {"03/04/2025 14:05", "03-04-2025 14:05", "3/4/2025 2:05 PM",
                             "03/04/25 14:05", "14:05 03/04/2025"}) {
        CAPTURE(cell);
        CHECK(meaning({cell}) == kBoth);
    }
    // Day and month alike: either way it is the same day.
    CHECK(meaning({"04/04/2025"}) == "2025-04-04T00:00:00Z");
    CHECK(meaning({"04/04/2025", "03/04/2025"}) == "2025-04-03T00:00:00Z or 2025-03-04T00:00:00Z");
}

TEST_CASE("dates: another row of the column settles it and is named") {
    DateSieve day;
    day.add(2, "03/04/2025 14:05");
    day.add(3, "05/04/2025 09:00");
    day.add(7, "25/04/2025 09:00");
    day.add(8, "26/04/2025 09:00");
    REQUIRE(day.best().size() == 1);
    CHECK(day.best()[0].order == exchange::DayOrder::day_first);
    REQUIRE(day.settled());
    CHECK(day.settled()->row == 7);
    CHECK(day.settled()->text == "25/04/2025 09:00");
    CHECK_FALSE(day.against());

    DateSieve month;
    for (std::size_t row = 2; row < 200; row++) month.add(row, "03/04/2025");
    month.add(200, "04/25/2025");
    month.add(201, "25/04/2025");
    month.add(202, "05/26/2025");
    REQUIRE(month.best().size() == 1);
    CHECK(month.best()[0].order == exchange::DayOrder::month_first);
    CHECK(month.settled()->row == 200);
    REQUIRE(month.against());
    CHECK(month.against()->row == 201);
    CHECK(month.read() + 1 == month.cells());
    // Nothing was in doubt: nothing is to be settled.
    DateSieve plain;
    plain.add(2, "25/04/2025");
    CHECK_FALSE(plain.settled());
}

TEST_CASE("dates: what is no time is refused, and one bad cell does not spoil a column") {
    for (const char* cell :
         {"", "yesterday", "n/a", "31/02/2025", "2025-13-41", "32.01.2025", "13/14/2025",
          "Apr 2025",
          "14:05", "2025-W15-7", "13 jui 2025", "13 Foo 2025", "13/04/2025 25:00",
          "13/04/2025 13:05 PM", "13/04/2025 14:05 CEST", "13/04/202514:05", "123", "174455313",
          "25-4-2025 14:5", "0000-00-00 00:00:00", "9999-12-31", "2025-04-13T", "1,744,553,130"}) {
        CAPTURE(cell);
        CHECK(meaning({cell}) == "refused");
    }
    DateSieve sieve;
    sieve.add(2, "2025-04-13 14:05");
    sieve.add(3, "soon");
    sieve.add(4, "2025-04-14 14:05");
    CHECK(sieve.cells() == 3);
    CHECK(sieve.read() == 2);
    REQUIRE(sieve.best().size() == 1);
}
