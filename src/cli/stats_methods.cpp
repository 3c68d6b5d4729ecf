#include "cli/stats_methods.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "core/text.hpp"

namespace icx::cli {

using core::Result;
using core::Value;

namespace {

constexpr StatsMethod kMethods[] = {
    {"agreement", agreement_analysis, true},
    {"correlations", correlations_analysis, true},
    {"crosstab", crosstab_analysis, true},
    {"drivers", drivers_analysis, true},
    {"handover", handover_analysis, true},
    {"k_groups", k_groups_analysis, false},
    {"kaplan_meier", kaplan_meier_analysis, false},
    {"keyness", keyness_analysis, false},
    {"p_chart", p_chart_analysis, true},
    {"paired", paired_analysis, true},
    {"rake", rake_analysis, true},
    {"reliability", reliability_analysis, true},
    {"shrunk_means", shrunk_means_analysis, false},
    {"suppression", suppression_analysis, true},
    {"tfidf", tfidf_analysis, true},
    {"two_groups", two_groups_analysis, false},
    {"xmr", xmr_analysis, true},
};

// Rising by number when every name is one, else by bytes.
std::vector<std::string> in_order(std::vector<std::string> names) {
    std::vector<std::pair<double, std::string>> numbered;
    for (const std::string& name : names) {
        double number = 0;
        if (!core::parse_number(name, number)) {
            std::sort(names.begin(), names.end());
            return names;
        }
        numbered.emplace_back(number, name);
    }
    std::sort(numbered.begin(), numbered.end());
    names.clear();
    for (auto& entry : numbered)
        names.push_back(std::move(entry.second));
    return names;
}

}  // namespace

const StatsMethod* find_stats_method(std::string_view name) {
    for (const StatsMethod& method : kMethods)
        if (method.name == name) return &method;
    return nullptr;
}

core::Error bad_analysis(std::string message) {
    return core::Error{core::Code::invalid, std::move(message), "", ""};
}

Result<std::vector<std::string_view>> StatsInput::column_cells(std::string_view name) const {
    const auto column = table.column(name);
    if (!column) return column.error();
    std::vector<std::string_view> cells;
    cells.reserve(rows.size());
    for (const std::size_t row : rows)
        cells.push_back((*column)->cells[row]);
    return cells;
}

Result<std::vector<double>> StatsInput::column_numbers(std::string_view name) const {
    const auto cells = column_cells(name);
    if (!cells) return cells.error();
    std::vector<double> numbers(cells->size(), std::nan(""));
    for (std::size_t i = 0; i < numbers.size(); i++) {
        const std::string_view cell = (*cells)[i];
        if (!cell.empty() && !core::parse_number(cell, numbers[i]))
            return bad_analysis("column \"" + std::string(name) + "\" holds \"" +
                                std::string(core::cut_code_points(cell, 40)) + "\" in row " +
                                std::to_string(rows[i] + 2) + ", which is no number");
    }
    return numbers;
}

Result<std::vector<std::string_view>> StatsInput::cells(std::string_view key) const {
    if (!spec.at(key).is_text())
        return bad_analysis("\"" + std::string(key) + "\" must name a column");
    return column_cells(spec.at(key).as_text());
}

Result<std::vector<double>> StatsInput::numbers(std::string_view key) const {
    if (!spec.at(key).is_text())
        return bad_analysis("\"" + std::string(key) + "\" must name a column");
    return column_numbers(spec.at(key).as_text());
}

Levels levels_of(std::span<const std::string_view> cells) {
    std::map<std::string_view, std::size_t> place;
    for (const std::string_view cell : cells)
        if (!cell.empty()) place.emplace(cell, 0);
    Levels levels;
    for (const auto& entry : place)
        levels.names.emplace_back(entry.first);
    levels.names = in_order(std::move(levels.names));
    for (std::size_t i = 0; i < levels.names.size(); i++)
        place[levels.names[i]] = i;
    for (const std::string_view cell : cells)
        levels.of.push_back(cell.empty() ? kNoLevel : place[cell]);
    return levels;
}

Result<ItemColumns> item_columns(const StatsInput& input, std::size_t least) {
    ItemColumns items;
    for (const Value& item : input.spec.at("items").as_list()) {
        const std::string name(item.as_text());
        auto numbers = input.column_numbers(name);
        if (!numbers) return numbers.error();
        if (const Value* sum = input.spec.at("reverse").find(name))
            for (double& v : *numbers)
                v = sum->as_real() - v;
        items.names.push_back(name);
        items.columns.push_back(std::move(*numbers));
    }
    if (items.names.size() < least)
        return bad_analysis(least == 1 ? "\"items\" needs a column"
                                       : "\"items\" needs at least two columns");
    return items;
}

ItemColumns complete_rows(const ItemColumns& items) {
    ItemColumns complete{items.names, std::vector<std::vector<double>>(items.names.size())};
    for (std::size_t r = 0; r < items.columns[0].size(); r++) {
        bool is_complete = true;
        for (const auto& column : items.columns)
            is_complete = is_complete && !std::isnan(column[r]);
        for (std::size_t c = 0; is_complete && c < items.columns.size(); c++)
            complete.columns[c].push_back(items.columns[c][r]);
    }
    return complete;
}

Result<std::vector<double>> number_list(const Value& spec, std::string_view key) {
    std::vector<double> numbers;
    const Value& given = spec.at(key);
    if (given.is_null()) return numbers;
    const Value::List list = given.is_list() ? given.as_list() : Value::List{given};
    for (const Value& item : list) {
        if (!item.is_number())
            return bad_analysis("\"" + std::string(key) + "\" must be a list of numbers");
        numbers.push_back(item.as_real());
    }
    return numbers;
}

}  // namespace icx::cli
