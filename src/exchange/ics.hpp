// iCalendar files (RFC 5545). Holidays: events read as local dates, and dates written as all-day
// events. Due times: written only. What does not fit is named with its line, the rest is kept.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "core/time.hpp"
#include "core/zone.hpp"

namespace icx::exchange {

struct IcsDay {
    std::int64_t day = 0;  // local, since 1970
    std::string name;
    bool operator==(const IcsDay&) const = default;
};

struct IcsDays {
    std::vector<IcsDay> days;  // rising, each date once: the first event that names it
    std::size_t events = 0;
    std::vector<core::Problem> problems;  // events left out, "line 12"
};

// All-day events, and timed ones for the days they cover from midnight to midnight on the clock of
// `zone`. Repeated events (RRULE with FREQ DAILY to YEARLY, INTERVAL, COUNT, UNTIL, BYMONTH,
// BYMONTHDAY, BYDAY; RDATE, EXDATE) from `from` to `until`, both inclusive; single ones whenever
// they are between 1970 and 2040. Errors: no iCalendar file, broken nesting, more than 4 MiB,
// 20,000 events or dates, 2,000 rules, 64 KiB a line.
core::Result<IcsDays> read_ics_days(std::string_view text, core::Date from, core::Date until,
                                    const core::ZoneTable& zone);

// `source` makes the events' UIDs stable: the same days of the same source have the same ones.
std::string write_ics_days(std::span<const IcsDay> days, std::string_view name,
                           std::string_view source, core::Instant stamp);

// A moment at which something is due.
struct IcsDue {
    std::string source;  // makes the UID, so that the same thing exported again replaces itself
    core::Instant due;
    std::string title;
    std::string words;  // lines of the description
};
// One event of no length for each, in UTC, told half an hour before. Lines are folded at 75 bytes
// and texts escaped as RFC 5545 wants it.
std::string write_ics_due(std::span<const IcsDue> items, std::string_view name,
                          core::Instant stamp);

bool is_ics(std::string_view text);  // begins like an iCalendar file

}  // namespace icx::exchange
