#include "statistics/shortfall.hpp"

#include "statistics/distributions.hpp"

namespace icx::statistics {

Shortfall shortfall(std::size_t missed, std::size_t n, double goal) {
    Shortfall out{missed, n, goal, false, 1};
    if (n == 0) return out;
    // 4 of 40 reach a goal of 0.9, though 1 - 0.9 is a little less than 0.1.
    const double allowed = (1 - goal) * static_cast<double>(n);
    out.is_below = static_cast<double>(missed) > allowed * (1 + 1e-12);
    out.p_value = binomial_tail(static_cast<long long>(missed), n, 1 - goal);
    return out;
}

}  // namespace icx::statistics
