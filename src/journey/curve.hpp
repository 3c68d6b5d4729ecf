// The emotion curve in numbers: a scale laid on -2..2, the gap between what was assumed and what
// was measured, and where people fall from one step to the next. Source of the drops: paired t
// tests of those who answered both (Student 1908), adjusted by Holm 1979 over all adjacent pairs.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "statistics/describe.hpp"

namespace icx::journey {

// Linear: `low` becomes -2, `high` 2. `low` < `high`.
double on_curve(double value, double low, double high);
statistics::Interval on_curve(const statistics::Interval& interval, double low, double high);

// One answer of one person at both of two steps, on the curve.
struct Pair {
    double before = 0, after = 0;
};

struct Drop {
    std::size_t n = 0;  // people who answered both
    double mean = 0;    // after - before
    statistics::Interval ci95;
    double p = 1, p_holm = 1;
    bool is_clear = false;  // falls, and p_holm < 0.05
};

// One entry per pair of neighbours; nullopt where fewer than `min_group` answered both, or all of
// them moved alike and they are fewer than twice as many.
std::vector<std::optional<Drop>> adjacent_drops(std::span<const std::vector<Pair>> pairs,
                                                std::size_t min_group);

}  // namespace icx::journey
