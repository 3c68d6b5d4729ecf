#include "app/calendar_commands.hpp"

#include <algorithm>
#include <set>

#include "codec/calendar.hpp"
#include "core/text.hpp"

namespace icx::app {
namespace {

using core::Error;
using core::Result;
using model::Calendar;

Error gone(const std::string& id) {
    return Error{core::Code::not_found, "these hours do not exist any more", id, ""};
}

// A name is one line of a text field that holds many.
std::string one_line(std::string_view text) {
    std::string out(core::trim(text));
    std::replace_if(
        out.begin(), out.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    return out;
}

void drop_day(DatedDays& days, std::int64_t day) {
    days.days.erase(std::remove_if(days.days.begin(), days.days.end(),
                                   [&](const DatedDay& item) { return item.day == day; }),
                    days.days.end());
}

void write_text(Plan& plan, const Calendar& calendar, const char* field, const std::string& before,
                const std::string& after) {
    if (before != after) write_field(plan.writes, calendar, field, after);
}

std::vector<const Calendar*> all_versions(const model::Workspace& workspace,
                                          const model::CalendarId& calendar) {
    std::vector<const Calendar*> out = versions_of(workspace, calendar);
    const auto idle = idle_versions_of(workspace, calendar);
    out.insert(out.end(), idle.begin(), idle.end());
    return out;
}

}  // namespace

Result<Plan> plan(const model::Workspace& workspace, const DuplicateCalendar& command,
                  PlanContext& context) {
    const Calendar* calendar = workspace.table<Calendar>().find(command.calendar);
    if (!calendar) return gone(command.calendar.text);
    Plan plan;
    plan.label = "copy hours";
    Calendar copy = *calendar;
    copy.id.text = core::mint_id(Calendar::kPrefix, context.random);
    copy.name = (calendar->name.empty() ? "Hours" : calendar->name) + ", copy";
    copy.is_sample = false;
    plan.created = copy.id.text;
    write_new(plan.writes, copy);
    for (const Calendar* version : versions_of(workspace, calendar->id)) {
        Calendar later = *version;
        later.id.text = core::mint_id(Calendar::kPrefix, context.random);
        later.replaces = copy.id;
        later.is_sample = false;
        write_new(plan.writes, later);
    }
    return plan;
}

Result<Plan> plan(const model::Workspace& workspace, const RemoveCalendar& command, PlanContext&) {
    const Calendar* calendar = workspace.table<Calendar>().find(command.calendar);
    if (!calendar) return gone(command.calendar.text);
    Plan plan;
    plan.label = "delete hours";
    for (const Calendar* version : all_versions(workspace, calendar->id))
        write_removal(plan.writes, *version);
    write_removal(plan.writes, *calendar);
    for (const model::Standard* standard : promises_with(workspace, calendar->id))
        write_field(plan.writes, *standard, "calendar", "");
    return plan;
}

Result<Plan> plan(const model::Workspace& workspace, const AddHoursVersion& command,
                  PlanContext& context) {
    const Calendar* calendar = workspace.table<Calendar>().find(command.calendar);
    if (!calendar) return gone(command.calendar.text);
    if (!command.from || !core::is_valid(*command.from))
        return Error{core::Code::invalid, "choose the day from which the other hours hold", "from",
                     ""};
    const Calendar* before = calendar;
    for (const Calendar* version : versions_of(workspace, calendar->id)) {
        if (*version->from == *command.from)
            return Error{core::Code::conflict, "other hours begin on this day already", "from", ""};
        if (*version->from < *command.from) before = version;
    }
    Plan plan;
    plan.label = "other hours";
    Calendar version = *before;
    version.id.text = core::mint_id(Calendar::kPrefix, context.random);
    version.name.clear();
    version.holidays.clear();
    version.special.clear();
    version.replaces = calendar->id;
    version.from = command.from;
    version.is_sample = calendar->is_sample;
    plan.created = version.id.text;
    write_new(plan.writes, version);
    return plan;
}

Result<Plan> plan(const model::Workspace& workspace, const RemoveHoursVersion& command,
                  PlanContext&) {
    const Calendar* version = workspace.table<Calendar>().find(command.version);
    if (!version || !version->replaces.valid()) return gone(command.version.text);
    Plan plan;
    plan.label = "delete other hours";
    write_removal(plan.writes, *version);
    return plan;
}

Result<Plan> plan(const model::Workspace& workspace, const SetDay& command, PlanContext&) {
    const Calendar* calendar = workspace.table<Calendar>().find(command.calendar);
    if (!calendar) return gone(command.calendar.text);
    if (!core::is_valid(command.date))
        return Error{core::Code::invalid, "choose a day", "date", ""};
    const std::string hours = one_line(command.hours);
    if (command.kind == DayKind::special)
        if (const auto read = codec::day_hours_from_text(hours); !read)
            return Error{core::Code::invalid, read.error().message, "hours", ""};
    const std::int64_t day = core::days_from_civil(command.date);
    DatedDays holidays = read_holidays(calendar->holidays);
    DatedDays special = read_special_days(calendar->special);
    drop_day(holidays, day);
    drop_day(special, day);
    if (command.kind == DayKind::holiday)
        holidays.days.push_back({day, "", one_line(command.name)});
    if (command.kind == DayKind::special)
        special.days.push_back({day, hours, one_line(command.name)});
    Plan plan;
    plan.label = command.kind == DayKind::usual ? "usual hours" : "day with other hours";
    write_text(plan, *calendar, "holidays", calendar->holidays, write_days(std::move(holidays)));
    write_text(plan, *calendar, "special", calendar->special, write_days(std::move(special)));
    return plan;
}

Result<Plan> plan(const model::Workspace& workspace, const AddHolidays& command, PlanContext&) {
    const Calendar* calendar = workspace.table<Calendar>().find(command.calendar);
    if (!calendar) return gone(command.calendar.text);
    DatedDays holidays = read_holidays(calendar->holidays);
    std::set<std::int64_t> known;
    for (const DatedDay& day : holidays.days)
        known.insert(day.day);
    for (const DatedDay& day : command.days)
        if (known.insert(day.day).second)
            holidays.days.push_back({day.day, "", one_line(day.name)});
    Plan plan;
    plan.label = "holidays from " + command.source;
    plan.created = calendar->id.text;
    if (known.size() > read_holidays(calendar->holidays).days.size())
        write_text(plan, *calendar, "holidays", calendar->holidays,
                   write_days(std::move(holidays)));
    return plan;
}

}  // namespace icx::app
