#include "statistics/control.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "statistics/describe.hpp"
#include "statistics/sum.hpp"

namespace icx::statistics {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
// Mean of the range of two standard normal values (d2 for n = 2), as printed in Wheeler's tables.
constexpr double kRangeOfTwo = 1.128;

using Values = std::span<const double>;
using Points = std::vector<std::size_t>;

Values baseline_of(Values values, Baseline baseline) {
    const std::size_t first = std::min(baseline.first, values.size());
    return values.subspan(first, std::min(baseline.count, values.size() - first));
}

std::vector<double> moving_ranges(Values values) {
    std::vector<double> ranges;
    for (std::size_t i = 1; i < values.size(); i++)
        ranges.push_back(std::fabs(values[i] - values[i - 1]));
    return ranges;
}

// The ends of runs: every place where `is` has held for at least `least` places in a row.
template <class Is>
void add_runs(Points& points, std::size_t n, std::size_t least, Is is) {
    std::size_t run = 0;
    for (std::size_t i = 0; i < n; i++) {
        run = is(i) ? run + 1 : 0;
        if (run >= least) points.push_back(i);
    }
}

// Places where `is` holds, and does so in at least `least` of the last `window` places.
template <class Is>
void add_windows(Points& points, std::size_t n, std::size_t window, std::size_t least, Is is) {
    std::size_t held = 0;
    for (std::size_t i = 0; i < n; i++) {
        held += is(i) ? 1 : 0;
        if (i >= window) held -= is(i - window) ? 1 : 0;
        if (i + 1 >= window && is(i) && held >= least) points.push_back(i);
    }
}

void sort_once(Points& points) {
    std::sort(points.begin(), points.end());
    points.erase(std::unique(points.begin(), points.end()), points.end());
}

// Limits of shares with sigma widened by `factor`; `beyond` by the limits before they are cut.
void add_share_limits(Values events, Values n, double share, double factor,
                      std::vector<ControlLimits>& limits, Points& beyond) {
    for (std::size_t i = 0; i < events.size(); i++) {
        const double half = 3 * std::sqrt(share * (1 - share) / n[i]) * factor;
        if (!(n[i] > 0) || std::isnan(half)) {
            limits.push_back({kNaN, kNaN});
            continue;
        }
        limits.push_back({std::fmax(0, share - half), std::fmin(1, share + half)});
        const double p = events[i] / n[i];
        if (p < share - half || p > share + half) beyond.push_back(i);
    }
}

double laney_sigma(Values events, Values n, double share) {
    std::vector<double> z;
    for (std::size_t i = 0; i < events.size(); i++)
        if (n[i] > 0)
            z.push_back((events[i] / n[i] - share) / std::sqrt(share * (1 - share) / n[i]));
    return mean(moving_ranges(z)) / kRangeOfTwo;
}

}  // namespace

XmrLimits xmr_limits(Values values, Baseline baseline) {
    const Values base = baseline_of(values, baseline);
    const std::vector<double> ranges = moving_ranges(base);
    XmrLimits l;
    l.n = base.size();
    l.mean = mean(base);
    l.mean_range = mean(ranges);
    l.sigma = l.mean_range / kRangeOfTwo;
    l.low = l.mean - 2.66 * l.mean_range;
    l.high = l.mean + 2.66 * l.mean_range;
    l.range_high = 3.268 * l.mean_range;
    l.median_range = quantile(sorted_values(ranges), 0.5);
    l.median_sigma = 3.145 / 3 * l.median_range;
    l.median_low = l.mean - 3.145 * l.median_range;
    l.median_high = l.mean + 3.145 * l.median_range;
    l.median_range_high = 3.865 * l.median_range;
    return l;
}

std::vector<Signal> xmr_signals(Values x, const XmrLimits& limits, Spread spread) {
    const bool is_mean = spread == Spread::mean_range;
    const double low = is_mean ? limits.low : limits.median_low;
    const double high = is_mean ? limits.high : limits.median_high;
    const double range_high = is_mean ? limits.range_high : limits.median_range_high;
    const double sigma = is_mean ? limits.sigma : limits.median_sigma;
    const double centre = limits.mean;
    const std::size_t n = x.size();
    const auto above = [&](double sigmas) {
        return [&x, line = centre + sigmas * sigma](std::size_t i) { return x[i] > line; };
    };
    const auto below = [&](double sigmas) {
        return [&x, line = centre - sigmas * sigma](std::size_t i) { return x[i] < line; };
    };

    Points beyond, ranges, sides, two, four, trend;
    add_runs(beyond, n, 1, [&](std::size_t i) { return x[i] < low || x[i] > high; });
    add_runs(ranges, n, 1,
             [&](std::size_t i) { return i > 0 && std::fabs(x[i] - x[i - 1]) > range_high; });
    add_runs(sides, n, 8, [&](std::size_t i) { return x[i] > centre; });
    add_runs(sides, n, 8, [&](std::size_t i) { return x[i] < centre; });
    add_windows(two, n, 3, 2, above(2));
    add_windows(two, n, 3, 2, below(2));
    add_windows(four, n, 5, 4, above(1));
    add_windows(four, n, 5, 4, below(1));
    add_runs(trend, n, 5, [&](std::size_t i) { return i > 0 && x[i] > x[i - 1]; });
    add_runs(trend, n, 5, [&](std::size_t i) { return i > 0 && x[i] < x[i - 1]; });
    for (Points* points : {&sides, &two, &four, &trend})
        sort_once(*points);

    std::vector<Signal> signals;
    signals.push_back(Signal{Rule::beyond_limits, std::move(beyond)});
    signals.push_back(Signal{Rule::range_beyond_limit, std::move(ranges)});
    signals.push_back(Signal{Rule::eight_on_one_side, std::move(sides)});
    signals.push_back(Signal{Rule::two_of_three_beyond_two, std::move(two)});
    signals.push_back(Signal{Rule::four_of_five_beyond_one, std::move(four)});
    signals.push_back(Signal{Rule::six_rising_or_falling, std::move(trend)});
    return signals;
}

ShareChart share_chart(Values events, Values n, Baseline baseline) {
    const Values base_events = baseline_of(events, baseline);
    const Values base_n = baseline_of(n, baseline);
    ShareChart chart;
    chart.share = sum(base_events) / sum(base_n);
    add_share_limits(events, n, chart.share, 1, chart.limits, chart.beyond);
    chart.sigma_z = laney_sigma(base_events, base_n, chart.share);
    add_share_limits(events, n, chart.share, chart.sigma_z, chart.laney_limits, chart.laney_beyond);
    return chart;
}

CountChart count_chart(Values counts, Baseline baseline) {
    CountChart chart;
    chart.mean = mean(baseline_of(counts, baseline));
    const double half = 3 * std::sqrt(chart.mean);
    chart.limits = {std::isnan(half) ? kNaN : std::fmax(0, chart.mean - half), chart.mean + half};
    for (std::size_t i = 0; i < counts.size(); i++)
        if (std::fabs(counts[i] - chart.mean) > half) chart.beyond.push_back(i);
    return chart;
}

}  // namespace icx::statistics
