// Definition: a survey as it is asked, whole and nested, independent of the workspace: what is published,
// what a survey file carries, what a draft keeps. Differs from model's tables on purpose: a definition is
// frozen, an edited survey is many small records.
// to_value/from_value give its plain-data form; the published version's id is the hash of that form.
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
    model::Survey survey;  // only what the respondent needs: id, title, introduction, thanks, language, ...
    std::vector<SectionDefinition> sections;

    const QuestionDefinition* find(const model::QuestionId& id) const;
};

struct DefinitionLimits {
    std::size_t sections = 200;
    std::size_t questions = 1000;
    std::size_t options = 500;  // per question
};

// The survey as it stands in the workspace. not_found when there is none.
core::Result<Definition> build_definition(const model::Workspace& workspace,
                                          const model::SurveyId& survey);

core::Value to_value(const Definition& definition);
// Refuses what is malformed with a JSON pointer below `place`.
core::Result<Definition> definition_from_value(const core::Value& value, std::string_view place);

}  // namespace icx::survey
