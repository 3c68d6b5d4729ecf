// Do items measure one thing, and do raters agree. Sources: Cronbach 1951; Feldt 1965; Guttman
// 1945; McDonald 1999 (omega of one factor, maximum likelihood as in Joreskog 1967); Krippendorff
// 2011. Columns are equally long; what is not defined is NaN.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "statistics/describe.hpp"

namespace icx::statistics {

struct Reliability {
    std::size_t n = 0, k = 0;
    double alpha = 0, alpha_standardised = 0;
    Interval feldt_ci95;
    double mean_correlation = 0;
    std::vector<double> alpha_if_dropped;  // NaN with two items
    std::vector<double> item_rest;         // r of an item with the sum of the others
    double lambda2 = 0, lambda6 = 0;
    double omega = 0;              // NaN with fewer than three items
    std::vector<double> loadings;  // of standardised items
};
// Items as columns without NaN, reversed where needed, at least two.
Reliability reliability(std::span<const std::vector<double>> items);

enum class Metric { nominal, ordinal, interval, ratio };
// Krippendorff's alpha; raters as columns, units as rows, NaN where a rater gave no value.
double krippendorff_alpha(std::span<const std::vector<double>> raters, Metric metric);

}  // namespace icx::statistics
