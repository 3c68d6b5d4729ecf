// icx stats: analyses of a CSV file by a spec. A failing analysis says so under its own id, the
// others run.
#include <cmath>
#include <filesystem>
#include <map>
#include <optional>

#include "cli/commands.hpp"
#include "cli/results_json.hpp"
#include "cli/stats_methods.hpp"
#include "cli/stats_table.hpp"
#include "cli/workspace_file.hpp"
#include "codec/json.hpp"
#include "core/text.hpp"
#include "statistics/describe.hpp"
#include "statistics/nps.hpp"
#include "statistics/proportion.hpp"

namespace icx::cli {
namespace {

using core::Code;
using core::Error;
using core::Result;
using core::Value;

constexpr const char* kUsage = "icx stats SPEC.json";

Error bad(std::string message) { return bad_analysis(std::move(message)); }

// The cells of x that an analysis works on: where applies, missing ones are "".
struct Sample {
    std::vector<std::string> cells;

    Result<std::vector<double>> numbers(std::string_view name) const {
        std::vector<double> out;
        for (const std::string& cell : cells) {
            double v = std::nan("");
            if (!cell.empty() && !core::parse_number(cell, v))
                return bad("column \"" + std::string(name) + "\" holds \"" +
                           std::string(core::cut_code_points(cell, 40)) + "\", which is no number");
            out.push_back(v);
        }
        return out;
    }
};

Result<std::vector<double>> needed_numbers(const Sample& sample, const Value& spec) {
    auto values = sample.numbers(spec.at("x").as_text());
    if (values && statistics::sorted_values(*values).empty())
        return bad("column \"" + std::string(spec.at("x").as_text()) + "\" holds no value here");
    return values;
}

Result<Value> describe(const Sample& sample, const Value& spec) {
    const auto x = needed_numbers(sample, spec);
    if (!x) return x.error();
    const statistics::Moments m = statistics::describe(*x);
    Value v = Value::map();
    v.set("n", count_value(m.n));
    v.set("missing", count_value(m.missing));
    v.set("mean", number_value(m.mean));
    v.set("sd", number_value(m.sd));
    v.set("se", number_value(m.se));
    v.set("t_ci95", interval_value(m.t_ci95));
    v.set("min", number_value(m.min));
    v.set("q25_type7", number_value(m.q25));
    v.set("median", number_value(m.median));
    v.set("q75_type7", number_value(m.q75));
    v.set("max", number_value(m.max));
    v.set("skewness_g1", number_value(m.skewness_g1));
    v.set("kurtosis_excess_g2", number_value(m.kurtosis_excess_g2));
    return v;
}

Result<std::vector<double>> probabilities(const Value& spec) {
    const Value& p = spec.at("p");
    const Value::List list = p.is_list() ? p.as_list() : Value::List{p};
    std::vector<double> out;
    for (const Value& item : list) {
        const double v = item.as_real(-1);
        if (!item.is_number() || v < 0 || v > 1) return bad("\"p\" must lie from 0 to 1");
        out.push_back(v);
    }
    return out;
}

Result<Value> quantiles(const Sample& sample, const Value& spec) {
    const auto x = needed_numbers(sample, spec);
    if (!x) return x.error();
    const auto p = probabilities(spec);
    if (!p) return p.error();
    const std::int64_t type = spec.find("type") ? spec.at("type").as_int(0) : 7;
    if (type < 1 || type > 9) return bad("\"type\" must be 1 to 9");
    const std::vector<double> sorted = statistics::sorted_values(*x);
    Value::List list;
    for (const double q : *p)
        list.push_back(number_value(statistics::quantile(sorted, q, static_cast<int>(type))));
    return Value(std::move(list));
}

Result<Value> quantile_ci(const Sample& sample, const Value& spec) {
    const auto x = needed_numbers(sample, spec);
    if (!x) return x.error();
    const auto p = probabilities(spec);
    if (!p) return p.error();
    const std::vector<double> sorted = statistics::sorted_values(*x);
    Value::List list;
    for (const double q : *p) {
        const statistics::QuantileInterval i = statistics::quantile_interval(sorted, q);
        Value v = Value::map();
        v.set("p", i.p);
        v.set("l", count_value(i.l));
        v.set("u", count_value(i.u));
        v.set("lo", i.low ? number_value(*i.low) : Value());
        v.set("hi", i.high ? number_value(*i.high) : Value());
        v.set("coverage", number_value(i.coverage));
        list.push_back(std::move(v));
    }
    if (!spec.at("p").is_list()) return list.front();
    return Value(std::move(list));
}

struct Successes {
    std::size_t x = 0, n = 0;
};
Result<Successes> successes(const Sample& sample, const Value& spec) {
    const Value& success = spec.at("success");
    if (success.is_null()) return bad("\"success\" is missing: the values that count");
    const Value::List wanted = success.is_list() ? success.as_list() : Value::List{success};
    Successes s;
    for (const std::string& cell : sample.cells) {
        if (cell.empty()) continue;
        s.n++;
        for (const Value& value : wanted)
            if (is_same(cell, value)) {
                s.x++;
                break;
            }
    }
    if (s.n == 0)
        return bad("column \"" + std::string(spec.at("x").as_text()) + "\" holds no value here");
    return s;
}

Result<Value> proportion(const Sample& sample, const Value& spec) {
    const auto s = successes(sample, spec);
    if (!s) return s.error();
    return proportion_value(s->x, s->n);
}

Result<statistics::Nps> score(const Sample& sample, const Value& spec) {
    const auto x = needed_numbers(sample, spec);
    if (!x) return x.error();
    for (const double v : *x)
        if (v < 0 || v > 10) return bad("an NPS needs answers from 0 to 10");
    return statistics::nps(*x);
}

Result<Value> nps(const Sample& sample, const Value& spec) {
    const auto s = score(sample, spec);
    if (!s) return s.error();
    return nps_value(*s);
}

using Method = Result<Value> (*)(const Sample&, const Value&);
const std::map<std::string_view, Method>& methods() {
    static const std::map<std::string_view, Method> kMethods = {{"describe", describe},
                                                                {"quantiles", quantiles},
                                                                {"quantile_ci", quantile_ci},
                                                                {"proportion", proportion},
                                                                {"nps", nps}};
    return kMethods;
}

Result<Value> difference(const std::string& method, const Sample& a, const Sample& b,
                         const Value& spec) {
    Value v = Value::map();
    if (method == "nps_difference") {
        const auto first = score(a, spec);
        if (!first) return first.error();
        const auto second = score(b, spec);
        if (!second) return second.error();
        const statistics::NpsDifference d = statistics::nps_difference(*first, *second);
        v.set("diff", number_value(d.diff));
        v.set("se", number_value(d.se));
        v.set("z", number_value(d.z));
        v.set("p_value", number_value(d.p_value));
        v.set("ci95", interval_value(d.ci95));
        return v;
    }
    const auto first = successes(a, spec);
    if (!first) return first.error();
    const auto second = successes(b, spec);
    if (!second) return second.error();
    const auto d = statistics::newcombe(first->x, first->n, second->x, second->n);
    v.set("diff", number_value(d.diff));
    v.set("ci", interval_value(d.ci));
    v.set("z_pooled", number_value(d.z_pooled));
    v.set("p_value", number_value(d.p_value));
    v.set("cohen_h", number_value(d.cohen_h));
    return v;
}

// The column that `by` names; null where the analysis has none.
Result<const StatsColumn*> group_column(const StatsTable& table, const Value& spec) {
    if (!spec.find("by")) return nullptr;
    return table.column(spec.at("by").as_text());
}

// x's cells by the levels of `by`; rows without a level take no part.
Result<std::map<std::string, Sample>> split(const StatsTable& table, const Value& spec) {
    const auto x = table.column(spec.at("x").as_text());
    if (!x) return x.error();
    const auto match = table.matching(spec.at("where"));
    if (!match) return match.error();
    const auto group = group_column(table, spec);
    if (!group) return group.error();
    const StatsColumn* by = *group;
    std::map<std::string, Sample> groups;
    if (!by) groups[""];
    for (std::size_t r = 0; r < table.rows(); r++) {
        if (!(*match)[r] || (by && by->cells[r].empty())) continue;
        groups[by ? by->cells[r] : std::string()].cells.push_back((*x)->cells[r]);
    }
    return groups;
}

const Sample* level(const std::map<std::string, Sample>& groups, const Value& wanted) {
    for (const auto& [name, sample] : groups)
        if (is_same(name, wanted)) return &sample;
    return nullptr;
}

Value error_value(const Error& error) {
    Value v = Value::map();
    v.set("error", error.message);
    return v;
}

// The rows that take part: those that fit `where`, and one of `a` and `b` where both are given.
Result<std::vector<std::size_t>> chosen_rows(const StatsTable& table, const Value& spec) {
    const auto match = table.matching(spec.at("where"));
    if (!match) return match.error();
    const auto group = group_column(table, spec);
    if (!group) return group.error();
    const StatsColumn* by = *group;
    const bool has_pair = by && spec.find("a") && spec.find("b");
    std::vector<std::size_t> rows;
    for (std::size_t r = 0; r < table.rows(); r++)
        if ((*match)[r] && (!has_pair || is_same(by->cells[r], spec.at("a")) ||
                            is_same(by->cells[r], spec.at("b"))))
            rows.push_back(r);
    return rows;
}

Result<Value> run_method(const StatsMethod& method, const StatsTable& table, const Value& spec) {
    auto rows = chosen_rows(table, spec);
    if (!rows) return rows.error();
    StatsInput input{table, spec, std::move(*rows)};
    if (!method.is_by_level || !spec.find("by")) return method.run(input);
    const auto cells = input.cells("by");
    if (!cells) return cells.error();
    const Levels levels = levels_of(*cells);
    std::vector<StatsInput> groups(levels.names.size(), StatsInput{table, spec, {}});
    for (std::size_t i = 0; i < input.rows.size(); i++)
        if (levels.of[i] != kNoLevel) groups[levels.of[i]].rows.push_back(input.rows[i]);
    Value all = Value::map();
    for (std::size_t g = 0; g < groups.size(); g++) {
        auto one = method.run(groups[g]);
        all.set(levels.names[g], one ? std::move(*one) : error_value(one.error()));
    }
    return all;
}

Result<Value> analyse(const StatsTable& table, const Value& spec) {
    const std::string method(spec.at("method").as_text());
    if (const StatsMethod* found = find_stats_method(method)) {
        if (spec.find("weights") && method != "rake")
            return bad("\"" + method + "\" takes no weights");
        return run_method(*found, table, spec);
    }
    const bool is_difference = method == "nps_difference" || method == "proportion_difference";
    const auto known = methods().find(method);
    if (!is_difference && known == methods().end())
        return bad("the method \"" + method + "\" is not available");
    if (spec.find("weights")) return bad("\"" + method + "\" takes no weights");
    const auto groups = split(table, spec);
    if (!groups) return groups.error();
    const bool has_pair = spec.find("a") && spec.find("b");
    if (is_difference) {
        if (!spec.find("by") || !has_pair) return bad("\"" + method + "\" needs by, a and b");
        const Sample* a = level(*groups, spec.at("a"));
        const Sample* b = level(*groups, spec.at("b"));
        if (!a || !b) return bad("one of the groups a and b has no row");
        return difference(method, *a, *b, spec);
    }
    if (!spec.find("by")) return known->second(groups->begin()->second, spec);
    Value all = Value::map();
    for (const auto& [name, sample] : *groups) {
        if (has_pair && !is_same(name, spec.at("a")) && !is_same(name, spec.at("b"))) continue;
        auto one = known->second(sample, spec);
        all.set(name, one ? std::move(*one) : error_value(one.error()));
    }
    return all;
}

}  // namespace

Answer run_stats(const Words& words, Environment&) {
    const auto arguments = parse_arguments(words, {});
    if (!arguments) return bad_usage(arguments.error().message, kUsage);
    if (arguments->positions.size() != 1) return bad_usage("one spec is needed", kUsage);
    const std::string& path = arguments->positions[0];
    const auto text = read_text(path);
    if (!text) return text.error();
    const auto spec = codec::parse_json(*text);
    if (!spec) {
        Error error = spec.error();
        error.place = path + " " + error.place;
        error.advice = "give a spec as docs/formats.md describes";
        return error;
    }
    if (!spec->at("data").is_text() || !spec->at("analyses").is_list())
        return Error{Code::invalid, "the spec needs \"data\" and \"analyses\"", path,
                     "give a spec as docs/formats.md describes"};
    const auto data_path =
        std::filesystem::path(path).parent_path() / std::string(spec->at("data").as_text());
    const auto data = read_text(data_path.string());
    if (!data) return data.error();
    auto table = StatsTable::parse(*data);
    if (!table) {
        Error error = table.error();
        error.place = data_path.string() + " " + error.place;
        if (error.advice.empty()) error.advice = "give a CSV file";
        return error;
    }
    if (auto derived = table->derive(spec->at("derive")); !derived) {
        Error error = derived.error();
        error.place = path + " /derive";
        error.advice = "correct the derived columns";
        return error;
    }
    Value answers = Value::map();
    std::size_t failed = 0;
    std::string first;
    std::size_t index = 0;
    for (const Value& analysis : spec->at("analyses").as_list()) {
        std::string id(analysis.at("id").as_text());
        if (id.empty()) id = std::to_string(index);
        index++;
        Result<Value> answer = answers.find(id) ? Result<Value>(bad("the id is used twice"))
                                                : analyse(*table, analysis);
        if (!answer) {
            failed++;
            if (first.empty()) first = id + ": " + answer.error().message;
            answer = error_value(answer.error());
        }
        answers.set(id, std::move(*answer));
    }
    if (failed == 0) return Outcome{std::move(answers), 0, {}};
    return Outcome{std::move(answers), 1,
                   "icx: invalid: " + std::to_string(failed) +
                       " analyses failed, the first: " + first + ": correct the spec"};
}

}  // namespace icx::cli
