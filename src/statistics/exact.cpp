// Beta quantiles apart from the rest: only exact intervals need them, screens do not.
#include <boost/math/special_functions/beta.hpp>

#include "statistics/distributions.hpp"

namespace icx::statistics {

double beta_quantile(double p, double a, double b) {
    namespace policies = boost::math::policies;
    using Policy = policies::policy<policies::domain_error<policies::ignore_error>,
                                    policies::overflow_error<policies::ignore_error>,
                                    policies::evaluation_error<policies::ignore_error>,
                                    policies::promote_double<false>>;
    return boost::math::ibeta_inv(a, b, p, Policy());
}

}  // namespace icx::statistics
