#include "app/survey_commands.hpp"

#include <map>
#include <set>

#include "app/placing.hpp"
#include "app/projection.hpp"
#include "app/templates.hpp"

namespace icx::app {
namespace {

using model::Option;
using model::Question;
using model::QuestionKind;
using model::Section;
using model::Survey;

// A code no other question of the survey has: "ease", "ease2", ...
std::string free_code(const model::Workspace& workspace, const model::SurveyId& survey,
                      std::string base) {
    std::set<std::string> taken;
    for (const Section* section : model::sections_of(workspace, survey))
        for (const Question* question : model::questions_of(workspace, section->id))
            taken.insert(question->code);
    if (base.empty()) base = "q";
    while (!base.empty() && base.back() >= '0' && base.back() <= '9')
        base.pop_back();
    for (int number = 1;; number++) {
        const std::string code = base + std::to_string(number);
        if (!taken.count(code)) return code;
    }
}

Question new_question(QuestionKind kind) {
    Question question;
    question.kind = kind;
    if (kind == QuestionKind::agree) question.has_not_applicable = true;
    if (kind == QuestionKind::rating) {
        question.low_label = "Very hard";
        question.high_label = "Very easy";
    }
    if (kind == QuestionKind::number) question.min = 0;
    if (kind == QuestionKind::long_text) question.max_length = 500;
    return question;
}

void write_options(Writes& out, const Question& question, const std::vector<std::string>& texts,
                   core::Random& random) {
    const auto positions = replica::positions_between("", "", texts.size(), random);
    for (std::size_t i = 0; i < texts.size(); i++) {
        Option option;
        option.id.text = core::mint_id(Option::kPrefix, random);
        option.question = question.id;
        option.text = texts[i];
        option.pos = positions[i];
        write_new(out, option);
    }
}

void copy_question(Writes& out, const model::Workspace& workspace, const Question& original,
                   Question copy, core::Random& random) {
    copy.id.text = core::mint_id(Question::kPrefix, random);
    write_new(out, copy);
    for (const Option* option : model::options_of(workspace, original.id)) {
        Option twin = *option;
        twin.id.text = core::mint_id(Option::kPrefix, random);
        twin.question = copy.id;
        write_new(out, twin);
    }
}

void remove_question(Writes& out, const model::Workspace& workspace, const Question& question) {
    for (const Option* option : model::options_of(workspace, question.id))
        write_removal(out, *option);
    write_removal(out, question);
    // Pages that repeated over it stop repeating, instead of pointing at nothing.
    for (const auto& [id, section] : workspace.table<Section>())
        if (section.loop_over == question.id) write_field(out, section, "loop_over", "");
}

void remove_section(Writes& out, const model::Workspace& workspace, const Section& section) {
    for (const Question* question : model::questions_of(workspace, section.id))
        remove_question(out, workspace, *question);
    write_removal(out, section);
}

template <class R>
core::Result<bool> set_record_field(const model::Workspace& workspace, const SetField& command,
                                    Plan& plan) {
    if (command.type != R::kType) return false;
    const R* record = workspace.table<R>().find(std::string_view(command.id));
    R blank;
    if constexpr (std::is_same_v<R, model::Settings>) {
        blank.id.text = "settings";
        if (!record && command.id == "settings") record = &blank;
    }
    if (!record) return gone(R::kType, command.id);
    R changed = *record;
    bool is_known = false;
    bool fits = true;
    R::fields(
        [&](std::string_view name, auto& member) {
            if (name != command.field) return;
            is_known = true;
            fits = model::from_value(command.value, member);
        },
        changed);
    if (!is_known)
        return core::Error{core::Code::invalid, "there is no field of this name", command.field,
                           ""};
    if (!fits)
        return core::Error{core::Code::invalid, "this value does not fit the field", command.field,
                           ""};
    write_difference(plan.writes, *record, changed);
    return true;
}

}  // namespace

core::Result<Plan> plan(const model::Workspace& workspace, const SetField& command, PlanContext&) {
    Plan plan;
    plan.label = "edit " + command.field;
    std::replace(plan.label.begin(), plan.label.end(), '_', ' ');
    if (command.is_typing) plan.merge_key = command.id + "/" + command.field;
    if (command.type == model::JourneyVersion::kType)
        return core::Error{core::Code::unsupported, "a version that was kept is never changed",
                           command.id, "keep another one"};
    core::Result<bool> found = false;
    model::for_each_type([&]<class R>(std::type_identity<R>) {
        if (found.ok() && !*found) found = set_record_field<R>(workspace, command, plan);
    });
    if (!found) return found.error();
    if (!*found)
        return core::Error{core::Code::invalid, "there is no record of this type", command.type,
                           ""};
    const auto* survey = workspace.table<Survey>().find(std::string_view(command.id));
    if (survey && command.field == "min_group" && survey->state != model::SurveyState::draft &&
        command.value.as_int() < survey->min_group)
        return core::Error{
            core::Code::invalid,
            "the small-group limit cannot be lowered once people have answered under it",
            "min_group", "raise it, or start a new survey"};
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const CreateSurvey& command,
                        PlanContext& context) {
    Plan plan;
    const model::SurveyId id(core::mint_id(Survey::kPrefix, context.random));
    plan.created = id.text;
    if (!command.template_id.empty()) {
        plan.label = "start from a template";
        plan.writes = instantiate(command.template_id, id, model::settings(workspace).language,
                                  model::departments(workspace), context.now, context.random);
        if (plan.writes.empty())
            return core::Error{core::Code::not_found, "there is no such template",
                               command.template_id, ""};
        return plan;
    }
    plan.label = "new survey";
    Survey survey;
    survey.id = id;
    survey.title = "Untitled survey";
    survey.created = context.now;
    survey.min_group = model::settings(workspace).min_group;
    survey.min_comments = model::settings(workspace).min_comments;
    write_new(plan.writes, survey);
    Section section;
    section.id.text = core::mint_id(Section::kPrefix, context.random);
    section.survey = id;
    section.pos = replica::position_between("", "", context.random);
    write_new(plan.writes, section);
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const DuplicateSurvey& command,
                        PlanContext& context) {
    const Survey* original = workspace.table<Survey>().find(command.survey);
    if (!original) return gone("survey", command.survey.text);
    Plan plan;
    plan.label = "duplicate survey";
    Survey copy = *original;
    copy.id.text = core::mint_id(Survey::kPrefix, context.random);
    copy.title += " (copy)";
    copy.state = model::SurveyState::draft;
    copy.created = context.now;
    copy.published.reset();
    copy.closes.reset();
    copy.version = {};
    copy.file_name.clear();
    copy.is_sample = false;
    plan.created = copy.id.text;
    write_new(plan.writes, copy);
    std::map<std::string, std::string> twin_of;
    for (const Section* section : model::sections_of(workspace, original->id)) {
        Section page = *section;
        page.id.text = core::mint_id(Section::kPrefix, context.random);
        page.survey = copy.id;
        const auto target = twin_of.find(section->loop_over.text);
        page.loop_over.text = target == twin_of.end() ? "" : target->second;
        write_new(plan.writes, page);
        for (const Question* question : model::questions_of(workspace, section->id)) {
            Question twin = *question;
            twin.section = page.id;
            const std::size_t first = plan.writes.size();
            copy_question(plan.writes, workspace, *question, twin, context.random);
            twin_of[question->id.text] = plan.writes[first].object;
        }
    }
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const RemoveSurvey& command,
                        PlanContext&) {
    const Survey* survey = workspace.table<Survey>().find(command.survey);
    if (!survey) return gone("survey", command.survey.text);
    Plan plan;
    plan.label = "delete survey";
    for (const Section* section : model::sections_of(workspace, survey->id))
        remove_section(plan.writes, workspace, *section);
    write_removal(plan.writes, *survey);
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const AddSection& command,
                        PlanContext& context) {
    if (!workspace.table<Survey>().find(command.survey)) return gone("survey", command.survey.text);
    const auto sections = model::sections_of(workspace, command.survey);
    Section section;
    section.id.text = core::mint_id(Section::kPrefix, context.random);
    section.survey = command.survey;
    section.pos = position_after(sections, place_of(sections, command.after), context.random);
    Plan plan;
    plan.label = "add page";
    plan.created = section.id.text;
    write_new(plan.writes, section);
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const AddQuestion& command,
                        PlanContext& context) {
    const Section* section = workspace.table<Section>().find(command.section);
    if (!section) return gone("page", command.section.text);
    const auto questions = model::questions_of(workspace, section->id);
    Question question = new_question(command.kind);
    question.id.text = core::mint_id(Question::kPrefix, context.random);
    question.section = section->id;
    question.code = free_code(workspace, section->survey, "q");
    question.pos = position_after(questions, place_of(questions, command.after), context.random);
    Plan plan;
    plan.label = "add question";
    plan.created = question.id.text;
    write_new(plan.writes, question);
    if (has_options(command.kind))
        write_options(plan.writes, question, {"First answer", "Second answer"}, context.random);
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const DuplicateQuestion& command,
                        PlanContext& context) {
    const Question* question = workspace.table<Question>().find(command.question);
    if (!question) return gone("question", command.question.text);
    const Section* section = workspace.table<Section>().find(question->section);
    const auto siblings = model::questions_of(workspace, question->section);
    Question copy = *question;
    copy.pos = position_after(siblings, place_of(siblings, question->id), context.random);
    copy.code = free_code(workspace, section ? section->survey : model::SurveyId(), question->code);
    Plan plan;
    plan.label = "duplicate question";
    copy_question(plan.writes, workspace, *question, copy, context.random);
    plan.created = plan.writes.front().object;
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const MoveQuestion& command,
                        PlanContext& context) {
    const Question* question = workspace.table<Question>().find(command.question);
    if (!question) return gone("question", command.question.text);
    Plan plan;
    plan.label = "move question";
    const auto siblings = model::questions_of(workspace, question->section);
    const std::string pos =
        position_moved(siblings, place_of(siblings, question->id), command.by, context.random);
    if (!pos.empty()) {
        write_field(plan.writes, *question, "pos", pos);
        return plan;
    }
    const Section* section = workspace.table<Section>().find(question->section);
    if (!section) return plan;
    const auto sections = model::sections_of(workspace, section->survey);
    const std::size_t at = place_of(sections, section->id);
    if ((command.by < 0 && at == 0) || (command.by > 0 && at + 1 >= sections.size())) return plan;
    const Section* target = sections[command.by > 0 ? at + 1 : at - 1];
    const auto others = model::questions_of(workspace, target->id);
    write_field(plan.writes, *question, "section", target->id.text);
    write_field(plan.writes, *question, "pos",
                command.by > 0 ? replica::position_between(
                                     "", others.empty() ? "" : others.front()->pos, context.random)
                               : position_at_end(others, context.random));
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const MoveSection& command,
                        PlanContext& context) {
    const Section* section = workspace.table<Section>().find(command.section);
    if (!section) return gone("page", command.section.text);
    Plan plan;
    plan.label = "move page";
    const auto sections = model::sections_of(workspace, section->survey);
    const std::string pos =
        position_moved(sections, place_of(sections, section->id), command.by, context.random);
    if (!pos.empty()) write_field(plan.writes, *section, "pos", pos);
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const RemoveSection& command,
                        PlanContext&) {
    const Section* section = workspace.table<Section>().find(command.section);
    if (!section) return gone("page", command.section.text);
    Plan plan;
    plan.label = "delete page";
    remove_section(plan.writes, workspace, *section);
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const RemoveQuestion& command,
                        PlanContext&) {
    const Question* question = workspace.table<Question>().find(command.question);
    if (!question) return gone("question", command.question.text);
    Plan plan;
    plan.label = "delete question";
    remove_question(plan.writes, workspace, *question);
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const AddOption& command,
                        PlanContext& context) {
    if (!workspace.table<Question>().find(command.question))
        return gone("question", command.question.text);
    const auto siblings = model::options_of(workspace, command.question);
    Option option;
    option.id.text = core::mint_id(Option::kPrefix, context.random);
    option.question = command.question;
    option.text =
        command.text.empty() ? "Answer " + std::to_string(siblings.size() + 1) : command.text;
    option.pos = position_at_end(siblings, context.random);
    Plan plan;
    plan.label = "add answer";
    plan.created = option.id.text;
    write_new(plan.writes, option);
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const MoveOption& command,
                        PlanContext& context) {
    const Option* option = workspace.table<Option>().find(command.option);
    if (!option) return gone("answer", command.option.text);
    Plan plan;
    plan.label = "move answer";
    const auto siblings = model::options_of(workspace, option->question);
    const std::string pos =
        position_moved(siblings, place_of(siblings, option->id), command.by, context.random);
    if (!pos.empty()) write_field(plan.writes, *option, "pos", pos);
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const RemoveOption& command,
                        PlanContext&) {
    const Option* option = workspace.table<Option>().find(command.option);
    if (!option) return gone("answer", command.option.text);
    Plan plan;
    plan.label = "delete answer";
    write_removal(plan.writes, *option);
    return plan;
}

void write_survey(Writes& out, const survey::Definition& definition, core::Random& random) {
    write_new(out, definition.survey);
    const auto pages = replica::positions_between("", "", definition.sections.size(), random);
    for (std::size_t s = 0; s < definition.sections.size(); s++) {
        const survey::SectionDefinition& from = definition.sections[s];
        Section section = from.section;
        section.survey = definition.survey.id;
        section.pos = pages[s];
        write_new(out, section);
        const auto places = replica::positions_between("", "", from.questions.size(), random);
        for (std::size_t q = 0; q < from.questions.size(); q++) {
            Question question = from.questions[q].question;
            question.section = section.id;
            question.pos = places[q];
            write_new(out, question);
            const auto& options = from.questions[q].options;
            const auto ranks = replica::positions_between("", "", options.size(), random);
            for (std::size_t o = 0; o < options.size(); o++) {
                Option option = options[o];
                option.question = question.id;
                option.pos = ranks[o];
                write_new(out, option);
            }
        }
    }
}

}  // namespace icx::app
