// `kaplan_meier` of icx stats: time, event, at, by.
#include <cmath>

#include "cli/stats_methods.hpp"
#include "cli/survival_json.hpp"
#include "core/text.hpp"

namespace icx::cli {
namespace {

using core::Result;
using core::Value;
using statistics::Duration;

// Did it happen: 1, 0, true, false (R's TRUE, FALSE, T, F too); missing otherwise.
Result<std::vector<int>> events(const StatsInput& input) {
    const auto cells = input.cells("event");
    if (!cells) return cells.error();
    std::vector<int> out;
    for (const std::string_view cell : *cells) {
        const std::string low = core::lower_ascii(cell);
        double number = 0;
        if (low.empty())
            out.push_back(-1);
        else if (low == "true" || low == "t")
            out.push_back(1);
        else if (low == "false" || low == "f")
            out.push_back(0);
        else if (core::parse_number(low, number) && (number == 0 || number == 1))
            out.push_back(number == 1 ? 1 : 0);
        else
            return bad_analysis("\"event\" holds \"" +
                                std::string(core::cut_code_points(cell, 40)) +
                                "\": 1 (it happened) or 0 (not yet) is needed");
    }
    return out;
}

struct Observed {
    std::vector<Duration> durations;
    std::vector<std::size_t> rows;  // places in the input
};

Result<Observed> observe(const StatsInput& input) {
    const auto times = input.numbers("time");
    if (!times) return times.error();
    const auto happened = events(input);
    if (!happened) return happened.error();
    Observed observed;
    for (std::size_t i = 0; i < times->size(); i++) {
        const double time = (*times)[i];
        if (std::isnan(time) || (*happened)[i] < 0) continue;
        if (time < 0) return bad_analysis("\"time\" holds a negative time");
        observed.durations.push_back(Duration{time, (*happened)[i] == 1});
        observed.rows.push_back(i);
    }
    if (observed.durations.empty()) return bad_analysis("no row holds a time and an event");
    return observed;
}

Result<void> add_tests(Value& out, const StatsInput& input, const Observed& observed) {
    const auto cells = input.cells("by");
    if (!cells) return cells.error();
    std::vector<std::string_view> used;
    for (const std::size_t row : observed.rows)
        used.push_back((*cells)[row]);
    const Levels levels = levels_of(used);
    if (levels.names.size() < 2) return bad_analysis("\"by\" needs at least two groups");
    std::vector<Duration> durations;
    std::vector<std::size_t> group;
    for (std::size_t i = 0; i < used.size(); i++) {
        if (levels.of[i] == kNoLevel) continue;
        durations.push_back(observed.durations[i]);
        group.push_back(levels.of[i]);
    }
    std::vector<std::string> names;
    for (const std::string& name : levels.names)
        names.push_back("group=" + name);  // as R names them
    add_rank_tests(out, durations, group, names);
    return {};
}

}  // namespace

Result<Value> kaplan_meier_analysis(const StatsInput& input) {
    const auto at = number_list(input.spec, "at");
    if (!at) return at.error();
    for (const double time : *at)
        if (time < 0) return bad_analysis("\"at\" holds a negative time");
    const auto observed = observe(input);
    if (!observed) return observed.error();
    Value out = survival_value(observed->durations, *at);
    if (input.spec.find("by"))
        if (const auto added = add_tests(out, input, *observed); !added) return added.error();
    return out;
}

}  // namespace icx::cli
