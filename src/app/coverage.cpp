#include "app/coverage.hpp"

#include <algorithm>
#include <limits>

namespace icx::app {

using standards::Outcome;
using standards::Verdict;

Coverage count_coverage(std::span<const Outcome> outcomes,
                        std::span<const standards::Interval> windows) {
    Coverage out;
    auto next = outcomes.begin();
    for (const standards::Interval& window : windows) {
        Gap gap{window, 0, 0};
        while (next != outcomes.end() && next->start_ms < window.from_s * 1000)
            ++next;
        for (; next != outcomes.end() && next->start_ms < window.until_s * 1000; ++next) {
            gap.kept += next->verdict == Verdict::met;
            gap.missed += next->verdict == Verdict::missed;
        }
        if (gap.missed > 0) {
            out.broken++;
            out.gaps.push_back(gap);
        } else {
            (gap.kept > 0 ? out.covered : out.untried)++;
        }
    }
    std::reverse(out.gaps.begin(), out.gaps.end());
    const std::size_t tried = out.covered + out.broken;
    out.share = tried == 0 ? std::numeric_limits<double>::quiet_NaN()
                           : static_cast<double>(out.covered) / static_cast<double>(tried);
    out.wilson = statistics::wilson(out.covered, tried);
    return out;
}

}  // namespace icx::app
