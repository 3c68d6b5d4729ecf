// Business hours as records: versions, single days, copies and removal, with undo and merging.
#include "app/calendar_commands.hpp"
#include "app/fixture.hpp"
#include "app/request_commands.hpp"
#include "app/standard_commands.hpp"
#include "app/standard_figures.hpp"
#include "app/zones.hpp"
#include "codec/calendar.hpp"

using namespace icx;
using app_testing::Device;

namespace {

struct Hours {
    Device device{4};
    testing::FewZones zones;
    std::string standard, calendar;

    Hours() {
        device.clock.ms = core::parse_instant("2026-11-02T08:00:00Z")->ms;  // a Monday
        standard = device.must(app::CreateStandard{"UTC", app::StandardExample::reply}).created;
        calendar = device.workspace().table<model::Calendar>().begin()->first;
    }
    const model::Workspace& workspace() const { return device.workspace(); }
    const model::Calendar& record(const std::string& id) const {
        const auto* found = workspace().table<model::Calendar>().find(std::string_view(id));
        REQUIRE(found);
        return *found;
    }
    std::string version(core::Date from) {
        return device.must(app::AddHoursVersion{model::CalendarId(calendar), from}).created;
    }
    void set(const std::string& id, const char* field, core::Value value) {
        device.must(app::SetField{"calendar", id, field, std::move(value)});
    }
    void set_day(core::Date date, app::DayKind kind, const char* name, const char* hours) {
        device.must(app::SetDay{model::CalendarId(calendar), date, kind, name, hours});
    }
    standards::CalendarHistory history() {
        auto hours = app::hours_of(workspace(), model::CalendarId(calendar), zones);
        REQUIRE(hours.ok());
        return *hours;
    }
};

}  // namespace

TEST_CASE("hours of a day are read as people write them, and what is wrong is said") {
    CHECK(codec::day_hours_from_text("")->empty());
    const auto two = codec::day_hours_from_text(" 13:00-17:00 ,08:00-12:00");
    REQUIRE(two.ok());
    CHECK(two->at(0).from_s == 8 * 3600);
    CHECK(codec::day_hours_from_text("22:00-06:00")->at(0).until_s == 30 * 3600);
    const auto words = [](const char* text) {
        const auto read = codec::day_hours_from_text(text);
        REQUIRE(!read.ok());
        return read.error().message;
    };
    CHECK(words("9 to 5") == "\u201C9 to 5\u201D is not written like 08:00-17:00");
    CHECK(words("08:00-12:00, 11:00-13:00") ==
          "\u201C08:00-12:00\u201D and \u201C11:00-13:00\u201D overlap");
    CHECK(words("08:00-12:00, 08:00-09:00").find("overlap") != std::string::npos);
    CHECK(words("25:00-26:00").find("25:00-26:00") != std::string::npos);
}

TEST_CASE("every field of a calendar names its own fault at once") {
    Hours hours;
    hours.set(hours.calendar, "tz", "Europe/Nowhere");
    hours.set(hours.calendar, "monday", "17:00-08:30");
    hours.set(hours.calendar, "thursday", "8-17");
    hours.set(hours.calendar, "saturday", "22:00-06:00");
    hours.set(hours.calendar, "holidays", "2026-12-25 Christmas Day\n25.12.2027 Christmas Day");
    hours.set(hours.calendar, "special", "2026-12-24 08:00-12:00 Half day\n2026-12-31 8am");
    const auto errors =
        app::check_calendar(hours.workspace(), hours.record(hours.calendar), hours.zones);
    CHECK(!errors.tz.empty());
    CHECK(errors.week[0].find("Tuesday") != std::string::npos);
    CHECK(errors.week[1].empty());
    CHECK(errors.week[3].find("8-17") != std::string::npos);
    CHECK(errors.week[5].empty());
    CHECK(errors.notes[5] == "Runs to 06:00 on Sunday");
    CHECK(errors.holidays == "Line 2 does not begin with a date such as 2026-12-25");
    CHECK(errors.special.find("Line 2") == 0);
    CHECK(!app::hours_of(hours.workspace(), model::CalendarId(hours.calendar), hours.zones).ok());
}

TEST_CASE("later hours hold from their day, and what lies before keeps the hours it had") {
    Hours hours;
    const std::string request = [&] {
        app::NewRequest command;
        command.title = "Printer";
        command.service = hours.workspace().table<model::Service>().begin()->second.id;
        return hours.device.must(command).created;
    }();
    const auto story = [&](const char* now) {
        const auto requests = app::requests_of(hours.workspace());
        return *app::tell_deadline(
            hours.workspace(),
            *hours.workspace().table<model::Standard>().find(std::string_view(hours.standard)),
            requests.at(0), hours.zones, *core::parse_instant(now));
    };
    CHECK(story("2026-11-02T09:00:00Z").outcome.due_ms ==
          core::parse_instant("2026-11-02T12:00:00Z")->ms);
    // From tomorrow on shorter days: nothing of today moves.
    const std::string later = hours.version({2026, 11, 3});
    hours.set(later, "tuesday", "10:00-12:00");
    CHECK(story("2026-11-02T09:00:00Z").outcome.due_ms ==
          core::parse_instant("2026-11-02T12:00:00Z")->ms);
    // From today on they do: 3 h until noon, the fourth hour tomorrow.
    hours.set(later, "from", "2026-11-02");
    hours.set(later, "monday", "09:00-12:00");
    CHECK(story("2026-11-02T09:00:00Z").outcome.due_ms ==
          core::parse_instant("2026-11-03T11:00:00Z")->ms);
    CHECK(hours.history().versions.size() == 2);
    CHECK(app::calendars(hours.workspace()).size() == 1);
}

TEST_CASE("a version begins as a copy of the hours before it and shares the holidays") {
    Hours hours;
    const std::string second = hours.version({2027, 1, 1});
    hours.set(second, "friday", "08:00-12:00");
    const std::string third = hours.version({2028, 1, 1});
    CHECK(hours.record(third).friday == "08:00-12:00");
    CHECK(hours.record(third).thursday == "08:00-17:00");
    hours.set_day({2028, 1, 3}, app::DayKind::holiday, "New year", "");
    const auto history = hours.history();
    REQUIRE(history.versions.size() == 3);
    CHECK(history.versions[2].calendar.is_holiday(core::days_from_civil({2028, 1, 3})));
    const auto again = hours.device.session.run(
        app::AddHoursVersion{model::CalendarId(hours.calendar), core::Date{2027, 1, 1}});
    CHECK(!again.ok());
    CHECK(!hours.device.session
               .run(app::AddHoursVersion{model::CalendarId(hours.calendar), std::nullopt})
               .ok());
    hours.device.must(app::RemoveHoursVersion{model::CalendarId(second)});
    CHECK(hours.history().versions.size() == 2);
    CHECK(hours.device.session.undo());
    CHECK(hours.history().versions.size() == 3);
}

TEST_CASE("two versions of one day, made apart, settle to one; the other is named, not lost") {
    Hours hours;
    Device other(5);
    REQUIRE(other.session.import_bundle(hours.device.session.export_bundle(), "import").ok());
    hours.version({2027, 1, 1});
    other.must(app::AddHoursVersion{model::CalendarId(hours.calendar), core::Date{2027, 1, 1}});
    REQUIRE(hours.device.session.import_bundle(other.session.export_bundle(), "import").ok());
    REQUIRE(other.session.import_bundle(hours.device.session.export_bundle(), "import").ok());
    const model::CalendarId id(hours.calendar);
    REQUIRE(app::versions_of(hours.workspace(), id).size() == 1);
    CHECK(app::versions_of(hours.workspace(), id)[0]->id ==
          app::versions_of(other.workspace(), id)[0]->id);
    const auto idle = app::idle_versions_of(hours.workspace(), id);
    REQUIRE(idle.size() == 1);
    CHECK(!app::check_calendar(hours.workspace(), *idle[0], hours.zones).from.empty());
}

TEST_CASE("a day becomes a holiday, gets other hours, and is as usual again") {
    Hours hours;
    const std::int64_t day = core::days_from_civil({2026, 12, 24});
    hours.set(hours.calendar, "holidays", "not a date\n2026-12-25 Christmas Day");
    hours.set_day({2026, 12, 24}, app::DayKind::holiday, "Christmas\nEve", "");
    CHECK(hours.record(hours.calendar).holidays ==
          "2026-12-24 Christmas Eve\n2026-12-25 Christmas Day\nnot a date");
    hours.set(hours.calendar, "holidays", "2026-12-24 Christmas Eve");
    hours.set_day({2026, 12, 24}, app::DayKind::special, "Half day", "08:00-12:00");
    CHECK(hours.record(hours.calendar).holidays.empty());
    CHECK(hours.record(hours.calendar).special == "2026-12-24 08:00-12:00 Half day");
    CHECK(hours.history().versions[0].calendar.hours(day).at(0).until_s == 12 * 3600);
    const auto bad = hours.device.session.run(app::SetDay{
        model::CalendarId(hours.calendar), {2026, 12, 24}, app::DayKind::special, "", "8 to 12"});
    REQUIRE(!bad.ok());
    CHECK(bad.error().place == "hours");
    hours.set_day({2026, 12, 24}, app::DayKind::usual, "", "");
    CHECK(hours.record(hours.calendar).special.empty());
    CHECK(hours.device.session.undo());
    CHECK(hours.record(hours.calendar).special == "2026-12-24 08:00-12:00 Half day");
}

TEST_CASE("holidays that are known already change nothing") {
    Hours hours;
    const std::vector<app::DatedDay> days = {
        {core::days_from_civil({2027, 1, 1}), "", "New year"},
        {core::days_from_civil({2026, 12, 25}), "", "Christmas Day"}};
    const app::AddHolidays command{model::CalendarId(hours.calendar), days, "holidays.ics"};
    hours.device.must(command);
    CHECK(hours.record(hours.calendar).holidays == "2026-12-25 Christmas Day\n2027-01-01 New year");
    const auto revision = hours.workspace().revision;
    hours.device.must(command);
    CHECK(hours.workspace().revision == revision);
}

TEST_CASE("deleted hours leave their promises around the clock; undo brings all of it back") {
    Hours hours;
    hours.version({2027, 1, 1});
    const auto copy = hours.device.must(app::DuplicateCalendar{model::CalendarId(hours.calendar)});
    CHECK(app::versions_of(hours.workspace(), model::CalendarId(copy.created)).size() == 1);
    CHECK(app::calendars(hours.workspace()).size() == 2);
    hours.device.must(app::RemoveCalendar{model::CalendarId(hours.calendar)});
    CHECK(hours.workspace().table<model::Calendar>().size() == 2);
    const auto* standard =
        hours.workspace().table<model::Standard>().find(std::string_view(hours.standard));
    CHECK(!standard->calendar.valid());
    CHECK(hours.device.session.undo());
    CHECK(hours.workspace().table<model::Calendar>().size() == 4);
    CHECK(app::promises_with(hours.workspace(), model::CalendarId(hours.calendar)).size() == 1);
}
