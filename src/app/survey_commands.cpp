#include "app/survey_commands.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "app/projection.hpp"
#include "app/templates.hpp"
#include "core/hash.hpp"
#include "core/text.hpp"
#include "replica/order.hpp"

namespace icx::app {
namespace {

using model::Option;
using model::Question;
using model::QuestionKind;
using model::Section;
using model::Survey;

core::Error gone(std::string_view what, const std::string& id) {
    return {core::Code::not_found, "this " + std::string(what) + " does not exist any more", id,
            ""};
}

template <class R, class IdType>
std::size_t place_of(const std::vector<const R*>& rows, const IdType& id) {
    std::size_t at = 0;
    while (at < rows.size() && !(rows[at]->id == id))
        at++;
    return at;
}

// A position after row `at` (rows.size() or beyond: at the end).
template <class R>
std::string position_after(const std::vector<const R*>& rows, std::size_t at,
                           core::Random& random) {
    if (rows.empty()) return replica::position_between("", "", random);
    at = std::min(at, rows.size() - 1);
    return replica::position_between(rows[at]->pos, at + 1 < rows.size() ? rows[at + 1]->pos : "",
                                     random);
}

// A position for moving row `at` by one place among its siblings; empty when it is at the edge.
template <class R>
std::string position_moved(const std::vector<const R*>& rows, std::size_t at, int by,
                           core::Random& random) {
    if (by > 0) {
        if (at + 1 >= rows.size()) return {};
        return replica::position_between(rows[at + 1]->pos,
                                         at + 2 < rows.size() ? rows[at + 2]->pos : "", random);
    }
    if (at == 0) return {};
    return replica::position_between(at >= 2 ? rows[at - 2]->pos : "", rows[at - 1]->pos, random);
}

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

bool has_options(QuestionKind kind) {
    return kind == QuestionKind::single || kind == QuestionKind::multiple;
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

// A survey that comes with its answers: nothing is left to launch, so it is closed from the start
// and keeps the text that was asked as its version.
void write_arrived_survey(Writes& out, const survey::Definition& definition, PlanContext& context) {
    write_survey(out, definition, context.random);
    model::Version version;
    version.definition = survey::to_value(definition);
    version.id = codec::version_of(version.definition);
    version.survey = definition.survey.id;
    version.published = context.now;
    write_new(out, version);
    write_field(out, definition.survey, "version", version.id.text);
    write_field(out, definition.survey, "state", "closed");
    write_field(out, definition.survey, "created", context.now.ms);
}

// Safe in a URL and as a file name: "autumn-service-pulse".
std::string file_name_of(std::string_view title, const model::SurveyId& id) {
    std::string name;
    for (const char c : core::lower_ascii(title)) {
        const bool is_plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (is_plain)
            name.push_back(c);
        else if (!name.empty() && name.back() != '-')
            name.push_back('-');
    }
    while (!name.empty() && name.back() == '-')
        name.pop_back();
    if (name.size() > 48) name.resize(48);
    return name.empty() ? "survey-" + id.text.substr(id.text.size() > 6 ? id.text.size() - 6 : 0)
                        : name;
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
                               : position_after(others, others.size(), context.random));
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
    option.pos = position_after(siblings, siblings.size(), context.random);
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

core::Result<Plan> plan(const model::Workspace& workspace, const PublishSurvey& command,
                        PlanContext& context) {
    const Survey* survey = workspace.table<Survey>().find(command.survey);
    if (!survey) return gone("survey", command.survey.text);
    for (const Finding& finding : check_survey(workspace, survey->id))
        if (finding.is_blocking)
            return core::Error{core::Code::invalid, finding.message, finding.record,
                               "mend it, then launch"};
    const auto definition = survey::build_definition(workspace, survey->id);
    if (!definition) return definition.error();

    model::Version version;
    version.definition = survey::to_value(*definition);
    version.id = codec::version_of(version.definition);
    version.survey = survey->id;
    version.published = context.now;
    for (const auto& [id, other] : workspace.table<model::Version>())
        if (other.survey == survey->id) version.number = std::max(version.number, other.number + 1);

    Plan plan;
    plan.label = "launch survey";
    plan.created = version.id.text;
    if (!workspace.table<model::Version>().find(version.id)) write_new(plan.writes, version);
    Survey after = *survey;
    after.state = model::SurveyState::collecting;
    after.version = version.id;
    if (!after.published) after.published = context.now;
    if (after.file_name.empty()) after.file_name = file_name_of(survey->title, survey->id);
    write_difference(plan.writes, *survey, after);
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const CloseSurvey& command,
                        PlanContext&) {
    const Survey* survey = workspace.table<Survey>().find(command.survey);
    if (!survey) return gone("survey", command.survey.text);
    Plan plan;
    plan.label = "close survey";
    Survey after = *survey;
    after.state = model::SurveyState::closed;
    write_difference(plan.writes, *survey, after);
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const ImportResponses& command,
                        PlanContext& context) {
    Plan plan;
    plan.label = "import answers";
    if (command.new_survey)
        write_arrived_survey(plan.writes, *command.new_survey, context);
    else if (!workspace.table<Survey>().find(command.survey))
        return gone("survey", command.survey.text);

    std::vector<const codec::ResponseDocument*> fresh;
    std::vector<std::string> payloads;
    std::string content = command.survey.text;
    std::set<std::string_view> in_file;
    for (const codec::ResponseDocument& response : command.responses) {
        std::string payload = codec::encode_response_payload(response, false);
        if (!in_file.insert(response.id).second) {
            plan.problems.push_back({response.id, "twice in this file; counted once"});
            continue;
        }
        bool is_known = false;
        for (const model::Response* earlier : workspace.responses.arrivals(response.id)) {
            if (!model::is_in_force(workspace, *earlier)) continue;
            is_known = true;
            if (earlier->payload != payload)
                plan.problems.push_back(
                    {response.id, "already here with other answers; the earlier ones stay"});
        }
        if (is_known) continue;
        content += response.id + core::crc32_hex(payload);
        fresh.push_back(&response);
        payloads.push_back(std::move(payload));
    }
    if (fresh.empty()) return plan;

    // The batch's id follows from what it brings: the same file on two devices makes one batch. Ids
    // of responses are unique by themselves; the sums tell versions of one response apart.
    model::Batch batch;
    batch.id.text = core::hash_id("ba", content);
    batch.survey = command.survey;
    batch.source = command.source;
    batch.made = context.now;
    if (!workspace.table<model::Batch>().find(batch.id))
        write_new(plan.writes, batch);
    else
        write_field(plan.writes, batch, "is_withdrawn", false);

    plan.facts.reserve(fresh.size());
    for (std::size_t i = 0; i < fresh.size(); i++)
        plan.facts.push_back(
            {response_fact_id(fresh[i]->id, batch.id), "response",
             response_set(command.survey, model::VersionId(fresh[i]->version), batch.id),
             std::move(payloads[i])});
    plan.created = batch.id.text;
    return plan;
}

std::vector<Finding> check_survey(const model::Workspace& workspace, const model::SurveyId& id) {
    std::vector<Finding> findings;
    const Survey* survey = workspace.table<Survey>().find(id);
    if (!survey) return findings;
    const auto add = [&](const std::string& record, std::string field, std::string message,
                         bool is_blocking) {
        findings.push_back({record, std::move(field), std::move(message), is_blocking});
    };
    if (core::trim(survey->title).empty()) add(id.text, "title", "The survey needs a title.", true);
    std::size_t count = 0;
    std::set<std::string> codes;
    std::set<std::string> earlier_multiple;
    for (const Section* section : model::sections_of(workspace, id)) {
        const auto questions = model::questions_of(workspace, section->id);
        if (questions.empty()) add(section->id.text, "", "This page has no question yet.", false);
        if (section->loop_over.valid() && !earlier_multiple.count(section->loop_over.text))
            add(section->id.text, "loop_over",
                "This page repeats over a question that is not an earlier multiple choice.", true);
        for (const Question* question : questions) {
            count++;
            if (core::trim(question->text).empty())
                add(question->id.text, "text", "This question has no text.", true);
            if (question->code.empty() || !codes.insert(question->code).second)
                add(question->id.text, "code",
                    "The short name \"" + question->code + "\" must be there and used once.", true);
            if (has_options(question->kind)) {
                const auto options = model::options_of(workspace, question->id);
                if (options.size() + (question->has_other ? 1 : 0) < 2)
                    add(question->id.text, "options", "A choice needs at least two answers.", true);
                for (const Option* option : options)
                    if (core::trim(option->text).empty())
                        add(option->id.text, "text", "An answer has no text.", true);
            }
            if (question->kind == QuestionKind::number && question->has_limits &&
                question->min >= question->max)
                add(question->id.text, "max", "The largest value must be above the least.", true);
            if (question->kind == QuestionKind::rating &&
                (question->low_label.empty() || question->high_label.empty()))
                add(question->id.text, "low_label", "Words at both ends make the scale clear.",
                    false);
            if (question->kind == QuestionKind::multiple)
                earlier_multiple.insert(question->id.text);
        }
    }
    if (count == 0) add(id.text, "", "The survey has no question yet.", true);
    if (core::trim(survey->introduction).empty())
        add(id.text, "introduction", "An introduction that says why you ask brings more answers.",
            false);
    return findings;
}

core::Result<AskedSurvey> asked_survey(const model::Workspace& workspace,
                                       const model::SurveyId& id) {
    const Survey* survey = workspace.table<Survey>().find(id);
    if (!survey) return gone("survey", id.text);
    const model::Version* version = workspace.table<model::Version>().find(survey->version);
    auto definition = version ? survey::definition_from_value(version->definition, "")
                              : survey::build_definition(workspace, id);
    if (!definition) return definition.error();
    core::Value value = version ? version->definition : survey::to_value(*definition);
    const model::VersionId version_id = version ? version->id : codec::version_of(value);
    return AskedSurvey{std::move(*definition), std::move(value), version_id};
}

bool has_unpublished_changes(const model::Workspace& workspace, const model::SurveyId& id) {
    const Survey* survey = workspace.table<Survey>().find(id);
    if (!survey || !survey->version.valid()) return true;
    const auto definition = survey::build_definition(workspace, id);
    return definition.ok() &&
           !(codec::version_of(survey::to_value(*definition)) == survey->version);
}

core::Result<std::string> survey_file(const model::Workspace& workspace,
                                      const model::SurveyId& id) {
    const Survey* survey = workspace.table<Survey>().find(id);
    if (!survey) return gone("survey", id.text);
    const model::Version* version = workspace.table<model::Version>().find(survey->version);
    if (version) {
        const auto definition = survey::definition_from_value(version->definition, "");
        if (!definition) return definition.error();
        return codec::encode_survey_file(*definition);
    }
    const auto definition = survey::build_definition(workspace, id);
    if (!definition) return definition.error();
    return codec::encode_survey_file(*definition);
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
