#include "exchange/csv_columns.hpp"

#include <algorithm>

#include "core/text.hpp"

namespace icx::exchange {
namespace {

using model::QuestionKind;

std::size_t find_column(const std::vector<std::string>& header,
                        std::initializer_list<std::string_view> wanted) {
    for (const std::string_view name : wanted)
        for (std::size_t i = 0; i < header.size(); i++)
            if (folded(header[i]) == name) return i;
    return CsvLayout::kNone;
}

std::string with_label(std::string text, std::string_view label) {
    constexpr std::string_view kHole = "{department}";
    for (auto at = text.find(kHole); at != std::string::npos;
         at = text.find(kHole, at + label.size()))
        text.replace(at, kHole.size(), label);
    return text;
}

}  // namespace

std::string folded(std::string_view text) { return core::lower_ascii(core::trim(text)); }

bool is_missing_cell(std::string_view cell) {
    cell = core::trim(cell);
    return cell.empty() || cell == "NA";
}

QuestionNames::QuestionNames(const survey::Definition& definition,
                             const std::map<std::string, std::string>& question_texts)
    : texts_(question_texts) {
    for (const survey::SectionDefinition& section : definition.sections) {
        const survey::QuestionDefinition* over = section.section.loop_over.valid()
                                                     ? definition.find(section.section.loop_over)
                                                     : nullptr;
        for (const survey::QuestionDefinition& question : section.questions) {
            if (over)
                add_looped(question, *over);
            else
                add_question(question);
        }
    }
}

void QuestionNames::add(std::string_view name, const Target& target) {
    if (!core::trim(name).empty()) targets_.try_emplace(folded(name), target);
}

void QuestionNames::add_question(const survey::QuestionDefinition& question) {
    const Target target{&question, question.question.id.text, nullptr};
    add(question.question.code, target);
    add(question.question.id.text, target);
    add(question.question.text, target);
    add_ticks(question, target.key, "");
    if (!question.question.is_department) in_order_.push_back(target);
}

void QuestionNames::add_looped(const survey::QuestionDefinition& question,
                               const survey::QuestionDefinition& over) {
    for (const model::Option& option : over.options) {
        const Target target{&question, question.question.id.text + "@" + option.id.text, nullptr};
        add(target.key, target);
        add(question.question.code + "@" + option.text, target);
        add(question.question.code + "@" + option.id.text, target);
        if (question.question.text.find("{department}") != std::string::npos)
            add(with_label(question.question.text, option.text), target);
        add_ticks(question, target.key, "@" + option.text);
    }
}

void QuestionNames::add_ticks(const survey::QuestionDefinition& question, const std::string& key,
                              std::string_view suffix) {
    if (question.question.kind != QuestionKind::multiple) return;
    for (const model::Option& option : question.options) {
        const Target target{&question, key, &option};
        add(key + ":" + option.id.text, target);
        add(question.question.code + std::string(suffix) + ":" + option.text, target);
        add(question.question.code + std::string(suffix) + ":" + option.id.text, target);
    }
}

const Target* QuestionNames::find(std::string_view name) const {
    const auto it = targets_.find(folded(name));
    return it == targets_.end() ? nullptr : &it->second;
}

const Target* QuestionNames::find_in_long(std::string_view name) const {
    if (const Target* found = find(name)) return found;
    const auto text = texts_.find(std::string(core::trim(name)));
    if (text != texts_.end())
        if (const Target* found = find(text->second)) return found;
    double number = 0;
    if (!core::parse_number(core::trim(name), number)) return nullptr;
    if (const Target* found = find("q" + std::string(core::trim(name)))) return found;
    const auto place = static_cast<long long>(number);
    if (static_cast<double>(place) != number || place < 1 ||
        place > static_cast<long long>(in_order_.size()))
        return nullptr;
    return &in_order_[static_cast<std::size_t>(place) - 1];
}

CsvLayout read_layout(const std::vector<std::string>& header, const QuestionNames* names) {
    CsvLayout layout;
    const auto is_free = [&](std::size_t column) {
        return column == CsvLayout::kNone || !names || !names->find(header[column]);
    };
    layout.question = find_column(header, {"question", "item", "question_id", "question_code"});
    layout.value = find_column(header, {"response", "answer", "value", "score"});
    if (layout.question == CsvLayout::kNone || layout.value == CsvLayout::kNone ||
        !is_free(layout.question) || !is_free(layout.value))
        layout.question = layout.value = CsvLayout::kNone;
    layout.id = find_column(header, {"respondent_id", "respondent", "response_id", "response id",
                                     "row_id", "row", "id", ""});
    layout.department = find_column(header, {"department", "dept", "own department"});
    layout.day = find_column(header, {"day", "date", "submitted", "submitted_at", "completed"});
    if (!is_free(layout.id)) layout.id = CsvLayout::kNone;
    if (!is_free(layout.day)) layout.day = CsvLayout::kNone;
    if (layout.id == layout.value || layout.id == layout.question) layout.id = CsvLayout::kNone;
    return layout;
}

}  // namespace icx::exchange
