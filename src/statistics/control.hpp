// Control charts: is a series only noise round a level, or did something change. XmR for single
// values, p and Laney's p' for shares, c for counts. Sources: Shewhart 1931; Wheeler,
// Understanding Variation 1993 (2.66, 3.268, 3.145, 3.865); Western Electric 1956 (runs); Laney
// 2002 (p'). Limits come from a baseline, by default all points, and are kept until somebody
// documents a change; signals are sought in all points.
//
// Series are in order of time and without NaN. Points are counted from 0. What is not defined (a
// spread of one point) is NaN, and gives no signal.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace icx::statistics {

// The points that limits are computed from; what lies beyond the series is cut off.
struct Baseline {
    std::size_t first = 0;
    std::size_t count = static_cast<std::size_t>(-1);
};

enum class Rule {
    beyond_limits,            // a point outside its limits
    range_beyond_limit,       // a moving range over its limit; names the later point
    eight_on_one_side,        // 8 or more in a row strictly on one side: the 8th and those after
    two_of_three_beyond_two,  // a point beyond 2 sigma, as at least one of the two before it
    four_of_five_beyond_one,  // a point beyond 1 sigma, as at least three of the four before it
    six_rising_or_falling,    // 6 or more points in one direction: the 6th and those after
};

struct Signal {
    Rule rule = Rule::beyond_limits;
    std::vector<std::size_t> points;  // rising, each once
};

// X and moving range. sigma = mean range / 1.128; limits mean +- 2.66 mean range; the same from the
// median range, which a few jumps do not widen.
struct XmrLimits {
    std::size_t n = 0;  // points of the baseline
    double mean = 0;
    double mean_range = 0, sigma = 0, low = 0, high = 0, range_high = 0;
    double median_range = 0, median_sigma = 0, median_low = 0, median_high = 0,
           median_range_high = 0;
};
XmrLimits xmr_limits(std::span<const double> values, Baseline baseline = {});

enum class Spread { mean_range, median_range };
// All six rules in the order of Rule, also those without a point.
std::vector<Signal> xmr_signals(std::span<const double> values, const XmrLimits& limits,
                                Spread spread = Spread::mean_range);

struct ControlLimits {
    double low = 0, high = 0;
};

// Shares of n[i] in which the event happened events[i] times. Limits p +- 3 sqrt(p (1 - p) / n[i]),
// cut to [0, 1]; Laney's are wider (or narrower) by sigma_z = mean moving range of the standardised
// shares / 1.128, for large or overdispersed n. A point with n[i] = 0 has NaN limits, gives no
// signal and no moving range.
struct ShareChart {
    double share = 0;  // of the baseline
    std::vector<ControlLimits> limits;
    std::vector<std::size_t> beyond;
    double sigma_z = 0;
    std::vector<ControlLimits> laney_limits;
    std::vector<std::size_t> laney_beyond;
};
ShareChart share_chart(std::span<const double> events, std::span<const double> n,
                       Baseline baseline = {});

// Counts with the same exposure each: mean +- 3 sqrt(mean), not below 0.
struct CountChart {
    double mean = 0;
    ControlLimits limits;
    std::vector<std::size_t> beyond;
};
CountChart count_chart(std::span<const double> counts, Baseline baseline = {});

}  // namespace icx::statistics
