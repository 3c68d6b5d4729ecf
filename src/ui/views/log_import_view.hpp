// Taking a request log in: which column is what, what the first rows then say, which of two
// readings of a date is meant, and what came of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/imports.hpp"
#include "app/log_intake.hpp"
#include "core/zone.hpp"

namespace icx::ui {

struct LogImportState {
    std::optional<app::LogFile> file;      // while the dialog is open
    std::optional<app::LogIntake> intake;  // while it is taken in
    std::string error;
};

struct LogColumnRow {
    app::LogField field;
    std::string label;
    int chosen = 0;  // into LogImportView::columns
    bool is_required = false;
};

// A cell of the first rows: a time as it will be read, with what the file says below it.
struct LogCell {
    std::string words, detail;
    bool is_unread = false;
};

struct LogPreviewColumn {
    std::string label;
    bool is_time = false;
};

struct LogActivityRow {
    std::string name, label;  // "Closed, 120 times"
    std::vector<std::string> meanings, labels;
    int chosen = 0;
};

struct LogImportView {
    bool is_open = false;
    bool is_running = false;
    double progress = 0;
    std::string phase, progress_words;
    std::string title;
    std::string recognised;  // "Looks like a Jira export", empty: like nobody's that is known
    bool is_events = false;
    std::vector<LogActivityRow> activities;
    std::string more_activities;       // those that are not listed
    bool is_remembered = false;        // these columns were taken in before
    std::vector<std::string> columns;  // the first stands for "not in this file"
    std::vector<LogColumnRow> fields;  // that this kind of log has
    std::vector<LogPreviewColumn> preview_head;
    std::vector<std::vector<LogCell>> preview;
    std::string date_question;          // asked when day and month cannot be told apart
    std::vector<std::string> readings;  // the answers to it, as LogTimes::formats
    std::string date_words;             // how the times are read, and which row settled it
    std::string date_warning;           // some cannot be read
    bool has_times = false;
    bool can_start = false;
    std::vector<std::string> services, service_ids;  // the last one stands for a new service
    int service = 0;
    bool is_new_service = false;
    std::string error;
};

LogImportView build_log_import(const model::Workspace& workspace, const LogImportState& state);
void choose_column(LogImportState& state, app::LogField field, int chosen);
void choose_kind(LogImportState& state, bool is_events);
void choose_meaning(LogImportState& state, const LogActivityRow& row, int chosen);
void choose_service(LogImportState& state, const LogImportView& view, int chosen);

// Begins to take it in. On an error nothing was changed, and it stays in the dialog.
void start_log(const app::Session& session, LogImportState& state, core::ZoneSource& zones);
// Some more of it, about 60 ms; a report when it is done or cannot be.
std::optional<app::ImportReport> advance_log(app::Session& session, LogImportState& state);
// Nothing of it counts.
void stop_log(LogImportState& state);

}  // namespace icx::ui
