#include "app/arrivals.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/time.hpp"
#include "statistics/describe.hpp"

namespace icx::app {
namespace {

using standards::Verdict;

constexpr std::int64_t kDay_s = 86400;
constexpr std::int64_t kHourMs = 3'600'000;
constexpr double kLeastExpected = 8;
constexpr double kQuietShare = 0.2;

struct LocalHour {
    std::int64_t day = 0;
    std::size_t weekday = 0, hour = 0;
};

LocalHour local_hour(const core::ZoneTable& zone, std::int64_t at_ms) {
    const std::int64_t at_s = at_ms / 1000 - (at_ms % 1000 < 0);
    const std::int64_t day = core::local_day_at(zone, at_s);
    const std::int64_t of_day = at_s + zone.offset_at(at_s) - day * kDay_s;
    return {day, static_cast<std::size_t>(core::weekday(core::civil_from_days(day))),
            static_cast<std::size_t>(std::clamp<std::int64_t>(of_day / 3600, 0, 23))};
}

using WaitedByHour = std::array<std::size_t, 24>;

void find_quiet(Arrivals& out, const WaitedByHour& waited) {
    std::array<std::size_t, 24> stops{}, came{};
    for (std::size_t day = 0; day < 5; day++)
        for (std::size_t hour = 0; hour < 24; hour++) {
            stops[hour] += out.cells[day][hour].stopped;
            came[hour] += out.cells[day][hour].n;
        }
    for (std::size_t hour = 1; hour < 23; hour++) {
        const double expected =
            (static_cast<double>(stops[hour - 1]) + static_cast<double>(stops[hour + 1])) / 2;
        const double least = static_cast<double>(std::min(stops[hour - 1], stops[hour + 1]));
        const auto found = static_cast<double>(stops[hour]);
        // The edges of the day are no gap: both neighbours must be busy.
        if (expected < kLeastExpected || found > kQuietShare * expected || found >= least / 2)
            continue;
        out.quiet.push_back(
            {static_cast<int>(hour), stops[hour], expected, came[hour], waited[hour]});
    }
}

}  // namespace

Arrivals count_arrivals(const std::vector<Case>& cases, const core::ZoneTable& zone,
                        std::int64_t from_day) {
    Arrivals out;
    std::array<std::array<std::vector<double>, 24>, 7> times;
    WaitedByHour waited{};
    out.first_hour = 24;
    for (std::size_t i = cases.size(); i-- > 0;) {
        const standards::Outcome& outcome = cases[i].outcome;
        const LocalHour came = local_hour(zone, outcome.start_ms);
        if (came.day < from_day) break;
        if (outcome.verdict == Verdict::excluded) continue;
        HourCell& cell = out.cells[came.weekday][came.hour];
        out.n++;
        cell.n++;
        cell.met += outcome.verdict == Verdict::met;
        cell.decided += outcome.verdict != Verdict::pending;
        out.first_hour = std::min(out.first_hour, static_cast<int>(came.hour));
        out.last_hour = std::max(out.last_hour, static_cast<int>(came.hour));
        if (came.weekday < 5) waited[came.hour] += outcome.wall_ms > kHourMs;
        if (!outcome.is_stopped) continue;
        times[came.weekday][came.hour].push_back(static_cast<double>(outcome.net_ms));
        const LocalHour stop = local_hour(zone, outcome.end_ms);
        out.cells[stop.weekday][stop.hour].stopped++;
    }
    for (std::size_t day = 0; day < 7; day++)
        for (std::size_t hour = 0; hour < 24; hour++) {
            std::vector<double>& list = times[day][hour];
            HourCell& cell = out.cells[day][hour];
            cell.done = list.size();
            std::sort(list.begin(), list.end());
            cell.median_ms = list.empty() ? std::numeric_limits<double>::quiet_NaN()
                                          : statistics::quantile(list, 0.5, 7);
        }
    if (out.n == 0) out.first_hour = 0;
    find_quiet(out, waited);
    return out;
}

}  // namespace icx::app
