#include "ui/views/log_import_view.hpp"

#include "app/request_commands.hpp"
#include "app/standard_commands.hpp"
#include "ui/views/dates.hpp"

namespace icx::ui {
namespace {

bool is_needed(app::LogField field) {
    return field == app::LogField::number || field == app::LogField::opened;
}

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
    for (std::size_t i = 0; i < app::kLogFields; i++)
        if (file.columns[i] >= 0)
            view.preview_head.emplace_back(app::log_field_label(static_cast<app::LogField>(i)));
    for (const auto& row : file.preview) {
        std::vector<LogCell> cells;
        for (std::size_t i = 0; i < app::kLogFields; i++)
            if (const int column = file.columns[i]; column >= 0)
                cells.push_back(cell_of(file, static_cast<app::LogField>(i),
                                        row[static_cast<std::size_t>(column)]));
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

}  // namespace

LogImportView build_log_import(const model::Workspace& workspace, const LogImportState& state) {
    LogImportView view;
    if (!state.file) return view;
    const app::LogFile& file = *state.file;
    view.is_open = true;
    view.title = "Take in \u201C" + file.name + "\u201D";
    view.columns.emplace_back("Not in this file");
    view.columns.insert(view.columns.end(), file.header.begin(), file.header.end());
    for (std::size_t i = 0; i < app::kLogFields; i++) {
        const auto field = static_cast<app::LogField>(i);
        view.fields.push_back(
            {std::string(app::log_field_label(field)), file.columns[i] + 1, is_needed(field)});
    }
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

void choose_column(LogImportState& state, std::size_t field, int chosen) {
    state.file->columns[field] = chosen - 1;
    app::find_formats(*state.file);
}

void choose_service(LogImportState& state, const LogImportView& view, int chosen) {
    state.file->service = view.service_ids[static_cast<std::size_t>(chosen)];
}

std::optional<app::ImportReport> take_log(app::Session& session, LogImportState& state,
                                          core::ZoneSource& zones) {
    app::LogFile& file = *state.file;
    const auto refuse = [&](const core::Error& error) {
        state.error = "Not taken in, " + core::describe(error) + ". Nothing was changed.";
        return std::nullopt;
    };
    // Read once before anything is made, so that a file that cannot be read changes nothing.
    const auto trial = app::read_log(file, session.workspace(), file.service, zones);
    if (!trial) return refuse(trial.error());
    if (file.service.empty()) {
        const auto made = session.run(app::AddService{file.new_service, {}, {}});
        if (!made) return refuse(made.error());
        file.service = made->created;
    }
    auto read = app::read_log(file, session.workspace(), file.service, zones);
    if (!read) return refuse(read.error());
    const std::size_t offered = read->rows.size();
    const auto outcome = session.run(app::ImportRequests{file.name, std::move(read->rows)});
    if (!outcome) return refuse(outcome.error());
    app::ImportReport report;
    report.is_ok = true;
    report.is_undoable = outcome->responses > 0;
    report.words = counted(outcome->responses, "request", "requests") + " taken in";
    if (offered > outcome->responses)
        report.words += ", " + grouped(offered - outcome->responses) + " already here";
    report.problems = std::move(read->problems);
    report.problems.insert(report.problems.end(), outcome->problems.begin(),
                           outcome->problems.end());
    state = {};
    return report;
}

}  // namespace icx::ui
