#include "statistics/survival.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "statistics/distributions.hpp"
#include "statistics/matrix.hpp"
#include "statistics/sum.hpp"

namespace icx::statistics {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
// R's tolerance for equal times and for a step exactly at a share: sqrt(DBL_EPSILON).
constexpr double kTolerance = 1.490116119384765625e-08;

struct Row {
    double time = 0;
    bool is_event = false;
    std::size_t group = 0;
};

// Times that differ by rounding only become one, the least of them: as R's aeqSurv, which compares
// each distinct time with the one before, absolutely and against the mean of the distinct times.
void join_near_ties(std::vector<Row>& sorted) {
    Sum total;
    double distinct = 0;
    for (std::size_t i = 0; i < sorted.size(); i++) {
        if (i > 0 && sorted[i].time == sorted[i - 1].time) continue;
        total.add(std::fabs(sorted[i].time));
        distinct++;
    }
    const double mean_time = total.value() / distinct;
    double last = 0, cut = 0;
    for (std::size_t i = 0; i < sorted.size(); i++) {
        const double time = sorted[i].time;
        const double step = time - last;
        if (i == 0 || !(step <= kTolerance || step / mean_time <= kTolerance)) cut = time;
        last = time;
        sorted[i].time = cut;
    }
}

std::vector<Row> sorted_rows(std::span<const Duration> durations,
                             std::span<const std::size_t> group = {}) {
    std::vector<Row> rows;
    rows.reserve(durations.size());
    for (std::size_t i = 0; i < durations.size(); i++)
        if (!std::isnan(durations[i].time))
            rows.push_back(
                Row{durations[i].time, durations[i].is_event, group.empty() ? 0 : group[i]});
    std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.time < b.time; });
    if (!rows.empty()) join_near_ties(rows);
    return rows;
}

Interval limits_of(double survival, double hazard_se, Limits kind) {
    if (std::isnan(survival) || survival <= 0) return {kNaN, kNaN};
    if (survival >= 1) return {1, 1};
    const double half = kZ95 * hazard_se;
    if (kind == Limits::log)
        return {survival * std::exp(-half), std::fmin(1, survival * std::exp(half))};
    const double log_survival = std::log(survival);
    const double centre = std::log(-log_survival);
    const double shift = half / log_survival;  // negative
    return {std::exp(-std::exp(centre - shift)), std::exp(-std::exp(centre + shift))};
}

// Where a rising curve first gets to each share. `over` may fall in places (limits of a curve at
// its thin end) and may be NaN at its end; R takes the least value that reaches the share, whatever
// its time, and so do we.
class Crossings {
public:
    void add(double time, double over) {
        last_time_ = time;
        if (!std::isnan(over)) points_.push_back({over, time});
        ends_open_ = std::isnan(over);
    }

    // Of equal values only the first stays: the others are censorings.
    void finish() {
        std::stable_sort(points_.begin(), points_.end(),
                         [](const Point& a, const Point& b) { return a.over < b.over; });
        const auto is_same = [](const Point& a, const Point& b) { return a.over == b.over; };
        points_.erase(std::unique(points_.begin(), points_.end(), is_same), points_.end());
        const auto last =
            std::max_element(points_.begin(), points_.end(),
                             [](const Point& a, const Point& b) { return a.time < b.time; });
        end_ = ends_open_ ? kNaN : last->over;
    }

    double highest() const { return points_.back().over; }

    double time_of(double share) const {
        if (share == 0) return 0;
        const double first = time_at_least(share - kTolerance);
        if (std::fabs(share - end_) < kTolerance) return (first + last_time_) / 2;
        return (first + time_at_least(share + kTolerance)) / 2;
    }

private:
    struct Point {
        double over = 0, time = 0;
    };

    double time_at_least(double over) const {
        const auto found = std::lower_bound(points_.begin(), points_.end(), over,
                                            [](const Point& p, double v) { return p.over < v; });
        return found == points_.end() ? kNaN : found->time;
    }

    std::vector<Point> points_;
    double last_time_ = 0;
    double end_ = 0;  // the value on the last step; NaN when that is not defined
    bool ends_open_ = false;
};

std::vector<double> crossings(const SurvivalCurve& curve, std::span<const double> shares,
                              const std::vector<double>& levels) {
    Crossings found;
    found.add(0, 0);
    for (std::size_t i = 0; i < levels.size(); i++)
        found.add(curve.steps[i].time, 1 - levels[i]);
    found.finish();
    std::vector<double> times;
    const double least = shares.empty() ? 0 : *std::min_element(shares.begin(), shares.end());
    for (const double share : shares)
        times.push_back(found.highest() < least ? kNaN : found.time_of(share));
    return times;
}

// The running state of a rank test: who is at risk in each group, and what has been summed.
class RankSums {
public:
    RankSums(std::size_t groups, double rho)
        : rho_(rho), at_risk_(groups, 0), died_(groups, 0), observed_(groups), expected_(groups),
          variance_(groups, std::vector<double>(groups, 0)) {}

    void enter(std::size_t group) {
        at_risk_[group]++;
        all_++;
    }
    // The rows of one time.
    void at_time(std::span<const Row> rows) {
        double events = 0;
        for (const Row& row : rows) {
            if (!row.is_event) continue;
            died_[row.group]++;
            events++;
        }
        if (events > 0) add(events);
        for (const Row& row : rows) {
            at_risk_[row.group]--;
            died_[row.group] = 0;
            all_--;
        }
    }
    RankTest test() const;

private:
    void add(double events);

    double rho_;
    double survival_ = 1;  // of all groups together, just before this time
    double all_ = 0;
    std::vector<double> at_risk_, died_;
    std::vector<Sum> observed_, expected_;
    Matrix variance_;  // lower triangle
};

void RankSums::add(double events) {
    const double weight = rho_ == 0 ? 1 : std::pow(survival_, rho_);
    for (std::size_t g = 0; g < at_risk_.size(); g++) {
        observed_[g].add(weight * died_[g]);
        expected_[g].add(weight * events * at_risk_[g] / all_);
    }
    if (all_ > 1) {
        const double spread = weight * weight * events * (all_ - events) / (all_ - 1) / all_;
        for (std::size_t g = 0; g < at_risk_.size(); g++) {
            if (at_risk_[g] == 0) continue;
            const double part = spread * at_risk_[g];
            for (std::size_t h = 0; h < g; h++)
                variance_[g][h] -= part * at_risk_[h] / all_;
            variance_[g][g] += part * (1 - at_risk_[g] / all_);
        }
    }
    survival_ *= (all_ - events) / all_;
}

RankTest RankSums::test() const {
    RankTest result;
    std::vector<std::size_t> counted;
    for (std::size_t g = 0; g < at_risk_.size(); g++) {
        result.observed.push_back(observed_[g].value());
        result.expected.push_back(expected_[g].value());
        if (result.expected[g] > 0) counted.push_back(g);
    }
    result.df = at_risk_.empty() ? 0 : at_risk_.size() - 1;
    if (counted.size() > 1) {
        counted.erase(counted.begin());
        Matrix matrix;
        std::vector<double> gap;
        for (const std::size_t g : counted) {
            gap.push_back(result.observed[g] - result.expected[g]);
            std::vector<double> row;
            for (const std::size_t h : counted)
                row.push_back(variance_[std::max(g, h)][std::min(g, h)]);
            matrix.push_back(std::move(row));
        }
        const std::vector<double> solved = solve_symmetric(std::move(matrix), gap);
        Sum total;
        for (std::size_t i = 0; i < solved.size(); i++)
            total.add(gap[i] * solved[i]);
        result.chisq = solved.empty() ? kNaN : total.value();
    }
    result.p =
        result.df > 0 ? chi_squared_tail(result.chisq, static_cast<double>(result.df)) : kNaN;
    return result;
}

}  // namespace

SurvivalCurve kaplan_meier(std::span<const Duration> durations) {
    const std::vector<Row> rows = sorted_rows(durations);
    SurvivalCurve curve;
    curve.n = rows.size();
    double survival = 1;
    Sum hazard_variance;
    for (std::size_t i = 0; i < rows.size();) {
        SurvivalStep step;
        step.time = rows[i].time;
        step.at_risk = rows.size() - i;
        for (; i < rows.size() && rows[i].time == step.time; i++)
            (rows[i].is_event ? step.events : step.censored)++;
        curve.events += step.events;
        curve.censored += step.censored;
        const double d = static_cast<double>(step.events);
        const double n = static_cast<double>(step.at_risk);
        survival *= (n - d) / n;
        if (step.events > 0 && n > d) hazard_variance.add(d / (n * (n - d)));
        step.survival = survival;
        step.hazard_se = survival > 0 ? std::sqrt(hazard_variance.value())
                                      : std::numeric_limits<double>::infinity();
        curve.steps.push_back(step);
    }
    return curve;
}

SurvivalPoint survival_at(const SurvivalCurve& curve, double time) {
    SurvivalPoint point;
    point.time = time;
    const auto at_or_after =
        std::lower_bound(curve.steps.begin(), curve.steps.end(), time,
                         [](const SurvivalStep& step, double t) { return step.time < t; });
    point.at_risk = at_or_after == curve.steps.end() ? 0 : at_or_after->at_risk;
    auto after = at_or_after;
    if (after != curve.steps.end() && after->time <= time) ++after;
    double hazard_se = 0;
    if (after != curve.steps.begin()) {
        point.survival = std::prev(after)->survival;
        hazard_se = std::prev(after)->hazard_se;
    }
    point.se_greenwood = point.survival > 0 ? point.survival * hazard_se : kNaN;
    point.log_limits = limits_of(point.survival, hazard_se, Limits::log);
    point.log_log_limits = limits_of(point.survival, hazard_se, Limits::log_log);
    return point;
}

std::vector<SurvivalQuantile> survival_quantiles(const SurvivalCurve& curve,
                                                 std::span<const double> shares, Limits limits) {
    std::vector<double> middle, low, high;
    for (const SurvivalStep& step : curve.steps) {
        const Interval interval = limits_of(step.survival, step.hazard_se, limits);
        middle.push_back(step.survival);
        low.push_back(interval.low);
        high.push_back(interval.high);
    }
    const std::vector<double> times = crossings(curve, shares, middle);
    const std::vector<double> earliest = crossings(curve, shares, low);
    const std::vector<double> latest = crossings(curve, shares, high);
    std::vector<SurvivalQuantile> quantiles;
    for (std::size_t i = 0; i < shares.size(); i++)
        quantiles.push_back(SurvivalQuantile{shares[i], times[i], earliest[i], latest[i]});
    return quantiles;
}

RestrictedMean restricted_mean(const SurvivalCurve& curve, double tau) {
    RestrictedMean result{tau, kNaN, kNaN};
    if (curve.n == 0) return result;
    std::size_t kept = 0;
    while (kept < curve.steps.size() && curve.steps[kept].time <= tau)
        kept++;
    // From the right: the area to the right of each step, and its part of the variance.
    Sum area, variance;
    double right = tau;
    for (std::size_t i = kept; i-- > 0;) {
        const SurvivalStep& step = curve.steps[i];
        area.add(step.survival * (right - step.time));
        right = step.time;
        const double d = static_cast<double>(step.events);
        const double n = static_cast<double>(step.at_risk);
        if (n > d) variance.add(area.value() * area.value() * d / (n * (n - d)));
    }
    area.add(right);
    result.mean = area.value();
    result.se = std::sqrt(variance.value());
    return result;
}

RankTest log_rank(std::span<const Duration> durations, std::span<const std::size_t> group,
                  std::size_t groups, double rho) {
    const std::vector<Row> rows = sorted_rows(durations, group);
    RankSums sums(groups, rho);
    for (const Row& row : rows)
        sums.enter(row.group);
    for (std::size_t i = 0; i < rows.size();) {
        std::size_t end = i;
        while (end < rows.size() && rows[end].time == rows[i].time)
            end++;
        sums.at_time(std::span<const Row>(rows).subspan(i, end - i));
        i = end;
    }
    return sums.test();
}

}  // namespace icx::statistics
