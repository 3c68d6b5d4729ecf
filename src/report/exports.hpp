// CSV files of a survey. What leaves as rows is what the screen may show:
// - Rows come in an order that follows from hashes, without ids, days, receipt codes or free text.
// - A department is blank in every row when any of its figures is hidden on the screen: a row could
//   otherwise be counted out again. At least two departments are blank together, or none.
// - Fewer responses than the small-group limit give a header only.
// - Comments come in the long file behind the answers, sorted, without department or row, and only
//   where the screen shows them.
// Every text cell is guarded against spreadsheet formulas.
#pragma once

#include <string>

#include "insight/answer_table.hpp"
#include "insight/results.hpp"

namespace icx::report {

// One row a person; a column per question by its code, "code@department" when looped, and one
// column of 0 and 1 per option ("code:option") for several choices. `results` must be by
// department.
std::string wide_csv(const insight::AnswerTable& table, const insight::SurveyResults& results);

// row, department, question, department_rated, answer, label
std::string long_csv(const insight::AnswerTable& table, const insight::SurveyResults& results);

// Every column of the wide file: its name, question, kind, values and their meaning.
std::string codebook_csv(const insight::AnswerTable& table, const insight::SurveyResults& results);

// The figures themselves: a row per question and group, hidden ones said so.
std::string figures_csv(const insight::SurveyResults& results);

}  // namespace icx::report
