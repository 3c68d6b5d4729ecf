// Surveys for tests, written down in a few lines.
#pragma once

#include <string>
#include <vector>

#include "survey/session.hpp"

namespace icx::survey::testing {

inline QuestionDefinition ask(std::string id, model::QuestionKind kind, bool is_required = false) {
    QuestionDefinition out;
    out.question.id.text = std::move(id);
    out.question.kind = kind;
    out.question.text = "Text of " + out.question.id.text;
    out.question.is_required = is_required;
    return out;
}

inline QuestionDefinition choose(std::string id, model::QuestionKind kind,
                                 const std::vector<std::string>& options) {
    QuestionDefinition out = ask(std::move(id), kind);
    for (const std::string& text : options) {
        model::Option option;
        option.id.text = text;
        option.text = text;
        out.options.push_back(option);
    }
    return out;
}

inline SectionDefinition page(std::string id, std::vector<QuestionDefinition> questions,
                              std::string loop_over = {}) {
    SectionDefinition out;
    out.section.id.text = std::move(id);
    out.section.loop_over.text = std::move(loop_over);
    out.questions = std::move(questions);
    return out;
}

inline Definition survey_of(std::vector<SectionDefinition> sections) {
    Definition out;
    out.survey.id.text = "sv_1";
    out.survey.title = "Title";
    out.sections = std::move(sections);
    return out;
}

inline core::Value other(std::string_view text) {
    core::Value out = core::Value::map();
    out.set("other", text);
    return out;
}

}  // namespace icx::survey::testing
