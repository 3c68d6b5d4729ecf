// Weights that bring a sample to known margins of its population: iterative proportional fitting
// (Deming & Stephan 1940), and what weighting costs (Kish 1965).
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace icx::statistics {

// One known margin: for each row its level, and the population of each level.
struct Margin {
    std::vector<std::size_t> level;
    std::vector<double> population;
};

struct Raked {
    bool has_converged = false;  // not so: the margins contradict each other
    std::size_t rounds = 0;
    std::vector<double> weights;
};
// `base`: one weight above 0 for each row; every level needs a row. Stops when no weight moves by
// 1e-13 of the greatest.
Raked rake(std::span<const double> base, std::span<const Margin> margins,
           std::size_t max_rounds = 5000);

struct Kish {
    double n_eff = 0;  // (sum w)^2 / sum w^2
    double deff = 0;   // n / n_eff
};
Kish kish(std::span<const double> weights);

}  // namespace icx::statistics
