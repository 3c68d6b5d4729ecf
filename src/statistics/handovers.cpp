#include "statistics/handovers.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "statistics/sum.hpp"

namespace icx::statistics {
namespace {

constexpr double kDamping = 0.85;

bool is_before(const HandoverEdge& a, const HandoverEdge& b) {
    return a.from != b.from ? a.from < b.from : a.to < b.to;
}

// Each step of a case to another person, then equal ones counted together.
std::vector<HandoverEdge> count_edges(std::span<const std::size_t> cases,
                                      std::span<const std::size_t> who) {
    std::vector<std::size_t> order(cases.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return cases[a] < cases[b]; });
    std::vector<HandoverEdge> steps;
    for (std::size_t i = 1; i < order.size(); i++) {
        const std::size_t a = order[i - 1], b = order[i];
        if (cases[a] == cases[b] && who[a] != who[b])
            steps.push_back(HandoverEdge{who[a], who[b], 1});
    }
    std::sort(steps.begin(), steps.end(), is_before);
    std::vector<HandoverEdge> edges;
    for (const HandoverEdge& step : steps) {
        if (edges.empty() || is_before(edges.back(), step))
            edges.push_back(step);
        else
            edges.back().weight++;
    }
    return edges;
}

double reciprocity(const std::vector<HandoverEdge>& edges, double total) {
    double shared = 0;  // whole numbers: exact
    for (const HandoverEdge& edge : edges) {
        const HandoverEdge back{edge.to, edge.from, 0};
        const auto found = std::lower_bound(edges.begin(), edges.end(), back, is_before);
        if (found != edges.end() && !is_before(back, *found))
            shared += std::fmin(edge.weight, found->weight);
    }
    return shared / total;
}

// One round of the power iteration.
std::vector<double> next_ranks(const Handovers& h, const std::vector<double>& ranks) {
    const double n = static_cast<double>(h.nodes.size());
    Sum dangling;
    for (std::size_t i = 0; i < ranks.size(); i++)
        if (h.nodes[i].out_strength == 0) dangling.add(ranks[i]);
    std::vector<Sum> in(ranks.size());
    for (const HandoverEdge& edge : h.edges)
        in[edge.to].add(ranks[edge.from] * (edge.weight / h.nodes[edge.from].out_strength));
    std::vector<double> next;
    next.reserve(ranks.size());
    for (const Sum& sum_in : in)
        next.push_back((1 - kDamping) / n + kDamping * (sum_in.value() + dangling.value() / n));
    return next;
}

void rank_pages(Handovers& h) {
    constexpr int kRounds = 500;
    constexpr double kEnough = 1e-15;
    std::vector<double> ranks(h.nodes.size(), 1 / static_cast<double>(h.nodes.size()));
    for (int round = 0; round < kRounds; round++) {
        std::vector<double> next = next_ranks(h, ranks);
        double change = 0;
        for (std::size_t i = 0; i < next.size(); i++)
            change = std::fmax(change, std::fabs(next[i] - ranks[i]));
        ranks = std::move(next);
        if (change < kEnough) break;
    }
    for (std::size_t i = 0; i < ranks.size(); i++)
        h.nodes[i].page_rank = ranks[i];
}

}  // namespace

Handovers handovers(std::span<const std::size_t> cases, std::span<const std::size_t> who,
                    std::size_t nodes) {
    Handovers h;
    h.nodes.resize(nodes);
    h.edges = count_edges(cases, who);
    for (const HandoverEdge& edge : h.edges) {
        h.nodes[edge.from].out_strength += edge.weight;
        h.nodes[edge.to].in_strength += edge.weight;
        h.total += edge.weight;
    }
    for (const HandoverEdge& edge : h.edges) {
        const double share = edge.weight / h.nodes[edge.from].out_strength;
        h.nodes[edge.from].out_hhi += share * share;
    }
    h.weighted_reciprocity =
        h.total > 0 ? reciprocity(h.edges, h.total) : std::numeric_limits<double>::quiet_NaN();
    rank_pages(h);
    return h;
}

}  // namespace icx::statistics
