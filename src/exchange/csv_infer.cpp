#include "exchange/csv_infer.hpp"

#include <algorithm>
#include <cmath>

#include "core/text.hpp"
#include "core/time.hpp"

namespace icx::exchange {

using model::QuestionKind;

void SeenValues::add(std::string_view cell) {
    cell = core::trim(cell);
    count_++;
    double number = 0;
    if (core::parse_number(cell, number)) {
        low_ = std::fmin(low_, number);
        high_ = std::fmax(high_, number);
        if (number != std::floor(number)) all_whole_ = false;
    } else {
        all_whole_ = all_numbers_ = false;
    }
    if (all_days_ && !core::parse_date(cell)) all_days_ = false;
    longest_ = std::max(longest_, cell.size());
    if (different_.size() <= kMaxOptions) different_.emplace(cell);
}

void SeenValues::add_all(const SeenValues& other) {
    low_ = std::fmin(low_, other.low_);
    high_ = std::fmax(high_, other.high_);
}

void SeenValues::shape(survey::QuestionDefinition& out, std::string_view survey_id) const {
    model::Question& q = out.question;
    if (is_scale() && high_ >= 1) {
        const bool has_zero = low_ == 0;
        q.kind =
            high_ > 7 || (high_ == 5 && !has_zero) ? QuestionKind::rating : QuestionKind::agree;
        q.min = q.kind == QuestionKind::rating && has_zero ? 0 : 1;
        q.max = high_ > 7 ? 10 : 5;
        q.points = high_ <= 4 ? 4 : high_ <= 5 ? 5 : 7;
        q.has_not_applicable = q.kind == QuestionKind::agree && has_zero;
        return;
    }
    if (count_ > 0 && all_days_) {
        q.kind = QuestionKind::date;
    } else if (count_ > 0 && all_numbers_) {
        q.kind = QuestionKind::number;
    } else if (different_.size() <= kMaxOptions && count_ >= 2 * different_.size() &&
               longest_ <= 200) {
        q.kind = QuestionKind::single;
        for (const std::string& text : different_) {
            model::Option option;
            option.id.text =
                core::hash_id("op", std::string(survey_id) + "\n" + q.code + "\n" + text);
            option.text = text;
            out.options.push_back(std::move(option));
        }
    } else {
        q.kind = QuestionKind::long_text;
    }
}

survey::Definition infer_definition(std::string_view id, std::string_view title,
                                    const std::vector<SeenQuestion>& questions, bool shares_scale) {
    survey::Definition definition;
    model::Survey& survey = definition.survey;
    survey.id.text = core::is_safe_id(id) ? std::string(id) : core::hash_id("sv", id);
    survey.title = std::string(title);
    survey::SectionDefinition section;
    section.section.id.text = core::hash_id("se", survey.id.text);
    // Questions of one long table are steps of one scale, though some may not have drawn every
    // step.
    SeenValues shared;
    if (shares_scale) {
        shares_scale = std::all_of(questions.begin(), questions.end(),
                                   [](const SeenQuestion& q) { return q.values.is_scale(); });
        for (const SeenQuestion& question : questions)
            shared.add_all(question.values);
    }
    for (const SeenQuestion& seen : questions) {
        survey::QuestionDefinition question;
        question.question.id.text = core::hash_id("qu", survey.id.text + "\n" + seen.code);
        question.question.code = seen.code;
        question.question.text = seen.text.empty() ? seen.code : seen.text;
        SeenValues values = seen.values;
        if (shares_scale) values.add_all(shared);
        values.shape(question, survey.id.text);
        section.questions.push_back(std::move(question));
    }
    definition.sections.push_back(std::move(section));
    return definition;
}

}  // namespace icx::exchange
