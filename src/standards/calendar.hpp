// Business hours as a definition: a zone, the frames of each weekday, holidays, days with hours of
// their own, and versions that take turns. Rules, once and for all:
// - A frame belongs to the local date it starts on; one that runs past midnight goes with it, so a
//   holiday removes the whole frame, also the part on the next morning.
// - A day in `special` has those frames and no others, holiday or not.
// - A bound inside the gap of spring moves to the gap's end; in the repeated hour of autumn a start
//   is the first and an end the last occurrence. A date the zone left out has no hours.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "core/zone.hpp"

namespace icx::standards {

struct Frame {
    std::int32_t from_s = 0;   // of the local day, 0 to below 86400
    std::int32_t until_s = 0;  // after from_s, at most from_s + 86400
    bool operator==(const Frame&) const = default;
};
using DayHours = std::vector<Frame>;  // rising, not overlapping

struct Calendar {
    std::string tz = "UTC";
    std::array<DayHours, 7> week;             // Monday first
    std::vector<std::int64_t> holidays;       // local days since 1970, rising
    std::map<std::int64_t, DayHours> special;
    std::int32_t business_day_s = 0;          // what "1bd" is; 0: see business_day_of

    bool is_holiday(std::int64_t local_day) const;  // and has no hours of its own
    const DayHours& hours(std::int64_t local_day) const;
    bool operator==(const Calendar&) const = default;
};

// A calendar over time: a version holds from its local date until the next one's.
struct CalendarVersion {
    std::int64_t from_day = 0;
    Calendar calendar;
};
struct CalendarHistory {
    std::vector<CalendarVersion> versions;  // rising; the first also holds before its date
};
CalendarHistory always(Calendar calendar);

// A business day: what the calendar says, else the open time that most open weekdays have (the
// longer one when two are equally frequent). 0 for a week without hours.
std::int32_t business_day_of(const Calendar& calendar);

struct Interval {
    std::int64_t from_s = 0;  // UTC
    std::int64_t until_s = 0;
    bool operator==(const Interval&) const = default;
};

// A version's calendar with its zone's table.
struct ZonedCalendar {
    const Calendar* calendar = nullptr;
    const core::ZoneTable* zone = nullptr;
    std::int64_t from_day = 0;
};

// The open time of [from_s, until_s): rising, disjoint, not touching. `versions` as in
// CalendarHistory, not empty.
std::vector<Interval> open_intervals(std::span<const ZonedCalendar> versions, std::int64_t from_s,
                                     std::int64_t until_s);

// When both are open (provider and requester). Both as open_intervals gives them.
std::vector<Interval> overlap(std::span<const Interval> a, std::span<const Interval> b);

// Sorts, and joins what overlaps or touches; empty ones go.
void merge(std::vector<Interval>& intervals);

}  // namespace icx::standards
