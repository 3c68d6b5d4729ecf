// Moments, quantiles and their intervals. Sources: Hyndman & Fan 1996 for the nine quantile types;
// the t interval of a mean; order statistics for the distribution-free interval of a quantile.
// Missing values are NaN and never enter a figure. What is not defined (a variance of one answer)
// is NaN.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace icx::statistics {

struct Interval {
    double low = 0;
    double high = 0;
    bool operator==(const Interval&) const = default;
};

struct Moments {
    std::size_t n = 0;
    std::size_t missing = 0;
    double mean = 0, sd = 0, se = 0;  // sd with n - 1
    Interval t_ci95;
    double min = 0, q25 = 0, median = 0, q75 = 0, max = 0;  // quantiles of type 7
    double skewness_g1 = 0, kurtosis_excess_g2 = 0;         // moment estimators, not corrected
};

// Two passes, compensated sums.
Moments describe(std::span<const double> values);

// The same mean, sd and interval from a table of whole values and their counts (scales).
struct ScaleMoments {
    std::size_t n = 0;
    double mean = 0, sd = 0, se = 0;
    Interval t_ci95;
};
ScaleMoments describe_counts(std::span<const std::size_t> counts, int first_value);

// mean +- t(n - 1, 0.975) * se; NaN limits for n < 2.
Interval mean_interval(double mean, double se, std::size_t n);

std::vector<double> sorted_values(std::span<const double> values);  // without NaN

// `sorted` rising and without NaN; p in [0, 1]; type 1 to 9. NaN when empty.
double quantile(std::span<const double> sorted, double p, int type = 7);

// Order statistics l and u (from 1) with binomial coverage of at least `confidence`, equal tails. A
// limit beyond the sample is absent.
struct QuantileInterval {
    double p = 0;
    std::size_t l = 0, u = 0;
    std::optional<double> low, high;
    double coverage = 0;
};
QuantileInterval quantile_interval(std::span<const double> sorted, double p,
                                   double confidence = 0.95);

}  // namespace icx::statistics
