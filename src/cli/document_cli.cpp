// icx check, icx convert.
#include "app/journey_commands.hpp"
#include "app/openslo.hpp"
#include "app/survey_commands.hpp"
#include "cli/commands.hpp"
#include "cli/journey_files.hpp"
#include "cli/workspace_file.hpp"
#include "codec/csv.hpp"
#include "core/text.hpp"
#include "exchange/collect.hpp"
#include "platform/native/files.hpp"
#include "report/exports.hpp"
#include "report/html_report.hpp"

namespace icx::cli {
namespace {

using core::Code;
using core::Error;
using core::Value;

constexpr const char* kCheckUsage = "icx check FILE...";
constexpr const char* kConvertUsage =
    "icx convert IN --to FORMAT --out OUT [--from FORMAT] [--survey ID] [--journey ID]";

struct Checked {
    std::string kind;
    std::vector<core::Problem> problems;
};

void add(Checked& checked, const Error& error) {
    std::string message = error.message;
    if (!error.advice.empty()) message += ": " + error.advice;
    checked.problems.push_back({error.place, std::move(message)});
}

Checked check_bundle(const std::string& path, Environment& environment) {
    Checked checked{"bundle", {}};
    const auto file = read_workspace(path, environment);
    if (!file) {
        Error error = file.error();
        if (error.place.rfind(path + " ", 0) == 0)
            error.place.erase(0, path.size() + 1);
        else if (error.place == path)
            error.place.clear();
        add(checked, error);
        return checked;
    }
    checked.problems = file->problems;
    return checked;
}

Checked check_file(const std::string& path, const std::string& bytes, Environment& environment) {
    switch (codec::sniff(bytes)) {
    case codec::FileKind::bundle:
        return check_bundle(path, environment);
    case codec::FileKind::survey: {
        Checked checked{"survey", {}};
        if (const auto file = codec::decode_survey_file(bytes); !file) add(checked, file.error());
        return checked;
    }
    case codec::FileKind::response: {
        Checked checked{"response", {}};
        if (const auto file = codec::decode_response_file(bytes); !file) add(checked, file.error());
        return checked;
    }
    case codec::FileKind::csv: {
        Checked checked{"csv", {}};
        const auto table = codec::parse_csv(bytes);
        if (!table)
            add(checked, table.error());
        else
            checked.problems = table->problems;
        return checked;
    }
    case codec::FileKind::empty:
        return {"empty", {{"", "the file is empty"}}};
    case codec::FileKind::binary:
        return {"binary", {{"", "it is no text; a workspace, survey or response file is wanted"}}};
    case codec::FileKind::unknown_json:
        break;
    }
    // The bundle's decoder says best what is wrong with JSON that names no known format.
    Checked checked = check_bundle(path, environment);
    checked.kind = "json";
    if (checked.problems.empty())
        checked.problems.push_back({"/format", "it names no known format"});
    return checked;
}

core::Result<std::string> only_survey(const model::Workspace& workspace,
                                      const std::string& wanted) {
    const auto& surveys = workspace.table<model::Survey>();
    if (!wanted.empty()) {
        if (surveys.find(std::string_view(wanted))) return wanted;
        return Error{Code::not_found, "there is no survey \"" + wanted + "\"", "",
                     "give the id of a survey of this workspace"};
    }
    if (surveys.size() == 1) return (*surveys.begin()).first;
    return Error{Code::invalid, "the workspace has " + std::to_string(surveys.size()) + " surveys",
                 "", "name one with --survey ID"};
}

core::Result<std::string> converted(const WorkspaceFile& file, const std::string& format,
                                    const std::string& wanted, Environment& environment) {
    if (format == "json" || format == "icx-bundle") return to_bundle(file, environment);
    if (format == "openslo") return exchange::write_openslo(app::openslo_of(file.workspace));
    const auto survey = only_survey(file.workspace, wanted);
    if (!survey) return survey.error();
    if (format == "icx-survey") return app::survey_file(file.workspace, model::SurveyId(*survey));
    const insight::AnswerTable table =
        exchange::collect_answers(file.workspace, model::SurveyId(*survey));
    const insight::SurveyResults results = insight::compute_results(table);
    if (format == "csv" || format == "csv-wide") return report::wide_csv(table, results);
    if (format == "csv-long") return report::long_csv(table, results);
    if (format == "csv-codebook") return report::codebook_csv(table, results);
    if (format == "csv-figures") return report::figures_csv(results);
    report::ReportOptions options;
    options.organisation = model::settings(file.workspace).name;
    options.is_sample = model::settings(file.workspace).is_sample;
    options.day = core::utc_date(environment.clock.now());
    if (format == "html") return report::html_report(results, options);
    if (format == "markdown" || format == "md") return report::markdown_summary(results, options);
    return Error{
        Code::unsupported, "the format \"" + format + "\" cannot be written yet", "",
        std::string("use json, icx-survey, csv, csv-long, csv-codebook, csv-figures, html, "
                    "markdown, openslo, or of a journey ") +
            kJourneyFormats};
}

// A workspace of the promises of an OpenSLO file.
core::Result<WorkspaceFile> from_openslo(const std::string& path, Environment& environment) {
    const auto bytes = read_text(path);
    if (!bytes) return bytes.error();
    auto document = exchange::read_openslo(*bytes);
    if (!document) {
        Error error = document.error();
        error.place = error.place.empty() ? path : path + " " + error.place;
        return error;
    }
    WorkspaceFile file = empty_workspace(environment);
    app::PlanContext context{environment.clock.now(), environment.random};
    auto plan = app::plan(file.workspace, app::TakeOpenSlo{std::move(*document)}, context);
    if (!plan) return plan.error();
    file.problems = plan->problems;
    apply(file, std::move(*plan));
    return file;
}

// A workspace that holds this one journey.
core::Result<std::string> workspace_of(journey::Document document, Environment& environment) {
    WorkspaceFile file = empty_workspace(environment);
    app::PlanContext context{environment.clock.now(), environment.random};
    auto planned = app::plan(file.workspace, app::ImportJourney{std::move(document)}, context);
    if (!planned) return planned.error();
    apply(file, std::move(*planned));
    return to_bundle(file, environment);
}

core::Result<std::string> converted_journey(const std::string& path, const std::string& from,
                                            const std::string& to, Environment& environment) {
    const auto bytes = read_text(path);
    if (!bytes) return bytes.error();
    auto document = read_journey(*bytes, from);
    if (!document) {
        Error error = document.error();
        error.place = path + (error.place.empty() ? "" : " " + error.place);
        return error;
    }
    if (to == "json" || to == "icx-bundle") return workspace_of(std::move(*document), environment);
    if (is_journey_format(to)) return write_journey(*document, to);
    return Error{Code::unsupported, "a journey cannot be written as \"" + to + "\"", "",
                 std::string("use json, ") + kJourneyFormats};
}

core::Result<std::string> converted_workspace(const std::string& path, const Arguments& arguments,
                                              Environment& environment,
                                              std::vector<core::Problem>& problems) {
    const std::string to = arguments.get("--to");
    const auto file = arguments.get("--from") == "openslo" ? from_openslo(path, environment)
                                                           : read_workspace(path, environment);
    if (!file) return file.error();
    problems = file->problems;
    if (!is_journey_format(to)) return converted(*file, to, arguments.get("--survey"), environment);
    const auto document = journey_in(file->workspace, arguments.get("--journey"));
    if (!document) return document.error();
    return write_journey(*document, to);
}

}  // namespace

Answer check_files(const Words& words, Environment& environment) {
    const auto arguments = parse_arguments(words, {});
    if (!arguments) return bad_usage(arguments.error().message, kCheckUsage);
    if (arguments->positions.empty()) return bad_usage("at least one file is needed", kCheckUsage);
    Value::List files;
    std::size_t problems = 0;
    std::string first;
    for (const std::string& path : arguments->positions) {
        const auto bytes = read_text(path);
        Checked checked;
        if (bytes)
            checked = check_file(path, *bytes, environment);
        else
            add(checked, bytes.error());
        problems += checked.problems.size();
        if (first.empty() && !checked.problems.empty())
            first = path + " " + checked.problems[0].place + " " + checked.problems[0].message;
        Value item = Value::map();
        item.set("file", path);
        item.set("kind", checked.kind);
        item.set("problems", problems_value(checked.problems));
        files.push_back(std::move(item));
    }
    Value v = Value::map();
    v.set("files", Value(std::move(files)));
    if (problems == 0) return Outcome{std::move(v), 0, {}};
    return Outcome{std::move(v), 1,
                   "icx: invalid: " + std::to_string(problems) + " problems, the first: " + first +
                       ": correct what the list names"};
}

Answer convert_file(const Words& words, Environment& environment) {
    const auto arguments =
        parse_arguments(words, {"--to", "--out", "--from", "--survey", "--journey"});
    if (!arguments) return bad_usage(arguments.error().message, kConvertUsage);
    if (arguments->positions.size() != 1 || arguments->get("--to").empty() ||
        arguments->get("--out").empty())
        return bad_usage("a file, --to and --out are needed", kConvertUsage);
    const std::string from = arguments->get("--from");
    const bool is_journey = is_journey_source(from);
    if (!from.empty() && from != "json" && from != "icx-bundle" && from != "openslo" && !is_journey)
        return Error{Code::unsupported, "the format \"" + from + "\" cannot be read yet", "",
                     "convert from a workspace, openslo, or a journey from journey-csv, mermaid or "
                     "jsoncanvas; import answers with icx survey import"};
    const std::string& path = arguments->positions[0];
    std::vector<core::Problem> problems;
    const auto text = is_journey
                          ? converted_journey(path, from, arguments->get("--to"), environment)
                          : converted_workspace(path, *arguments, environment, problems);
    if (!text) return text.error();
    if (auto written = platform::native::write_file(arguments->get("--out"), *text); !written)
        return written.error();
    Value v = Value::map();
    v.set("bytes", static_cast<std::int64_t>(text->size()));
    v.set("format", arguments->get("--to"));
    if (from == "openslo") v.set("problems", problems_value(problems));
    return Outcome{std::move(v), 0, {}};
}

}  // namespace icx::cli
