// What the columns of an answer file stand for: a question of the survey (by code, id or text), one
// option of a several-choice question, the row's id, the department, the day, or nothing we know.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "survey/definition.hpp"

namespace icx::exchange {

// Where a cell's answer goes.
struct Target {
    const survey::QuestionDefinition* question = nullptr;
    std::string key;                      // answer key
    const model::Option* tick = nullptr;  // a column of 0 and 1 for one option
};

// Names by which a file may call a question, folded: code, id, text, "code@department",
// "code:option".
class QuestionNames {
public:
    // `question_texts`: the number or code used in the file and the wording, when a second file
    // gives them. Both arguments are only read here; `definition` must outlive the object.
    QuestionNames(const survey::Definition& definition,
                  const std::map<std::string, std::string>& question_texts);

    const Target* find(std::string_view name) const;
    // As find, and a bare number as "q<number>" or as the how-manieth question (departments not
    // counted).
    const Target* find_in_long(std::string_view name) const;

private:
    void add(std::string_view name, const Target& target);
    void add_question(const survey::QuestionDefinition& question);
    void add_looped(const survey::QuestionDefinition& question,
                    const survey::QuestionDefinition& over);
    void add_ticks(const survey::QuestionDefinition& question, const std::string& key,
                   std::string_view suffix);

    std::map<std::string, Target, std::less<>> targets_;
    std::map<std::string, std::string> texts_;
    std::vector<Target> in_order_;
};

struct CsvLayout {
    static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
    std::size_t id = kNone, department = kNone, day = kNone;
    std::size_t question = kNone, value = kNone;  // long: one row per answer
    bool is_long() const { return question != kNone; }
    bool is_special(std::size_t column) const {
        return column == id || column == department || column == day || column == question ||
               column == value;
    }
};

// `names` is nullptr while there is no survey: then every column that is not special is a question.
CsvLayout read_layout(const std::vector<std::string>& header, const QuestionNames* names);

std::string folded(std::string_view text);    // trimmed, ASCII lower case
bool is_missing_cell(std::string_view cell);  // blank or NA

}  // namespace icx::exchange
