#include "app/survey_parts.hpp"

#include <cassert>
#include <string>

#include "replica/order.hpp"

namespace icx::app {
namespace {

std::string id_of(std::string_view prefix, std::string_view salt, std::string_view path) {
    return core::hash_id(prefix, std::string(salt) + "/" + std::string(path));
}

model::Question record_of(const QuestionText& text) {
    model::Question out;
    out.code = text.code;
    out.text = text.text;
    out.help = text.help;
    out.kind = text.kind;
    out.measure = text.measure;
    out.is_required = text.is_required;
    out.has_not_applicable = text.has_not_applicable;
    out.has_other = text.has_other;
    out.min = text.min;
    out.max = text.max;
    out.has_limits = text.has_limits;
    out.points = text.points;
    out.low_label = text.low;
    out.high_label = text.high;
    out.unit = text.unit;
    out.max_length = text.max_length;
    out.is_department = text.is_department;
    return out;
}

void add_options(SurveyParts& parts, const QuestionText& text, const model::QuestionId& question,
                 const std::vector<const model::Department*>& departments, std::string_view salt,
                 core::Random& random) {
    std::vector<model::Option> options;
    const std::string path = std::string(text.code) + "/";
    if (text.lists_departments)
        for (const model::Department* department : departments) {
            model::Option option;
            option.id.text = id_of("op", salt, path + department->id.text);
            option.text = department->name;
            option.department = department->id;
            options.push_back(std::move(option));
        }
    for (const OptionText& row : text.options) {
        model::Option option;
        option.id.text = id_of("op", salt, path + std::string(row.text));
        option.text = row.text;
        option.is_exclusive = row.is_exclusive;
        for (const model::Department* department : departments)
            if (department->name == row.text) option.department = department->id;
        options.push_back(std::move(option));
    }
    const auto places = replica::positions_between("", "", options.size(), random);
    for (std::size_t i = 0; i < options.size(); i++) {
        options[i].question = question;
        options[i].pos = places[i];
        parts.options.push_back(std::move(options[i]));
    }
}

}  // namespace

const model::Question& SurveyParts::question(std::string_view code) const {
    const auto found = std::find_if(questions.begin(), questions.end(),
                                    [&](const model::Question& q) { return q.code == code; });
    assert(found != questions.end());
    return *found;
}

const model::Option& SurveyParts::option(std::string_view code, std::string_view text) const {
    const model::QuestionId& owner = question(code).id;
    const auto found =
        std::find_if(options.begin(), options.end(), [&](const model::Option& option) {
            return option.question == owner &&
                   (option.text == text || option.department.text == text);
        });
    assert(found != options.end());
    return *found;
}

SurveyParts build_parts(model::Survey survey, const std::vector<PageText>& pages,
                        const std::vector<const model::Department*>& departments,
                        std::string_view salt, core::Random& random) {
    SurveyParts parts;
    parts.survey = std::move(survey);
    const auto page_places = replica::positions_between("", "", pages.size(), random);
    for (std::size_t p = 0; p < pages.size(); p++) {
        const PageText& page = pages[p];
        model::Section section;
        section.id.text = id_of("se", salt, page.key);
        section.survey = parts.survey.id;
        section.title = page.title;
        section.help = page.help;
        section.pos = page_places[p];
        if (!page.loop_over.empty()) section.loop_over = parts.question(page.loop_over).id;
        const auto places = replica::positions_between("", "", page.questions.size(), random);
        for (std::size_t q = 0; q < page.questions.size(); q++) {
            const QuestionText& text = page.questions[q];
            model::Question question = record_of(text);
            question.id.text = id_of("qu", salt, text.code);
            question.section = section.id;
            question.pos = places[q];
            add_options(parts, text, question.id, departments, salt, random);
            parts.questions.push_back(std::move(question));
        }
        parts.sections.push_back(std::move(section));
    }
    return parts;
}

void write_parts(Writes& out, const SurveyParts& parts) {
    write_new(out, parts.survey);
    for (const model::Section& section : parts.sections) write_new(out, section);
    for (const model::Question& question : parts.questions) write_new(out, question);
    for (const model::Option& option : parts.options) write_new(out, option);
}

survey::Definition definition_of(const SurveyParts& parts) {
    model::Workspace workspace;
    workspace.table<model::Survey>().put(parts.survey);
    for (const auto& section : parts.sections) workspace.table<model::Section>().put(section);
    for (const auto& question : parts.questions) workspace.table<model::Question>().put(question);
    for (const auto& option : parts.options) workspace.table<model::Option>().put(option);
    auto definition = survey::build_definition(workspace, parts.survey.id);
    assert(definition.ok());
    return std::move(*definition);
}

}  // namespace icx::app
