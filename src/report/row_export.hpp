// What the row-level exports share: which rows in which order with which department, and column
// names.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "insight/results.hpp"

namespace icx::report {

struct ExportRows {
    std::vector<std::size_t> order;       // empty when there are too few
    std::vector<std::string> department;  // by table row; empty: not told
};
ExportRows choose_rows(const insight::AnswerTable& table, const insight::SurveyResults& results);

// "ease", "ease@Finance"; the question's id where it has no code.
std::string column_name(const insight::AnswerTable& table, const insight::Column& column);

// The answer of one cell: nullopt without an answer. Texts are never told here.
struct CellText {
    std::string answer;  // "7", "not applicable", the option's text, "Other"
    std::string label;   // words of a step, empty otherwise
};
std::optional<CellText> cell_text(const insight::AnswerTable& table, const insight::Column& column,
                                  std::size_t row);

bool is_text(const insight::AnswerTable& table, const insight::Column& column);
bool is_ticked(const insight::Column& column, std::size_t row, std::size_t option);
bool has_ticks(const insight::Column& column, std::size_t row);

}  // namespace icx::report
