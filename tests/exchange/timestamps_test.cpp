#include "exchange/timestamps.hpp"

#include "standards/fixture.hpp"

using namespace icx;
using exchange::TimestampReader;

namespace {

std::string read(const char* format, const char* zone, const char* cell) {
    std::optional<core::ZoneTable> table;
    if (zone) table = test::zone(zone);
    auto reader = TimestampReader::make(format, table);
    REQUIRE(reader.ok());
    const auto at = reader->read(cell);
    return at ? test::iso(*at) : reader->fault();
}

}  // namespace

TEST_CASE("timestamps: ISO 8601 with its own zone, or in the one that is named") {
    struct Row {
        const char* zone;
        const char* cell;
        const char* read;
    };
    const char* const kZoneless = "has no time zone, and the spec names none (\"timestamps\": {\"tz\"})";
    const Row rows[] = {
        {nullptr, "2026-01-31T12:00:00Z", "2026-01-31T12:00:00Z"},
        {nullptr, "2026-01-31 12:00+02:00", "2026-01-31T10:00:00Z"},
        {nullptr, "2026-01-31T12:00:00.250-0330", "2026-01-31T15:30:00.250Z"},
        {nullptr, "2026-01-31T24:00Z", "2026-02-01T00:00:00Z"},
        {nullptr, "2026-01-31T12:00:00", kZoneless},
        {"America/New_York", "2026-01-31 12:00:00", "2026-01-31T17:00:00Z"},
        {"America/New_York", "2026-01-31T12:00:00Z", "2026-01-31T12:00:00Z"},
        {"America/New_York", "2026-01-31", "2026-01-31T05:00:00Z"},
        {"America/New_York", "2026-03-08 02:30:00", "never was: the clocks were put forward over it"},
        {"America/New_York", "2026-11-01 01:30:00", "2026-11-01T05:30:00Z"},  // the first of the two
        // Midnight was skipped, the day was not; a date that was skipped has no first moment.
        {"America/Sao_Paulo", "2017-10-15", "2017-10-15T03:00:00Z"},
        {"America/Sao_Paulo", "2017-10-14T24:00", "2017-10-15T03:00:00Z"},
        {"America/Sao_Paulo", "2017-10-15 00:00",
         "never was: the clocks were put forward over it"},
        {"Pacific/Apia", "2011-12-30", "never was: the clocks were put forward over it"},
        {"Pacific/Apia", "2011-12-29T24:00", "2011-12-30T10:00:00Z"},
        {"UTC", "2026-02-30", "is no day of the calendar"},
        {"UTC", "2026-02-28 24:30", "is no time of day"},
        {"UTC", "2026-02-28 12:60", "is no time of day"},
        {"UTC", "1969-12-31 23:59", "lies outside 1970 to 2040"},
        {"UTC", "2041-01-01", "lies outside 1970 to 2040"},
        {"UTC", "28.02.2026", "is no time"},
        {"UTC", "2026-02-28T", "is no time"},
        {"UTC", "2026-02-28T12:00Zx", "is no time"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.cell);
        CHECK(read("", row.zone, row.cell) == row.read);
    }
}

TEST_CASE("timestamps: formats of other people") {
    struct Row {
        const char* format;
        const char* cell;
        const char* read;
    };
    const Row rows[] = {
        {"%d-%m-%Y %H:%M", "31-01-2026 09:05", "2026-01-31T09:05:00Z"},
        {"%d/%b/%y %I:%M %p", "9/Jan/26 12:05 AM", "2026-01-09T00:05:00Z"},
        {"%d/%b/%y %I:%M %p", "9/jan/26 1:05 pm", "2026-01-09T13:05:00Z"},
        {"%B %d, %Y %T", "September 3, 2026 10:11:12", "2026-09-03T10:11:12Z"},
        {"%a %e %b %Y %R", "Tue  3 Feb 2026 10:11", "2026-02-03T10:11:00Z"},
        {"%m/%d/%Y", "2/3/2026", "2026-02-03T00:00:00Z"},
        {"%D", "02/03/69", "lies outside 1970 to 2040"},  // POSIX: 69 is 1969
        {"%Y-%j", "2024-366", "2024-12-31T00:00:00Z"},
        {"%Y-%j", "2026-366", "is no day of the calendar"},
        {"%F %T%z", "2026-02-03 10:00:00+0530", "2026-02-03T04:30:00Z"},
        {"%F %T %Z", "2026-02-03 10:00:00 UTC", "2026-02-03T10:00:00Z"},
        {"%F %T.%f", "2026-02-03 10:00:00.125", "2026-02-03T10:00:00.125Z"},
        {"%s", "1770112800", "2026-02-03T10:00:00Z"},
        {"100%% %Y", "100% 2026", "2026-01-01T00:00:00Z"},
        {"%d-%m-%Y", "31-13-2026", "is no day of the calendar"},
        {"%d-%m-%Y", "31-01-2026 x", "is no time"},
        {"%I:%M %p", "13:00 PM", "is no time"},
        // Written with its own zone a time needs no format; without, it must keep to it.
        {"%d-%m-%Y %H:%M", "2026-02-03T10:00:00Z", "2026-02-03T10:00:00Z"},
        {"%d-%m-%Y %H:%M", "2026-02-03T10:00:00", "is no time"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.format);
        CAPTURE(row.cell);
        CHECK(read(row.format, "UTC", row.cell) == row.read);
    }
    for (const char* bad : {"%q", "%", "%Y-%"}) CHECK_FALSE(TimestampReader::make(bad, {}).ok());
}

TEST_CASE("timestamps: a format without hours means the day's first moment") {
    const char* const kZone = "America/Sao_Paulo";
    CHECK(read("%d.%m.%Y", kZone, "15.10.2017") == "2017-10-15T03:00:00Z");
    CHECK(read("%d.%m.%Y %H", kZone, "15.10.2017 0") ==
          "never was: the clocks were put forward over it");
}

TEST_CASE("timestamps: times of the repeated hour are counted") {
    auto reader = TimestampReader::make("", test::zone("Europe/Berlin"));
    REQUIRE(reader.ok());
    (void)reader->read("2026-10-25 02:30");
    (void)reader->read("2026-10-25 03:30");
    CHECK(reader->repeated() == 1);
}
