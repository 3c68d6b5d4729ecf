// Definition: a survey as it is asked, whole and nested, independent of the workspace: what is
// published, what a survey file carries, what a draft keeps. Differs from model's tables on
// purpose: a definition is frozen, an edited survey is many small records. to_value/from_value give
// its plain-data form; the published version's id is the hash of that form.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "core/value.hpp"
#include "model/workspace.hpp"

namespace icx::survey {

struct QuestionDefinition {
    model::Question question;  // section and pos are empty here
    std::vector<model::Option> options;
};

struct SectionDefinition {
    model::Section section;
    std::vector<QuestionDefinition> questions;
};

struct Definition {
    // Only what the respondent needs: id, title, introduction, thanks, kind, language, and the
    // limits that the privacy sentences name (min_group, min_comments).
    model::Survey survey;
    std::vector<SectionDefinition> sections;

    const QuestionDefinition* find(const model::QuestionId& id) const;
};

struct DefinitionLimits {
    std::size_t sections = 200;
    std::size_t questions = 1000;
    std::size_t options = 500;  // per question
};

// The survey as it stands in the workspace. not_found when there is none. A loop over a question
// that is gone, later, looped itself or no multiple choice is left out: the page is asked once.
core::Result<Definition> build_definition(const model::Workspace& workspace,
                                          const model::SurveyId& survey);

// Fields that have their default are left out; the other way round, an absent field has its
// default.
core::Value to_value(const Definition& definition);

// Refuses what is malformed with a JSON pointer below `place`: `invalid` for wrong types, unknown
// kinds, ids that are missing or used twice and loops over anything but an earlier multiple choice,
// `too_large` beyond DefinitionLimits. Fields it does not know are passed over.
core::Result<Definition> definition_from_value(const core::Value& value, std::string_view place);

// The question a looped section repeats over, when that loop is one: an earlier, unlooped
// multiple-choice question. nullptr otherwise.
const QuestionDefinition* loop_target(const Definition& definition, std::size_t section);

}  // namespace icx::survey
