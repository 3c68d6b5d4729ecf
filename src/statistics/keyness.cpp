#include "statistics/keyness.hpp"

#include <cmath>

namespace icx::statistics {
namespace {

double part(double observed, double expected) {
    return observed > 0 ? observed * std::log(observed / expected) : 0;
}

}  // namespace

Keyness keyness(double in_target, double target, double in_reference, double reference) {
    const double share = (in_target + in_reference) / (target + reference);
    const double expected = target * share, expected_reference = reference * share;
    const double row = part(in_target, expected) + part(in_reference, expected_reference);
    const double rest = part(target - in_target, target - expected) +
                        part(reference - in_reference, reference - expected_reference);
    const double direction = in_target > expected ? 1 : in_target < expected ? -1 : 0;
    Keyness k;
    k.g2_first_row = 2 * row * direction;
    k.g2_table = 2 * (row + rest) * direction;
    k.log_ratio =
        std::log2((in_target + 0.5) / (target + 0.5) / ((in_reference + 0.5) / (reference + 0.5)));
    return k;
}

}  // namespace icx::statistics
