// AnswerTable: the answers of one survey as columns, filled response by response, never edited: a
// byte for a scale, an option's number for a choice, bits for several ticks. A looped question has
// one column per option it was asked for. It knows questions and options only as columns; decoding
// responses is the caller's (exchange/collect.hpp), suppressing small groups is results.hpp's.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/value.hpp"
#include "model/records.hpp"

namespace icx::insight {

struct QuestionSpec {
    model::Question question;
    std::vector<model::Option> options;
    std::string section;          // its title
    model::QuestionId loop_over;  // empty unless the page repeats
};

struct SurveySpec {
    model::Survey survey;
    std::vector<QuestionSpec> questions;                           // in the order they are asked
    std::vector<std::pair<std::string, std::string>> departments;  // id, name; in their order
};

constexpr std::uint8_t kMissing = 255;
constexpr std::uint8_t kNotApplicable = 254;
constexpr std::uint16_t kNoChoice = 65535;
constexpr std::uint16_t kChoseNotApplicable = 65534;
constexpr std::int32_t kNoDay = std::numeric_limits<std::int32_t>::min();

struct RowText {
    std::uint32_t row = 0;
    std::string text;
};

struct Column {
    std::string key;           // answer key: question id, or "<question id>@<option id>"
    std::size_t question = 0;  // index into SurveySpec::questions
    std::string loop_option;   // option id, empty when not looped
    std::string loop_label;
    // Exactly one of these has a value per row, by the question's kind; texts are sparse.
    std::vector<std::uint8_t> scale;    // rating, agree: the answer, kMissing or kNotApplicable
    std::vector<std::uint16_t> choice;  // single: the option's index; options.size() = other
    std::vector<std::uint64_t> ticks;   // multiple: `stride` words a row; the last bit is other
    std::size_t stride = 0;
    std::vector<double> number;  // number, and date as days since 1970; NaN = missing
    std::vector<RowText> texts;  // texts, and the words of "other"
};

class AnswerTable {
public:
    explicit AnswerTable(SurveySpec spec);

    // One response: begin_row, its answers in any order (key order is fastest), end_row. Answers
    // with an unknown key or a value that does not fit are left out and counted.
    void begin_row(std::string_view id);
    void answer(std::string_view key, const core::Value& value);
    void end_row(std::string_view day, std::string_view department);

    const SurveySpec& spec() const { return spec_; }
    std::size_t rows() const { return rows_; }
    const std::vector<Column>& columns() const { return columns_; }
    const Column* find(std::string_view key) const;
    const std::vector<std::string>& ids() const { return ids_; }
    const std::vector<std::int32_t>& days() const { return days_; }  // since 1970, or kNoDay
    // The respondent's own department, as an index into departments(), kNoChoice when unknown.
    const std::vector<std::uint16_t>& department() const { return department_; }
    const std::vector<std::string>& departments() const { return department_names_; }
    std::size_t left_out() const { return left_out_; }

    // Was this column put to this row? Always, unless it is looped: then if its option was ticked.
    bool was_asked(const Column& column, std::size_t row) const;

private:
    void add_columns(std::size_t question);
    bool store(Column& column, const core::Value& value);
    bool store_choice(Column& column, const core::Value& value);
    bool store_ticks(Column& column, const core::Value& value);
    std::uint16_t department_of(std::string_view id_or_name);
    std::uint16_t intern_department(std::string_view name);

    SurveySpec spec_;
    std::vector<Column> columns_;
    std::vector<std::pair<std::string, std::size_t>> by_key_;  // sorted
    std::vector<std::size_t> loop_source_;  // per column: the column that is looped over, or npos
    std::vector<std::size_t> loop_bit_;
    std::size_t hint_ = 0;
    std::size_t rows_ = 0;
    std::size_t left_out_ = 0;
    std::vector<std::string> ids_;
    std::vector<std::int32_t> days_;
    std::vector<std::uint16_t> department_;
    std::vector<std::string> department_names_;
};

// Rows by groups: by department, or by the answer to a single choice.
struct Grouping {
    std::string field;                  // "department" or the question's code
    std::vector<std::string> labels;    // the last may be "Not stated"
    std::vector<std::uint16_t> of_row;  // index into labels
};
Grouping group_by_department(const AnswerTable& table);
// "department", or the code or id of a single-choice question; nullopt when there is no such field.
std::optional<Grouping> group_by(const AnswerTable& table, std::string_view field);

}  // namespace icx::insight
