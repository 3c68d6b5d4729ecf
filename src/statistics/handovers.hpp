// Who passes work to whom, from a request log: weights, strengths, concentration, reciprocity and
// PageRank. Sources: Barrat et al. 2004 (strength), Herfindahl-Hirschman (concentration), Squartini
// et al. 2013 (weighted reciprocity), Brin & Page 1998 (PageRank with damping 0.85; the mass of
// nodes without an outgoing edge is spread evenly).
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace icx::statistics {

struct HandoverEdge {
    std::size_t from = 0, to = 0;
    double weight = 0;  // how often
};

struct HandoverNode {
    double out_strength = 0, in_strength = 0;
    double page_rank = 0;
    double out_hhi = 0;  // sum of squared shares of what it passes on: 1 all to one; 0 nothing
};

struct Handovers {
    std::vector<HandoverNode> nodes;
    std::vector<HandoverEdge> edges;  // sorted by from, then to; no loops
    double total = 0;
    double weighted_reciprocity = 0;  // sum of min(w_ij, w_ji) / total; NaN without any
};

// One entry for each event, in order of time within its case; events of a case need not be
// neighbours. `who` < nodes. A handover is a step of one case from one to another; spans are
// equally long. O(n log n) in events, and at most 500 rounds over the edges.
Handovers handovers(std::span<const std::size_t> cases, std::span<const std::size_t> who,
                    std::size_t nodes);

}  // namespace icx::statistics
