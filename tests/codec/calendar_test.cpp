#include "codec/calendar.hpp"

#include "codec/schema_check.hpp"
#include "codec/schema.hpp"
#include "standards/fixture.hpp"

using namespace icx;

namespace {

const std::string kWeek =
    R"("week":["09:00-17:00","09:00-17:00",["09:00-12:00","13:00-17:00"],[],"22:00-06:00","00:00-24:00",[]])";

std::string fault_of_calendar(const std::string& json) {
    const auto value = codec::parse_json(json);
    REQUIRE(value.ok());
    const auto read = codec::calendar_history_from_value(*value, "/calendar", test::zones());
    return read ? "" : read.error().place + " " + read.error().message;
}

std::string spec(const std::string& standards, const std::string& more = "") {
    return "{\"calendar\":" + std::string(test::kOffice) + ",\"standards\":[" + standards + "]" + more + "}";
}
std::string fault_of_spec(const std::string& text) {
    const auto read = codec::decode_standards_spec(text, test::zones());
    return read ? "" : read.error().place + " " + read.error().message;
}

}  // namespace

TEST_CASE("calendar: read, written and read again it is the same") {
    const std::string json = "{\"tz\":\"Europe/Rome\"," + kWeek +
                             R"(,"holidays":["2026-12-25","2026-01-01","2026-12-25"],)"
                             R"("special":{"2026-12-24":"09:00-12:00","2026-12-26":[]},"business_day":"7h30m"})";
    const auto read = codec::calendar_history_from_value(*codec::parse_json(json), "", test::zones());
    REQUIRE(read.ok());
    const standards::Calendar& calendar = read->versions[0].calendar;
    CHECK(calendar.week[2].size() == 2);
    CHECK(calendar.week[4] == standards::DayHours{{22 * 3600, 30 * 3600}});
    CHECK(calendar.week[5] == standards::DayHours{{0, 86400}});
    CHECK(calendar.holidays.size() == 2);
    CHECK(calendar.special.size() == 2);
    CHECK(calendar.business_day_s == 27000);
    const core::Value written = codec::to_value(*read);
    const auto again = codec::calendar_history_from_value(written, "", test::zones());
    REQUIRE(again.ok());
    CHECK(again->versions[0].calendar == calendar);
    for (const auto& named : codec::build_schemas())
        if (named.file == "calendar.schema.json") CHECK(test::schema_faults(named.schema, written).empty());
}

TEST_CASE("calendar: an R-made file may write an empty map as a list") {
    CHECK(fault_of_calendar("{\"tz\":\"UTC\"," + kWeek + ",\"special\":[],\"holidays\":[]}") == "");
}

TEST_CASE("calendar: what is wrong is named with its place") {
    struct Row {
        std::string json;
        const char* fault;
    };
    const auto week = [](const std::string& monday) {
        return "{\"tz\":\"UTC\",\"week\":[" + monday + R"(,[],[],[],[],[],[]]})";
    };
    const auto with = [](const std::string& more) { return "{\"tz\":\"UTC\"," + kWeek + "," + more + "}"; };
    const Row rows[] = {
        {"[]", "/calendar must be a calendar"},
        {"{" + kWeek + "}", "/calendar/tz must name a time zone"},
        {"{\"tz\":\"Europe/Atlantis\"," + kWeek + "}", "/calendar/tz there is no time zone \"Europe/Atlantis\""},
        {"{\"tz\":\"../UTC\"," + kWeek + "}", "/calendar/tz there is no time zone \"../UTC\""},
        {R"({"tz":"UTC"})", "/calendar/week is missing"},
        {R"({"tz":"UTC","week":[[]]})", "/calendar/week must be a list of seven days, Monday first"},
        {week("\"9:00-17:00\""), "/calendar/week/0 must be hours like \"09:00-17:00\""},
        {week("\"09:00-24:30\""), "/calendar/week/0 must be hours like \"09:00-17:00\""},
        {week("\"24:00-25:00\""), "/calendar/week/0 must be hours like \"09:00-17:00\""},
        {week("\"24:00-06:00\""), "/calendar/week/0 must begin before 24:00"},
        {week("[\"09:00-12:00\",7]"), "/calendar/week/0/1 must be hours like \"09:00-17:00\""},
        {week("[\"09:00-12:00\",\"11:00-13:00\"]"), "/calendar/week/0 holds hours that overlap"},
        {week("[\"22:00-06:00\",\"23:00-23:30\"]"), "/calendar/week/0 holds hours that overlap"},
        {week("null"), "/calendar/week/0 must be hours, a list of hours, or []"},
        {with("\"holidays\":[\"2026-02-30\"]"), "/calendar/holidays/0 must be a date like \"2026-12-25\""},
        {with("\"holidays\":\"2026-02-03\""), "/calendar/holidays must be a list of dates"},
        {with("\"special\":{\"26-02-03\":[]}"), "/calendar/special/26-02-03 must be a date like \"2026-12-25\""},
        {with("\"special\":{\"2026-02-03\":\"x\"}"), "/calendar/special/2026-02-03 must be hours like \"09:00-17:00\""},
        {with("\"business_day\":\"30h\""), "/calendar/business_day must be a duration up to 24h, like \"8h\""},
        {R"({"versions":[]})", "/calendar/versions must be a list of 1 to 200 calendars"},
        {R"({"versions":[{"from":"x"}]})", "/calendar/versions/0/from must be a date like \"2026-12-25\""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.json);
        CHECK(fault_of_calendar(row.json) == row.fault);
    }
    const std::string one = "{\"from\":\"2026-01-01\",\"tz\":\"UTC\"," + kWeek + "}";
    CHECK(fault_of_calendar("{\"versions\":[" + one + "," + one + "]}") ==
          "/calendar/versions/1/from must be later than the version before");
}

TEST_CASE("standards spec: targets, goals and places") {
    const std::string ok = R"({"id":"ack","from":"opened","to":"acknowledged","target":"4h","goal":0.95})";
    CHECK(fault_of_spec(spec(ok)) == "");
    const auto by = codec::decode_standards_spec(
        spec(R"({"id":"a","from":"o","to":"r","target":{"by":"priority","values":{"1 - Critical":"4h","2":"3bd"}}})"),
        test::zones());
    REQUIRE(by.ok());
    CHECK(by->standards[0].target.by == "priority");
    CHECK(by->standards[0].target.values.at("2").business_days_m == 3000);
    struct Row {
        std::string text;
        const char* fault;
    };
    const auto one = [](const std::string& more) { return spec(R"({"id":"a","from":"o","to":"r",)" + more + "}"); };
    const Row rows[] = {
        {"{}", "/calendar is missing"},
        {"[]", " must be a map"},
        {spec(""), "/standards must be a list of 1 to 200 standards"},
        {spec(R"({"from":"o","to":"r","target":"4h"})"), "/standards/0/id is missing"},
        {spec(ok + "," + ok), "/standards/1/id appears twice"},
        {spec(R"({"id":"a","from":"o","to":"r"})"), "/standards/0/target is missing"},
        {one(R"("target":"4 hours")"), "/standards/0/target must be a duration like \"30m\", \"4h\", \"2d\" or \"3bd\""},
        {one(R"("target":4)"), "/standards/0/target must be a map"},
        {one(R"("target":{"by":"p"})"), "/standards/0/target/values must map each value to a duration"},
        {one(R"("target":{"by":"p","values":{"a/b":"x"}})"),
         "/standards/0/target/values/a~1b must be a duration like \"30m\", \"4h\", \"2d\" or \"3bd\""},
        {one(R"("target":"4h","goal":95)"), "/standards/0/goal must be above 0 and at most 1"},
        {one(R"("target":"4h","at":["x"])"), "/standards/0/at must be a duration like \"30m\", \"4h\", \"2d\" or \"3bd\""},
        {one(R"("target":"4h","calendar":{"tz":"UTC"})"), "/standards/0/calendar/week is missing"},
        {spec(ok, ",\"now\":\"yesterday\""), "/now must be a time from 1970 to 2040, like \"2026-01-31T12:00:00Z\""},
        {spec(ok, ",\"timestamps\":{\"tz\":\"Mars/Base\"}"), "/timestamps/tz there is no time zone \"Mars/Base\""},
        {spec(ok, ",\"pauses\":{\"log\":\"e.csv\"}"), "/pauses/case is missing"},
        {spec(ok, ",\"columns\":[1]"), "/columns must map names to columns of the log"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(fault_of_spec(row.text) == row.fault);
    }
    CHECK(fault_of_spec("{\"calendar\"") != "");
}
