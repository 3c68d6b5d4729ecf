#include "app/imports.hpp"

#include <map>

#include "survey/session.hpp"

namespace icx::app {
namespace {

std::string counted(std::size_t n, std::string_view one, std::string_view many) {
    return std::to_string(n) + " " + std::string(n == 1 ? one : many);
}

ImportReport failed(std::string_view name, const core::Error& error) {
    ImportReport report;
    report.words = "\u201C" + std::string(name) +
                   "\u201D was not taken in: " + core::describe(error) + ". Nothing was changed" +
                   (error.advice.empty() ? "." : "; " + error.advice + ".");
    return report;
}

ImportReport import_workspace(Session& session, std::string_view name, std::string_view bytes) {
    const auto counts = session.import_bundle(bytes, "import of " + std::string(name));
    if (!counts) return failed(name, counts.error());
    ImportReport report;
    report.is_ok = true;
    report.problems = counts->problems;
    const std::size_t changes = counts->created + counts->updated + counts->new_responses;
    report.is_undoable = changes > 0;
    report.words = changes == 0
                       ? "Nothing new in \u201C" + std::string(name) + "\u201D"
                       : counted(counts->created, "record", "records") + " new, " +
                             std::to_string(counts->updated) + " changed, " +
                             counted(counts->new_responses, "answer", "answers") + " taken in";
    return report;
}

ImportReport import_survey(Session& session, std::string_view name, std::string_view bytes) {
    auto file = codec::decode_survey_file(bytes);
    if (!file) return failed(name, file.error());
    const std::string id = file->definition.survey.id.text;
    const auto outcome = session.run(AdoptSurvey{std::move(*file)});
    if (!outcome) return failed(name, outcome.error());
    ImportReport report;
    report.is_ok = true;
    report.is_undoable = true;
    report.route_id = id;
    report.words = "Survey taken in";
    return report;
}

// The version a response was given under, when it is known here.
const model::Version* known_version(const model::Workspace& workspace,
                                    const codec::ResponseDocument& response) {
    const auto* version =
        workspace.table<model::Version>().find(std::string_view(response.version));
    return version && version->survey.text == response.survey ? version : nullptr;
}

// Keeps the answers that fit the version's questions; what does not is named.
void drop_misfits(const survey::Definition& definition, codec::ResponseDocument& response,
                  std::vector<core::Problem>& problems) {
    core::Value kept = core::Value::map();
    for (const auto& [key, value] : response.answers.as_map()) {
        const std::string question = key.substr(0, key.find('@'));
        const auto* asked = definition.find(model::QuestionId(question));
        std::string reason =
            asked ? survey::describe_misfit(*asked, value) : "the survey does not ask this";
        if (reason.empty())
            kept.set(key, value);
        else
            problems.push_back({response.id + "/answers/" + key, "left out: " + reason});
    }
    response.answers = std::move(kept);
}

ImportReport import_responses(Session& session, std::string_view name, std::string_view bytes) {
    auto documents = codec::decode_response_file(bytes);
    if (!documents) return failed(name, documents.error());
    ImportReport report;
    std::map<std::string, std::vector<codec::ResponseDocument>> by_survey;
    std::map<std::string, survey::Definition> definitions;
    for (std::size_t i = 0; i < documents->size(); i++) {
        codec::ResponseDocument& response = (*documents)[i];
        const std::string place = "/responses/" + std::to_string(i);
        if (!session.workspace().table<model::Survey>().find(std::string_view(response.survey))) {
            report.problems.push_back({place, "it answers a survey that is not in this workspace"});
            continue;
        }
        const model::Version* version = known_version(session.workspace(), response);
        if (!version) {
            report.problems.push_back(
                {place, "it answers another version of the survey, one not known here"});
            continue;
        }
        auto found = definitions.find(response.version);
        if (found == definitions.end()) {
            auto definition = survey::definition_from_value(version->definition, "");
            if (!definition) {
                report.problems.push_back({place, core::describe(definition.error())});
                continue;
            }
            found = definitions.emplace(response.version, std::move(*definition)).first;
        }
        drop_misfits(found->second, response, report.problems);
        by_survey[response.survey].push_back(std::move(response));
    }
    std::size_t taken = 0;
    std::size_t offered = 0;
    for (auto& [survey, rows] : by_survey) {
        offered += rows.size();
        const auto outcome = session.run(
            ImportResponses{model::SurveyId(survey), std::string(name), std::move(rows), {}});
        if (!outcome) return failed(name, outcome.error());
        taken += outcome->responses;
        report.problems.insert(report.problems.end(), outcome->problems.begin(),
                               outcome->problems.end());
        report.route_id = survey;
    }
    report.is_ok = offered > 0;
    report.is_undoable = taken > 0;
    if (offered == 0 && !report.problems.empty()) {
        report.words = "\u201C" + std::string(name) +
                       "\u201D was not taken in: " + report.problems.front().message + " (" +
                       report.problems.front().place + "). Nothing was changed.";
        return report;
    }
    report.words = counted(taken, "answer", "answers") + " taken in";
    if (offered > taken) report.words += ", " + std::to_string(offered - taken) + " already here";
    return report;
}

}  // namespace

core::Result<Plan> plan(const model::Workspace& workspace, const AdoptSurvey& command,
                        PlanContext& context) {
    const survey::Definition& definition = command.file.definition;
    if (workspace.table<model::Survey>().find(definition.survey.id))
        return core::Error{core::Code::conflict, "this survey is already here",
                           definition.survey.id.text, "open it in the list of surveys"};
    Plan plan;
    plan.label = "take in a survey";
    plan.created = definition.survey.id.text;
    write_survey(plan.writes, definition, context.random);
    model::Version version;
    version.id = command.file.version;
    version.survey = definition.survey.id;
    version.definition = command.file.definition_value;
    version.published = context.now;
    write_new(plan.writes, version);
    write_field(plan.writes, definition.survey, "version", version.id.text);
    write_field(plan.writes, definition.survey, "state", "collecting");
    write_field(plan.writes, definition.survey, "created", context.now.ms);
    return plan;
}

bool is_csv(std::string_view bytes) { return codec::sniff(bytes) == codec::FileKind::csv; }

ImportReport import_file(Session& session, std::string_view name, std::string_view bytes) {
    using Kind = codec::FileKind;
    switch (codec::sniff(bytes)) {
    case Kind::bundle:
        return import_workspace(session, name, bytes);
    case Kind::survey:
        return import_survey(session, name, bytes);
    case Kind::response:
        return import_responses(session, name, bytes);
    case Kind::empty:
        return failed(name, {core::Code::invalid, "the file is empty", "", ""});
    case Kind::binary:
        return failed(name, {core::Code::unsupported, "this is not a text file", "byte 1",
                             "export it as JSON or CSV first"});
    case Kind::unknown_json:
        // Decoding as a bundle finds the place where broken JSON breaks or the format differs.
        return import_workspace(session, name, bytes);
    case Kind::csv:
        return failed(name,
                      {core::Code::unsupported, "a CSV file needs a survey to go to", "", ""});
    }
    return {};
}

}  // namespace icx::app
