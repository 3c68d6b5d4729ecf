#include "standards/calendar.hpp"

#include <algorithm>

#include "core/time.hpp"

namespace icx::standards {
namespace {

constexpr std::int64_t kDay_s = 86400;

// The hours of one local day in UTC.
void add_day(const ZonedCalendar& version, std::int64_t day, core::LocalReader& local,
             std::vector<Interval>& out) {
    const DayHours& hours = version.calendar->hours(day);
    if (hours.empty()) return;
    if (!version.zone->transitions.empty()) {
        const auto midnight = local.resolve(*version.zone, day * kDay_s);
        if (midnight.kind == core::LocalMeaning::Kind::gap && !has_local_day(*version.zone, day))
            return;
    }
    for (const Frame& frame : hours) {
        const std::int64_t begin = day * kDay_s + frame.from_s, end = day * kDay_s + frame.until_s;
        const std::int64_t from = local.resolve(*version.zone, begin).first_s;
        const std::int64_t until = local.resolve(*version.zone, end).last_s;
        if (from < until) out.push_back({from, until});
    }
}

}  // namespace

bool Calendar::is_holiday(std::int64_t local_day) const {
    return special.find(local_day) == special.end() &&
           std::binary_search(holidays.begin(), holidays.end(), local_day);
}

const DayHours& Calendar::hours(std::int64_t local_day) const {
    static const DayHours kClosed;
    if (!special.empty())
        if (const auto it = special.find(local_day); it != special.end()) return it->second;
    if (std::binary_search(holidays.begin(), holidays.end(), local_day)) return kClosed;
    const std::int64_t since_monday = local_day + 3;  // 1970-01-01 was a Thursday
    return week[static_cast<std::size_t>((since_monday % 7 + 7) % 7)];
}

CalendarHistory always(Calendar calendar) {
    CalendarHistory history;
    history.versions.push_back({0, std::move(calendar)});
    return history;
}

std::int32_t business_day_of(const Calendar& calendar) {
    if (calendar.business_day_s > 0) return calendar.business_day_s;
    std::map<std::int32_t, int> lengths;
    for (const DayHours& day : calendar.week) {
        std::int32_t length = 0;
        for (const Frame& frame : day) length += frame.until_s - frame.from_s;
        if (length > 0) lengths[length]++;
    }
    std::int32_t best = 0;
    int most = 0;
    for (const auto& [length, days] : lengths)
        if (days >= most) {
            best = length;
            most = days;
        }
    return best;
}

std::vector<Interval> open_intervals(std::span<const ZonedCalendar> versions, std::int64_t from_s,
                                     std::int64_t until_s) {
    std::vector<Interval> out;
    for (std::size_t i = 0; i < versions.size(); i++) {
        const ZonedCalendar& version = versions[i];
        core::LocalReader local;
        // A frame reaches at most two days past the start of its own.
        std::int64_t first = core::local_day_at(*version.zone, from_s) - 2;
        std::int64_t last = core::local_day_at(*version.zone, until_s) + 1;
        if (i > 0) first = std::max(first, version.from_day);
        if (i + 1 < versions.size()) last = std::min(last, versions[i + 1].from_day - 1);
        for (std::int64_t day = first; day <= last; day++) add_day(version, day, local, out);
    }
    for (Interval& interval : out) {
        interval.from_s = std::max(interval.from_s, from_s);
        interval.until_s = std::min(interval.until_s, until_s);
    }
    merge(out);
    return out;
}

void merge(std::vector<Interval>& intervals) {
    std::sort(intervals.begin(), intervals.end(), [](const Interval& a, const Interval& b) {
        return a.from_s != b.from_s ? a.from_s < b.from_s : a.until_s < b.until_s;
    });
    std::size_t kept = 0;
    for (const Interval& next : intervals) {
        if (next.from_s >= next.until_s) continue;
        if (kept > 0 && next.from_s <= intervals[kept - 1].until_s)
            intervals[kept - 1].until_s = std::max(intervals[kept - 1].until_s, next.until_s);
        else
            intervals[kept++] = next;
    }
    intervals.resize(kept);
}

std::vector<Interval> overlap(std::span<const Interval> a, std::span<const Interval> b) {
    std::vector<Interval> out;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        const std::int64_t from = std::max(a[i].from_s, b[j].from_s);
        const std::int64_t until = std::min(a[i].until_s, b[j].until_s);
        if (from < until) out.push_back({from, until});
        a[i].until_s < b[j].until_s ? i++ : j++;
    }
    return out;
}

}  // namespace icx::standards
