#include "statistics/raking.hpp"

#include <cmath>

#include "statistics/sum.hpp"

namespace icx::statistics {
namespace {

std::vector<Sum> level_sums(const std::vector<double>& weights, const Margin& margin) {
    std::vector<Sum> sums(margin.population.size());
    for (std::size_t i = 0; i < weights.size(); i++)
        sums[margin.level[i]].add(weights[i]);
    return sums;
}

void fit_margin(std::vector<double>& weights, const Margin& margin) {
    const std::vector<Sum> sums = level_sums(weights, margin);
    std::vector<double> factor;
    for (std::size_t l = 0; l < sums.size(); l++)
        factor.push_back(margin.population[l] / sums[l].value());
    for (std::size_t i = 0; i < weights.size(); i++)
        weights[i] *= factor[margin.level[i]];
}

// Margins that contradict each other come to rest as well, each round undoing the one before.
bool is_met(const std::vector<double>& weights, const Margin& margin) {
    const std::vector<Sum> sums = level_sums(weights, margin);
    for (std::size_t l = 0; l < sums.size(); l++)
        if (!(std::fabs(sums[l].value() - margin.population[l]) <= 1e-9 * margin.population[l]))
            return false;
    return true;
}

}  // namespace

Raked rake(std::span<const double> base, std::span<const Margin> margins, std::size_t max_rounds) {
    Raked raked;
    raked.weights.assign(base.begin(), base.end());
    bool is_at_rest = false;
    for (; raked.rounds < max_rounds && !is_at_rest; raked.rounds++) {
        const std::vector<double> before = raked.weights;
        for (const Margin& margin : margins)
            fit_margin(raked.weights, margin);
        double change = 0, greatest = 0;
        for (std::size_t i = 0; i < before.size(); i++) {
            change = std::fmax(change, std::fabs(raked.weights[i] - before[i]));
            greatest = std::fmax(greatest, raked.weights[i]);
        }
        is_at_rest = change < 1e-13 * greatest;
    }
    raked.has_converged = is_at_rest;
    for (const Margin& margin : margins)
        raked.has_converged = raked.has_converged && is_met(raked.weights, margin);
    return raked;
}

Kish kish(std::span<const double> weights) {
    Sum squares;
    for (const double w : weights)
        squares.add(w * w);
    const double total = sum(weights);
    Kish k;
    k.n_eff = total * total / squares.value();
    k.deff = static_cast<double>(weights.size()) * squares.value() / (total * total);
    return k;
}

}  // namespace icx::statistics
