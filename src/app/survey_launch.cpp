// A survey on its way: what keeps it from being launched, the version that is asked, its file, and
// the answers that come back.
#include <algorithm>
#include <set>

#include "app/placing.hpp"
#include "app/survey_commands.hpp"
#include "core/hash.hpp"
#include "core/text.hpp"

namespace icx::app {
namespace {

using model::Option;
using model::Question;
using model::QuestionKind;
using model::Section;
using model::Survey;

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
    std::string name = core::file_stem(core::lower_ascii(title));
    while (!name.empty() && name.back() == '-')
        name.pop_back();
    if (name.size() > 48) name.resize(48);
    return name.empty() ? "survey-" + id.text.substr(id.text.size() > 6 ? id.text.size() - 6 : 0)
                        : name;
}

}  // namespace

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

}  // namespace icx::app
