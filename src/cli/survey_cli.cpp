// icx survey results, icx survey import, icx report.
#include <filesystem>

#include "app/survey_commands.hpp"
#include "cli/commands.hpp"
#include "cli/results_json.hpp"
#include "cli/workspace_file.hpp"
#include "core/text.hpp"
#include "exchange/collect.hpp"
#include "exchange/import_csv.hpp"
#include "platform/native/files.hpp"
#include "report/html_report.hpp"

namespace icx::cli {
namespace {

using core::Code;
using core::Error;
using core::Value;

constexpr const char* kResultsUsage =
    "icx survey results WORKSPACE --survey ID [--by FIELD] [--min-n K]";
constexpr const char* kImportUsage =
    "icx survey import WORKSPACE --survey ID FILE.csv --out OUT.json";
constexpr const char* kReportUsage = "icx report WORKSPACE --out FILE.html [--survey ID]";

// The wording of questions beside the answers, when it is there.
std::string questions_beside(const std::string& csv) {
    const auto path = std::filesystem::path(csv).parent_path() / "questions.csv";
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(path, ignored)) return {};
    auto text = read_text(path.string());
    return text ? std::move(*text) : std::string();
}

Value import_value(const exchange::CsvImportResult& read, std::size_t added,
                   const std::vector<core::Problem>& problems) {
    Value v = Value::map();
    v.set("survey", read.definition.survey.id.text);
    v.set("created_survey", read.is_new_survey);
    v.set("format", read.is_long ? "long" : "wide");
    v.set("rows", static_cast<std::int64_t>(read.rows));
    v.set("responses", static_cast<std::int64_t>(read.responses.size()));
    v.set("answers", static_cast<std::int64_t>(read.answers));
    v.set("added", static_cast<std::int64_t>(added));
    v.set("unchanged", static_cast<std::int64_t>(read.responses.size() - added));
    v.set("problems", problems_value(problems));
    return v;
}

}  // namespace

Answer survey_results(const Words& words, Environment& environment) {
    const auto arguments = parse_arguments(words, {"--survey", "--by", "--min-n"});
    if (!arguments) return bad_usage(arguments.error().message, kResultsUsage);
    if (arguments->positions.size() != 1 || !arguments->has("--survey"))
        return bad_usage("a workspace and --survey are needed", kResultsUsage);
    double min_n = 0;
    if (arguments->has("--min-n") &&
        (!core::parse_number(arguments->get("--min-n"), min_n) || min_n < 1 || min_n > 1000 ||
         min_n != static_cast<int>(min_n)))
        return bad_usage("--min-n must be a whole number from 1 to 1000", kResultsUsage);
    const auto file = read_workspace(arguments->positions[0], environment);
    if (!file) return file.error();
    const model::SurveyId survey(arguments->get("--survey"));
    if (!file->workspace.table<model::Survey>().find(survey))
        return Error{Code::not_found, "there is no survey \"" + survey.text + "\"",
                     arguments->positions[0], "give the id of a survey of this workspace"};
    const insight::AnswerTable table = exchange::collect_answers(file->workspace, survey);
    insight::ResultOptions options;
    options.min_group = static_cast<int>(min_n);
    const bool has_groups = arguments->has("--by");
    if (has_groups) {
        options.grouping = insight::group_by(table, arguments->get("--by"));
        if (!options.grouping)
            return Error{Code::not_found,
                         "the survey has no field \"" + arguments->get("--by") + "\"", "",
                         "use department, or the code of a single-choice question"};
    }
    return Outcome{results_value(insight::compute_results(table, options), has_groups), 0, {}};
}

Answer survey_import(const Words& words, Environment& environment) {
    const auto arguments = parse_arguments(words, {"--survey", "--out"});
    if (!arguments) return bad_usage(arguments.error().message, kImportUsage);
    if (arguments->positions.size() != 2 || arguments->get("--survey").empty() ||
        arguments->get("--out").empty())
        return bad_usage("a workspace, --survey, a file and --out are needed", kImportUsage);
    const std::string& csv = arguments->positions[1];
    auto file = read_workspace(arguments->positions[0], environment);
    if (!file) return file.error();
    auto text = read_text(csv);
    if (!text) return text.error();

    std::optional<survey::Definition> definition;
    const std::string survey = arguments->get("--survey");
    if (file->workspace.table<model::Survey>().find(std::string_view(survey))) {
        auto found = definition_of(file->workspace, survey);
        if (!found) return found.error();
        definition = std::move(*found);
    } else if (!core::is_safe_id(survey)) {
        return Error{Code::invalid, "\"" + survey + "\" cannot be a survey's id", "",
                     "use up to 80 letters, digits and _ - . :"};
    }
    exchange::CsvImportOptions options;
    options.survey_id = survey;
    options.title = survey;
    options.questions_csv = questions_beside(csv);
    auto read = exchange::plan_csv_import(std::move(*text), std::move(definition),
                                          std::move(options));
    if (!read) {
        Error error = read.error();
        error.place = csv + (error.place.empty() ? "" : " " + error.place);
        if (error.advice.empty()) error.advice = "give a CSV file of answers";
        return error;
    }
    app::ImportResponses command;
    command.survey = read->definition.survey.id;
    command.source = std::filesystem::path(csv).filename().string();
    command.responses = read->responses;
    if (read->is_new_survey) command.new_survey = read->definition;
    app::PlanContext context{environment.clock.now(), environment.random};
    auto planned = app::plan(file->workspace, command, context);
    if (!planned) return planned.error();
    std::vector<core::Problem> problems = read->problems;
    problems.insert(problems.end(), planned->problems.begin(), planned->problems.end());
    const std::size_t added = planned->facts.size();
    // An import that brings nothing new leaves the very bytes of the workspace.
    std::string out = file->bytes;
    if (apply(*file, std::move(*planned))) out = to_bundle(*file, environment);
    if (auto written = platform::native::write_file(arguments->get("--out"), out); !written)
        return written.error();
    return Outcome{import_value(*read, added, problems), 0, {}};
}

Answer write_report(const Words& words, Environment& environment) {
    const auto arguments = parse_arguments(words, {"--survey", "--out"});
    if (!arguments) return bad_usage(arguments.error().message, kReportUsage);
    if (arguments->positions.size() != 1 || arguments->get("--out").empty())
        return bad_usage("a workspace and --out are needed", kReportUsage);
    const auto file = read_workspace(arguments->positions[0], environment);
    if (!file) return file.error();
    const model::Workspace& workspace = file->workspace;
    const std::string wanted = arguments->get("--survey");
    if (!wanted.empty() && !workspace.table<model::Survey>().find(std::string_view(wanted)))
        return Error{Code::not_found, "there is no survey \"" + wanted + "\"",
                     arguments->positions[0], "give the id of a survey of this workspace"};
    std::vector<insight::SurveyResults> surveys;
    report::ReportOptions options;
    for (const auto& [id, survey] : workspace.table<model::Survey>()) {
        if (!wanted.empty() && id != wanted) continue;
        if (wanted.empty() && model::counted_responses(workspace, survey.id).empty()) continue;
        options.language = survey.language;
        surveys.push_back(
            insight::compute_results(exchange::collect_answers(workspace, survey.id)));
    }
    options.organisation = model::settings(workspace).name;
    options.is_sample = model::settings(workspace).is_sample;
    options.day = core::utc_date(environment.clock.now());
    const std::string page = report::html_report(surveys, options);
    if (auto written = platform::native::write_file(arguments->get("--out"), page); !written)
        return written.error();
    Value v = Value::map();
    v.set("surveys", static_cast<std::int64_t>(surveys.size()));
    v.set("bytes", static_cast<std::int64_t>(page.size()));
    return Outcome{std::move(v), 0, {}};
}

}  // namespace icx::cli
