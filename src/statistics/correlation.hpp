// Correlations of two columns: Pearson with Fisher's interval, Spearman (Pearson of average ranks)
// and Kendall's tau-b (Knight 1966, O(n log n)). Columns are equally long and without NaN; what is
// not defined (no spread, too few pairs) is NaN.
#pragma once

#include <cstddef>
#include <span>

#include "statistics/describe.hpp"

namespace icx::statistics {

double pearson(std::span<const double> x, std::span<const double> y);
double spearman(std::span<const double> x, std::span<const double> y);
double kendall_tau_b(std::span<const double> x, std::span<const double> y);

// Two-sided p of a correlation of n pairs by t with n - 2 degrees of freedom.
double correlation_p(double r, std::size_t n);
Interval fisher_interval(double r, std::size_t n);  // 95 %

}  // namespace icx::statistics
