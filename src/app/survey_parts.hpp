// Survey parts: a survey written down as a table of pages and questions, turned into the records of
// the workspace. Templates and the sample company are such tables; what a person edits afterwards
// are the records alone. Ids are hashes of `salt` and the question's code, so that one table used
// twice with one salt is one survey, and with two salts two.
#pragma once

#include <string_view>
#include <vector>

#include "app/edit.hpp"
#include "core/random.hpp"
#include "model/workspace.hpp"
#include "survey/definition.hpp"

namespace icx::app {

struct OptionText {
    std::string_view text;
    bool is_exclusive = false;
};

struct QuestionText {
    std::string_view code;  // also the name other tables refer to
    std::string_view text;
    model::QuestionKind kind = model::QuestionKind::rating;
    model::Measure measure = model::Measure::none;
    std::string_view help = {};
    bool is_required = false;
    bool has_not_applicable = false;
    bool has_other = false;
    int min = 1, max = 10;
    bool has_limits = false;
    int points = 5;
    std::string_view low = {}, high = {}, unit = {};
    int max_length = 0;
    bool is_department = false;
    bool lists_departments = false;  // one option for each department, before `options`
    std::vector<OptionText> options = {};
};

struct PageText {
    std::string_view key;
    std::string_view title = {};
    std::string_view help = {};
    std::string_view loop_over = {};  // code of an earlier multiple choice
    std::vector<QuestionText> questions = {};
};

struct SurveyParts {
    model::Survey survey;
    std::vector<model::Section> sections;
    std::vector<model::Question> questions;
    std::vector<model::Option> options;

    const model::Question& question(std::string_view code) const;  // asserts that it is there
    // The option of `question` with this text or for this department; asserts that it is there.
    const model::Option& option(std::string_view code, std::string_view text) const;
};

SurveyParts build_parts(model::Survey survey, const std::vector<PageText>& pages,
                        const std::vector<const model::Department*>& departments,
                        std::string_view salt, core::Random& random);
void write_parts(Writes& out, const SurveyParts& parts);
survey::Definition definition_of(const SurveyParts& parts);

}  // namespace icx::app
