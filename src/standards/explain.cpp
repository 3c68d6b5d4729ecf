#include "standards/explain.hpp"

#include <algorithm>

namespace icx::standards {
namespace {

constexpr std::int64_t kDay_s = 86400;

const ZonedCalendar& version_on(std::span<const ZonedCalendar> versions, std::int64_t at_s) {
    std::size_t found = 0;
    for (std::size_t i = 1; i < versions.size(); i++)
        if (core::local_day_at(*versions[i].zone, at_s) >= versions[i].from_day) found = i;
    return versions[found];
}

std::int64_t ceil_s(std::int64_t ms) { return ms / 1000 + (ms % 1000 > 0); }
std::int64_t floor_s(std::int64_t ms) { return ms / 1000 - (ms % 1000 < 0); }

class Explainer {
public:
    Explainer(const BusinessClock& clock, std::span<const ZonedCalendar> versions)
        : clock_(clock), versions_(versions) {}

    std::vector<Segment> out;

    // A stretch in which one pause, or none, holds.
    void add(std::int64_t from_ms, std::int64_t until_ms, const Pause* pause) {
        const auto intervals = clock_.intervals();
        auto it = std::upper_bound(
            intervals.begin(), intervals.end(), floor_s(from_ms),
            [](std::int64_t s, const Interval& interval) { return s < interval.until_s; });
        std::int64_t reached = from_ms;
        for (; it != intervals.end() && it->from_s * 1000 < until_ms; ++it) {
            const std::int64_t opens = std::max(it->from_s * 1000, reached);
            const std::int64_t closes = std::min(it->until_s * 1000, until_ms);
            add_closed(reached, opens);
            add_open(opens, closes, pause);
            reached = closes;
        }
        add_closed(reached, until_ms);
    }

private:
    void add_open(std::int64_t from_ms, std::int64_t until_ms, const Pause* pause) {
        Segment segment{from_ms, until_ms, SegmentKind::counted};
        if (pause) {
            segment.kind = pause->is_excusal ? SegmentKind::excused : SegmentKind::paused;
            segment.by = pause->by;
        } else {
            segment.counted_ms = until_ms - from_ms;
        }
        push(segment);
    }

    // Closed time, cut where local holidays begin and end.
    void add_closed(std::int64_t from_ms, std::int64_t until_ms) {
        while (from_ms < until_ms) {
            const std::int64_t from_s = floor_s(from_ms);
            const ZonedCalendar& version = version_on(versions_, from_s);
            const std::int64_t day = core::local_day_at(*version.zone, from_s);
            const std::int64_t next =
                core::resolve_local(*version.zone, (day + 1) * kDay_s).first_s * 1000;
            // In an hour that midnight repeats, the next day has begun once already.
            const std::int64_t end = next > from_ms ? std::min(next, until_ms) : until_ms;
            Segment segment{from_ms, end, SegmentKind::closed};
            if (version.calendar->is_holiday(day)) {
                segment.kind = SegmentKind::holiday;
                segment.holiday_day = day;
            }
            push(segment);
            from_ms = end;
        }
    }

    void push(Segment segment) {
        if (segment.from_ms >= segment.until_ms) return;
        if (!out.empty() && out.back().kind == SegmentKind::closed &&
            segment.kind == SegmentKind::closed) {
            out.back().until_ms = segment.until_ms;
            return;
        }
        out.push_back(segment);
    }

    const BusinessClock& clock_;
    std::span<const ZonedCalendar> versions_;
};

// A change at an instant belongs to the segment that begins there or contains it.
void note_clock_changes(std::vector<Segment>& segments, std::span<const ZonedCalendar> versions) {
    for (Segment& segment : segments) {
        const core::ZoneTable& zone = *version_on(versions, floor_s(segment.from_ms)).zone;
        segment.clock_change_s = zone.offset_at(ceil_s(segment.until_ms) - 1) -
                                 zone.offset_before(ceil_s(segment.from_ms));
    }
}

}  // namespace

std::string_view segment_text(SegmentKind kind) {
    switch (kind) {
    case SegmentKind::counted:
        return "counted";
    case SegmentKind::paused:
        return "paused";
    case SegmentKind::excused:
        return "excused";
    case SegmentKind::closed:
        return "closed";
    case SegmentKind::holiday:
        break;
    }
    return "holiday";
}

std::vector<Segment> explain(const Subject& subject, const BusinessClock& clock,
                             std::span<const ZonedCalendar> versions, std::int64_t now_ms) {
    const Outcome outcome = measure(subject, clock, now_ms);
    Explainer explainer(clock, versions);
    std::int64_t reached = outcome.start_ms;
    for (const Pause& pause : tidy_pauses(subject.pauses, outcome.start_ms, outcome.end_ms)) {
        explainer.add(reached, pause.from_ms, nullptr);
        explainer.add(pause.from_ms, pause.until_ms, &pause);
        reached = pause.until_ms;
    }
    explainer.add(reached, outcome.end_ms, nullptr);
    note_clock_changes(explainer.out, versions);
    for (Segment& segment : explainer.out)
        segment.holds_due = outcome.due_ms > segment.from_ms && outcome.due_ms <= segment.until_ms;
    return std::move(explainer.out);
}

}  // namespace icx::standards
