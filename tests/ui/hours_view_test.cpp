// Opening hours as plain data: who counts by them, what is wrong in them, and the year day by day.
#include "app/fixture.hpp"
#include "app/standard_commands.hpp"
#include "app/zones.hpp"
#include "ui/views/hours_view.hpp"

using namespace icx;
using app_testing::Device;

namespace {

struct Office {
    Device device{6};
    testing::FewZones zones;
    std::string calendar;
    ui::CalendarState state;

    Office() {
        device.must(app::CreateStandard{"UTC", app::StandardExample::reply});
        calendar = device.workspace().table<model::Calendar>().begin()->first;
    }
    void set(const char* field, const char* value) {
        device.must(app::SetField{"calendar", calendar, field, core::Value(value)});
    }
    ui::CalendarView view() const {
        testing::FewZones own;
        return ui::build_calendar(device.workspace(), calendar, state, own, {2026, 11, 10});
    }
};

const ui::YearDay& day_of(const ui::CalendarView& view, int month, int day) {
    return view.months.at(static_cast<std::size_t>(month - 1))
        .days.at(static_cast<std::size_t>(day - 1));
}

}  // namespace

TEST_CASE("hours: the list says which promises count by them and what they lose") {
    Office office;
    auto view = ui::build_hours(office.device.workspace(), office.zones);
    REQUIRE(view.rows.size() == 1);
    CHECK(view.rows[0].week == "Mon to Fri 08:00-17:00, UTC");
    CHECK(view.rows[0].used == "Acknowledge within 4 hours counts by these hours");
    CHECK(view.rows[0].lost ==
          "Office hours deleted. Acknowledge within 4 hours now counts around the clock");
    office.device.must(
        app::AddHoursVersion{model::CalendarId(office.calendar), core::Date{2027, 1, 1}});
    office.set("tuesday", "8");
    view = ui::build_hours(office.device.workspace(), office.zones);
    REQUIRE(view.rows.size() == 1);
    CHECK(view.rows[0].later == "Other hours from 1 Jan 2027");
    CHECK(view.rows[0].trouble.find("Tuesday") != std::string::npos);
}

TEST_CASE("hours: a year shows each day as open, closed, holiday or with other hours") {
    Office office;
    office.set("holidays", "2026-12-25 Christmas Day");
    office.set("special", "2026-12-24 08:00-12:00 Christmas Eve\n2026-12-31");
    const auto view = office.view();
    REQUIRE(view.months.size() == 12);
    CHECK(view.months[0].first_weekday == 3);  // 1 January 2026 is a Thursday
    CHECK(view.months[1].days.size() == 28);
    CHECK(day_of(view, 12, 25).look == ui::DayLook::holiday);
    CHECK(day_of(view, 12, 25).name == "Friday 25 December, holiday, Christmas Day");
    CHECK(day_of(view, 12, 24).look == ui::DayLook::special);
    CHECK(day_of(view, 12, 24).name ==
          "Thursday 24 December, other hours, 08:00-12:00, Christmas Eve");
    CHECK(day_of(view, 12, 31).look == ui::DayLook::holiday);
    CHECK(day_of(view, 12, 23).look == ui::DayLook::open);
    CHECK(day_of(view, 12, 26).look == ui::DayLook::closed);
    CHECK(day_of(view, 11, 10).is_today);
    int stops = 0;
    for (const auto& month : view.months)
        for (const auto& day : month.days)
            stops += day.is_stop;
    CHECK(stops == 1);
    REQUIRE(view.dated.size() == 3);
    CHECK(view.dated[0].what == "Open 08:00-12:00");
    CHECK(view.dated[2].what == "Closed");
    // 261 weekdays of 2026, less a holiday and a closed day; one of them is 5 hours shorter.
    CHECK(view.year_words == "259 open days, 2,326 open hours, 1 holiday, 2 days with other hours");
}

TEST_CASE("hours: a later version changes the year from its day, and its week is edited apart") {
    Office office;
    office.device.must(
        app::AddHoursVersion{model::CalendarId(office.calendar), core::Date{2026, 7, 1}});
    auto view = office.view();
    REQUIRE(view.versions.labels.size() == 2);
    CHECK(view.is_version);  // the one in force today
    office.device.must(app::SetField{"calendar", view.version, "friday", core::Value("")});
    view = office.view();
    CHECK(day_of(view, 6, 26).look == ui::DayLook::open);  // a Friday
    CHECK(day_of(view, 7, 3).look == ui::DayLook::closed);
    office.state.version = office.calendar;
    view = office.view();
    CHECK(!view.is_version);
    CHECK(view.week[5].value == "08:00-17:00");
}

TEST_CASE("hours: what cannot be read is named at its field, and no year is made up") {
    Office office;
    office.set("wednesday", "9 to 5");
    office.set("holidays", "Christmas");
    const auto view = office.view();
    CHECK(view.week[3].error.find("9 to 5") != std::string::npos);
    CHECK(view.week[2].error.empty());
    CHECK(view.days_error.find("Line 1") != std::string::npos);
    CHECK(view.months.empty());
    CHECK(!view.year_trouble.empty());
}

TEST_CASE("hours: the dialog of a day begins with what the day is") {
    Office office;
    office.set("special", "2026-12-24 08:00-12:00 Christmas Eve");
    const auto edit = ui::edit_of_day(office.device.workspace(), office.calendar, {2026, 12, 24});
    CHECK(edit.kind == static_cast<int>(app::DayKind::special));
    CHECK(edit.hours == "08:00-12:00");
    CHECK(edit.name == "Christmas Eve");
    CHECK(ui::edit_of_day(office.device.workspace(), office.calendar, {2026, 12, 23}).kind == 0);
}

TEST_CASE("hours: holidays of a file are offered, taken once, and written back") {
    Office office;
    office.set("holidays", "2026-12-25 Christmas Day");
    const std::string file =
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20251225\nRRULE:FREQ=YEARLY\nSUMMARY:Christmas\n"
        "END:VEVENT\nBEGIN:VEVENT\nDTSTART:20270101\nSUMMARY:New year\nEND:VEVENT\n"
        "BEGIN:VEVENT\nDTSTART:20270102T100000\nDTEND:20270102T110000\nEND:VEVENT\n"
        "END:VCALENDAR\n";
    const auto offer = [&](const std::string& bytes) {
        return ui::offer_holidays(office.device.workspace(), office.calendar, "feast.ics", bytes,
                                  office.zones, {2026, 11, 10});
    };
    auto found = offer(file);
    CHECK(found.error.empty());
    CHECK(found.words == "7 new holidays, 1 is here already");  // 2025, 2027 to 2031, new year
    CHECK(found.lines[0] == "Thu 25 Dec 2025, Christmas");
    REQUIRE(found.problems.size() == 1);
    CHECK(found.problems[0].find("line 11") != std::string::npos);
    office.device.must(
        app::AddHolidays{model::CalendarId(office.calendar), found.fresh, found.file});
    CHECK(offer(file).fresh.empty());
    const auto written = ui::make_holidays_file(office.device.workspace(), office.calendar, {0});
    found = offer(written.bytes);
    CHECK(found.words == "0 new holidays, 8 are here already");
    CHECK(!offer("not a calendar").error.empty());
}
