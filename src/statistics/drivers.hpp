// What drives an overall score: regression on the drivers and the share of its R2 that belongs to
// each. Sources: Lindeman, Merenda & Gold 1980 and Gromping 2006 (LMG, the Shapley value of R2);
// Johnson 2000 (relative weights); Pratt 1987. An association is no cause.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace icx::statistics {

struct Driver {
    double mean = 0;
    double b = 0, se = 0, t = 0, p = 0, beta = 0;
    double pearson = 0, spearman = 0, vif = 0;
    double lmg = 0;                         // sums to R2; NaN above 16 drivers
    double johnson = 0;                     // sums to R2
    double first = 0, last = 0, pratt = 0;  // r^2; what R2 loses without it; beta r
};
struct Drivers {
    bool is_defined = false;  // false: too few rows, no spread, or drivers that depend linearly
    std::size_t n = 0;
    double r2 = 0, adjusted_r2 = 0, sigma = 0, f = 0;
    double intercept = 0, intercept_se = 0;
    std::vector<Driver> drivers;
};
// Columns as long as y, all without NaN.
Drivers drivers(std::span<const double> y, std::span<const std::vector<double>> columns);

}  // namespace icx::statistics
