// Ranks with ties, and p values for many looks at once. Sources: average ranks as in every rank
// test; Benjamini & Hochberg 1995; Holm 1979.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace icx::statistics {

struct Ranks {
    std::vector<double> rank;  // from 1, equal values share the average
    double ties = 0;           // sum of t^3 - t over groups of t equal values
};
Ranks average_ranks(std::span<const double> values);  // without NaN; O(n log n)

// Adjusted p values in the order given; NaN stays and does not count as a look.
std::vector<double> adjust_bh(std::span<const double> p);
std::vector<double> adjust_holm(std::span<const double> p);

}  // namespace icx::statistics
