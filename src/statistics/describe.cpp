#include "statistics/describe.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "statistics/distributions.hpp"
#include "statistics/sum.hpp"

namespace icx::statistics {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

}  // namespace

Interval mean_interval(double mean, double se, std::size_t n) {
    if (n < 2) return {kNaN, kNaN};
    const double half = t_quantile(0.975, static_cast<double>(n - 1)) * se;
    return {mean - half, mean + half};
}

std::vector<double> sorted_values(std::span<const double> values) {
    std::vector<double> sorted;
    sorted.reserve(values.size());
    for (const double v : values)
        if (!std::isnan(v)) sorted.push_back(v);
    std::sort(sorted.begin(), sorted.end());
    return sorted;
}

Moments describe(std::span<const double> values) {
    const std::vector<double> x = sorted_values(values);
    Moments m;
    m.n = x.size();
    m.missing = values.size() - x.size();
    if (x.empty()) {
        m.mean = m.sd = m.se = m.min = m.q25 = m.median = m.q75 = m.max = kNaN;
        m.skewness_g1 = m.kurtosis_excess_g2 = kNaN;
        m.t_ci95 = {kNaN, kNaN};
        return m;
    }
    const double n = static_cast<double>(m.n);
    Sum total;
    for (const double v : x)
        total.add(v);
    m.mean = total.value() / n;
    Sum second, third, fourth;
    for (const double v : x) {
        const double d = v - m.mean;
        second.add(d * d);
        third.add(d * d * d);
        fourth.add(d * d * d * d);
    }
    m.sd = m.n > 1 ? std::sqrt(second.value() / (n - 1)) : kNaN;
    m.se = m.sd / std::sqrt(n);
    m.t_ci95 = mean_interval(m.mean, m.se, m.n);
    m.min = x.front();
    m.max = x.back();
    m.q25 = quantile(x, 0.25);
    m.median = quantile(x, 0.5);
    m.q75 = quantile(x, 0.75);
    const double k = second.value() / n;
    m.skewness_g1 = k > 0 ? third.value() / n / std::pow(k, 1.5) : kNaN;
    m.kurtosis_excess_g2 = k > 0 ? fourth.value() / n / (k * k) - 3 : kNaN;
    return m;
}

ScaleMoments describe_counts(std::span<const std::size_t> counts, int first_value) {
    ScaleMoments m;
    double total = 0;  // whole numbers: exact
    for (std::size_t i = 0; i < counts.size(); i++) {
        m.n += counts[i];
        total += static_cast<double>(counts[i]) * (first_value + static_cast<double>(i));
    }
    const double n = static_cast<double>(m.n);
    m.mean = m.n ? total / n : kNaN;
    Sum second;
    for (std::size_t i = 0; i < counts.size(); i++) {
        const double d = first_value + static_cast<double>(i) - m.mean;
        if (counts[i]) second.add(static_cast<double>(counts[i]) * d * d);
    }
    m.sd = m.n > 1 ? std::sqrt(second.value() / (n - 1)) : kNaN;
    m.se = m.sd / std::sqrt(n);
    m.t_ci95 = mean_interval(m.mean, m.se, m.n);
    return m;
}

double quantile(std::span<const double> sorted, double p, int type) {
    if (sorted.empty()) return kNaN;
    const double n = static_cast<double>(sorted.size());
    const double fuzz = 4 * std::numeric_limits<double>::epsilon();  // as R's quantile.default
    const auto at = [&](double j) {
        const double i = std::fmin(std::fmax(j, 1), n);
        return sorted[static_cast<std::size_t>(i) - 1];
    };
    if (type <= 3) {
        const double np = type == 3 ? n * p - 0.5 : n * p;
        const double j = std::floor(np + fuzz);
        const bool is_beyond = np > j + fuzz;
        if (type == 1) return at(is_beyond ? j + 1 : j);
        if (type == 2) return is_beyond ? at(j + 1) : (at(j) + at(j + 1)) / 2;
        const bool is_even = std::fmod(j, 2) == 0;
        return at(is_beyond || !is_even ? j + 1 : j);
    }
    if (type == 7) {
        const double h = (n - 1) * p;
        const double j = std::floor(h + fuzz);
        const double part = h - j;
        const double low = at(j + 1);
        return std::fabs(part) < fuzz ? low : low + part * (at(j + 2) - low);
    }
    // Types 4, 5, 6, (7), 8, 9 as a and b of p(k) = (k - a) / (n + 1 - a - b).
    constexpr double kA[] = {0, 0.5, 0, 1, 1.0 / 3, 3.0 / 8};
    constexpr double kB[] = {1, 0.5, 0, 1, 1.0 / 3, 3.0 / 8};
    const double a = kA[type - 4];
    const double b = kB[type - 4];
    const double np = a + p * (n + 1 - a - b);
    const double j = std::floor(np + fuzz);
    double part = np - j;
    if (std::fabs(part) < fuzz) part = 0;
    return part == 0 ? at(j) : (1 - part) * at(j) + part * at(j + 1);
}

QuantileInterval quantile_interval(std::span<const double> sorted, double p, double confidence) {
    QuantileInterval q;
    q.p = p;
    const std::size_t n = sorted.size();
    const double tail = (1 - confidence) / 2;
    q.l = binomial_quantile(tail, n, p);
    q.u = binomial_quantile(1 - tail, n, p) + 1;
    if (q.l >= 1) q.low = sorted[q.l - 1];
    if (q.u <= n) q.high = sorted[q.u - 1];
    q.coverage = binomial_cdf(static_cast<long long>(q.u) - 1, n, p) -
                 binomial_cdf(static_cast<long long>(q.l) - 1, n, p);
    return q;
}

}  // namespace icx::statistics
