#include "standards/fixture.hpp"

using namespace icx;
using standards::Interval;

namespace {

// "2026-03-27T09:00:00Z-2026-03-27T17:00:00Z ..." of the open time.
std::string open(const std::string& calendar, const std::string& from, const std::string& until) {
    const standards::BusinessClock clock =
        test::service(calendar).clock(test::s(from), test::s(until));
    std::string out;
    for (const Interval& interval : clock.intervals())
        out += (out.empty() ? "" : " ") + test::iso(interval.from_s * 1000).substr(5, 11) + "/" +
               test::iso(interval.until_s * 1000).substr(5, 11);
    return out;
}

}  // namespace

TEST_CASE("calendar: office hours follow the zone's clock through summer time") {
    // Friday before and Monday after the last Sunday of March.
    CHECK(open(test::weekdays("Europe/Berlin", "09:00-17:00"), "2026-03-27T00:00Z", "2026-03-31T00:00Z") ==
          "03-27T08:00/03-27T16:00 03-30T07:00/03-30T15:00");
}

TEST_CASE("calendar: a night shift loses an hour in spring and gains one in autumn") {
    const std::string night = test::daily("Europe/Berlin", "22:00-06:00");
    CHECK(open(night, "2026-03-28T12:00Z", "2026-03-29T12:00Z") == "03-28T21:00/03-29T04:00");
    CHECK(open(night, "2026-10-24T12:00Z", "2026-10-25T12:00Z") == "10-24T20:00/10-25T05:00");
}

TEST_CASE("calendar: a bound inside the gap of spring moves to the gap's end") {
    CHECK(open(test::daily("Europe/Berlin", "02:30-05:00"), "2026-03-29T00:00Z", "2026-03-29T12:00Z") ==
          "03-29T01:00/03-29T03:00");
    CHECK(open(test::daily("Europe/Berlin", "01:00-02:30"), "2026-03-29T00:00Z", "2026-03-29T12:00Z") ==
          "03-29T00:00/03-29T01:00");
    // Wholly inside: nothing is left of it.
    CHECK(open(test::daily("Europe/Berlin", "02:10-02:50"), "2026-03-29T00:00Z", "2026-03-29T12:00Z") == "");
}

TEST_CASE("calendar: in the repeated hour a start is the first and an end the last occurrence") {
    CHECK(open(test::daily("Europe/Berlin", "02:30-05:00"), "2026-10-25T00:00Z", "2026-10-25T12:00Z") ==
          "10-25T00:30/10-25T04:00");
    CHECK(open(test::daily("Europe/Berlin", "01:00-02:30"), "2026-10-24T20:00Z", "2026-10-25T12:00Z") ==
          "10-24T23:00/10-25T01:30");
}

TEST_CASE("calendar: a change of half an hour moves the hours by half an hour") {
    // Lord Howe goes from +11:00 to +10:30 on 5 April 2026 at 02:00.
    CHECK(open(test::daily("Australia/Lord_Howe", "09:00-17:00"), "2026-04-03T12:00Z", "2026-04-05T12:00Z") ==
          "04-03T22:00/04-04T06:00 04-04T22:30/04-05T06:30");
    const auto clock = test::service(test::daily("Australia/Lord_Howe", "00:00-24:00"))
                           .clock(test::s("2026-04-01T00:00Z"), test::s("2026-04-10T00:00Z"));
    CHECK(clock.intervals().size() == 1);
    // The night of the change has half an hour more.
    const auto night = test::service(test::daily("Australia/Lord_Howe", "22:00-06:00"))
                           .clock(test::s("2026-04-04T00:00Z"), test::s("2026-04-05T00:00Z"));
    CHECK(night.between_s(test::s("2026-04-04T10:00Z"), test::s("2026-04-05T00:00Z")) == 8 * 3600 + 1800);
}

TEST_CASE("calendar: zones off the full hour") {
    CHECK(open(test::weekdays("Asia/Kolkata", "09:30-18:00"), "2026-01-05T00:00Z", "2026-01-06T00:00Z") ==
          "01-05T04:00/01-05T12:30");
}

TEST_CASE("calendar: a date that the zone left out has no hours") {
    // In Apia 29 December 2011 was followed by the 31st.
    CHECK(open(test::daily("Pacific/Apia", "09:00-17:00"), "2011-12-29T12:00Z", "2011-12-31T12:00Z") ==
          "12-29T19:00/12-30T03:00 12-30T19:00/12-31T03:00");
    // The shift that began on the 29th ends where that date does; none begins on the 30th.
    CHECK(open(test::daily("Pacific/Apia", "22:00-06:00"), "2011-12-29T20:00Z", "2011-12-31T00:00Z") ==
          "12-30T08:00/12-30T10:00");
}

TEST_CASE("calendar: a holiday removes the whole frame that starts on it, and no other") {
    const std::string night =
        R"({"tz":"UTC","week":["22:00-06:00","22:00-06:00","22:00-06:00","22:00-06:00","22:00-06:00","22:00-06:00","22:00-06:00"],"holidays":["2026-01-02"]})";
    CHECK(open(night, "2026-01-01T12:00Z", "2026-01-04T12:00Z") ==
          "01-01T22:00/01-02T06:00 01-03T22:00/01-04T06:00");
}

TEST_CASE("calendar: a special day has its own hours, holiday or not") {
    const std::string calendar =
        R"({"tz":"UTC","week":["09:00-17:00","09:00-17:00","09:00-17:00","09:00-17:00","09:00-17:00",[],[]],)"
        R"("holidays":["2026-01-06","2026-01-07"],"special":{"2026-01-06":"10:00-11:00","2026-01-08":[],"2026-01-10":"12:00-13:00"}})";
    CHECK(open(calendar, "2026-01-05T00:00Z", "2026-01-11T00:00Z") ==
          "01-05T09:00/01-05T17:00 01-06T10:00/01-06T11:00 01-09T09:00/01-09T17:00 01-10T12:00/01-10T13:00");
}

TEST_CASE("calendar: frames that touch or overlap across midnight are one") {
    CHECK(open(test::daily("UTC", "00:00-24:00"), "2026-01-01T00:00Z", "2026-01-04T00:00Z") ==
          "01-01T00:00/01-04T00:00");
    CHECK(open(test::daily("UTC", "08:00-08:00"), "2026-01-01T00:00Z", "2026-01-04T00:00Z") ==
          "01-01T00:00/01-04T00:00");
    CHECK(open(test::daily("UTC", "20:00-21:00"), "2026-01-01T20:30Z", "2026-01-02T20:30Z") ==
          "01-01T20:30/01-01T21:00 01-02T20:00/01-02T20:30");
}

TEST_CASE("calendar: versions take turns at their local dates, and may change the zone") {
    const std::string versions =
        R"({"versions":[{"from":"2020-01-01","tz":"UTC","week":["09:00-17:00","09:00-17:00","09:00-17:00","09:00-17:00","09:00-17:00",[],[]]},)"
        R"({"from":"2026-01-07","tz":"Asia/Kolkata","week":["08:00-12:00","08:00-12:00","08:00-12:00","08:00-12:00","08:00-12:00",[],[]]}]})";
    CHECK(open(versions, "2026-01-06T00:00Z", "2026-01-08T00:00Z") ==
          "01-06T09:00/01-06T17:00 01-07T02:30/01-07T06:30");
}

TEST_CASE("calendar: two calendars overlap where both are open") {
    const std::vector<Interval> a = {{0, 10}, {20, 30}, {40, 50}};
    const std::vector<Interval> b = {{5, 25}, {28, 45}, {60, 70}};
    CHECK(standards::overlap(a, b) == std::vector<Interval>{{5, 10}, {20, 25}, {28, 30}, {40, 45}});
    CHECK(standards::overlap(a, {}).empty());
    // Lisbon and Kolkata share 09:00-12:30 UTC in winter.
    auto both = standards::Service::make({test::calendar(test::weekdays("Europe/Lisbon", "09:00-17:00")),
                                          test::calendar(test::weekdays("Asia/Kolkata", "09:30-18:00"))},
                                         test::zones());
    REQUIRE(both.ok());
    const auto clock = both->clock(test::s("2026-01-05T00:00Z"), test::s("2026-01-06T00:00Z"));
    REQUIRE(clock.intervals().size() == 1);
    CHECK(test::iso(clock.intervals()[0].from_s * 1000) == "2026-01-05T09:00:00Z");
    CHECK(test::iso(clock.intervals()[0].until_s * 1000) == "2026-01-05T12:30:00Z");
}

TEST_CASE("calendar: a business day is the length that most open weekdays have") {
    const auto length = [](const std::string& json) {
        return standards::business_day_of(test::calendar(json).versions[0].calendar);
    };
    CHECK(length(test::weekdays("UTC", "08:00-17:00")) == 9 * 3600);
    CHECK(length(test::weekdays("UTC", "")) == 0);
    CHECK(length(test::daily("UTC", "22:00-06:00")) == 8 * 3600);
    const std::string lunch =
        R"({"tz":"UTC","week":[["08:00-12:00","13:00-17:00"],["08:00-12:00","13:00-17:00"],"08:00-12:00",[],"08:00-12:00",[],[]])";
    CHECK(length(lunch + "}") == 8 * 3600);  // two of 8 h, two of 4 h: the longer
    CHECK(length(lunch + R"(,"business_day":"7h30m"})") == 27000);
}
