// The net promoter score of 0-10 answers: promoters 9-10, passives 7-8, detractors 0-6; its
// variance P + D - (P - D)^2, Wald's interval and the adjusted one of Rocks 2016 (three
// pseudo-answers), which is better for few answers. In points from -100 to 100. n = 0 gives NaN.
#pragma once

#include <cstddef>
#include <span>

#include "statistics/describe.hpp"

namespace icx::statistics {

struct Nps {
    std::size_t n = 0, promoters = 0, passives = 0, detractors = 0;
    double nps = 0, var_unit = 0, se = 0, se_n_minus_1 = 0;
    Interval ci95_wald, ci95_adj_wald_rocks;
};
Nps nps(std::size_t promoters, std::size_t passives, std::size_t detractors);
Nps nps(std::span<const double> scores);  // NaN is missing

struct NpsDifference {
    double diff = 0, se = 0, z = 0, p_value = 0;
    Interval ci95;
};
NpsDifference nps_difference(const Nps& a, const Nps& b);

}  // namespace icx::statistics
