// A share and its intervals, and the difference of two shares. Sources: Wilson 1927, Clopper &
// Pearson 1934, Agresti & Coull 1998, Brown, Cai & DasGupta 2001 (Jeffreys), Newcombe 1998
// (difference). Wald's interval is not offered. All at 95 %. n = 0 gives NaN.
#pragma once

#include <cstddef>

#include "statistics/describe.hpp"

namespace icx::statistics {

Interval wilson(std::size_t x, std::size_t n);

struct Proportion {
    std::size_t x = 0, n = 0;
    double p = 0;
    Interval wilson;
};
Proportion proportion(std::size_t x, std::size_t n);

struct ExactProportion {
    Proportion score;
    Interval clopper_pearson, agresti_coull, jeffreys;
};
ExactProportion exact_proportion(std::size_t x, std::size_t n);

struct ProportionDifference {
    double diff = 0;
    Interval ci;                       // hybrid score
    double z_pooled = 0, p_value = 0;  // NaN when all or none succeed
    double cohen_h = 0;
};
ProportionDifference newcombe(std::size_t x1, std::size_t n1, std::size_t x2, std::size_t n2);

}  // namespace icx::statistics
