#include "survey/definition.hpp"

#include <set>

#include "core/text.hpp"

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
        return core::Error{core::Code::not_found, "this survey does not exist any more", id.text, ""};
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

std::vector<core::Problem> check_definition(const Definition& definition) {
    std::vector<core::Problem> out;
    std::set<std::string, std::less<>> codes;
    std::size_t asked = 0;
    if (core::trim(definition.survey.title).empty())
        out.push_back({definition.survey.id.text, "The survey has no title."});
    for (const SectionDefinition& section : definition.sections) {
        for (const QuestionDefinition& item : section.questions) {
            const model::Question& question = item.question;
            asked++;
            if (core::trim(question.text).empty())
                out.push_back({question.id.text, "A question has no text."});
            const bool is_choice = question.kind == model::QuestionKind::single ||
                                   question.kind == model::QuestionKind::multiple;
            if (is_choice && item.options.empty() && !question.has_other)
                out.push_back({question.id.text, "“" + question.text + "” has no options yet."});
            for (const model::Option& option : item.options)
                if (core::trim(option.text).empty())
                    out.push_back({question.id.text,
                                   "An option of “" + question.text + "” has no text."});
            if (question.kind == model::QuestionKind::number && question.has_limits &&
                question.min > question.max)
                out.push_back({question.id.text, "The least number of “" + question.text +
                                                     "” is above its largest."});
            if (!question.code.empty() && !codes.insert(question.code).second)
                out.push_back({question.id.text, "Two questions share the column name “" +
                                                     question.code + "”."});
        }
    }
    if (asked == 0) out.push_back({definition.survey.id.text, "The survey asks nothing yet."});
    return out;
}

}  // namespace icx::survey
