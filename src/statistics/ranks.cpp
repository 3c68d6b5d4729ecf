#include "statistics/ranks.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace icx::statistics {
namespace {

// Places of the values that are numbers, rising.
std::vector<std::size_t> order_of(std::span<const double> values) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < values.size(); i++)
        if (!std::isnan(values[i])) order.push_back(i);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    return order;
}

}  // namespace

Ranks average_ranks(std::span<const double> values) {
    struct Entry {
        double value;
        std::size_t place;
    };
    std::vector<Entry> sorted;
    sorted.reserve(values.size());
    for (std::size_t i = 0; i < values.size(); i++)
        sorted.push_back(Entry{values[i], i});
    std::sort(sorted.begin(), sorted.end(),
              [](const Entry& a, const Entry& b) { return a.value < b.value; });
    Ranks ranks;
    ranks.rank.resize(values.size());
    for (std::size_t i = 0; i < sorted.size();) {
        std::size_t end = i;
        while (end < sorted.size() && sorted[end].value == sorted[i].value)
            end++;
        const double t = static_cast<double>(end - i);
        ranks.ties += t * (t * t - 1);
        for (std::size_t k = i; k < end; k++)
            ranks.rank[sorted[k].place] = (static_cast<double>(i + end) + 1) / 2;
        i = end;
    }
    return ranks;
}

std::vector<double> adjust_bh(std::span<const double> p) {
    const std::vector<std::size_t> order = order_of(p);
    std::vector<double> adjusted(p.begin(), p.end());
    const double n = static_cast<double>(order.size());
    double least = 1;
    for (std::size_t i = order.size(); i-- > 0;) {
        least = std::fmin(least, n / static_cast<double>(i + 1) * p[order[i]]);
        adjusted[order[i]] = least;
    }
    return adjusted;
}

std::vector<double> adjust_holm(std::span<const double> p) {
    const std::vector<std::size_t> order = order_of(p);
    std::vector<double> adjusted(p.begin(), p.end());
    double most = 0;
    for (std::size_t i = 0; i < order.size(); i++) {
        most = std::fmax(most, static_cast<double>(order.size() - i) * p[order[i]]);
        adjusted[order[i]] = std::fmin(1, most);
    }
    return adjusted;
}

}  // namespace icx::statistics
