#include "codec/calendar.hpp"

#include <algorithm>
#include <cstdio>

#include "codec/parts.hpp"
#include "core/text.hpp"

namespace icx::codec {
namespace {

using core::Error;
using core::Result;
using core::Value;
using standards::Calendar;
using standards::CalendarHistory;
using standards::DayHours;
using standards::Frame;

constexpr std::int32_t kDay_s = 86400;
constexpr std::size_t kMaxFrames = 48;
constexpr std::size_t kMaxDays = 20'000;
constexpr std::size_t kMaxVersions = 200;

// "HH:MM", up to 24:00. False for anything else.
bool read_time(std::string_view text, std::int32_t& out) {
    if (text.size() != 5 || text[2] != ':') return false;
    for (const std::size_t i : {0U, 1U, 3U, 4U})
        if (text[i] < '0' || text[i] > '9') return false;
    const int hours = (text[0] - '0') * 10 + (text[1] - '0');
    const int minutes = (text[3] - '0') * 10 + (text[4] - '0');
    if (minutes > 59 || hours > 24 || (hours == 24 && minutes > 0)) return false;
    out = hours * 3600 + minutes * 60;
    return true;
}

Result<Frame> frame_from(const Value& value, const std::string& place) {
    const std::string_view text = value.as_text();
    Frame frame;
    if (text.size() != 11 || text[5] != '-' || !read_time(text.substr(0, 5), frame.from_s) ||
        !read_time(text.substr(6), frame.until_s))
        return invalid_at(place, "must be hours like \"09:00-17:00\"");
    if (frame.from_s == kDay_s) return invalid_at(place, "must begin before 24:00");
    if (frame.until_s <= frame.from_s) frame.until_s += kDay_s;  // runs past midnight
    return frame;
}

Result<DayHours> hours_from(const Value& value, const std::string& place) {
    DayHours out;
    if (value.is_text()) {
        auto frame = frame_from(value, place);
        if (!frame) return frame.error();
        out.push_back(*frame);
        return out;
    }
    if (!value.is_list()) return invalid_at(place, "must be hours, a list of hours, or []");
    if (value.as_list().size() > kMaxFrames)
        return Error{core::Code::too_large, "more than " + std::to_string(kMaxFrames) + " frames",
                     place, ""};
    for (std::size_t i = 0; i < value.as_list().size(); i++) {
        auto frame = frame_from(value.as_list()[i], place + "/" + std::to_string(i));
        if (!frame) return frame.error();
        out.push_back(*frame);
    }
    std::sort(out.begin(), out.end(),
              [](const Frame& a, const Frame& b) { return a.from_s < b.from_s; });
    for (std::size_t i = 1; i < out.size(); i++)
        if (out[i].from_s < out[i - 1].until_s)
            return invalid_at(place, "holds hours that overlap");
    return out;
}

Result<std::int64_t> day_from(std::string_view text, const std::string& place) {
    const auto date = core::parse_date(text);
    if (!date) return invalid_at(place, "must be a date like \"2026-12-25\"");
    return core::days_from_civil(*date);
}

Result<void> read_week(const Value& week, const std::string& place, Calendar& out) {
    if (!week.is_list() || week.as_list().size() != 7)
        return invalid_at(place, "must be a list of seven days, Monday first");
    for (std::size_t day = 0; day < 7; day++) {
        auto hours = hours_from(week.as_list()[day], place + "/" + std::to_string(day));
        if (!hours) return hours.error();
        out.week[day] = std::move(*hours);
    }
    return {};
}

Result<void> read_holidays(const Value& holidays, const std::string& place, Calendar& out) {
    if (!holidays.is_list()) return invalid_at(place, "must be a list of dates");
    if (holidays.as_list().size() > kMaxDays)
        return Error{core::Code::too_large, "more than " + std::to_string(kMaxDays) + " dates",
                     place, ""};
    for (std::size_t i = 0; i < holidays.as_list().size(); i++) {
        const auto day =
            day_from(holidays.as_list()[i].as_text(), place + "/" + std::to_string(i));
        if (!day) return day.error();
        out.holidays.push_back(*day);
    }
    std::sort(out.holidays.begin(), out.holidays.end());
    out.holidays.erase(std::unique(out.holidays.begin(), out.holidays.end()), out.holidays.end());
    return {};
}

Result<void> read_special(const Value& special, const std::string& place, Calendar& out) {
    // R writes an empty map as [].
    if (special.is_list() && special.as_list().empty()) return {};
    if (!special.is_map()) return invalid_at(place, "must map dates to hours");
    if (special.as_map().size() > kMaxDays)
        return Error{core::Code::too_large, "more than " + std::to_string(kMaxDays) + " dates",
                     place, ""};
    for (const auto& [key, value] : special.as_map()) {
        const std::string at = json_pointer(place, key);
        const auto day = day_from(key, at);
        if (!day) return day.error();
        auto hours = hours_from(value, at);
        if (!hours) return hours.error();
        out.special[*day] = std::move(*hours);
    }
    return {};
}

std::string hour_text(std::int32_t s) {
    const int minutes = (s > kDay_s ? s - kDay_s : s) / 60;
    char text[16];
    std::snprintf(text, sizeof text, "%02d:%02d", minutes / 60 % 100, minutes % 60);
    return text;
}

Value hours_value(const DayHours& hours) {
    Value::List list;
    for (const Frame& frame : hours)
        list.emplace_back(hour_text(frame.from_s) + "-" + hour_text(frame.until_s));
    if (list.size() == 1) return list.front();
    return Value(std::move(list));
}

std::string day_text(std::int64_t day) { return core::iso_date(core::civil_from_days(day)); }

}  // namespace

Result<Calendar> calendar_from_value(const Value& value, std::string_view place,
                                     core::ZoneSource& zones) {
    const std::string base(place);
    if (!value.is_map()) return invalid_at(base, "must be a calendar");
    Calendar out;
    const Value* tz = value.find("tz");
    if (!tz || !tz->is_text()) return invalid_at(base + "/tz", "must name a time zone");
    out.tz = std::string(tz->as_text());
    if (const auto zone = zones.load(out.tz); !zone) return below(base + "/tz", zone.error());
    const Value* week = value.find("week");
    if (!week) return invalid_at(base + "/week", "is missing");
    if (auto done = read_week(*week, base + "/week", out); !done) return done.error();
    if (const Value* holidays = value.find("holidays"))
        if (auto done = read_holidays(*holidays, base + "/holidays", out); !done)
            return done.error();
    if (const Value* special = value.find("special"))
        if (auto done = read_special(*special, base + "/special", out); !done)
            return done.error();
    if (const Value* length = value.find("business_day")) {
        const auto duration = standards::parse_duration(length->as_text());
        if (!duration || duration->has_business_days() || duration->plain_ms < 60'000 ||
            duration->plain_ms > kDay_s * 1000LL || duration->plain_ms % 1000 != 0)
            return invalid_at(base + "/business_day", "must be a duration up to 24h, like \"8h\"");
        out.business_day_s = static_cast<std::int32_t>(duration->plain_ms / 1000);
    }
    return out;
}

Result<DayHours> day_hours_from_text(std::string_view text) {
    DayHours out;
    const auto wrong = [](std::string message) {
        return Error{core::Code::invalid, std::move(message), "", ""};
    };
    const auto quoted = [](std::string_view part) {
        return "\u201C" + std::string(core::cut_code_points(part, 30)) + "\u201D";
    };
    std::map<std::int32_t, std::string> texts;  // by start, for the overlap's message
    while (!core::trim(text).empty()) {
        const std::size_t end = text.find(',');
        const std::string_view part = core::trim(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
        if (part.empty()) continue;
        const auto frame = frame_from(Value(part), "");
        if (!frame) return wrong(quoted(part) + " is not written like 08:00-17:00");
        if (out.size() == kMaxFrames)
            return wrong("More than " + std::to_string(kMaxFrames) + " stretches in one day");
        if (const auto same = texts.find(frame->from_s); same != texts.end())
            return wrong(quoted(same->second) + " and " + quoted(part) + " overlap");
        texts[frame->from_s] = std::string(part);
        out.push_back(*frame);
    }
    std::sort(out.begin(), out.end(),
              [](const Frame& a, const Frame& b) { return a.from_s < b.from_s; });
    for (std::size_t i = 1; i < out.size(); i++)
        if (out[i].from_s < out[i - 1].until_s)
            return wrong(quoted(texts[out[i - 1].from_s]) + " and " + quoted(texts[out[i].from_s]) +
                         " overlap");
    return out;
}

Value to_value(const Calendar& calendar) {
    Value out = Value::map();
    out.set("tz", calendar.tz);
    Value::List week, holidays;
    for (const DayHours& hours : calendar.week) week.push_back(hours_value(hours));
    for (const std::int64_t day : calendar.holidays) holidays.emplace_back(day_text(day));
    Value special = Value::map();
    for (const auto& [day, hours] : calendar.special)
        special.set(day_text(day), hours_value(hours));
    out.set("week", Value(std::move(week)));
    out.set("holidays", Value(std::move(holidays)));
    out.set("special", std::move(special));
    if (calendar.business_day_s > 0)
        out.set("business_day",
                standards::duration_text({calendar.business_day_s * std::int64_t{1000}, 0}));
    return out;
}

Result<CalendarHistory> calendar_history_from_value(const Value& value, std::string_view place,
                                                    core::ZoneSource& zones) {
    const Value* versions = value.find("versions");
    if (!versions) {
        auto calendar = calendar_from_value(value, place, zones);
        if (!calendar) return calendar.error();
        return standards::always(std::move(*calendar));
    }
    const std::string base = std::string(place) + "/versions";
    if (!versions->is_list() || versions->as_list().empty() ||
        versions->as_list().size() > kMaxVersions)
        return invalid_at(base, "must be a list of 1 to " + std::to_string(kMaxVersions) +
                                    " calendars");
    CalendarHistory out;
    for (std::size_t i = 0; i < versions->as_list().size(); i++) {
        const Value& item = versions->as_list()[i];
        const std::string at = base + "/" + std::to_string(i);
        const auto day = day_from(item.at("from").as_text(), at + "/from");
        if (!day) return day.error();
        if (!out.versions.empty() && *day <= out.versions.back().from_day)
            return invalid_at(at + "/from", "must be later than the version before");
        auto calendar = calendar_from_value(item, at, zones);
        if (!calendar) return calendar.error();
        out.versions.push_back({*day, std::move(*calendar)});
    }
    return out;
}

Value to_value(const CalendarHistory& history) {
    if (history.versions.size() == 1) return to_value(history.versions[0].calendar);
    Value::List list;
    for (const standards::CalendarVersion& version : history.versions) {
        Value item = to_value(version.calendar);
        item.set("from", day_text(version.from_day));
        list.push_back(std::move(item));
    }
    Value out = Value::map();
    out.set("versions", Value(std::move(list)));
    return out;
}

}  // namespace icx::codec
