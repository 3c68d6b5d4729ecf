// Holidays from iCalendar files: what their events mean in local days, what is left out and why,
// and that what is written reads back.
#include "exchange/ics.hpp"

#include "golden/golden.hpp"

#include <doctest/doctest.h>

#include "core/random.hpp"
#include "core/text.hpp"

using namespace icx;

namespace {

std::string file(const std::string& events) {
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + events + "END:VCALENDAR\r\n";
}
std::string event(const std::string& lines) {
    return "BEGIN:VEVENT\r\n" + lines + "END:VEVENT\r\n";
}

core::Result<exchange::IcsDays> read(const std::string& text) {
    return exchange::read_ics_days(text, {2026, 1, 1}, {2030, 12, 31}, {});
}
std::string days(const std::string& lines) {
    const auto found = read(file(event(lines)));
    if (!found) return core::describe(found.error());
    std::string out;
    for (const exchange::IcsDay& day : found->days)
        out += (out.empty() ? "" : " ") + core::iso_date(core::civil_from_days(day.day));
    for (const core::Problem& problem : found->problems)
        out += "[" + problem.place + " " + problem.message + "]";
    return out;
}

}  // namespace

TEST_CASE("ics: events become local days, the end exclusive") {
    CHECK(days("DTSTART;VALUE=DATE:20261225\r\nDTEND;VALUE=DATE:20261227\r\n") ==
          "2026-12-25 2026-12-26");
    CHECK(days("DTSTART;VALUE=DATE:20261225\r\n") == "2026-12-25");
    CHECK(days("DTSTART;VALUE=DATE:20261225\r\nDTEND;VALUE=DATE:20261225\r\n") == "2026-12-25");
    CHECK(days("DTSTART;VALUE=DATE:20261225\r\nDURATION:P3D\r\n") ==
          "2026-12-25 2026-12-26 2026-12-27");
    CHECK(days("DTSTART;TZID=Europe/Lisbon:20261225T000000\r\nDTEND:20261226T000000\r\n") ==
          "2026-12-25");
    CHECK(days("SUMMARY:Lunch\r\nDTSTART:20261225T120000\r\nDTEND:20261225T130000\r\n") ==
          "[line 3 Lunch does not last a whole day; enter a half day by hand]");
    CHECK(days("DTSTART;VALUE=DATE:20261225\r\nSTATUS:CANCELLED\r\n").empty());
}

TEST_CASE("ics: rules of repeating, table by table") {
    const struct {
        const char* start;
        const char* rule;
        const char* days;
    } rows[] = {
        {"20251225", "FREQ=YEARLY;UNTIL=20271231", "2026-12-25 2027-12-25"},
        {"20260101", "FREQ=YEARLY;COUNT=2", "2026-01-01 2027-01-01"},
        {"20240229", "FREQ=YEARLY", "2028-02-29"},
        {"20260101", "FREQ=YEARLY;INTERVAL=3", "2026-01-01 2029-01-01"},
        {"20261126", "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;COUNT=3",
         "2026-11-26 2027-11-25 2028-11-23"},
        {"20260525", "FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO;COUNT=2", "2026-05-25 2027-05-31"},
        {"20260501", "FREQ=YEARLY;BYMONTHDAY=1;BYMONTH=5,8;COUNT=3",
         "2026-05-01 2026-08-01 2027-05-01"},
        {"20260131", "FREQ=MONTHLY;COUNT=3", "2026-01-31 2026-03-31 2026-05-31"},
        {"20260131", "FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3", "2026-01-31 2026-02-28 2026-03-31"},
        {"20260102", "FREQ=MONTHLY;BYDAY=1FR;COUNT=3", "2026-01-02 2026-02-06 2026-03-06"},
        {"20260105", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR;COUNT=4",
         "2026-01-05 2026-01-09 2026-01-19 2026-01-23"},
        {"20260105", "FREQ=WEEKLY;WKST=SU;COUNT=2", "2026-01-05 2026-01-12"},
        {"20260601", "FREQ=DAILY;INTERVAL=2;UNTIL=20260605T235959Z",
         "2026-06-01 2026-06-03 2026-06-05"},
        {"20260101", "FREQ=YEARLY;BYSETPOS=1;BYDAY=MO",
         "[line 3 an event repeats in a way that is not understood, BYSETPOS=1]"},
        {"20260101", "FREQ=HOURLY",
         "[line 3 an event repeats in a way that is not understood, FREQ=HOURLY]"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.rule);
        CHECK(days("DTSTART;VALUE=DATE:" + std::string(row.start) + "\r\nRRULE:" + row.rule +
                   "\r\n") == row.days);
    }
    CHECK(days("DTSTART;VALUE=DATE:20260105\r\nRRULE:FREQ=WEEKLY;COUNT=3\r\n"
               "EXDATE;VALUE=DATE:20260112\r\nRDATE;VALUE=DATE:20260201\r\n") ==
          "2026-01-05 2026-01-19 2026-02-01");
}

TEST_CASE("ics: folded lines, escapes and times in UTC are read") {
    const auto found = read(file(event("SUMMARY:Caf\xC3\xA9\\, bar\r\n  and\r\n  more\\nlines\r\n"
                                       "DTSTART;VALUE=DATE:20261225\r\n")));
    REQUIRE(found.ok());
    CHECK(found->days.at(0).name == "Caf\xC3\xA9, bar and more lines");
    core::ZoneTable zone;
    zone.first_offset_s = 3600;
    const auto in_zone = exchange::read_ics_days(
        file(event("DTSTART:20261224T230000Z\r\nDTEND:20261225T230000Z\r\n")), {2026, 1, 1},
        {2026, 12, 31}, zone);
    REQUIRE(in_zone.ok());
    REQUIRE(in_zone->days.size() == 1);
    CHECK(in_zone->days[0].day == core::days_from_civil({2026, 12, 25}));
}

TEST_CASE("ics: what is no calendar is refused with its line") {
    const auto place = [](const std::string& text) {
        const auto found = read(text);
        REQUIRE(!found.ok());
        return found.error().place;
    };
    CHECK(place("date;name\n") == "line 1");
    CHECK(place("BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\n") == "line 3");
    CHECK(place("BEGIN:VCALENDAR\nno colon here\n") == "line 2");
    CHECK(place("BEGIN:VCALENDAR\nBEGIN:VEVENT\n") == "line 2");
    std::string deep = "BEGIN:VCALENDAR\n";
    for (int i = 0; i < 50; i++)
        deep += "BEGIN:VALARM\n";
    CHECK(place(deep) == "line 9");
    CHECK(place("BEGIN:VCALENDAR\nX:" + std::string(70'000, 'x') + "\n") == "line 2");
}

TEST_CASE("ics: what is written reads back, whatever the names are") {
    core::SeededRandom random(7);
    const std::string letters[] = {"a", ",", ";", "\\", " ", "\xC3\xA9", "\xE2\x82\xAC",
                                   "z", ":", "\""};
    for (int round = 0; round < 60; round++) {
        std::vector<exchange::IcsDay> wanted;
        std::int64_t day = core::days_from_civil({2026, 1, 1});
        for (int i = 0; i < 20; i++) {
            day += 1 + static_cast<std::int64_t>(random.next() % 40);
            std::string name = "x";
            const std::uint64_t length = random.next() % 150;
            for (std::uint64_t n = 0; n < length; n++)
                name += letters[random.next() % std::size(letters)];
            wanted.push_back({day, name + "x"});
        }
        const std::string text =
            exchange::write_ics_days(wanted, "Office, hours", "ca_1", {1'794'300'000'000});
        for (std::size_t at = 0, end = 0; at < text.size(); at = end + 2) {
            end = text.find("\r\n", at);
            CHECK(end - at <= 75);
            CHECK(core::is_utf8(std::string_view(text).substr(at, end - at)));
        }
        const auto found = read(text);
        REQUIRE(found.ok());
        CHECK(found->problems.empty());
        CHECK(found->days == wanted);
        CHECK(text ==
              exchange::write_ics_days(wanted, "Office, hours", "ca_1", {1'794'300'000'000}));
    }
}

TEST_CASE("ics: broken files are refused or read in part, never more") {
    const std::string whole =
        file(event("SUMMARY:One\r\nDTSTART;VALUE=DATE:20260101\r\nRRULE:FREQ=YEARLY;BYDAY=1MO;"
                   "BYMONTH=2\r\nEXDATE:20270201\r\n"));
    core::SeededRandom random(8);
    for (int i = 0; i < 3000; i++) {
        std::string broken = whole;
        for (std::uint64_t n = random.next() % 4 + 1; n > 0; n--)
            broken[random.next() % broken.size()] = static_cast<char>(random.next() % 128);
        const auto found = read(broken);
        if (found) CHECK(found->days.size() <= 20'000);
    }
    for (std::size_t i = 0; i < whole.size(); i++)
        (void)read(whole.substr(0, i));
}

TEST_CASE("ics: due times are folded, escaped and keep their UIDs; our reader understands them") {
    const std::vector<exchange::IcsDue> items = {
        {"rq_1 st_1", {1'794'308'700'000}, "Acknowledge: 4187, Scanner; quay 2",
         "Each request gets a human reply within 4 working hours, Monday to Friday.\nDue Tue 10 Nov, "
         "11:05 (Europe/Lisbon)\nC:\\logs, \u00E9t\u00E9"},
        {"rq_2 st_1", {1'794'312'300'000}, "Acknowledge: 4188", ""}};
    const auto written = [&](std::int64_t stamp_ms) {
        return exchange::write_ics_due(items, "Due, Harbour", {stamp_ms});
    };
    const std::string text = written(1'794'306'420'000);
    test::check_golden("tests/golden/due.ics", text);
    for (std::size_t at = 0, end = 0; at < text.size(); at = end + 2) {
        end = text.find("\r\n", at);
        REQUIRE(end != std::string::npos);
        CHECK(end - at <= 75);
        CHECK(core::is_utf8(std::string_view(text).substr(at, end - at)));
    }
    const auto found = read(text);
    REQUIRE(found.ok());
    CHECK(found->events == 2);
    // Read as holidays they are none, and named by their summaries, unfolded and unescaped.
    REQUIRE(found->problems.size() == 2);
    CHECK(found->problems[0].message.find("Acknowledge: 4187, Scanner; quay 2 ") == 0);
    CHECK(found->problems[1].message.find("Acknowledge: 4188 ") == 0);
    // Exported later, only the stamp differs.
    std::string later = written(1'794'310'020'000);
    for (std::size_t at; (at = later.find("20261110T112700Z")) != std::string::npos;)
        later.replace(at, 16, "20261110T102700Z");
    CHECK(later == text);
}
