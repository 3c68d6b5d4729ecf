#include "ui/views/log_import_view.hpp"

#include <algorithm>

#include "app/request_commands.hpp"
#include "core/text.hpp"
#include "ui/views/dates.hpp"

namespace icx::ui {
namespace {

constexpr std::int64_t kSlice_ms = 60;
constexpr std::size_t kActivitiesShown = 12;

std::string quoted(std::string_view text) { return "\u201C" + std::string(text) + "\u201D"; }

LogCell cell_of(const app::LogFile& file, app::LogField field, const std::string& cell) {
    if (!app::is_time_field(field) || cell.empty()) return {cell, "", false};
    const auto time = app::read_time(file.times, cell);
    if (!time) return {file.times.format() ? "Cannot be read" : "Not yet known", cell, true};
    const core::Date day = core::utc_date(time->at);
    return {weekday_day(day) + " " + std::to_string(day.year) + ", " + clock_time(time->at, 0) +
                (time->is_zoned ? " UTC" : ""),
            cell, false};
}

void add_preview(LogImportView& view, const app::LogFile& file) {
    const auto is_shown = [&](std::size_t i) {
        return file.columns[i] >= 0 &&
               app::has_field(static_cast<app::LogField>(i), file.is_events);
    };
    for (std::size_t i = 0; i < app::kLogFields; i++)
        if (is_shown(i))
            view.preview_head.push_back(
                {std::string(app::log_field_label(static_cast<app::LogField>(i), file.is_events)),
                 app::is_time_field(static_cast<app::LogField>(i))});
    for (const auto& row : file.preview) {
        std::vector<LogCell> cells;
        for (std::size_t i = 0; i < app::kLogFields; i++)
            if (is_shown(i))
                cells.push_back(cell_of(file, static_cast<app::LogField>(i),
                                        row[static_cast<std::size_t>(file.columns[i])]));
        view.preview.push_back(std::move(cells));
    }
}

std::string order_words(exchange::DayOrder order) {
    switch (order) {
    case exchange::DayOrder::day_first:
        return "Day first";
    case exchange::DayOrder::month_first:
        return "Month first";
    case exchange::DayOrder::none:
        break;
    }
    return "As written";
}

void add_times(LogImportView& view, const app::LogFile& file) {
    const app::LogTimes& times = file.times;
    view.has_times = !times.formats.empty();
    if (!view.has_times) {
        view.date_words = "The times in these columns could not be read. Choose other columns.";
        return;
    }
    for (const app::TimeFormat& format : times.formats)
        view.readings.push_back(order_words(format.order) + ", " + format.example);
    const std::string example =
        quoted(times.example.text) + " in row " + grouped(times.example.row);
    if (times.formats.size() > 1)
        view.date_question = example + " can be read in two ways, and no row of this file settles "
                                       "it. Which is meant?";
    else if (times.settled)
        view.date_words = order_words(times.formats[0].order) + ", so " + example + " is " +
                          times.formats[0].example + ". Row " + grouped(times.settled->row) +
                          " settled it: " + quoted(times.settled->text) +
                          " is no date the other way round.";
    else
        view.date_words = example + " is " + times.formats[0].example + ".";
    view.date_words += (view.date_words.empty() ? "" : " ") +
                       ("Times without a zone of their own are on the clock of " + file.tz + ".");
    if (times.against)
        view.date_warning = "Row " + grouped(times.against->row) + " says otherwise, " +
                            quoted(times.against->text) + ". ";
    if (times.read < times.cells)
        view.date_warning += counted(times.cells - times.read, "time", "times") +
                             " cannot be read; those rows will be left out and named.";
}

struct MeaningWords {
    std::string_view activity;
    const char* words;
};
constexpr MeaningWords kMeanings[] = {{app::kOpened, "It came in"},
                                      {app::kAcknowledged, "First reply"},
                                      {app::kWaiting, "Waiting, the clock stops"},
                                      {app::kResumed, "Goes on after waiting"},
                                      {app::kResolved, "Solved"},
                                      {app::kReopened, "Reopened"},
                                      {app::kReassigned, "Passed on"},
                                      {app::kWithdrawn, "Withdrawn"}};

void add_activities(LogImportView& view, const app::LogFile& file) {
    for (const app::LogActivity& activity : file.activities) {
        if (view.activities.size() == kActivitiesShown) break;
        LogActivityRow row;
        row.name = activity.name;
        row.label = quoted(activity.name) + ", " + counted(activity.count, "time", "times");
        row.meanings.push_back(activity.name);
        row.labels.emplace_back("Kept as it is called");
        for (const MeaningWords& meaning : kMeanings) {
            if (activity.meaning == meaning.activity && activity.meaning != activity.name)
                row.chosen = static_cast<int>(row.meanings.size());
            row.meanings.emplace_back(meaning.activity);
            row.labels.emplace_back(meaning.words);
        }
        view.activities.push_back(std::move(row));
    }
    if (file.activities.size() > view.activities.size())
        view.more_activities = counted(file.activities.size() - view.activities.size(),
                                       "rarer activity is", "rarer activities are") +
                               " kept as called, or read by name where it is plain.";
}

std::string recognised_words(const app::LogFile& file, const model::LogMapping* known) {
    if (known) return "Read as the last time, " + quoted(known->name) + ".";
    if (file.tool.empty()) return "";
    const char first = file.tool[0];
    const bool is_vowel = first == 'i' || first == 'o';
    return "Looks like " +
           (file.tool == "an event log" ? file.tool
                                        : (is_vowel ? "an " : "a ") + file.tool + " export") +
           ". Change whatever is not as you mean it.";
}

const char* phase_words(app::IntakePhase phase) {
    switch (phase) {
    case app::IntakePhase::reading:
        return "Reading the file";
    case app::IntakePhase::comparing:
        return "Comparing with what is here";
    case app::IntakePhase::applying:
    case app::IntakePhase::done:
        break;
    }
    return "Taking the requests in";
}

app::ImportReport failed(const std::string& name, const core::Error& error) {
    app::ImportReport report;
    report.words = quoted(name) + " was not taken in: " + core::describe(error) +
                   ". Nothing was changed" +
                   (error.advice.empty() ? "." : "; " + error.advice + ".");
    return report;
}

app::ImportReport report_of(app::IntakeReport read) {
    app::ImportReport report;
    report.is_ok = true;
    report.is_undoable = read.is_undoable;
    report.words = counted(read.taken, "request", "requests") + " taken in";
    if (read.already > 0) report.words += ", " + grouped(read.already) + " already here";
    report.problems = std::move(read.problems);
    if (read.moved > 0)
        report.problems.push_back(
            {"", counted(read.moved, "event stood", "events stood") +
                     " out of order in the file and was put in the order of time"});
    return report;
}

}  // namespace

LogImportView build_log_import(const model::Workspace& workspace, const LogImportState& state) {
    LogImportView view;
    if (state.intake) {
        view.is_running = true;
        view.title = "Taking in " + quoted(state.intake->file_name());
        view.progress = state.intake->progress();
        view.phase = phase_words(state.intake->phase());
        view.progress_words = std::string(view.phase) + ", " +
                              core::fixed_number(100 * view.progress, 0) +
                              "%. Nothing is changed before all of it is there.";
        return view;
    }
    if (!state.file) return view;
    const app::LogFile& file = *state.file;
    view.is_open = true;
    view.title = "Take in \u201C" + file.name + "\u201D";
    view.columns.emplace_back("Not in this file");
    view.columns.insert(view.columns.end(), file.header.begin(), file.header.end());
    for (std::size_t i = 0; i < app::kLogFields; i++) {
        const auto field = static_cast<app::LogField>(i);
        if (app::has_field(field, file.is_events))
            view.fields.push_back({field, std::string(app::log_field_label(field, file.is_events)),
                                   file.columns[i] + 1,
                                   app::is_needed_field(field, file.is_events)});
    }
    view.is_events = file.is_events;
    const model::LogMapping* known = app::mapping_for(workspace, file.header);
    view.is_remembered = known != nullptr;
    view.recognised = recognised_words(file, known);
    add_activities(view, file);
    add_preview(view, file);
    add_times(view, file);
    view.can_start = file.times.format() != nullptr;
    for (const model::Service* service : model::services(workspace)) {
        if (service->id.text == file.service) view.service = static_cast<int>(view.services.size());
        view.services.push_back(service->name);
        view.service_ids.push_back(service->id.text);
    }
    view.services.emplace_back("A new service");
    view.service_ids.emplace_back();
    view.is_new_service = file.service.empty();
    if (view.is_new_service) view.service = static_cast<int>(view.services.size()) - 1;
    view.error = state.error;
    return view;
}

void choose_column(LogImportState& state, app::LogField field, int chosen) {
    state.file->columns[static_cast<std::size_t>(field)] = chosen - 1;
    app::probe(*state.file);
}

void choose_kind(LogImportState& state, bool is_events) { app::set_events(*state.file, is_events); }

void choose_meaning(LogImportState& state, const LogActivityRow& row, int chosen) {
    for (app::LogActivity& activity : state.file->activities)
        if (activity.name == row.name)
            activity.meaning = row.meanings[static_cast<std::size_t>(chosen)];
}

void choose_service(LogImportState& state, const LogImportView& view, int chosen) {
    state.file->service = view.service_ids[static_cast<std::size_t>(chosen)];
}

void start_log(const app::Session& session, LogImportState& state, core::ZoneSource& zones) {
    auto intake = app::LogIntake::open(*state.file, session, zones);
    if (!intake) {
        state.error = "Not taken in, " + core::describe(intake.error()) + ". Nothing was changed.";
        return;
    }
    state.file.reset();
    state.error.clear();
    state.intake.emplace(std::move(*intake));
}

std::optional<app::ImportReport> advance_log(app::Session& session, LogImportState& state) {
    if (!state.intake) return std::nullopt;
    if (const auto worked = state.intake->work(session, kSlice_ms); !worked) {
        app::ImportReport report = failed(state.intake->file_name(), worked.error());
        state.intake.reset();
        return report;
    }
    if (state.intake->phase() != app::IntakePhase::done) return std::nullopt;
    app::ImportReport report = report_of(state.intake->take());
    state.intake.reset();
    return report;
}

void stop_log(LogImportState& state) { state.intake.reset(); }

}  // namespace icx::ui
