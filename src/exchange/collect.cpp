#include "exchange/collect.hpp"

#include <algorithm>
#include <set>

#include "codec/response_reader.hpp"

namespace icx::exchange {
namespace {

void add_questions(const survey::Definition& definition, insight::SurveySpec& spec) {
    for (const survey::SectionDefinition& section : definition.sections) {
        for (const survey::QuestionDefinition& question : section.questions) {
            const bool is_known = std::any_of(
                spec.questions.begin(), spec.questions.end(),
                [&](const auto& q) { return q.question.id == question.question.id; });
            if (is_known) continue;
            spec.questions.push_back({question.question, question.options, section.section.title,
                                      section.section.loop_over});
        }
    }
}

// Options that an earlier version offered keep their place behind the present ones.
void add_options(const survey::Definition& definition, insight::SurveySpec& spec) {
    for (const survey::SectionDefinition& section : definition.sections) {
        for (const survey::QuestionDefinition& question : section.questions) {
            const auto known = std::find_if(
                spec.questions.begin(), spec.questions.end(),
                [&](const auto& q) { return q.question.id == question.question.id; });
            if (known == spec.questions.end()) continue;
            for (const model::Option& option : question.options) {
                const bool is_there =
                    std::any_of(known->options.begin(), known->options.end(),
                                [&](const model::Option& o) { return o.id == option.id; });
                if (!is_there) known->options.push_back(option);
            }
        }
    }
}

void add_version(const model::Workspace& workspace, const model::VersionId& id,
                 const model::SurveyId& survey, insight::SurveySpec& spec) {
    const model::Version* version = workspace.table<model::Version>().find(id);
    if (!version || version->survey != survey) return;
    const auto definition = survey::definition_from_value(version->definition, "");
    if (!definition) return;
    add_questions(*definition, spec);
    add_options(*definition, spec);
}

void add_departments(const model::Workspace& workspace, insight::SurveySpec& spec) {
    for (const model::Department* department : model::departments(workspace))
        spec.departments.emplace_back(department->id.text, department->name);
}

void read_row(const model::Response& response, insight::AnswerTable& table) {
    codec::ResponseReader reader(response.payload);
    table.begin_row(model::own_id(response));
    std::string_view key;
    core::Value value;
    while (reader.next(key, value)) table.answer(key, value);
    table.end_row(reader.day(), reader.department());
}

}  // namespace

insight::SurveySpec build_spec(const model::Workspace& workspace,
                               const survey::Definition& definition) {
    insight::SurveySpec spec;
    spec.survey = definition.survey;
    if (const auto* record = workspace.table<model::Survey>().find(definition.survey.id))
        spec.survey = *record;
    add_questions(definition, spec);
    add_departments(workspace, spec);
    return spec;
}

insight::SurveySpec build_spec(const model::Workspace& workspace, const model::SurveyId& survey) {
    insight::SurveySpec spec;
    spec.survey.id = survey;
    if (const auto* record = workspace.table<model::Survey>().find(survey)) spec.survey = *record;
    add_version(workspace, spec.survey.version, survey, spec);
    std::set<std::string, std::less<>> others;
    for (const std::size_t row : workspace.responses.of_survey(survey))
        others.insert(workspace.responses.all()[row].version.text);
    if (spec.questions.empty()) {
        const auto definition = survey::build_definition(workspace, survey);
        if (definition) {
            add_questions(*definition, spec);
            add_options(*definition, spec);
        }
    }
    for (const std::string& version : others)
        if (version != spec.survey.version.text)
            add_version(workspace, model::VersionId(version), survey, spec);
    add_departments(workspace, spec);
    return spec;
}

Collector::Collector(const model::Workspace& workspace, const model::SurveyId& survey)
    : workspace_(workspace),
      rows_(model::counted_responses(workspace, survey)),
      table_(build_spec(workspace, survey)) {}

bool Collector::step(std::size_t responses) {
    const std::size_t end = std::min(rows_.size(), next_ + responses);
    for (; next_ < end; next_++) read_row(workspace_.responses.all()[rows_[next_]], table_);
    return next_ == rows_.size();
}

double Collector::progress() const {
    return rows_.empty() ? 1 : static_cast<double>(next_) / static_cast<double>(rows_.size());
}

insight::AnswerTable collect_answers(const model::Workspace& workspace,
                                     const model::SurveyId& survey) {
    Collector collector(workspace, survey);
    collector.step(static_cast<std::size_t>(-1) / 2);
    return collector.take();
}

}  // namespace icx::exchange
