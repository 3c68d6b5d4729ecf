#include "survey/definition.hpp"

namespace icx::survey {
namespace {

model::Survey published_part(const model::Survey& survey) {
    model::Survey out;
    out.id = survey.id;
    out.title = survey.title;
    out.introduction = survey.introduction;
    out.thanks = survey.thanks;
    out.kind = survey.kind;
    out.language = survey.language;
    out.min_group = survey.min_group;
    out.min_comments = survey.min_comments;
    return out;
}

QuestionDefinition question_part(const model::Workspace& workspace,
                                 const model::Question& question) {
    QuestionDefinition out{question, {}};
    out.question.section = {};
    out.question.pos.clear();
    if (question.kind != model::QuestionKind::single &&
        question.kind != model::QuestionKind::multiple)
        return out;
    for (const model::Option* option : model::options_of(workspace, question.id)) {
        out.options.push_back(*option);
        out.options.back().question = {};
        out.options.back().pos.clear();
    }
    return out;
}

}  // namespace

const QuestionDefinition* Definition::find(const model::QuestionId& id) const {
    for (const SectionDefinition& section : sections)
        for (const QuestionDefinition& question : section.questions)
            if (question.question.id == id) return &question;
    return nullptr;
}

const QuestionDefinition* loop_target(const Definition& definition, std::size_t section) {
    const model::QuestionId& id = definition.sections[section].section.loop_over;
    if (!id.valid()) return nullptr;
    for (std::size_t i = 0; i < section; i++) {
        const SectionDefinition& earlier = definition.sections[i];
        if (earlier.section.loop_over.valid()) continue;
        for (const QuestionDefinition& question : earlier.questions)
            if (question.question.id == id)
                return question.question.kind == model::QuestionKind::multiple ? &question
                                                                               : nullptr;
    }
    return nullptr;
}

core::Result<Definition> build_definition(const model::Workspace& workspace,
                                          const model::SurveyId& id) {
    const model::Survey* survey = workspace.table<model::Survey>().find(id);
    if (!survey)
        return core::Error{core::Code::not_found, "this survey does not exist any more",
                           id.text, ""};
    Definition out;
    out.survey = published_part(*survey);
    for (const model::Section* section : model::sections_of(workspace, id)) {
        SectionDefinition page{*section, {}};
        page.section.survey = {};
        page.section.pos.clear();
        for (const model::Question* question : model::questions_of(workspace, section->id))
            page.questions.push_back(question_part(workspace, *question));
        out.sections.push_back(std::move(page));
        if (!loop_target(out, out.sections.size() - 1)) out.sections.back().section.loop_over = {};
    }
    return out;
}

}  // namespace icx::survey
