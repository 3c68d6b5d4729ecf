#include "ui/views/import_view.hpp"

#include "core/text.hpp"
#include "survey/definition.hpp"
#include "ui/views/dates.hpp"

namespace icx::ui {
namespace {

constexpr std::size_t kRowsPerFrame = 4000;
constexpr std::size_t kProblemsShown = 200;

void tell(ImportState& state, app::ImportReport report) {
    state.report = std::move(report);
    state.has_news = true;
    state.shows_problems = !state.report.problems.empty();
}

app::ImportReport refused(const std::string& name, const core::Error& error) {
    app::ImportReport report;
    report.words = "\u201C" + name + "\u201D was not taken in: " + core::describe(error) +
                   ". Nothing was changed.";
    return report;
}

// "responses.csv" -> "Responses"
std::string title_from(std::string name) {
    if (const std::size_t dot = name.rfind('.'); dot != std::string::npos) name.resize(dot);
    for (char& c : name)
        if (c == '_' || c == '-') c = ' ';
    if (!name.empty() && name[0] >= 'a' && name[0] <= 'z')
        name[0] = static_cast<char>(name[0] - 32);
    return name.empty() ? "Imported answers" : name;
}

// A table of wordings by question number, as it comes beside a table of answers.
bool is_wording_table(std::string_view bytes) {
    const std::string head = core::lower_ascii(bytes.substr(0, bytes.find('\n')));
    return head.find("question") != std::string::npos && head.find("text") != std::string::npos &&
           head.find("response") == std::string::npos;
}

void take_next(app::Session& session, ImportState& state) {
    ImportedFile file = std::move(state.files.front());
    state.files.pop_front();
    if (file.is_too_large)
        return tell(state, refused(file.name, {core::Code::too_large,
                                               "it is larger than this page can read", "", ""}));
    if (!app::is_csv(file.bytes))
        return tell(state, app::import_file(session, file.name, file.bytes));
    if (is_wording_table(file.bytes)) {
        state.questions_csv = std::move(file.bytes);
        if (state.files.empty() && state.phase == ImportPhase::idle)
            tell(state, refused(file.name, {core::Code::invalid, "it holds questions only", "",
                                            "drop it together with the answers"}));
        return;
    }
    state.new_title = title_from(file.name);
    state.csv = std::move(file);
    state.phase = ImportPhase::choosing;
    state.target = 0;
    state.target_id.clear();
}

void finish_reading(app::Session& session, ImportState& state) {
    auto result = state.reader->take();
    state.reader.reset();
    state.phase = ImportPhase::idle;
    const std::string name = std::exchange(state.csv, {}).name;
    state.questions_csv.clear();
    if (!result) return tell(state, refused(name, result.error()));

    app::ImportReport report;
    app::ImportResponses command;
    command.survey = result->definition.survey.id;
    command.source = name;
    command.responses = std::move(result->responses);
    if (result->is_new_survey) command.new_survey = std::move(result->definition);
    const std::size_t offered = command.responses.size();
    const std::string survey = command.survey.text;
    const auto outcome = session.run(std::move(command));
    if (!outcome) return tell(state, refused(name, outcome.error()));
    report.is_ok = true;
    report.route_id = survey;
    report.is_undoable = outcome->responses > 0;
    report.problems = std::move(result->problems);
    report.problems.insert(report.problems.end(), outcome->problems.begin(),
                           outcome->problems.end());
    report.words = counted(outcome->responses, "answer row", "answer rows") + " taken in";
    if (offered > outcome->responses)
        report.words += ", " + grouped(offered - outcome->responses) + " already here";
    tell(state, std::move(report));
}

}  // namespace

ImportView build_import(const model::Workspace& workspace, const ImportState& state) {
    ImportView view;
    view.phase = state.phase;
    view.file_name = state.csv.name;
    view.title = "Take in \u201C" + state.csv.name + "\u201D";
    view.targets.push_back({"", "A new survey made from its columns"});
    for (const auto& [id, survey] : workspace.table<model::Survey>())
        view.targets.push_back({id, survey.title});
    for (std::size_t i = 0; i < view.targets.size(); i++)
        if (view.targets[i].id == state.target_id) view.target = static_cast<int>(i);
    if (state.reader) view.progress = state.reader->progress();
    view.progress_words =
        core::fixed_number(100 * view.progress, 0) + "% read, nothing applied yet";
    view.shows_problems = state.shows_problems;
    view.problems_title =
        counted(state.report.problems.size(), "thing", "things") + " to know about this file";
    for (const core::Problem& problem : state.report.problems) {
        if (view.problems.size() == kProblemsShown) {
            view.problems.push_back(
                "and " + grouped(state.report.problems.size() - kProblemsShown) + " more");
            break;
        }
        view.problems.push_back(problem.place.empty() ? problem.message
                                                      : problem.place + ": " + problem.message);
    }
    return view;
}

void advance_import(app::Session& session, ImportState& state) {
    if (state.phase == ImportPhase::idle && !state.files.empty() && !state.has_news)
        return take_next(session, state);
    if (state.phase == ImportPhase::choosing && !state.files.empty() &&
        is_wording_table(state.files.front().bytes)) {
        state.questions_csv = std::move(state.files.front().bytes);
        state.files.pop_front();
    }
    if (state.phase == ImportPhase::reading && state.reader->step(kRowsPerFrame))
        finish_reading(session, state);
}

void start_reading(const app::Session& session, ImportState& state) {
    std::optional<survey::Definition> definition;
    exchange::CsvImportOptions options;
    if (!state.target_id.empty()) {
        auto known =
            survey::build_definition(session.workspace(), model::SurveyId(state.target_id));
        if (!known) {
            state.phase = ImportPhase::idle;
            return tell(state, refused(state.csv.name, known.error()));
        }
        definition = std::move(*known);
    } else {
        // The same file makes the same survey, so dropping it again finds it here already.
        options.survey_id = core::hash_id(model::Survey::kPrefix, "csv " + state.csv.name);
        options.title = state.new_title;
        options.questions_csv = state.questions_csv;
        if (session.workspace().table<model::Survey>().find(std::string_view(options.survey_id))) {
            auto known =
                survey::build_definition(session.workspace(), model::SurveyId(options.survey_id));
            if (known.ok()) definition = std::move(*known);
        }
    }
    auto reader = exchange::CsvImport::open(std::move(state.csv.bytes), std::move(definition),
                                            std::move(options));
    if (!reader) {
        state.phase = ImportPhase::idle;
        return tell(state, refused(state.csv.name, reader.error()));
    }
    state.reader.emplace(std::move(*reader));
    state.phase = ImportPhase::reading;
}

void stop_import(ImportState& state) {
    state.reader.reset();
    state.csv = {};
    state.questions_csv.clear();
    state.phase = ImportPhase::idle;
}

}  // namespace icx::ui
