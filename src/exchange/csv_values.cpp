#include "exchange/csv_values.hpp"

#include <cmath>

#include "core/text.hpp"
#include "core/time.hpp"
#include "survey/session.hpp"
#include "survey/words.hpp"

namespace icx::exchange {
namespace {

using core::Value;
using model::QuestionKind;

CellAnswer fault(std::string_view cell, std::string reason) {
    std::string shown(core::cut_code_points(cell, 40));
    return {{}, "\xE2\x80\x9C" + shown + "\xE2\x80\x9D " + std::move(reason), false};
}

bool is_not_applicable(std::string_view cell) {
    const std::string word = folded(cell);
    return word == "na" || word == "n/a" || word == "not applicable";
}

CellAnswer read_step(const model::Question& question, std::string_view cell) {
    if (is_not_applicable(cell)) return {Value("na"), {}, false};
    const bool is_agree = question.kind == QuestionKind::agree;
    const int low = is_agree ? 1 : question.min;
    const int high = is_agree ? question.points : question.max;
    double number = 0;
    if (!core::parse_number(cell, number)) {
        for (int step = 1; is_agree && step <= high; step++)
            if (folded(survey::agree_label("en", high, step)) == folded(cell))
                return {Value(step), {}, false};
        return fault(cell, "is no step of the scale " + std::to_string(low) + " to " +
                               std::to_string(high));
    }
    if (is_agree && number == 0) return {Value("na"), {}, true};
    if (number != std::floor(number) || number < low || number > high)
        return fault(cell,
                     "is outside the scale " + std::to_string(low) + " to " + std::to_string(high));
    return {Value(static_cast<std::int64_t>(number)), {}, false};
}

const model::Option* find_option(const survey::QuestionDefinition& question,
                                 std::string_view cell) {
    for (const model::Option& option : question.options)
        if (option.id.text == cell) return &option;
    for (const model::Option& option : question.options)
        if (folded(option.text) == folded(cell)) return &option;
    return nullptr;
}

Value other_answer(std::string_view text) {
    Value other;
    other.set("other", text);
    return other;
}

CellAnswer read_choice(const survey::QuestionDefinition& question, std::string_view cell) {
    if (const model::Option* option = find_option(question, cell)) return {Value(option->id.text)};
    if (question.question.has_other) return {other_answer(cell)};
    return fault(cell, "is none of the options");
}

// Several options in one cell, separated by ";" or "|".
CellAnswer read_choices(const survey::QuestionDefinition& question, std::string_view cell) {
    if (const model::Option* option = find_option(question, cell))
        return {Value(Value::List{Value(option->id.text)})};
    Value::List ticked;
    bool has_other = false;
    while (!cell.empty()) {
        const auto cut = cell.find_first_of(";|");
        const std::string_view part = core::trim(cell.substr(0, cut));
        cell = cut == std::string_view::npos ? std::string_view{} : cell.substr(cut + 1);
        if (part.empty()) continue;
        CellAnswer one = read_choice(question, part);
        if (!one.fault.empty()) return one;
        if (one.value.is_map() && std::exchange(has_other, true))
            return fault(part, "is a second \xE2\x80\x9Cother\xE2\x80\x9D");
        ticked.push_back(std::move(one.value));
    }
    return {Value(std::move(ticked))};
}

CellAnswer read_tick(const Target& target, std::string_view cell) {
    const std::string word = folded(cell);
    if (word == "1" || word == "true" || word == "yes" || word == "x")
        return {Value(target.tick->id.text)};
    if (word == "0" || word == "false" || word == "no") return {};
    return fault(cell, "is neither 0 nor 1");
}

CellAnswer checked(const survey::QuestionDefinition& question, Value value, std::string_view cell) {
    if (value.is_text() && value.as_text() == "na") return {std::move(value)};
    const std::string misfit = survey::describe_misfit(question, value);
    if (misfit.empty()) return {std::move(value)};
    return fault(cell, "does not fit: " + misfit);
}

}  // namespace

CellAnswer read_cell(const Target& target, std::string_view cell) {
    cell = core::trim(cell);
    const survey::QuestionDefinition& question = *target.question;
    if (target.tick) return read_tick(target, cell);
    switch (question.question.kind) {
    case QuestionKind::rating:
    case QuestionKind::agree:
        return read_step(question.question, cell);
    case QuestionKind::single:
        return read_choice(question, cell);
    case QuestionKind::multiple:
        return read_choices(question, cell);
    case QuestionKind::short_text:
    case QuestionKind::long_text:
        return checked(question, Value(cell), cell);
    case QuestionKind::number: {
        double number = 0;
        if (!core::parse_number(cell, number)) return fault(cell, "is no number");
        const auto whole = static_cast<std::int64_t>(std::fabs(number) < 9e15 ? number : 0);
        const bool is_whole = std::fabs(number) < 9e15 && static_cast<double>(whole) == number;
        return checked(question, is_whole ? Value(whole) : Value(number), cell);
    }
    case QuestionKind::date:
        if (!core::parse_date(cell)) return fault(cell, "is no day written YYYY-MM-DD");
        return checked(question, Value(cell), cell);
    }
    return {};
}

}  // namespace icx::exchange
