#include "statistics/correlation.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "statistics/distributions.hpp"
#include "statistics/ranks.hpp"
#include "statistics/sum.hpp"

namespace icx::statistics {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

struct Pair {
    double x = 0, y = 0;
};

// Pairs of neighbours that are alike, in sorted pairs: sum of t (t - 1) / 2.
template <class Same>
double tied_pairs(const std::vector<Pair>& sorted, Same same) {
    double pairs = 0;
    for (std::size_t i = 0; i < sorted.size();) {
        std::size_t end = i;
        while (end < sorted.size() && same(sorted[i], sorted[end]))
            end++;
        const double t = static_cast<double>(end - i);
        pairs += t * (t - 1) / 2;
        i = end;
    }
    return pairs;
}

// Sorts y rising and counts the swaps of neighbours that takes, by merging.
double sort_counting(std::vector<Pair>& pairs, std::vector<Pair>& spare) {
    double swaps = 0;
    const std::size_t n = pairs.size();
    for (std::size_t width = 1; width < n; width *= 2) {
        for (std::size_t from = 0; from < n; from += 2 * width) {
            const std::size_t middle = std::min(from + width, n);
            const std::size_t end = std::min(from + 2 * width, n);
            std::size_t a = from, b = middle;
            for (std::size_t out = from; out < end; out++) {
                const bool takes_right = a == middle || (b < end && pairs[b].y < pairs[a].y);
                if (takes_right) swaps += static_cast<double>(middle - a);
                spare[out] = takes_right ? pairs[b++] : pairs[a++];
            }
        }
        pairs.swap(spare);
    }
    return swaps;
}

}  // namespace

double pearson(std::span<const double> x, std::span<const double> y) {
    const double mx = mean(x), my = mean(y);
    Sum xx, yy, xy;
    for (std::size_t i = 0; i < x.size(); i++) {
        const double dx = x[i] - mx, dy = y[i] - my;
        xx.add(dx * dx);
        yy.add(dy * dy);
        xy.add(dx * dy);
    }
    if (!(xx.value() > 0) || !(yy.value() > 0)) return kNaN;
    const double r = xy.value() / (std::sqrt(xx.value()) * std::sqrt(yy.value()));
    return std::fmax(-1, std::fmin(1, r));
}

double spearman(std::span<const double> x, std::span<const double> y) {
    return pearson(average_ranks(x).rank, average_ranks(y).rank);
}

double kendall_tau_b(std::span<const double> x, std::span<const double> y) {
    std::vector<Pair> pairs;
    for (std::size_t i = 0; i < x.size(); i++)
        pairs.push_back(Pair{x[i], y[i]});
    std::sort(pairs.begin(), pairs.end(),
              [](const Pair& a, const Pair& b) { return a.x != b.x ? a.x < b.x : a.y < b.y; });
    const double n = static_cast<double>(x.size());
    const double all = n * (n - 1) / 2;
    const double tied_x =
        tied_pairs(pairs, [](const Pair& a, const Pair& b) { return a.x == b.x; });
    const double tied_both =
        tied_pairs(pairs, [](const Pair& a, const Pair& b) { return a.x == b.x && a.y == b.y; });
    std::vector<Pair> spare(pairs.size());
    const double swaps = sort_counting(pairs, spare);
    const double tied_y =
        tied_pairs(pairs, [](const Pair& a, const Pair& b) { return a.y == b.y; });
    const double gap = all - tied_x - tied_y + tied_both - 2 * swaps;
    const double scale = std::sqrt(all - tied_x) * std::sqrt(all - tied_y);
    return scale > 0 ? gap / scale : kNaN;
}

double correlation_p(double r, std::size_t n) {
    if (n < 3 || std::isnan(r)) return kNaN;
    const double df = static_cast<double>(n - 2);
    return t_two_sided(r * std::sqrt(df / (1 - r * r)), df);
}

Interval fisher_interval(double r, std::size_t n) {
    if (n < 4 || std::isnan(r)) return {kNaN, kNaN};
    const double half = kZ95 / std::sqrt(static_cast<double>(n) - 3);
    return {std::tanh(std::atanh(r) - half), std::tanh(std::atanh(r) + half)};
}

}  // namespace icx::statistics
