// Business hours as records: which calendars there are, their versions, their dates, what is wrong
// in them, and all of it as the history that the clock measures by.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "core/zone.hpp"
#include "model/workspace.hpp"
#include "standards/calendar.hpp"

namespace icx::app {

inline constexpr std::array<const char*, 7> kWeekdayFields = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
inline constexpr std::array<const char*, 7> kWeekdayNames = {
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
std::array<const std::string*, 7> week_of(const model::Calendar& calendar);

// The calendar that a version belongs to; the record itself when it is no version, or when what it
// names is gone or is a version too.
const model::Calendar& calendar_of_version(const model::Workspace& workspace,
                                           const model::Calendar& calendar);
// Calendars of their own, by name, ties by id.
std::vector<const model::Calendar*> calendars(const model::Workspace& workspace);
// Later versions with a date, rising; of two from one date the greater id. Without the calendar.
std::vector<const model::Calendar*> versions_of(const model::Workspace& workspace,
                                                const model::CalendarId& calendar);
// Records of versions that are never in force: without a date, or beside another of its date.
std::vector<const model::Calendar*> idle_versions_of(const model::Workspace& workspace,
                                                     const model::CalendarId& calendar);
std::vector<const model::Standard*> promises_with(const model::Workspace& workspace,
                                                  const model::CalendarId& calendar);

// One line of `holidays` or `special`.
struct DatedDay {
    std::int64_t day = 0;  // local, since 1970
    std::string hours;     // of a special day; empty: closed
    std::string name;
    bool operator==(const DatedDay&) const = default;
};
struct DatedDays {
    std::vector<DatedDay> days;    // as written
    std::vector<std::string> odd;  // lines without a date, as written
    std::string error;             // "Line 3 does not begin with a date such as 2026-12-25"
};
DatedDays read_holidays(std::string_view text);
DatedDays read_special_days(std::string_view text);
// By date; odd lines stay at the end, so that nothing typed is lost.
std::string write_days(DatedDays days);

// What to say beside each field, empty where nothing is wrong.
struct CalendarErrors {
    std::string tz, holidays, special, from;
    std::array<std::string, 7> week;
    std::array<std::string, 7> notes;  // "Runs to 06:00 on Tuesday"
    bool any() const;
};
CalendarErrors check_calendar(const model::Workspace& workspace, const model::Calendar& calendar,
                              core::ZoneSource& zones);

// Errors name the record's field: "/monday", "/tz", "/holidays".
core::Result<standards::Calendar> calendar_of(const model::Calendar& calendar,
                                              core::ZoneSource& zones);
// With all versions; around the clock, every day for an empty or unknown id.
core::Result<standards::CalendarHistory>
hours_of(const model::Workspace& workspace, const model::CalendarId& id, core::ZoneSource& zones);

}  // namespace icx::app
