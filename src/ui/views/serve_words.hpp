// Times, shares and steps of the place Serve in words. Instants are shown on the wall clock of the
// standard's own zone.
#pragma once

#include <string>

#include "app/serve_desk.hpp"
#include "app/warnings.hpp"
#include "ui/widgets/icon.hpp"
#include "ui/widgets/style.hpp"

namespace icx::ui {

struct ServeContext {
    const model::Workspace& workspace;
    const app::Desk& desk;
    core::ZoneSource& zones;
    core::Instant now;
};

// "38 min", "1 h 43", "12 h"; under a minute in seconds.
std::string time_words(std::int64_t ms);
// "0:20", "17:05"; with seconds where they are not 0: "0:20:31". What adds up must be exact.
std::string clock_words(std::int64_t ms);
std::string local_time(const core::ZoneTable& zone, std::int64_t at_ms);      // "Fri 16:40"
std::string local_day_time(const core::ZoneTable& zone, std::int64_t at_ms);  // "Fri 6 Nov, 16:40"
core::Date local_date(const core::ZoneTable& zone, std::int64_t at_ms);
std::string month_name(core::Date date);                         // "November"
std::string percent_words(double share);                         // "87%"
std::string interval_words(const statistics::Interval& wilson);  // "78 to 93%"
std::string decided_words(const standards::Attainment& kept);    // "73 of 84 requests"
// Days of equal hours are named once: "Mon to Fri 08:00-17:00".
std::string week_words(const model::Calendar& calendar);
std::string hours_text(const standards::DayHours& hours);  // "08:00-12:00, 13:00-17:00"
// "Office hours, Mon to Fri 08:00-17:00"; with later versions from which day they hold.
std::string hours_words(const model::Workspace& workspace, const model::CalendarId& calendar);

// A clock's condition in a sentence: "at “opened”", "when activity = "waiting"".
std::string condition_words(const std::string& condition);

// How it stands: kept, at risk (the goal lies inside the interval or the budget runs out), missed.
struct Standing {
    std::string words;
    Tone tone = Tone::neutral;
    Icon icon = Icon::info;
};
Standing standing_of(const model::Standard& standard, const app::StandardFigures& figures);

// "38 min left", "47 min late", "paused, 38 min left", "no time limit", "broken".
struct LeftWords {
    std::string words;
    Tone tone = Tone::neutral;
    float used = 0;    // share of the target, at most 1
    std::string tell;  // "Tell Head of IT", when a step with a name is reached
};
LeftWords left_words(const standards::Outcome& outcome, const app::Warnings& warnings);
Tone left_tone(const standards::Outcome& outcome, const app::Warnings& warnings);

// "4h", "4h, 1 High 1h", "no time limit".
std::string allowed_words(const model::Workspace& workspace, const model::Standard& standard);

}  // namespace icx::ui
