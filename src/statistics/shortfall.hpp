// Is a share further below its goal than chance explains? The exact one-sided binomial test of
// Clopper & Pearson 1934, as R's binom.test(kept, n, goal, alternative = "less").
#pragma once

#include <cstddef>

namespace icx::statistics {

struct Shortfall {
    std::size_t missed = 0, n = 0;
    double goal = 0;        // share to be kept
    bool is_below = false;  // a greater share is missed than the goal leaves
    double p_value = 1;     // P(as many or more misses | the goal is just reached); 1 for n = 0
};

// `goal` from 0 to 1, `missed` at most `n`.
Shortfall shortfall(std::size_t missed, std::size_t n, double goal);

}  // namespace icx::statistics
