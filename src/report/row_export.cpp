#include "report/row_export.hpp"

#include <algorithm>
#include <cmath>

#include "core/hash.hpp"
#include "core/text.hpp"

namespace icx::report {
namespace {

// A department is told only if none of its figures is hidden anywhere.
std::vector<std::string> told_departments(const insight::AnswerTable& table,
                                          const insight::SurveyResults& results) {
    const insight::Grouping grouping = insight::group_by_department(table);
    std::vector<std::string> told(table.rows());
    if (results.group_field != "department" || grouping.of_row.size() != table.rows()) return told;
    std::vector<bool> is_told(grouping.labels.size(), true);
    for (std::size_t g = 0; g < is_told.size() && g < results.groups.size(); g++) {
        is_told[g] = results.groups[g].responses.has_value();
        for (const insight::QuestionResults& question : results.questions)
            if (!question.all.is_hidden() && question.groups[g].is_hidden()) is_told[g] = false;
    }
    std::vector<std::size_t> people(is_told.size(), 0);
    for (const std::uint16_t g : grouping.of_row)
        people[g]++;
    // One blank department alone would be known by its absence, and few people by their number.
    for (;;) {
        std::size_t blank = 0, blank_people = 0, smallest = is_told.size();
        for (std::size_t g = 0; g < is_told.size(); g++) {
            if (!is_told[g]) {
                blank++;
                blank_people += people[g];
            } else if (smallest == is_told.size() || people[g] < people[smallest]) {
                smallest = g;
            }
        }
        const bool is_safe =
            blank == 0 ||
            (blank > 1 && blank_people >= static_cast<std::size_t>(results.min_group));
        if (is_safe || smallest == is_told.size()) break;
        is_told[smallest] = false;
    }
    for (std::size_t row = 0; row < told.size(); row++)
        if (is_told[grouping.of_row[row]]) told[row] = grouping.labels[grouping.of_row[row]];
    return told;
}

}  // namespace

ExportRows choose_rows(const insight::AnswerTable& table, const insight::SurveyResults& results) {
    ExportRows rows;
    rows.department = told_departments(table, results);
    if (table.rows() < static_cast<std::size_t>(results.min_group)) return rows;
    // The order of arrival could be matched with who answered when.
    std::vector<std::pair<std::string, std::size_t>> keys;
    for (std::size_t row = 0; row < table.rows(); row++)
        keys.emplace_back(core::sha256_hex("row order\n" + table.ids()[row]), row);
    std::sort(keys.begin(), keys.end());
    for (const auto& [key, row] : keys)
        rows.order.push_back(row);
    return rows;
}

std::string column_name(const insight::AnswerTable& table, const insight::Column& column) {
    const model::Question& question = table.spec().questions[column.question].question;
    std::string name = question.code.empty() ? question.id.text : question.code;
    if (!column.loop_label.empty()) name += "@" + column.loop_label;
    return name;
}

bool is_text(const insight::AnswerTable& table, const insight::Column& column) {
    const model::QuestionKind kind = table.spec().questions[column.question].question.kind;
    return kind == model::QuestionKind::short_text || kind == model::QuestionKind::long_text;
}

bool is_ticked(const insight::Column& column, std::size_t row, std::size_t option) {
    return (column.ticks[row * column.stride + option / 64] >> (option % 64)) & 1U;
}

bool has_ticks(const insight::Column& column, std::size_t row) {
    for (std::size_t word = 0; word < column.stride; word++)
        if (column.ticks[row * column.stride + word]) return true;
    return false;
}

std::optional<CellText> cell_text(const insight::AnswerTable& table, const insight::Column& column,
                                  std::size_t row) {
    const insight::QuestionSpec& spec = table.spec().questions[column.question];
    const CellText not_applicable{"not applicable", {}};
    if (!column.scale.empty()) {
        const std::uint8_t step = column.scale[row];
        if (step == insight::kMissing) return std::nullopt;
        if (step == insight::kNotApplicable) return not_applicable;
        const bool is_low =
            step == spec.question.min && spec.question.kind == model::QuestionKind::rating;
        const bool is_high =
            step == spec.question.max && spec.question.kind == model::QuestionKind::rating;
        return CellText{std::to_string(step), is_low    ? spec.question.low_label
                                              : is_high ? spec.question.high_label
                                                        : std::string()};
    }
    if (!column.choice.empty()) {
        const std::uint16_t choice = column.choice[row];
        if (choice == insight::kNoChoice) return std::nullopt;
        if (choice == insight::kChoseNotApplicable) return not_applicable;
        return CellText{choice < spec.options.size() ? spec.options[choice].text : "Other", {}};
    }
    if (!column.number.empty()) {
        const double number = column.number[row];
        if (std::isnan(number)) return std::nullopt;
        if (spec.question.kind == model::QuestionKind::date)
            return CellText{
                core::iso_date(core::civil_from_days(static_cast<std::int64_t>(number))), {}};
        return CellText{core::shortest_number(number), spec.question.unit};
    }
    return std::nullopt;
}

}  // namespace icx::report
