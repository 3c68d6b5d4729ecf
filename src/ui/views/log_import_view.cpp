#include "ui/views/log_import_view.hpp"

#include "app/request_commands.hpp"
#include "app/standard_commands.hpp"
#include "ui/views/dates.hpp"

namespace icx::ui {
namespace {

bool is_needed(app::LogField field) {
    return field == app::LogField::number || field == app::LogField::opened;
}

void add_preview(LogImportView& view, const app::LogFile& file) {
    std::vector<std::string> head;
    for (std::size_t i = 0; i < app::kLogFields; i++)
        if (file.columns[i] >= 0)
            head.emplace_back(app::log_field_label(static_cast<app::LogField>(i)));
    view.preview.push_back(std::move(head));
    for (const auto& row : file.preview) {
        std::vector<std::string> cells;
        for (const int column : file.columns)
            if (column >= 0) cells.push_back(row[static_cast<std::size_t>(column)]);
        view.preview.push_back(std::move(cells));
    }
}

void add_formats(LogImportView& view, const app::LogFile& file) {
    view.has_format = !file.formats.empty();
    view.is_ambiguous = file.formats.size() > 1;
    for (const app::TimeFormat& format : file.formats)
        view.formats.push_back("The first time is " + format.example);
    if (!view.has_format)
        view.format_words = "The times in these columns could not be read. Choose other columns.";
    else if (!view.is_ambiguous)
        view.format_words = view.formats[0] + ", on the clock of " + file.tz;
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
    add_formats(view, file);
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
