#include "statistics/distributions.hpp"

#include <cmath>

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

namespace icx::statistics {
namespace {

namespace policies = boost::math::policies;
// Errors of domain become NaN instead of exceptions; no promotion to long double (soft in
// WebAssembly).
using Policy = policies::policy<
    policies::domain_error<policies::ignore_error>, policies::pole_error<policies::ignore_error>,
    policies::overflow_error<policies::ignore_error>,
    policies::evaluation_error<policies::ignore_error>, policies::promote_double<false>>;

}  // namespace

double normal_quantile(double p) {
    return boost::math::quantile(boost::math::normal_distribution<double, Policy>(), p);
}

double normal_cdf(double z) { return 0.5 * std::erfc(-z / std::sqrt(2.0)); }

double t_quantile(double p, double degrees) {
    return boost::math::quantile(boost::math::students_t_distribution<double, Policy>(degrees), p);
}

double binomial_cdf(long long k, std::size_t n, double q) {
    if (k < 0) return 0;
    if (k >= static_cast<long long>(n)) return 1;
    // P(X <= k) = I_{1-q}(n-k, k+1).
    return boost::math::ibeta(static_cast<double>(n) - static_cast<double>(k),
                              static_cast<double>(k) + 1, 1 - q, Policy());
}

double binomial_tail(long long k, std::size_t n, double q) {
    if (k <= 0) return 1;
    if (k > static_cast<long long>(n)) return 0;
    // P(X >= k) = I_q(k, n-k+1).
    return boost::math::ibeta(static_cast<double>(k),
                              static_cast<double>(n) - static_cast<double>(k) + 1, q, Policy());
}

std::size_t binomial_quantile(double p, std::size_t n, double q) {
    // A normal guess, then exact steps: the answer is an integer, so no tolerance enters.
    const double mean = static_cast<double>(n) * q;
    const double guess = mean + normal_quantile(p) * std::sqrt(mean * (1 - q));
    long long k = std::llround(std::fmin(std::fmax(guess, 0), static_cast<double>(n)));
    // R's fuzz: a tail that equals p up to rounding counts as reached.
    const double wanted = p * (1 - 64 * 2.220446049250313e-16);
    while (k > 0 && binomial_cdf(k - 1, n, q) >= wanted)
        k--;
    while (k < static_cast<long long>(n) && binomial_cdf(k, n, q) < wanted)
        k++;
    return static_cast<std::size_t>(k);
}

}  // namespace icx::statistics
