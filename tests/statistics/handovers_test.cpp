#include "statistics/handovers.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "doctest/doctest.h"
#include "reference.hpp"

namespace s = icx::statistics;
namespace reference = icx::reference;
using doctest::Approx;
using icx::core::Value;

namespace {

double weight(const s::Handovers& h, std::size_t from, std::size_t to) {
    for (const s::HandoverEdge& edge : h.edges)
        if (edge.from == from && edge.to == to) return edge.weight;
    return 0;
}

std::vector<std::size_t> places(const std::vector<std::string>& cells,
                                std::vector<std::string>& names) {
    names = cells;
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    std::vector<std::size_t> out;
    for (const std::string& cell : cells)
        out.push_back(static_cast<std::size_t>(std::lower_bound(names.begin(), names.end(), cell) -
                                               names.begin()));
    return out;
}

}  // namespace

TEST_CASE("handovers: a small log by hand; cases may be interleaved") {
    // Case 7: a b a c; case 8: a b b.
    const std::vector<std::size_t> cases = {7, 8, 7, 7, 8, 8, 7};
    const std::vector<std::size_t> who = {0, 0, 1, 0, 1, 1, 2};
    const s::Handovers h = s::handovers(cases, who, 3);
    CHECK(h.total == 4);
    CHECK(weight(h, 0, 1) == 2);
    CHECK(weight(h, 1, 0) == 1);
    CHECK(weight(h, 0, 2) == 1);
    CHECK(weight(h, 1, 1) == 0);  // to keep it is no handover
    CHECK(h.nodes[0].out_strength == 3);
    CHECK(h.nodes[0].in_strength == 1);
    CHECK(h.nodes[0].out_hhi == Approx(5.0 / 9).epsilon(1e-15));
    CHECK(h.nodes[2].out_hhi == 0);
    CHECK(h.weighted_reciprocity == 0.5);  // min(2, 1) both ways of 4
    double all = 0;
    for (const s::HandoverNode& node : h.nodes)
        all += node.page_rank;
    CHECK(all == Approx(1).epsilon(1e-14));
}

TEST_CASE("handovers: PageRank of two that hand back and forth, and of one that ends it") {
    const std::vector<std::size_t> one_case = {0, 0, 0}, back = {0, 1, 0};
    CHECK(s::handovers(one_case, back, 2).nodes[0].page_rank == Approx(0.5).epsilon(1e-14));
    // 0 -> 1 and 1 ends: r0 = (0.075 + 0.425 r1), r1 = 0.075 + 0.85 r0 + 0.425 r1.
    const std::vector<std::size_t> two = {0, 0}, ends = {0, 1};
    const s::Handovers h = s::handovers(two, ends, 2);
    CHECK(h.nodes[0].page_rank == Approx(0.5 / 1.425).epsilon(1e-13));
    CHECK(h.nodes[1].page_rank == Approx(0.925 / 1.425).epsilon(1e-13));
}

TEST_CASE("handovers: nobody, one person, and a log without any handover") {
    CHECK(s::handovers({}, {}, 0).nodes.empty());
    const std::vector<std::size_t> cases = {1, 1, 2}, who = {0, 0, 0};
    const s::Handovers h = s::handovers(cases, who, 1);
    CHECK(h.total == 0);
    CHECK(std::isnan(h.weighted_reciprocity));
    CHECK(h.nodes[0].page_rank == Approx(1).epsilon(1e-15));
}

TEST_CASE("handovers: the help desk's people equal R's") {
    const Value expected = reference::json("helpdesk").at("handover_resources");
    if (expected.is_null()) return;
    std::vector<std::string> case_names, names;
    const auto cases = places(reference::column("helpdesk/events.csv", "case"), case_names);
    const auto who = places(reference::column("helpdesk/events.csv", "resource"), names);
    const s::Handovers h = s::handovers(cases, who, names.size());
    REQUIRE(names.size() == 22);
    CHECK(h.total == expected.at("total").as_real());
    CHECK(reference::is_close(h.weighted_reciprocity, expected.at("weighted_reciprocity")));
    for (std::size_t i = 0; i < names.size(); i++) {
        const Value& node = expected.at("nodes").as_list()[i];
        CAPTURE(names[i]);
        CHECK(names[i] == node.at("node").as_text());
        CHECK(h.nodes[i].out_strength == node.at("out_strength").as_real());
        CHECK(h.nodes[i].in_strength == node.at("in_strength").as_real());
        CHECK(reference::is_close(h.nodes[i].page_rank, node.at("pagerank_085")));
        CHECK(reference::is_close(h.nodes[i].out_hhi, node.at("out_hhi")));
        for (std::size_t j = 0; j < names.size(); j++)
            CHECK(weight(h, i, j) == expected.at("matrix").as_list()[i].as_list()[j].as_real());
    }
}
