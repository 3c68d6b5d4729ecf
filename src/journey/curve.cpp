#include "journey/curve.hpp"

#include <algorithm>
#include <cmath>

#include "statistics/compare.hpp"

namespace icx::journey {

double on_curve(double value, double low, double high) {
    return -2 + 4 * (value - low) / (high - low);
}

statistics::Interval on_curve(const statistics::Interval& interval, double low, double high) {
    return {std::max(-2.0, on_curve(interval.low, low, high)),
            std::min(2.0, on_curve(interval.high, low, high))};
}

std::vector<std::optional<Drop>> adjacent_drops(std::span<const std::vector<Pair>> pairs,
                                                std::size_t min_group) {
    std::vector<std::optional<Drop>> out(pairs.size());
    std::vector<std::size_t> tested;
    for (std::size_t i = 0; i < pairs.size(); i++) {
        std::vector<double> differences;
        for (const Pair& pair : pairs[i])
            differences.push_back(pair.after - pair.before);
        if (differences.size() < std::max<std::size_t>(min_group, 2)) continue;
        const bool is_alike = std::all_of(differences.begin(), differences.end(),
                                          [&](double d) { return d == differences.front(); });
        if (is_alike && differences.size() < 2 * min_group) continue;
        const statistics::TTest test = statistics::paired_t(differences);
        Drop drop;
        drop.n = differences.size();
        drop.mean = test.diff;
        drop.ci95 = test.ci95;
        drop.p = std::isnan(test.p) ? 1 : test.p;
        out[i] = drop;
        tested.push_back(i);
    }
    // Holm: the k-th smallest p times (m - k + 1), never below the one before.
    std::sort(tested.begin(), tested.end(),
              [&](std::size_t a, std::size_t b) { return out[a]->p < out[b]->p; });
    double highest = 0;
    for (std::size_t k = 0; k < tested.size(); k++) {
        Drop& drop = *out[tested[k]];
        highest = std::max(highest, std::min(1.0, drop.p * static_cast<double>(tested.size() - k)));
        drop.p_holm = highest;
        drop.is_clear = drop.mean < 0 && drop.p_holm < 0.05;
    }
    return out;
}

}  // namespace icx::journey
