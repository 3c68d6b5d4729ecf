// Sums that do not depend on luck: Neumaier's compensated sum, and a mean in two passes, so that
// the mean of equal values is that value.
#pragma once

#include <cmath>
#include <limits>
#include <span>

namespace icx::statistics {

// Neumaier 1974: the rounding error of each addition is kept and added at the end.
class Sum {
public:
    void add(double value) {
        const double next = sum_ + value;
        rest_ +=
            std::fabs(sum_) >= std::fabs(value) ? (sum_ - next) + value : (value - next) + sum_;
        sum_ = next;
    }
    double value() const { return sum_ + rest_; }

private:
    double sum_ = 0;
    double rest_ = 0;
};

inline double sum(std::span<const double> values) {
    Sum total;
    for (const double v : values)
        total.add(v);
    return total.value();
}

// NaN when empty.
inline double mean(std::span<const double> values) {
    if (values.empty()) return std::numeric_limits<double>::quiet_NaN();
    const double n = static_cast<double>(values.size());
    const double first = sum(values) / n;
    Sum rest;
    for (const double v : values)
        rest.add(v - first);
    return first + rest.value() / n;
}

}  // namespace icx::statistics
