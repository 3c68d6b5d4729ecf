// RRULE of iCalendar over whole days (RFC 5545, 3.3.10).
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "core/time.hpp"

namespace icx::exchange {

enum class Frequency { daily, weekly, monthly, yearly };

struct IcsRule {
    struct Weekday {
        int nth = 0;  // 0: every; -1: the last
        int day = 0;  // 0 = Monday
    };
    Frequency frequency = Frequency::yearly;
    int interval = 1;
    std::optional<int> count;
    std::optional<std::int64_t> until;  // local day, inclusive
    std::vector<int> months, month_days;
    std::vector<Weekday> weekdays;
    bool week_begins_monday = true;
};

// Errors: a part that is not understood, which the message names.
core::Result<IcsRule> read_ics_rule(std::string_view text);

// The days of the series from its first day to `last`, rising; at most `limit` of them. The first
// day always belongs to it and counts.
std::vector<std::int64_t> expand(const IcsRule& rule, std::int64_t first, std::int64_t last,
                                 std::size_t limit);

// "20261225", the beginning of "20261225T090000Z" too.
std::optional<std::int64_t> read_ics_date(std::string_view text);

}  // namespace icx::exchange
