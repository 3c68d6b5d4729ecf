// `handover` of icx stats: case, who; rows in order of time within each case.
#include "cli/results_json.hpp"
#include "cli/stats_methods.hpp"
#include "statistics/handovers.hpp"

namespace icx::cli {
namespace {

using core::Result;
using core::Value;

constexpr std::size_t kMaxMatrix = 2000;  // nodes; beyond that the full matrix helps nobody

Value matrix_value(const statistics::Handovers& h) {
    if (h.nodes.size() > kMaxMatrix) return {};
    std::vector<std::vector<double>> matrix(h.nodes.size(), std::vector<double>(h.nodes.size(), 0));
    for (const statistics::HandoverEdge& edge : h.edges)
        matrix[edge.from][edge.to] = edge.weight;
    Value::List list;
    for (const auto& row : matrix)
        list.push_back(numbers_value(row));
    return Value(std::move(list));
}

}  // namespace

Result<Value> handover_analysis(const StatsInput& input) {
    const auto cases = input.cells("case");
    if (!cases) return cases.error();
    const auto people = input.cells("who");
    if (!people) return people.error();
    std::vector<std::string_view> used_cases, used_people;
    for (std::size_t i = 0; i < cases->size(); i++) {
        if ((*cases)[i].empty() || (*people)[i].empty()) continue;
        used_cases.push_back((*cases)[i]);
        used_people.push_back((*people)[i]);
    }
    if (used_cases.empty()) return bad_analysis("no row holds a case and who had it");
    const Levels who = levels_of(used_people);
    const statistics::Handovers h =
        statistics::handovers(levels_of(used_cases).of, who.of, who.names.size());
    Value::List nodes;
    for (std::size_t i = 0; i < h.nodes.size(); i++) {
        Value v = Value::map();
        v.set("node", who.names[i]);
        v.set("out_strength", number_value(h.nodes[i].out_strength));
        v.set("in_strength", number_value(h.nodes[i].in_strength));
        v.set("pagerank_085", number_value(h.nodes[i].page_rank));
        v.set("out_hhi", number_value(h.nodes[i].out_hhi));
        nodes.push_back(std::move(v));
    }
    Value v = Value::map();
    v.set("nodes", Value(std::move(nodes)));
    v.set("total", number_value(h.total));
    v.set("weighted_reciprocity", number_value(h.weighted_reciprocity));
    v.set("matrix", matrix_value(h));
    return v;
}

}  // namespace icx::cli
