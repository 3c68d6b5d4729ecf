#include "ui/views/hours_view.hpp"

#include <algorithm>
#include <set>

#include "app/routes.hpp"
#include "core/text.hpp"
#include "exchange/ics.hpp"
#include "ui/views/dates.hpp"
#include "ui/views/serve_words.hpp"

namespace icx::ui {
namespace {

using model::Calendar;

constexpr std::size_t kOffered = 12;  // lines of a preview

std::string name_of(const Calendar& calendar) {
    return calendar.name.empty() ? "Hours without a name" : calendar.name;
}

// "Answer in time and 2 others".
std::string titles_of(const std::vector<const model::Standard*>& promises) {
    const auto title = [](const model::Standard* standard) {
        return standard->title.empty() ? std::string("Promise without a title") : standard->title;
    };
    if (promises.size() == 2) return title(promises[0]) + " and " + title(promises[1]);
    std::string out = title(promises[0]);
    if (promises.size() > 2) out += " and " + std::to_string(promises.size() - 1) + " others";
    return out;
}

std::string used_words(const std::vector<const model::Standard*>& promises) {
    if (promises.empty()) return "No promise counts by these hours";
    return titles_of(promises) +
           (promises.size() == 1 ? " counts by these hours" : " count by these hours");
}

HoursRow row_of(const model::Workspace& workspace, const Calendar& calendar,
                core::ZoneSource& zones) {
    HoursRow row;
    row.id = calendar.id.text;
    row.route = app::to_hash({app::Place::calendar, row.id});
    row.name = name_of(calendar);
    row.week = week_words(calendar) + ", " + calendar.tz;
    const auto promises = app::promises_with(workspace, calendar.id);
    row.used = used_words(promises);
    row.lost = row.name + " deleted";
    if (!promises.empty())
        row.lost += ". " + titles_of(promises) +
                    (promises.size() == 1 ? " now counts" : " now count") + " around the clock";
    for (const Calendar* version : app::versions_of(workspace, calendar.id))
        row.later += (row.later.empty() ? "Other hours from " : ", ") + short_day(*version->from);
    if (const auto hours = app::hours_of(workspace, calendar.id, zones); !hours)
        row.trouble = "Nothing is measured by them: " + hours.error().message;
    return row;
}

class YearMaker {
public:
    YearMaker(const standards::CalendarHistory& history, const Calendar& record, core::Date today,
              CalendarView& out)
        : history_(history), today_(core::days_from_civil(today)), out_(out) {
        for (const app::DatedDay& day : app::read_holidays(record.holidays).days)
            names_[day.day] = day.name;
        for (const app::DatedDay& day : app::read_special_days(record.special).days)
            names_[day.day] = day.name;
    }

    void make() {
        const std::int64_t first = core::days_from_civil({out_.year, 1, 1});
        const std::int64_t end = core::days_from_civil({out_.year + 1, 1, 1});
        const bool has_today = today_ >= first && today_ < end;
        for (std::int64_t day = first; day < end; day++) {
            const core::Date date = core::civil_from_days(day);
            if (date.day == 1) out_.months.push_back({month_name(date), core::weekday(date), {}});
            YearDay item = day_of(day, date);
            item.is_today = day == today_;
            item.is_stop = has_today ? item.is_today : day == first;
            out_.months.back().days.push_back(std::move(item));
        }
        out_.year_words = counted(open_days_, "open day", "open days") + ", " +
                          grouped(static_cast<std::size_t>((open_s_ + 1800) / 3600)) +
                          " open hours, " + counted(holidays_, "holiday", "holidays");
        if (special_ > 0)
            out_.year_words +=
                ", " + counted(special_, "day with other hours", "days with other hours");
    }

private:
    const standards::Calendar& calendar_on(std::int64_t day) const {
        std::size_t found = 0;
        for (std::size_t i = 1; i < history_.versions.size(); i++)
            if (day >= history_.versions[i].from_day) found = i;
        return history_.versions[found].calendar;
    }

    YearDay day_of(std::int64_t day, core::Date date) {
        const standards::Calendar& calendar = calendar_on(day);
        const standards::DayHours& hours = calendar.hours(day);
        const bool is_special = calendar.special.count(day) > 0;
        YearDay out{date, DayLook::closed, long_day(date), false, false};
        std::string what = "closed";
        if (calendar.is_holiday(day)) {
            out.look = DayLook::holiday;
            what = "holiday";
            holidays_++;
        } else if (is_special) {
            out.look = hours.empty() ? DayLook::holiday : DayLook::special;
            what = hours.empty() ? "closed this once" : "other hours, " + hours_text(hours);
            special_++;
        } else if (!hours.empty()) {
            out.look = DayLook::open;
            what = "open " + hours_text(hours);
        }
        const auto name = names_.find(day);
        const bool has_name = name != names_.end() && !name->second.empty();
        out.name += ", " + what + (has_name ? ", " + name->second : "");
        if (!hours.empty()) open_days_++;
        for (const standards::Frame& frame : hours)
            open_s_ += frame.until_s - frame.from_s;
        if (calendar.is_holiday(day) || is_special)
            out_.dated.push_back({date, core::iso_date(date), weekday_day(date),
                                  calendar.is_holiday(day) ? "Holiday"
                                  : hours.empty()          ? "Closed"
                                                           : "Open " + hours_text(hours),
                                  has_name ? name->second : ""});
        return out;
    }

    const standards::CalendarHistory& history_;
    std::int64_t today_;
    CalendarView& out_;
    std::map<std::int64_t, std::string> names_;
    std::size_t open_days_ = 0, holidays_ = 0, special_ = 0;
    std::int64_t open_s_ = 0;
};

const Calendar* in_force(const model::Workspace& workspace, const Calendar& calendar,
                         core::Date today) {
    const Calendar* found = &calendar;
    for (const Calendar* version : app::versions_of(workspace, calendar.id))
        if (!(today < *version->from)) found = version;
    return found;
}

const Calendar& add_versions(CalendarView& view, const model::Workspace& workspace,
                             const Calendar& calendar, const CalendarState& state,
                             core::Date today) {
    std::vector<const Calendar*> records = {&calendar};
    for (const auto& list :
         {app::versions_of(workspace, calendar.id), app::idle_versions_of(workspace, calendar.id)})
        records.insert(records.end(), list.begin(), list.end());
    const Calendar* shown = in_force(workspace, calendar, today);
    for (const Calendar* record : records)
        if (record->id.text == state.version) shown = record;
    for (const Calendar* record : records) {
        if (record == shown) view.versions.chosen = static_cast<int>(view.versions.ids.size());
        view.versions.ids.push_back(record->id.text);
        view.versions.labels.push_back(record == &calendar ? std::string("At first")
                                       : record->from      ? "From " + short_day(*record->from)
                                                           : std::string("Without a date"));
    }
    return *shown;
}

void add_week(CalendarView& view, const model::Workspace& workspace, const Calendar& shown,
              core::ZoneSource& zones) {
    const app::CalendarErrors errors = app::check_calendar(workspace, shown, zones);
    view.week.push_back(
        {"tz", "Time zone", shown.tz, "A name such as Europe/Lisbon", errors.tz, false});
    const auto week = app::week_of(shown);
    for (std::size_t i = 0; i < 7; i++)
        view.week.push_back({app::kWeekdayFields[i], app::kWeekdayNames[i], *week[i],
                             errors.notes[i], errors.week[i], false});
    view.from_error = errors.from;
}

}  // namespace

HoursView build_hours(const model::Workspace& workspace, core::ZoneSource& zones) {
    HoursView view;
    for (const Calendar* calendar : app::calendars(workspace))
        view.rows.push_back(row_of(workspace, *calendar, zones));
    return view;
}

CalendarView build_calendar(const model::Workspace& workspace, const std::string& id,
                            const CalendarState& state, core::ZoneSource& zones, core::Date today) {
    CalendarView view;
    const Calendar* record = workspace.table<Calendar>().find(std::string_view(id));
    if (!record) return view;
    const Calendar& calendar = app::calendar_of_version(workspace, *record);
    view.is_found = true;
    view.id = calendar.id.text;
    view.name = calendar.name;
    view.used = used_words(app::promises_with(workspace, calendar.id));
    const Calendar& shown = add_versions(view, workspace, calendar, state, today);
    view.version = shown.id.text;
    view.is_version = &shown != &calendar;
    view.from = shown.from;
    add_week(view, workspace, shown, zones);
    const app::CalendarErrors errors = app::check_calendar(workspace, calendar, zones);
    if (!errors.holidays.empty()) view.days_error = "In the list of holidays: " + errors.holidays;
    if (!errors.special.empty())
        view.days_error = "In the list of days with other hours: " + errors.special;
    view.year = state.year > 0 ? state.year : today.year;
    view.dated_title = "Holidays and other hours in " + std::to_string(view.year);
    view.dated_empty = "None in " + std::to_string(view.year) +
                       ". Press a day of the year, or take them from a calendar file.";
    const auto history = app::hours_of(workspace, calendar.id, zones);
    if (!history) {
        view.year_trouble = "The year is shown once this is mended: " + history.error().message;
        return view;
    }
    YearMaker(*history, calendar, today, view).make();
    return view;
}

DayEdit edit_of_day(const model::Workspace& workspace, const std::string& id, core::Date date) {
    DayEdit edit;
    edit.date = date;
    const Calendar* calendar = workspace.table<Calendar>().find(std::string_view(id));
    if (!calendar) return edit;
    const std::int64_t day = core::days_from_civil(date);
    const auto take = [&](const app::DatedDays& days, app::DayKind kind) {
        for (const app::DatedDay& item : days.days) {
            if (item.day != day) continue;
            edit.kind = static_cast<int>(kind);
            edit.name = item.name;
            edit.hours = item.hours;
        }
    };
    take(app::read_holidays(calendar->holidays), app::DayKind::holiday);
    take(app::read_special_days(calendar->special), app::DayKind::special);
    return edit;
}

HolidayOffer offer_holidays(const model::Workspace& workspace, const std::string& id,
                            std::string_view file, std::string_view bytes, core::ZoneSource& zones,
                            core::Date today) {
    HolidayOffer offer;
    offer.file = std::string(file);
    const Calendar* calendar = workspace.table<Calendar>().find(std::string_view(id));
    if (!calendar) return offer;
    const auto zone = zones.load(calendar->tz);
    const auto read = zone ? exchange::read_ics_days(bytes, {today.year - 1, 1, 1},
                                                     {today.year + 5, 12, 31}, *zone)
                           : core::Result<exchange::IcsDays>(zone.error());
    if (!read) {
        offer.error = "Not taken in, " + core::describe(read.error()) + ". Nothing was changed.";
        return offer;
    }
    std::set<std::int64_t> known;
    for (const app::DatedDay& day : app::read_holidays(calendar->holidays).days)
        known.insert(day.day);
    for (const exchange::IcsDay& day : read->days) {
        if (known.count(day.day)) continue;
        offer.fresh.push_back({day.day, "", day.name});
        const core::Date date = core::civil_from_days(day.day);
        if (offer.lines.size() < kOffered)
            offer.lines.push_back(weekday_day(date) + " " + std::to_string(date.year) +
                                  (day.name.empty() ? "" : ", " + day.name));
    }
    const std::size_t old = read->days.size() - offer.fresh.size();
    offer.words = counted(offer.fresh.size(), "new holiday", "new holidays");
    if (old > 0) offer.words += ", " + grouped(old) + (old == 1 ? " is" : " are") + " here already";
    if (offer.fresh.size() > offer.lines.size())
        offer.lines.push_back("and " + grouped(offer.fresh.size() - offer.lines.size()) + " more");
    for (const core::Problem& problem : read->problems)
        offer.problems.push_back("Left out, " + problem.place + ", " + problem.message);
    return offer;
}

ExportFile make_holidays_file(const model::Workspace& workspace, const std::string& id,
                              core::Instant now) {
    ExportFile file{"holidays.ics", "text/calendar", "", ""};
    const Calendar* calendar = workspace.table<Calendar>().find(std::string_view(id));
    if (!calendar) return file;
    std::vector<exchange::IcsDay> days;
    for (const app::DatedDay& day : app::read_holidays(calendar->holidays).days)
        days.push_back({day.day, day.name});
    std::sort(days.begin(), days.end(), [](const auto& a, const auto& b) { return a.day < b.day; });
    file.bytes = exchange::write_ics_days(days, name_of(*calendar), id, now);
    return file;
}

}  // namespace icx::ui
