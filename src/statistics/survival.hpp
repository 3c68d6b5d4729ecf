// How long something takes when some of it is not over yet: the Kaplan-Meier curve with right
// censoring, its intervals and quantiles, the restricted mean, and rank tests between groups. An
// open request at the cut-off is censored, not left out: a median of the finished ones alone is
// biased low. Sources: Kaplan & Meier 1958; Greenwood 1926; Kalbfleisch & Prentice 2002 for the log
// and log-log limits; Harrington & Fleming 1982 for the rank tests. Figures equal those of R's
// package survival, its averaging of a median on a flat step and its joining of near ties included.
//
// Times are in any one unit and at least 0; what has the time NaN takes no part. What is not
// defined or not reached is NaN.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "statistics/describe.hpp"

namespace icx::statistics {

struct Duration {
    double time = 0;
    bool is_event = true;  // false: censored, it lasted longer than `time`
};

// What happened at one time. At a tie events come before censorings.
struct SurvivalStep {
    double time = 0;
    std::size_t at_risk = 0;  // still open just before
    std::size_t events = 0, censored = 0;
    double survival = 1;   // S(t) = product of 1 - events / at_risk
    double hazard_se = 0;  // sqrt of the sum of d / (n (n - d)): Greenwood's se of log S
};

struct SurvivalCurve {
    std::size_t n = 0, events = 0, censored = 0;
    std::vector<SurvivalStep> steps;  // times rising, each once
};

SurvivalCurve kaplan_meier(std::span<const Duration> durations);

enum class Limits { log, log_log };  // log: R's default; log_log: for display, stays in [0, 1]

// The curve at a time, also before its first and after its last step (where it stays level).
// Limits are NaN where S is 0.
struct SurvivalPoint {
    double time = 0;
    std::size_t at_risk = 0;  // lasted at least `time`
    double survival = 1;
    double se_greenwood = 0;
    Interval log_limits, log_log_limits;  // 95 %
};
SurvivalPoint survival_at(const SurvivalCurve& curve, double time);

// The time at which the share `p` is over. On a step of exactly 1 - p the middle of the step; NaN:
// not reached, "longer than the last time".
struct SurvivalQuantile {
    double p = 0;
    double time = 0;
    double low = 0, high = 0;  // 95 %, where the limits of the curve cross 1 - p
};
std::vector<SurvivalQuantile> survival_quantiles(const SurvivalCurve& curve,
                                                 std::span<const double> shares,
                                                 Limits limits = Limits::log);

// Mean time up to `tau`: the area under the curve from 0 to there; its variance is the sum of
// squared areas to the right of each event, weighted as in Greenwood's.
struct RestrictedMean {
    double tau = 0, mean = 0, se = 0;
};
RestrictedMean restricted_mean(const SurvivalCurve& curve, double tau);

// Do groups differ: observed against expected events with the hypergeometric variance matrix, each
// time weighted by S(t-)^rho of all groups together. rho = 0: log-rank; rho = 1: Peto & Peto's
// modification of the Wilcoxon test, when early times matter. `group[i]` < groups belongs to
// `durations[i]`; both spans are equally long. A group without expected events does not count in
// chisq, but does in df.
struct RankTest {
    double chisq = 0;
    std::size_t df = 0;
    double p = 0;
    std::vector<double> observed, expected;  // by group
};
RankTest log_rank(std::span<const Duration> durations, std::span<const std::size_t> group,
                  std::size_t groups, double rho = 0);

}  // namespace icx::statistics
