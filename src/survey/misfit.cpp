#include <algorithm>
#include <cmath>
#include <string>

#include "core/text.hpp"
#include "core/time.hpp"
#include "survey/session.hpp"
#include "survey/words.hpp"

namespace icx::survey {
namespace {

using core::Value;
using model::QuestionKind;

constexpr std::string_view kNotApplicable = "na";
constexpr std::string_view kOther = "other";

// What is wrong. A soft misfit has the right shape and is kept while it is mended.
struct Misfit {
    std::string_view word = {};  // key of words.hpp; empty: nothing is wrong
    std::string first = {}, second = {};
    bool is_soft = false;
};

const model::Option* option_of(const QuestionDefinition& question, std::string_view id) {
    for (const model::Option& option : question.options)
        if (option.id.text == id) return &option;
    return nullptr;
}

std::string_view missing_word(QuestionKind kind) {
    switch (kind) {
        case QuestionKind::rating: return "needs_step";
        case QuestionKind::agree: return "needs_agree";
        case QuestionKind::single: return "needs_single";
        case QuestionKind::multiple: return "needs_multiple";
        case QuestionKind::short_text:
        case QuestionKind::long_text: return "needs_text";
        case QuestionKind::number: return "needs_number";
        case QuestionKind::date: return "needs_date";
    }
    return "needs_text";
}

Misfit step_misfit(const model::Question& question, const Value& value) {
    if (value.is_text() && value.as_text() == kNotApplicable && question.has_not_applicable)
        return {};
    const bool is_agree = question.kind == QuestionKind::agree;
    const int first = is_agree ? 1 : question.min;
    const int last = is_agree ? question.points : question.max;
    const std::int64_t step = value.is_number() ? value.as_int(INT64_MIN) : INT64_MIN;
    if (step >= first && step <= last) return {};
    return {"wrong_step", std::to_string(first), std::to_string(last)};
}

Misfit text_misfit(std::string_view text, std::size_t limit) {
    const std::size_t length = core::count_code_points(text);
    if (length <= limit) return {};
    return {"too_long", std::to_string(length - limit), std::to_string(limit), true};
}

Misfit choice_misfit(const QuestionDefinition& question, const Value& value) {
    if (value.is_text())
        return option_of(question, value.as_text()) ? Misfit{} : Misfit{"wrong_option"};
    const Value& other = value.at(kOther);
    if (!question.question.has_other || !other.is_text() || value.as_map().size() != 1)
        return {"wrong_option"};
    if (core::trim(other.as_text()).empty()) return {"needs_other", {}, {}, true};
    return text_misfit(other.as_text(), kOtherLimit);
}

Misfit multiple_misfit(const QuestionDefinition& question, const Value& value) {
    if (!value.is_list()) return {"wrong_option"};
    const Value::List& ticked = value.as_list();
    Misfit soft;
    for (std::size_t i = 0; i < ticked.size(); i++) {
        Misfit one = choice_misfit(question, ticked[i]);
        if (!one.word.empty() && !one.is_soft) return one;
        if (!one.word.empty()) soft = std::move(one);
        for (std::size_t j = 0; j < i; j++)
            if (ticked[i] == ticked[j] || (ticked[i].is_map() && ticked[j].is_map()))
                return {"twice"};
        const model::Option* option =
            ticked[i].is_text() ? option_of(question, ticked[i].as_text()) : nullptr;
        if (option && option->is_exclusive && ticked.size() > 1)
            return {"not_together", option->text};
    }
    return soft;
}

Misfit number_misfit(const model::Question& question, const Value& value) {
    if (!value.is_number() || !std::isfinite(value.as_real())) return {"needs_number"};
    if (!question.has_limits) return {};
    if (value.as_real() >= question.min && value.as_real() <= question.max) return {};
    return {"number_range", std::to_string(question.min), std::to_string(question.max), true};
}

Misfit find_misfit(const QuestionDefinition& question, const Value& value) {
    const model::Question& q = question.question;
    switch (q.kind) {
        case QuestionKind::rating:
        case QuestionKind::agree: return step_misfit(q, value);
        case QuestionKind::single: return choice_misfit(question, value);
        case QuestionKind::multiple: return multiple_misfit(question, value);
        case QuestionKind::short_text:
        case QuestionKind::long_text:
            if (!value.is_text()) return {"needs_text"};
            return text_misfit(value.as_text(), q.max_length > 0
                                                    ? static_cast<std::size_t>(q.max_length)
                                                    : kTextLimit);
        case QuestionKind::number: return number_misfit(q, value);
        case QuestionKind::date:
            if (!value.is_text()) return {"needs_date"};
            return core::parse_date(value.as_text()) ? Misfit{} : Misfit{"wrong_date"};
    }
    return {};
}

bool is_blank(const Value& value) {
    return value.is_null() || (value.is_text() && core::trim(value.as_text()).empty()) ||
           (value.is_list() && value.as_list().empty());
}

// A choice that offers nothing cannot be required of anybody.
bool can_be_answered(const QuestionDefinition& question) {
    const bool is_choice = question.question.kind == QuestionKind::single ||
                           question.question.kind == QuestionKind::multiple;
    return !is_choice || !question.options.empty() || question.question.has_other;
}

}  // namespace

std::string describe_misfit(const QuestionDefinition& question, const Value& value,
                            std::string_view language) {
    if (is_blank(value))
        return question.question.is_required && can_be_answered(question)
                   ? say(language, missing_word(question.question.kind))
                   : std::string();
    const Misfit misfit = find_misfit(question, value);
    return misfit.word.empty() ? std::string()
                               : say(language, misfit.word, {misfit.first, misfit.second});
}

bool has_answer_shape(const QuestionDefinition& question, const Value& value) {
    const Misfit misfit = find_misfit(question, value);
    return misfit.word.empty() || misfit.is_soft;
}

}  // namespace icx::survey
