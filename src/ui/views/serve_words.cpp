#include "ui/views/serve_words.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/calendars.hpp"
#include "app/clock_conditions.hpp"
#include "app/targets.hpp"
#include "core/text.hpp"
#include "ui/views/dates.hpp"

namespace icx::ui {
namespace {

std::int64_t local_ms(const core::ZoneTable& zone, std::int64_t at_ms) {
    const std::int64_t at_s = at_ms / 1000 - (at_ms % 1000 < 0);
    return at_ms + zone.offset_at(at_s) * std::int64_t{1000};
}

std::string two(std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); }

}  // namespace

std::string week_words(const model::Calendar& calendar) {
    constexpr std::array<const char*, 7> kDays = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    const std::array<const std::string*, 7> hours = {
        &calendar.monday, &calendar.tuesday,  &calendar.wednesday, &calendar.thursday,
        &calendar.friday, &calendar.saturday, &calendar.sunday};
    std::string out;
    for (std::size_t i = 0; i < 7;) {
        std::size_t end = i + 1;
        while (end < 7 && *hours[end] == *hours[i])
            end++;
        if (!hours[i]->empty()) {
            if (!out.empty()) out += ", ";
            out += kDays[i];
            if (end - i > 1) out += std::string(end - i == 2 ? " and " : " to ") + kDays[end - 1];
            out += " " + *hours[i];
        }
        i = end;
    }
    return out.empty() ? "never open" : out;
}

std::string hours_text(const standards::DayHours& hours) {
    std::string out;
    for (const standards::Frame& frame : hours) {
        const auto at = [](std::int64_t s) {
            const std::int64_t minutes = (s > 86400 ? s - 86400 : s) / 60;
            return two(minutes / 60) + ":" + two(minutes % 60);
        };
        out += (out.empty() ? "" : ", ") + at(frame.from_s) + "-" + at(frame.until_s);
    }
    return out;
}

std::string time_words(std::int64_t ms) {
    const std::int64_t s = ms / 1000;
    if (s < 60) return std::to_string(s) + " s";
    const std::int64_t minutes = s / 60;
    if (minutes < 60) return std::to_string(minutes) + " min";
    const std::int64_t rest = minutes % 60;
    return std::to_string(minutes / 60) + " h" + (rest ? " " + two(rest) : "");
}

std::string clock_words(std::int64_t ms) {
    const std::int64_t s = ms / 1000;
    const std::string words = std::to_string(s / 3600) + ":" + two(s / 60 % 60);
    return s % 60 ? words + ":" + two(s % 60) : words;
}

core::Date local_date(const core::ZoneTable& zone, std::int64_t at_ms) {
    return core::utc_date({local_ms(zone, at_ms)});
}

std::string local_time(const core::ZoneTable& zone, std::int64_t at_ms) {
    return weekday_day(local_date(zone, at_ms)).substr(0, 3) + " " +
           core::iso_instant({local_ms(zone, at_ms)}).substr(11, 5);
}

std::string local_day_time(const core::ZoneTable& zone, std::int64_t at_ms) {
    return weekday_day(local_date(zone, at_ms)) + ", " +
           core::iso_instant({local_ms(zone, at_ms)}).substr(11, 5);
}

std::string month_name(core::Date date) {
    const std::string words = long_day({date.year, date.month, 1});
    return words.substr(words.rfind(' ') + 1);
}

std::string percent_words(double share) {
    return std::isnan(share) ? "no figure yet" : core::fixed_number(100 * share, 0) + "%";
}

std::string interval_words(const statistics::Interval& wilson) {
    return core::fixed_number(100 * wilson.low, 0) + " to " +
           core::fixed_number(100 * wilson.high, 0) + "%";
}

std::string decided_words(const standards::Attainment& kept) {
    return grouped(kept.met) + " of " + counted(kept.met + kept.missed, "request", "requests");
}

std::string hours_words(const model::Workspace& workspace, const model::CalendarId& id) {
    const auto* calendar = workspace.table<model::Calendar>().find(id);
    if (!calendar) return "around the clock, every day";
    std::string out = calendar->name + ", " + week_words(*calendar);
    for (const model::Calendar* version : app::versions_of(workspace, id))
        out += ", from " + short_day(*version->from) + " " + week_words(*version);
    return out;
}

std::string condition_words(const std::string& condition) {
    const std::string text(core::trim(condition));
    if (text.empty()) return "with the first step";
    return app::is_rule(text) ? text : "at \u201C" + text + "\u201D";
}

Standing standing_of(const model::Standard& standard, const app::StandardFigures& figures) {
    if (standard.state == model::StandardState::paused)
        return {"Paused", Tone::neutral, Icon::pause};
    if (!figures.is_ok()) return {"Needs mending", Tone::negative, Icon::error};
    const standards::Attainment& kept = figures.month.kept;
    if (kept.met + kept.missed == 0) return {"Nothing decided yet", Tone::neutral, Icon::info};
    if (kept.wilson.high < standard.goal) return {"Missed", Tone::negative, Icon::error};
    if (figures.budget.used_up || kept.attainment < standard.goal)
        return {"At risk", Tone::warning, Icon::warning};
    return {"Kept", Tone::positive, Icon::check};
}

Tone left_tone(const standards::Outcome& outcome, const app::Warnings& warnings) {
    if (outcome.is_faulted) return Tone::negative;
    if (outcome.target_ms >= standards::kNoLimit_ms || outcome.target_ms <= 0) return Tone::neutral;
    if (outcome.net_ms > outcome.target_ms) return Tone::negative;
    return app::reached(warnings, outcome) ? Tone::warning : Tone::neutral;
}

LeftWords left_words(const standards::Outcome& outcome, const app::Warnings& warnings) {
    LeftWords out;
    if (outcome.is_faulted) return {"broken", Tone::negative, 1, {}};
    if (outcome.target_ms >= standards::kNoLimit_ms) return {"no time limit", Tone::neutral, 0, {}};
    if (outcome.target_ms <= 0) return {"no time allowed", Tone::neutral, 1, {}};
    const std::int64_t left = outcome.target_ms - outcome.net_ms;
    const double used =
        static_cast<double>(outcome.net_ms) / static_cast<double>(outcome.target_ms);
    out.used = static_cast<float>(std::min(used, 1.0));
    const app::WarningStep* step = app::reached(warnings, outcome);
    if (step && !step->who.empty()) out.tell = "Tell " + step->who;
    if (left < 0) {
        out.words = time_words(-left) + " late";
    } else {
        out.words = (outcome.is_paused ? "paused, " : "") + time_words(left) + " left";
    }
    out.tone = left_tone(outcome, warnings);
    return out;
}

std::string allowed_words(const model::Workspace& workspace, const model::Standard& standard) {
    std::string out(core::trim(standard.target));
    if (out.empty()) out = "no time limit";
    for (const model::Target* target : app::targets_of(workspace, standard.id)) {
        std::string who = target->priority;
        if (!target->department.empty())
            who +=
                (who.empty() ? "" : " from ") + app::department_name(workspace, target->department);
        out += ", " + who + " " + target->time;
    }
    return out;
}

}  // namespace icx::ui
