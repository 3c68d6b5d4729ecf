// Commands on business hours: copies, later versions, single days, holidays from elsewhere. Names,
// zones and the hours of a weekday are edited by SetField; all of it is undoable.
#pragma once

#include <string>
#include <vector>

#include "app/calendars.hpp"
#include "app/session.hpp"

namespace icx::app {

struct DuplicateCalendar {  // with its versions
    model::CalendarId calendar;
};

// With its versions. Promises that used it count around the clock from then on.
struct RemoveCalendar {
    model::CalendarId calendar;
};

// Other hours from a local date on; they begin as a copy of those in force the day before. Errors:
// no date, or a version that begins on it.
struct AddHoursVersion {
    model::CalendarId calendar;
    std::optional<core::Date> from;
};

struct RemoveHoursVersion {
    model::CalendarId version;
};

// What one date is. Errors: hours that cannot be read, at "hours".
enum class DayKind { usual, holiday, special };
struct SetDay {
    model::CalendarId calendar;
    core::Date date;
    DayKind kind = DayKind::usual;
    std::string name;
    std::string hours;  // of a special day; empty: closed
};

// Dates that are not holidays yet; those that are keep their names. The same again changes nothing.
struct AddHolidays {
    model::CalendarId calendar;
    std::vector<DatedDay> days;
    std::string source;  // a file's name
};

core::Result<Plan> plan(const model::Workspace& workspace, const DuplicateCalendar& command,
                        PlanContext& context);
core::Result<Plan> plan(const model::Workspace& workspace, const RemoveCalendar& command,
                        PlanContext& context);
core::Result<Plan> plan(const model::Workspace& workspace, const AddHoursVersion& command,
                        PlanContext& context);
core::Result<Plan> plan(const model::Workspace& workspace, const RemoveHoursVersion& command,
                        PlanContext& context);
core::Result<Plan> plan(const model::Workspace& workspace, const SetDay& command,
                        PlanContext& context);
core::Result<Plan> plan(const model::Workspace& workspace, const AddHolidays& command,
                        PlanContext& context);

}  // namespace icx::app
