#include "chart/charts.hpp"
#include "core/text.hpp"

namespace icx::chart {
namespace {

constexpr const char* kHidden = "hidden";

std::string whole(double value) { return core::fixed_number(value, 0); }

}  // namespace

TextTable table_of(const Histogram& chart, std::string first, std::string second) {
    TextTable table = {{std::move(first), std::move(second)}};
    for (const auto& bar : chart.bars) table.push_back({bar.label, whole(bar.n)});
    return table;
}

TextTable table_of(const IntervalRows& chart, std::string first, std::string second) {
    TextTable table = {{std::move(first), std::move(second), "95% from", "95% to"}};
    const bool is_share = chart.axis_low == 0 && chart.axis_high == 1;
    const auto limit = [&](double v) {
        return is_share ? core::fixed_number(100 * v, 1) + "%" : core::fixed_number(v, 2);
    };
    for (const auto& row : chart.rows) {
        if (!row.value) table.push_back({row.label, kHidden, kHidden, kHidden});
        else table.push_back({row.label, row.words, limit(row.low), limit(row.high)});
    }
    return table;
}

TextTable table_of(const NpsBar& chart) {
    return {{"Answers", "Share"},
            {chart.low_words, whole(100 * chart.detractors) + "%"},
            {chart.middle_words, whole(100 * chart.passives) + "%"},
            {chart.high_words, whole(100 * chart.promoters) + "%"},
            {"Score", core::fixed_number(chart.score, 1)},
            {"95% from", core::fixed_number(chart.low, 1)},
            {"95% to", core::fixed_number(chart.high, 1)}};
}

TextTable table_of(const ResponseCurve& chart) {
    TextTable table = {{"Day", "Answers", "Total"}};
    for (const auto& day : chart.days)
        table.push_back({day.label, whole(day.n), whole(day.total)});
    return table;
}

TextTable table_of(const HeatTable& chart) {
    TextTable table(1);
    table[0].push_back("");
    for (const auto& column : chart.columns) table[0].push_back(column.label);
    table[0].push_back(chart.total_label);
    table[0].push_back(chart.note_label);
    for (const auto& row : chart.rows) {
        std::vector<std::string> cells = {row.label};
        for (const auto& cell : row.cells)
            cells.push_back(cell.is_hidden ? kHidden : cell.is_own ? "own" : cell.words);
        cells.push_back(row.total);
        cells.push_back(row.note);
        table.push_back(std::move(cells));
    }
    return table;
}

TextTable table_of(const HorizontalBars& chart, std::string first, std::string second) {
    TextTable table = {{std::move(first), std::move(second)}};
    for (const auto& row : chart.rows) table.push_back({row.label, row.words});
    return table;
}

}  // namespace icx::chart
