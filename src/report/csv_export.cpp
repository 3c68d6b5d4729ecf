#include "codec/csv.hpp"
#include "core/text.hpp"
#include "report/exports.hpp"
#include "report/row_export.hpp"

namespace icx::report {
namespace {

using insight::AnswerTable;
using insight::Column;
using insight::SurveyResults;
using model::QuestionKind;

// Numbers are written as numbers: a leading minus must not get the guard of a formula.
void answer_cell(codec::CsvWriter& csv, const std::optional<CellText>& cell) {
    double number = 0;
    if (!cell)
        csv.blank();
    else if (core::parse_number(cell->answer, number))
        csv.number(number);
    else
        csv.text(cell->answer);
}

// The respondent's own department has a column of its own, under the small-group rule.
// A question whose whole is hidden is hidden in rows too.
bool is_left_out(const AnswerTable& table, const SurveyResults& results, const Column& column) {
    const insight::QuestionResults* question = results.find(column.key);
    return is_text(table, column) || !question || question->all.is_hidden() ||
           table.spec().questions[column.question].question.is_department;
}

std::string kind_words(const model::Question& question) {
    switch (question.kind) {
    case QuestionKind::rating:
        return "rating " + std::to_string(question.min) + " to " + std::to_string(question.max);
    case QuestionKind::agree:
        return "agreement, " + std::to_string(question.points) + " steps";
    case QuestionKind::single:
        return "one choice";
    case QuestionKind::multiple:
        return "several choices";
    case QuestionKind::short_text:
        return "short text";
    case QuestionKind::long_text:
        return "long text";
    case QuestionKind::number:
        return "number";
    case QuestionKind::date:
        return "day";
    }
    return {};
}

std::string value_words(const insight::QuestionSpec& spec) {
    const model::Question& question = spec.question;
    std::string words;
    if (question.kind == QuestionKind::rating)
        words = std::to_string(question.min) + " = " + question.low_label + "; " +
                std::to_string(question.max) + " = " + question.high_label;
    else if (question.kind == QuestionKind::agree)
        words = "1 = strongly disagree; " + std::to_string(question.points) + " = strongly agree";
    else if (question.kind == QuestionKind::number)
        words = question.unit;
    else
        for (const model::Option& option : spec.options)
            words += (words.empty() ? "" : "; ") + option.text;
    if (question.has_other) words += "; Other";
    if (question.has_not_applicable) words += "; not applicable";
    return words + (words.empty() ? "" : "; ") + "blank = no answer";
}

void long_answers(codec::CsvWriter& csv, const AnswerTable& table, const Column& column,
                  std::size_t row, const std::string& department, std::size_t number) {
    const insight::QuestionSpec& spec = table.spec().questions[column.question];
    const std::string name =
        spec.question.code.empty() ? spec.question.id.text : spec.question.code;
    const auto write = [&](const std::optional<CellText>& cell) {
        csv.integer(static_cast<long long>(number));
        if (department.empty())
            csv.blank();
        else
            csv.text(department);
        csv.text(name);
        csv.text(column.loop_label);
        answer_cell(csv, cell);
        csv.text(cell->label);
        csv.end_row();
    };
    if (column.stride == 0) {
        if (const auto cell = cell_text(table, column, row)) write(cell);
        return;
    }
    for (std::size_t option = 0; option <= spec.options.size(); option++)
        if (is_ticked(column, row, option))
            write(CellText{option < spec.options.size() ? spec.options[option].text : "Other", {}});
}

void optional_number(codec::CsvWriter& csv, const std::optional<double>& value) {
    if (value)
        csv.number(*value);
    else
        csv.blank();
}

void figures_row(codec::CsvWriter& csv, const insight::QuestionResults& question,
                 const std::string& group, const insight::Cell& cell, int min_group) {
    csv.text(question.code.empty() ? question.id : question.code);
    csv.text(question.text);
    csv.text(group);
    if (cell.is_hidden()) {
        csv.text(insight::hidden_words(min_group));
        for (int i = 0; i < 12; i++)
            csv.blank();
        csv.end_row();
        return;
    }
    const insight::Figures& f = *cell.figures;
    csv.integer(static_cast<long long>(f.n));
    csv.integer(static_cast<long long>(f.not_applicable));
    csv.integer(static_cast<long long>(f.missing));
    optional_number(csv, f.mean);
    optional_number(csv, f.sd);
    optional_number(csv, f.mean_ci ? std::optional(f.mean_ci->low) : std::nullopt);
    optional_number(csv, f.mean_ci ? std::optional(f.mean_ci->high) : std::nullopt);
    optional_number(csv, f.favourable ? std::optional(f.favourable->p) : std::nullopt);
    optional_number(csv, f.favourable ? std::optional(f.favourable->wilson.low) : std::nullopt);
    optional_number(csv, f.favourable ? std::optional(f.favourable->wilson.high) : std::nullopt);
    optional_number(csv, f.nps ? std::optional(f.nps->score.nps) : std::nullopt);
    optional_number(csv,
                    f.nps ? std::optional(f.nps->score.ci95_adj_wald_rocks.low) : std::nullopt);
    optional_number(csv,
                    f.nps ? std::optional(f.nps->score.ci95_adj_wald_rocks.high) : std::nullopt);
    csv.end_row();
}

}  // namespace

std::string wide_csv(const AnswerTable& table, const SurveyResults& results) {
    const ExportRows rows = choose_rows(table, results);
    codec::CsvWriter csv;
    csv.text("row");
    csv.text("department");
    for (const Column& column : table.columns()) {
        if (is_left_out(table, results, column)) continue;
        const std::string name = column_name(table, column);
        if (column.stride == 0) {
            csv.text(name);
            continue;
        }
        const insight::QuestionSpec& spec = table.spec().questions[column.question];
        for (const model::Option& option : spec.options)
            csv.text(name + ":" + option.text);
        if (spec.question.has_other) csv.text(name + ":Other");
    }
    csv.end_row();
    long long number = 0;
    for (const std::size_t row : rows.order) {
        csv.integer(++number);
        if (rows.department[row].empty())
            csv.blank();
        else
            csv.text(rows.department[row]);
        for (const Column& column : table.columns()) {
            if (is_left_out(table, results, column)) continue;
            if (column.stride == 0) {
                answer_cell(csv, cell_text(table, column, row));
                continue;
            }
            const insight::QuestionSpec& spec = table.spec().questions[column.question];
            const std::size_t options = spec.options.size() + (spec.question.has_other ? 1 : 0);
            const bool is_answered = has_ticks(column, row);
            for (std::size_t i = 0; i < options; i++) {
                if (is_answered)
                    csv.integer(is_ticked(column, row, i) ? 1 : 0);
                else
                    csv.blank();
            }
        }
        csv.end_row();
    }
    return csv.str();
}

std::string long_csv(const AnswerTable& table, const SurveyResults& results) {
    const ExportRows rows = choose_rows(table, results);
    codec::CsvWriter csv;
    for (const char* name :
         {"row", "department", "question", "department_rated", "answer", "label"})
        csv.text(name);
    csv.end_row();
    std::size_t number = 0;
    for (const std::size_t row : rows.order) {
        number++;
        for (const Column& column : table.columns())
            if (!is_left_out(table, results, column))
                long_answers(csv, table, column, row, rows.department[row], number);
    }
    for (const insight::QuestionResults& question : results.questions) {
        for (const std::string& text : question.comments.texts) {
            csv.blank();
            csv.blank();
            csv.text(question.code.empty() ? question.id : question.code);
            csv.text(question.loop_label);
            csv.text(text);
            csv.text("comment");
            csv.end_row();
        }
    }
    return csv.str();
}

std::string codebook_csv(const AnswerTable& table, const SurveyResults& results) {
    codec::CsvWriter csv;
    for (const char* name : {"column", "question", "kind", "values", "favourable", "note"})
        csv.text(name);
    csv.end_row();
    const auto write = [&](std::initializer_list<std::string_view> cells) {
        for (const std::string_view cell : cells)
            csv.text(cell);
        csv.end_row();
    };
    write({"row", "Number of the row; the order tells nothing", "number", "", "", ""});
    write({"department", "The respondent's own department", "text", "", "",
           "blank where " + insight::hidden_words(results.min_group)});
    for (const Column& column : table.columns()) {
        const insight::QuestionSpec& spec = table.spec().questions[column.question];
        const insight::QuestionResults* question = results.find(column.key);
        const std::string note = is_text(table, column)
                                     ? "only in the long file, without row and department"
                                 : spec.question.is_department ? "see department"
                                 : column.stride ? "one column of 0 and 1 for each option"
                                                 : "";
        write({column_name(table, column), question ? question->text : spec.question.text,
               kind_words(spec.question), value_words(spec),
               question ? question->favourable_rule : std::string(), note});
    }
    return csv.str();
}

std::string figures_csv(const SurveyResults& results) {
    codec::CsvWriter csv;
    for (const char* name : {"question", "text", "group", "n", "not_applicable", "missing", "mean",
                             "sd", "mean_low", "mean_high", "favourable", "favourable_low",
                             "favourable_high", "enps", "enps_low", "enps_high"})
        csv.text(name);
    csv.end_row();
    for (const insight::QuestionResults& question : results.questions) {
        figures_row(csv, question, "All", question.all, results.min_group);
        for (std::size_t g = 0; g < question.groups.size(); g++)
            figures_row(csv, question, results.groups[g].label, question.groups[g],
                        results.min_group);
    }
    return csv.str();
}

}  // namespace icx::report
