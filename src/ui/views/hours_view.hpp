// Business hours as plain data: the list of calendars with the promises that count by them, and one
// calendar with its week, its versions and its year, day by day.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "app/calendar_commands.hpp"
#include "ui/views/export_view.hpp"
#include "ui/views/standard_edit_view.hpp"
#include "ui/widgets/days.hpp"

namespace icx::ui {

struct HoursRow {
    std::string id, route, name;
    std::string week;   // "Mon to Fri 08:00-17:00, Europe/Lisbon"
    std::string used;   // "2 promises count by these hours", with their titles
    std::string later;  // "Other hours from 1 Jan 2027"
    std::string trouble;
    std::string lost;  // what the toast says once it is deleted
};
struct HoursView {
    std::vector<HoursRow> rows;
};
HoursView build_hours(const model::Workspace& workspace, core::ZoneSource& zones);

struct DayEdit {  // the dialog of one day
    core::Date date;
    int kind = 0;  // app::DayKind
    std::string name, hours, error;
};

// Holidays of a calendar file, before they are taken.
struct HolidayOffer {
    std::string file;
    std::string error;  // nothing can be taken
    std::vector<app::DatedDay> fresh;
    std::vector<std::string> lines;  // "Fri 25 Dec 2026, Christmas Day", the first of them
    std::string words;               // "12 new holidays, 3 are here already"
    std::vector<std::string> problems;
};

struct CalendarState {
    std::string calendar;
    int year = 0;         // 0: today's
    std::string version;  // the record whose week is shown; empty: the one in force today
    std::optional<DayEdit> day;
    bool is_adding_day = false;  // the dialog asks for the date too
    bool is_adding_version = false;
    std::optional<core::Date> version_from;
    std::string version_error;
    std::optional<HolidayOffer> offer;
};

struct YearDay {
    core::Date date;
    DayLook look = DayLook::open;
    std::string name;  // "Friday 25 December, holiday, Christmas Day"
    bool is_today = false, is_stop = false;
};
struct YearMonth {
    std::string title;  // "January"
    int first_weekday = 0;
    std::vector<YearDay> days;
};
struct DatedRow {
    core::Date date;
    std::string id;    // "2026-12-25"
    std::string when;  // "Fri 25 Dec"
    std::string what;  // "Holiday", "Open 08:00-12:00", "Closed"
    std::string name;
};

struct CalendarView {
    bool is_found = false;
    std::string id, name, used;
    EditChoice versions;  // "At first", "From 1 Jan 2027"
    std::string version;  // the record that the week's fields belong to
    bool is_version = false;
    std::optional<core::Date> from;
    std::string from_error;
    std::vector<EditField> week;  // zone, then Monday to Sunday
    std::string days_error;       // lines of holidays or special days that cannot be read
    std::string year_trouble;     // why there is no year
    int year = 0;
    std::string year_words;  // "253 open days, 2,277 open hours, 8 holidays"
    std::vector<YearMonth> months;
    std::vector<DatedRow> dated;  // of this year
    std::string dated_title, dated_empty;
};
CalendarView build_calendar(const model::Workspace& workspace, const std::string& id,
                            const CalendarState& state, core::ZoneSource& zones, core::Date today);

// What the dialog of a day begins with.
DayEdit edit_of_day(const model::Workspace& workspace, const std::string& calendar,
                    core::Date date);

// An iCalendar file; what repeats is taken up to five years ahead.
HolidayOffer offer_holidays(const model::Workspace& workspace, const std::string& calendar,
                            std::string_view file, std::string_view bytes, core::ZoneSource& zones,
                            core::Date today);
ExportFile make_holidays_file(const model::Workspace& workspace, const std::string& calendar,
                              core::Instant now);

}  // namespace icx::ui
