// Analyses of `icx stats` that read more than one column, or a column in the order of its rows. A
// method gets the rows that `where` leaves (and `a`, `b`, when given) and answers the keys of the
// reference implementation; its arguments are listed in docs/formats.md.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/stats_table.hpp"
#include "core/result.hpp"
#include "core/value.hpp"

namespace icx::cli {

struct StatsInput {
    const StatsTable& table;
    const core::Value& spec;
    std::vector<std::size_t> rows;

    // The cells of these rows in the column that the spec names under `key`; "" is missing.
    core::Result<std::vector<std::string_view>> cells(std::string_view key) const;
    // The same as numbers, NaN where missing. invalid: a cell is no number.
    core::Result<std::vector<double>> numbers(std::string_view key) const;
    // The numbers of a named column.
    core::Result<std::vector<double>> column_numbers(std::string_view name) const;
    core::Result<std::vector<std::string_view>> column_cells(std::string_view name) const;
};

// The distinct texts of cells: by number when all are numbers, else by bytes; and which of them
// each cell is (kNoLevel where it is missing).
constexpr std::size_t kNoLevel = static_cast<std::size_t>(-1);
struct Levels {
    std::vector<std::string> names;
    std::vector<std::size_t> of;
};
Levels levels_of(std::span<const std::string_view> cells);

// One number or a list of numbers under `key`, empty when absent. invalid: something else.
core::Result<std::vector<double>> number_list(const core::Value& spec, std::string_view key);

// The columns named under "items", `reverse` ({"item": max plus min}) applied; at least `least`,
// one or two.
struct ItemColumns {
    std::vector<std::string> names;
    std::vector<std::vector<double>> columns;  // NaN where missing
};
core::Result<ItemColumns> item_columns(const StatsInput& input, std::size_t least);
// The same, rows with a missing item left out.
ItemColumns complete_rows(const ItemColumns& items);

core::Error bad_analysis(std::string message);

core::Result<core::Value> agreement_analysis(const StatsInput& input);
core::Result<core::Value> correlations_analysis(const StatsInput& input);
core::Result<core::Value> crosstab_analysis(const StatsInput& input);
core::Result<core::Value> drivers_analysis(const StatsInput& input);
core::Result<core::Value> k_groups_analysis(const StatsInput& input);
core::Result<core::Value> kaplan_meier_analysis(const StatsInput& input);
core::Result<core::Value> xmr_analysis(const StatsInput& input);
core::Result<core::Value> p_chart_analysis(const StatsInput& input);
core::Result<core::Value> handover_analysis(const StatsInput& input);
core::Result<core::Value> keyness_analysis(const StatsInput& input);
core::Result<core::Value> paired_analysis(const StatsInput& input);
core::Result<core::Value> rake_analysis(const StatsInput& input);
core::Result<core::Value> reliability_analysis(const StatsInput& input);
core::Result<core::Value> shrunk_means_analysis(const StatsInput& input);
core::Result<core::Value> suppression_analysis(const StatsInput& input);
core::Result<core::Value> tfidf_analysis(const StatsInput& input);
core::Result<core::Value> two_groups_analysis(const StatsInput& input);

struct StatsMethod {
    std::string_view name;
    core::Result<core::Value> (*run)(const StatsInput&);
    bool is_by_level;  // `by` asks for one result per level; else the method reads `by` itself
};
const StatsMethod* find_stats_method(std::string_view name);

}  // namespace icx::cli
