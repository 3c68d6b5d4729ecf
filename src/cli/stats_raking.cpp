// `rake` of icx stats: margins ({"column": {"level": population}}) and, when given, base weights.
#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "cli/results_json.hpp"
#include "cli/stats_methods.hpp"
#include "core/text.hpp"
#include "statistics/raking.hpp"
#include "statistics/sum.hpp"

namespace icx::cli {
namespace {

using core::Result;
using core::Value;

// The places in the input that hold a level of every margin and a base weight.
struct Sample {
    std::vector<std::size_t> places;
    std::vector<double> base;
};

struct NamedMargin {
    std::string column;
    std::vector<std::string_view> cells;  // of all rows of the input
    statistics::Margin margin;            // of the rows in use
};

Result<std::vector<NamedMargin>> named_margins(const StatsInput& input) {
    std::vector<NamedMargin> margins;
    for (const auto& [column, levels] : input.spec.at("margins").as_map()) {
        auto cells = input.column_cells(column);
        if (!cells) return cells.error();
        if (levels.as_map().empty())
            return bad_analysis("the margin \"" + column + "\" has no level");
        margins.push_back(NamedMargin{column, std::move(*cells), {}});
    }
    if (margins.empty()) return bad_analysis("\"margins\" needs columns with their populations");
    return margins;
}

Result<Sample> sample_of(const StatsInput& input, const std::vector<NamedMargin>& margins) {
    std::vector<double> base(input.rows.size(), 1);
    if (input.spec.find("weights")) {
        auto given = input.numbers("weights");
        if (!given) return given.error();
        base = std::move(*given);
    }
    Sample sample;
    for (std::size_t i = 0; i < base.size(); i++) {
        bool is_complete = !std::isnan(base[i]);
        for (const NamedMargin& margin : margins)
            is_complete = is_complete && !margin.cells[i].empty();
        if (!is_complete) continue;
        if (!(base[i] > 0)) return bad_analysis("a base weight is not above 0");
        sample.places.push_back(i);
        sample.base.push_back(base[i]);
    }
    if (sample.places.empty()) return bad_analysis("no row holds a level of every margin");
    return sample;
}

// Which level each row has; every level needs a row, every row a level.
Result<void> fill_margin(NamedMargin& margin, const Value& populations, const Sample& sample) {
    std::map<std::string_view, std::size_t> known;
    std::vector<std::size_t> found(populations.as_map().size(), 0);
    for (const auto& [level, population] : populations.as_map()) {
        if (!(population.as_real(-1) > 0))
            return bad_analysis("the population of \"" + level + "\" must be above 0");
        known.emplace(level, margin.margin.population.size());
        margin.margin.population.push_back(population.as_real());
    }
    for (const std::size_t place : sample.places) {
        const std::string_view cell = margin.cells[place];
        auto level = known.find(cell);
        if (level == known.end())
            level = std::find_if(known.begin(), known.end(), [&](const auto& entry) {
                return is_same(cell, Value(entry.first));
            });
        if (level == known.end())
            return bad_analysis("the margin \"" + margin.column + "\" lacks the level \"" +
                                std::string(core::cut_code_points(cell, 40)) + "\"");
        margin.margin.level.push_back(level->second);
        found[level->second]++;
    }
    for (const auto& [level, place] : known)
        if (found[place] == 0)
            return bad_analysis("no row has the level \"" + std::string(level) + "\" of \"" +
                                margin.column + "\": merge it with another");
    return {};
}

// The weight of each combination of levels; equal ones of base weights that differ stand apart.
Value distinct_value(const std::vector<NamedMargin>& margins, const Sample& sample,
                     const std::vector<double>& weights) {
    std::map<std::pair<double, std::vector<std::string_view>>, std::size_t> distinct;
    for (std::size_t i = 0; i < weights.size(); i++) {
        std::vector<std::string_view> levels;
        for (const NamedMargin& margin : margins)
            levels.push_back(margin.cells[sample.places[i]]);
        distinct.emplace(std::make_pair(std::round(weights[i] * 1e9) / 1e9, std::move(levels)), i);
    }
    Value::List list;
    for (const auto& [key, first] : distinct) {
        Value v = Value::map();
        for (std::size_t m = 0; m < margins.size(); m++)
            v.set(margins[m].column, key.second[m]);
        v.set("weight", number_value(weights[first]));
        list.push_back(std::move(v));
    }
    return Value(std::move(list));
}

}  // namespace

Result<Value> rake_analysis(const StatsInput& input) {
    auto margins = named_margins(input);
    if (!margins) return margins.error();
    const auto sample = sample_of(input, *margins);
    if (!sample) return sample.error();
    std::vector<statistics::Margin> known;
    for (NamedMargin& margin : *margins) {
        const Value& populations = input.spec.at("margins").at(margin.column);
        if (const auto filled = fill_margin(margin, populations, *sample); !filled)
            return filled.error();
        known.push_back(margin.margin);
        const double total = statistics::sum(margin.margin.population);
        const double first = statistics::sum(known[0].population);
        if (std::fabs(total - first) > 1e-9 * first)
            return bad_analysis("the margins have different totals");
    }
    const statistics::Raked raked = statistics::rake(sample->base, known);
    if (!raked.has_converged) return bad_analysis("no weights fit all margins");
    std::vector<double> by_row(input.rows.size(), std::nan(""));
    for (std::size_t i = 0; i < raked.weights.size(); i++)
        by_row[sample->places[i]] = raked.weights[i];
    const statistics::Kish k = statistics::kish(raked.weights);
    Value kish = Value::map();
    kish.set("n_eff", number_value(k.n_eff));
    kish.set("deff", number_value(k.deff));
    Value v = Value::map();
    v.set("weights", numbers_value(by_row));
    v.set("iterations_ipf", count_value(raked.rounds));
    v.set("distinct_raked_weights", distinct_value(*margins, *sample, raked.weights));
    v.set("sum_weights", number_value(statistics::sum(raked.weights)));
    v.set("kish_raked", std::move(kish));
    return v;
}

}  // namespace icx::cli
