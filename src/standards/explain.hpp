// "Why this deadline?": the time of one request cut into segments that follow one another from its
// start to its stop (or now) without gap or overlap. The counted time of all segments adds up
// exactly to the outcome's net time, the business time of paused ones to its paused time.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "standards/measure.hpp"

namespace icx::standards {

enum class SegmentKind : std::uint8_t { counted, paused, excused, closed, holiday };
std::string_view segment_text(SegmentKind kind);

struct Segment {
    std::int64_t from_ms = 0;
    std::int64_t until_ms = 0;
    SegmentKind kind = SegmentKind::counted;
    Label by = kNoLabel;               // the activity that paused
    std::int64_t holiday_day = 0;      // the local date, for holiday
    std::int64_t counted_ms = 0;       // until - from when counted, else 0
    std::int32_t clock_change_s = 0;   // the clocks were put forward (+) or back (-) within
    bool holds_due = false;            // the due time lies in (from, until]
    bool operator==(const Segment&) const = default;
};

// `versions` as for open_intervals: they say which local dates are holidays and where clocks
// change. Outside hours a pause changes nothing and is shown as closed.
std::vector<Segment> explain(const Subject& subject, const BusinessClock& clock,
                             std::span<const ZonedCalendar> versions, std::int64_t now_ms);

}  // namespace icx::standards
