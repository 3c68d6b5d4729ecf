#include "app/calendars.hpp"

#include <algorithm>
#include <tuple>

#include "codec/calendar.hpp"
#include "core/text.hpp"

namespace icx::app {
namespace {

using core::Error;
using core::Result;
using model::Calendar;

constexpr std::int32_t kDay_s = 86400;
constexpr std::size_t kMaxDates = 20'000;
constexpr std::string_view kFrameSigns = "0123456789:-, ";

bool is_version(const model::Workspace& workspace, const Calendar& calendar) {
    return &calendar_of_version(workspace, calendar) != &calendar;
}

std::int64_t from_day(const Calendar& version) { return core::days_from_civil(*version.from); }

std::vector<const Calendar*> records_of(const model::Workspace& workspace,
                                        const model::CalendarId& calendar) {
    std::vector<const Calendar*> out;
    for (const auto& [id, record] : workspace.table<Calendar>())
        if (record.replaces == calendar && is_version(workspace, record)) out.push_back(&record);
    return out;
}

DatedDays read_days(std::string_view text, bool has_hours) {
    DatedDays out;
    for (std::size_t number = 1; !text.empty(); number++) {
        const std::size_t end = text.find('\n');
        const std::string_view line = core::trim(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
        if (line.empty()) continue;
        const auto date = core::parse_date(line.substr(0, 10));
        const bool is_date = date && (line.size() == 10 || line[10] == ' ' || line[10] == '\t');
        if (!is_date || out.days.size() == kMaxDates) {
            if (out.error.empty())
                out.error = is_date ? "More than 20,000 dates"
                                    : "Line " + std::to_string(number) +
                                          " does not begin with a date such as 2026-12-25";
            out.odd.emplace_back(line);
            continue;
        }
        DatedDay day{core::days_from_civil(*date), "", ""};
        std::string_view rest = core::trim(line.substr(10));
        if (has_hours) {
            std::size_t cut = rest.find_first_not_of(kFrameSigns);
            if (cut == std::string_view::npos) cut = rest.size();
            day.hours = std::string(core::trim(rest.substr(0, cut)));
            rest = rest.substr(cut);
            if (const auto hours = codec::day_hours_from_text(day.hours);
                !hours && out.error.empty())
                out.error = "Line " + std::to_string(number) + ", " + hours.error().message;
        }
        day.name = std::string(core::trim(rest));
        out.days.push_back(std::move(day));
    }
    return out;
}

std::string end_words(std::int32_t until_s) {
    const int minutes = (until_s - kDay_s) / 60;
    const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    return two(minutes / 60) + ":" + two(minutes % 60);
}

// Hours that run past midnight: a note, or an error where they meet the next day's own.
void check_nights(const std::array<standards::DayHours, 7>& week, CalendarErrors& out) {
    for (std::size_t i = 0; i < 7; i++) {
        if (week[i].empty() || week[i].back().until_s <= kDay_s) continue;
        const std::size_t next = (i + 1) % 7;
        out.notes[i] =
            "Runs to " + end_words(week[i].back().until_s) + " on " + kWeekdayNames[next];
        if (!week[next].empty() && week[next].front().from_s < week[i].back().until_s - kDay_s)
            out.week[i] = "The end lies before the start, so this runs into " +
                          std::string(kWeekdayNames[next]) + "\u2019s own hours";
    }
}

standards::CalendarHistory round_the_clock() {
    standards::Calendar calendar;
    for (standards::DayHours& day : calendar.week)
        day = {{0, kDay_s}};
    return standards::always(std::move(calendar));
}

Result<void> read_week(const Calendar& record, core::ZoneSource& zones, standards::Calendar& out) {
    const auto zone = zones.load(record.tz);
    if (!zone) return Error{zone.error().code, zone.error().message, "/tz", zone.error().advice};
    out.tz = record.tz;
    const auto week = week_of(record);
    for (std::size_t i = 0; i < 7; i++) {
        auto hours = codec::day_hours_from_text(*week[i]);
        if (!hours)
            return Error{core::Code::invalid,
                         "the hours of " + std::string(kWeekdayNames[i]) + " cannot be read, " +
                             hours.error().message,
                         "/" + std::string(kWeekdayFields[i]), ""};
        out.week[i] = std::move(*hours);
    }
    return {};
}

Result<void> read_dates(const Calendar& record, standards::Calendar& out) {
    const DatedDays holidays = read_holidays(record.holidays);
    const DatedDays special = read_special_days(record.special);
    for (const auto& [days, place] :
         {std::pair(&holidays, "/holidays"), std::pair(&special, "/special")})
        if (!days->error.empty()) return Error{core::Code::invalid, days->error, place, ""};
    for (const DatedDay& day : holidays.days)
        out.holidays.push_back(day.day);
    std::sort(out.holidays.begin(), out.holidays.end());
    out.holidays.erase(std::unique(out.holidays.begin(), out.holidays.end()), out.holidays.end());
    for (const DatedDay& day : special.days)
        if (auto hours = codec::day_hours_from_text(day.hours))
            out.special[day.day] = std::move(*hours);
    return {};
}

}  // namespace

std::array<const std::string*, 7> week_of(const Calendar& calendar) {
    return {&calendar.monday, &calendar.tuesday,  &calendar.wednesday, &calendar.thursday,
            &calendar.friday, &calendar.saturday, &calendar.sunday};
}

const Calendar& calendar_of_version(const model::Workspace& workspace, const Calendar& calendar) {
    if (!calendar.replaces.valid() || calendar.replaces == calendar.id) return calendar;
    const Calendar* first = workspace.table<Calendar>().find(calendar.replaces);
    return first && !first->replaces.valid() ? *first : calendar;
}

std::vector<const Calendar*> calendars(const model::Workspace& workspace) {
    std::vector<const Calendar*> out;
    for (const auto& [id, record] : workspace.table<Calendar>())
        if (!is_version(workspace, record)) out.push_back(&record);
    std::stable_sort(out.begin(), out.end(), [](const Calendar* a, const Calendar* b) {
        return core::lower_ascii(a->name) < core::lower_ascii(b->name);
    });
    return out;
}

std::vector<const Calendar*> versions_of(const model::Workspace& workspace,
                                         const model::CalendarId& calendar) {
    std::vector<const Calendar*> out;
    for (const Calendar* record : records_of(workspace, calendar))
        if (record->from) out.push_back(record);
    std::sort(out.begin(), out.end(), [](const Calendar* a, const Calendar* b) {
        return std::tuple(from_day(*a), b->id.text) < std::tuple(from_day(*b), a->id.text);
    });
    const auto is_same = [](const Calendar* a, const Calendar* b) { return *a->from == *b->from; };
    out.erase(std::unique(out.begin(), out.end(), is_same), out.end());
    return out;
}

std::vector<const Calendar*> idle_versions_of(const model::Workspace& workspace,
                                              const model::CalendarId& calendar) {
    const auto active = versions_of(workspace, calendar);
    std::vector<const Calendar*> out;
    for (const Calendar* record : records_of(workspace, calendar))
        if (std::count(active.begin(), active.end(), record) == 0) out.push_back(record);
    return out;
}

std::vector<const model::Standard*> promises_with(const model::Workspace& workspace,
                                                  const model::CalendarId& calendar) {
    std::vector<const model::Standard*> out;
    for (const model::Standard* standard : model::standards(workspace))
        if (standard->calendar == calendar) out.push_back(standard);
    return out;
}

DatedDays read_holidays(std::string_view text) { return read_days(text, false); }
DatedDays read_special_days(std::string_view text) { return read_days(text, true); }

std::string write_days(DatedDays days) {
    std::stable_sort(days.days.begin(), days.days.end(),
                     [](const DatedDay& a, const DatedDay& b) { return a.day < b.day; });
    std::string out;
    for (const DatedDay& day : days.days) {
        out += core::iso_date(core::civil_from_days(day.day));
        for (const std::string* part : {&day.hours, &day.name})
            if (!part->empty()) out += " " + *part;
        out += '\n';
    }
    for (const std::string& line : days.odd)
        out += line + '\n';
    if (!out.empty()) out.pop_back();
    return out;
}

bool CalendarErrors::any() const {
    return !tz.empty() || !holidays.empty() || !special.empty() || !from.empty() ||
           std::any_of(week.begin(), week.end(), [](const auto& text) { return !text.empty(); });
}

CalendarErrors check_calendar(const model::Workspace& workspace, const Calendar& calendar,
                              core::ZoneSource& zones) {
    CalendarErrors out;
    if (!zones.load(calendar.tz))
        out.tz = "This zone is not known. Zones are named like Europe/Lisbon";
    const auto week = week_of(calendar);
    std::array<standards::DayHours, 7> hours;
    for (std::size_t i = 0; i < 7; i++) {
        auto read = codec::day_hours_from_text(*week[i]);
        if (read)
            hours[i] = std::move(*read);
        else
            out.week[i] = read.error().message;
    }
    check_nights(hours, out);
    out.holidays = read_holidays(calendar.holidays).error;
    out.special = read_special_days(calendar.special).error;
    if (!is_version(workspace, calendar)) return out;
    const auto idle = idle_versions_of(workspace, calendar.replaces);
    if (std::count(idle.begin(), idle.end(), &calendar) > 0)
        out.from = calendar.from ? "Another version begins on this day; this one never holds"
                                 : "Without a date these hours never hold";
    return out;
}

Result<standards::Calendar> calendar_of(const Calendar& calendar, core::ZoneSource& zones) {
    standards::Calendar out;
    if (auto done = read_week(calendar, zones, out); !done) return done.error();
    if (auto done = read_dates(calendar, out); !done) return done.error();
    return out;
}

Result<standards::CalendarHistory> hours_of(const model::Workspace& workspace,
                                            const model::CalendarId& id, core::ZoneSource& zones) {
    const Calendar* record = workspace.table<Calendar>().find(id);
    if (!record) return round_the_clock();
    auto first = calendar_of(*record, zones);
    if (!first) return first.error();
    standards::CalendarHistory out;
    out.versions.push_back({core::days_from_civil({1900, 1, 1}), std::move(*first)});
    for (const Calendar* version : versions_of(workspace, id)) {
        if (from_day(*version) <= out.versions.back().from_day) continue;
        standards::Calendar calendar;
        calendar.holidays = out.versions[0].calendar.holidays;
        calendar.special = out.versions[0].calendar.special;
        if (auto done = read_week(*version, zones, calendar); !done) {
            Error error = done.error();
            error.message += " (from " + core::iso_date(*version->from) + ")";
            return error;
        }
        out.versions.push_back({from_day(*version), std::move(calendar)});
    }
    return out;
}

}  // namespace icx::app
