// `suppression` of icx stats: a crosstab with its totals, safe to publish, and the proof.
#include <limits>

#include "cli/results_json.hpp"
#include "cli/stats_methods.hpp"
#include "core/text.hpp"
#include "statistics/suppression.hpp"

namespace icx::cli {
namespace {

using core::Result;
using core::Value;
using statistics::FeasibleRange;
using statistics::Suppression;
using statistics::TotalledTable;

constexpr std::int64_t kUsual = 5;
constexpr std::int64_t kMaxLimit = 1'000'000;
// Every hidden cell is worked out by flows through its whole table.
constexpr std::size_t kMaxCells = 10'000;

struct Names {
    const std::vector<std::string>& rows;
    const std::vector<std::string>& columns;
};

Result<std::int64_t> limit_of(const Value& spec) {
    if (spec.at("k").is_null()) return kUsual;
    const double k = spec.at("k").is_number() ? spec.at("k").as_real() : 0;
    if (!(k >= 1 && k <= static_cast<double>(kMaxLimit)) ||
        k != static_cast<double>(static_cast<std::int64_t>(k)))
        return bad_analysis("\"k\" must be a whole number from 1 to 1,000,000: counts from 1 to "
                            "k - 1 are hidden");
    return static_cast<std::int64_t>(k);
}

Value names_value(const std::vector<std::string>& names) {
    Value::List list;
    for (const std::string& name : names)
        list.emplace_back(name);
    return Value(std::move(list));
}

void set_range(Value& v, const FeasibleRange& range) {
    v.set("min", Value(range.least));
    v.set("max", range.most ? Value(*range.most) : Value());
}

Value hidden_value(const TotalledTable& table, const Suppression& s, const Names& names,
                   std::size_t place) {
    const std::size_t row = place / table.width(), column = place % table.width();
    const bool is_row_total = column == table.columns, is_column_total = row == table.rows;
    Value v = Value::map();
    v.set("kind", is_row_total && is_column_total ? "total"
                  : is_row_total                  ? "row_total"
                  : is_column_total               ? "column_total"
                                                  : "cell");
    v.set("row", is_column_total ? Value() : Value(names.rows[row]));
    v.set("column", is_row_total ? Value() : Value(names.columns[column]));
    set_range(v, s.ranges[place]);
    if (!table.is_total(place)) {
        Value known = Value::map();
        set_range(known, s.if_totals_known[place]);
        v.set("if_totals_known", std::move(known));
    }
    return v;
}

Value shown(const TotalledTable& table, const Suppression& s, std::size_t place) {
    return s.is_hidden[place] ? Value() : Value(table.counts[place]);
}

Value suppression_value(const TotalledTable& table, const Suppression& s, const Names& names) {
    Value v = Value::map();
    Value::List counts, row_totals, column_totals, hidden;
    for (std::size_t r = 0; r < table.rows; r++) {
        Value::List row;
        for (std::size_t c = 0; c < table.columns; c++)
            row.push_back(shown(table, s, table.place(r, c)));
        counts.emplace_back(std::move(row));
        row_totals.push_back(shown(table, s, table.place(r, table.columns)));
    }
    for (std::size_t c = 0; c < table.columns; c++)
        column_totals.push_back(shown(table, s, table.place(table.rows, c)));
    std::int64_t primary = 0;
    for (std::size_t i = 0; i < table.counts.size(); i++) {
        if (s.is_hidden[i]) hidden.push_back(hidden_value(table, s, names, i));
        primary += s.is_primary[i];
    }
    Value audit = Value::map();
    audit.set("small", Value(primary));
    audit.set("cover", Value(static_cast<std::int64_t>(hidden.size()) - primary));
    audit.set("exactly_recoverable_without_cover", count_value(s.bare));
    v.set("rows", names_value(names.rows));
    v.set("columns", names_value(names.columns));
    v.set("counts", Value(std::move(counts)));
    v.set("row_totals", Value(std::move(row_totals)));
    v.set("column_totals", Value(std::move(column_totals)));
    v.set("total", shown(table, s, table.counts.size() - 1));
    v.set("hidden", Value(std::move(hidden)));
    v.set("audit", std::move(audit));
    return v;
}

}  // namespace

Result<Value> suppression_analysis(const StatsInput& input) {
    const auto x = input.cells("x");
    if (!x) return x.error();
    const auto y = input.cells("y");
    if (!y) return y.error();
    const auto k = limit_of(input.spec);
    if (!k) return k.error();
    std::vector<std::string_view> used_x, used_y;
    for (std::size_t i = 0; i < x->size(); i++) {
        if ((*x)[i].empty() || (*y)[i].empty()) continue;
        used_x.push_back((*x)[i]);
        used_y.push_back((*y)[i]);
    }
    if (used_x.empty()) return bad_analysis("no row holds both x and y");
    const Levels rows = levels_of(used_x), columns = levels_of(used_y);
    if (rows.names.size() * columns.names.size() > kMaxCells)
        return bad_analysis("x and y have too many levels: at most 10,000 cells");
    std::vector<std::vector<std::int64_t>> counts(
        rows.names.size(), std::vector<std::int64_t>(columns.names.size(), 0));
    for (std::size_t i = 0; i < used_x.size(); i++)
        counts[rows.of[i]][columns.of[i]]++;
    const TotalledTable table = statistics::with_totals(counts);
    Value v =
        suppression_value(table, statistics::suppress(table, *k), {rows.names, columns.names});
    v.set("k", Value(*k));
    return v;
}

}  // namespace icx::cli
