// What only exact intervals and tests need, apart from the rest: screens do not need it.
#include <cmath>

#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/gamma.hpp>

#include "statistics/distributions.hpp"

namespace icx::statistics {
namespace {

namespace policies = boost::math::policies;
using Policy = policies::policy<policies::domain_error<policies::ignore_error>,
                                policies::overflow_error<policies::ignore_error>,
                                policies::evaluation_error<policies::ignore_error>,
                                policies::promote_double<false>>;

}  // namespace

double beta_quantile(double p, double a, double b) {
    return boost::math::ibeta_inv(a, b, p, Policy());
}

double f_quantile(double p, double degrees1, double degrees2) {
    double rest = 0;  // 1 - x, without the rounding of a subtraction
    const double x = boost::math::ibeta_inv(degrees1 / 2, degrees2 / 2, p, &rest, Policy());
    return degrees2 * x / (degrees1 * rest);
}

double t_two_sided(double t, double degrees) {
    if (std::isnan(t) || std::isnan(degrees)) return t + degrees;
    const double t2 = t * t;
    if (std::isinf(t2)) return 0;
    if (t2 < degrees) return boost::math::ibetac(0.5, degrees / 2, t2 / (degrees + t2), Policy());
    return boost::math::ibeta(degrees / 2, 0.5, degrees / (degrees + t2), Policy());
}

double chi_squared_tail(double x, double degrees) {
    if (std::isnan(x)) return x;
    return x <= 0 ? 1 : boost::math::gamma_q(degrees / 2, x / 2, Policy());
}

}  // namespace icx::statistics
