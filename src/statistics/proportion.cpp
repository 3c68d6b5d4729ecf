#include "statistics/proportion.hpp"

#include <cmath>
#include <limits>

#include "statistics/distributions.hpp"

namespace icx::statistics {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

}  // namespace

Interval wilson(std::size_t x, std::size_t n) {
    if (n == 0) return {kNaN, kNaN};
    const double count = static_cast<double>(n);
    const double p = static_cast<double>(x) / count;
    const double z2 = kZ95 * kZ95;
    const double scale = 1 + z2 / count;
    const double centre = (p + z2 / (2 * count)) / scale;
    const double half = kZ95 * std::sqrt(p * (1 - p) / count + z2 / (4 * count * count)) / scale;
    // At x = 0 and x = n the limit is exactly 0 or 1; rounding must not move it.
    return {x == 0 ? 0 : std::fmax(0, centre - half), x == n ? 1 : std::fmin(1, centre + half)};
}

Proportion proportion(std::size_t x, std::size_t n) {
    return {x, n, n ? static_cast<double>(x) / static_cast<double>(n) : kNaN, wilson(x, n)};
}

ExactProportion exact_proportion(std::size_t x, std::size_t n) {
    ExactProportion r;
    r.score = proportion(x, n);
    if (n == 0) {
        r.clopper_pearson = r.agresti_coull = r.jeffreys = {kNaN, kNaN};
        return r;
    }
    const double s = static_cast<double>(x);
    const double f = static_cast<double>(n - x);
    constexpr double kTail = 0.025;
    r.clopper_pearson = {x == 0 ? 0 : beta_quantile(kTail, s, f + 1),
                         x == n ? 1 : beta_quantile(1 - kTail, s + 1, f)};
    r.jeffreys = {x == 0 ? 0 : beta_quantile(kTail, s + 0.5, f + 0.5),
                  x == n ? 1 : beta_quantile(1 - kTail, s + 0.5, f + 0.5)};
    const double adjusted_n = static_cast<double>(n) + kZ95 * kZ95;
    const double adjusted_p = (s + kZ95 * kZ95 / 2) / adjusted_n;
    const double half = kZ95 * std::sqrt(adjusted_p * (1 - adjusted_p) / adjusted_n);
    r.agresti_coull = {adjusted_p - half, adjusted_p + half};
    return r;
}

ProportionDifference newcombe(std::size_t x1, std::size_t n1, std::size_t x2, std::size_t n2) {
    const Proportion a = proportion(x1, n1);
    const Proportion b = proportion(x2, n2);
    const auto root = [](double u, double v) { return std::sqrt(u * u + v * v); };
    ProportionDifference r;
    r.diff = a.p - b.p;
    r.ci = {r.diff - root(a.p - a.wilson.low, b.wilson.high - b.p),
            r.diff + root(a.wilson.high - a.p, b.p - b.wilson.low)};
    const double m1 = static_cast<double>(n1);
    const double m2 = static_cast<double>(n2);
    const double pooled = static_cast<double>(x1 + x2) / (m1 + m2);
    r.z_pooled = pooled > 0 && pooled < 1
                     ? r.diff / std::sqrt(pooled * (1 - pooled) * (1 / m1 + 1 / m2))
                     : kNaN;
    r.p_value = 2 * normal_cdf(-std::fabs(r.z_pooled));
    r.cohen_h = 2 * std::asin(std::sqrt(a.p)) - 2 * std::asin(std::sqrt(b.p));
    return r;
}

}  // namespace icx::statistics
