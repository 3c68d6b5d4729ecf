// Beta quantiles and chi-squared tails apart from the rest: only exact intervals and tests need
// them, screens do not.
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

double chi_squared_tail(double x, double degrees) {
    if (std::isnan(x)) return x;
    return x <= 0 ? 1 : boost::math::gamma_q(degrees / 2, x / 2, Policy());
}

}  // namespace icx::statistics
