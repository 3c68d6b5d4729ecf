// Taking a request log in: which column is what, what the first rows then say, which of two
// readings of a date is meant, and what came of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/imports.hpp"
#include "app/request_import.hpp"
#include "core/zone.hpp"

namespace icx::ui {

struct LogImportState {
    std::optional<app::LogFile> file;  // while the dialog is open
    std::string error;
};

struct LogColumnRow {
    std::string label;
    int chosen = 0;  // into LogImportView::columns
    bool is_required = false;
};

// A cell of the first rows: a time as it will be read, with what the file says below it.
struct LogCell {
    std::string words, detail;
    bool is_unread = false;
};

struct LogImportView {
    bool is_open = false;
    std::string title;
    std::vector<std::string> columns;  // the first stands for "not in this file"
    std::vector<LogColumnRow> fields;  // in the order of app::LogField
    std::vector<std::string> preview_head;
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
void choose_column(LogImportState& state, std::size_t field, int chosen);
void choose_service(LogImportState& state, const LogImportView& view, int chosen);

// Reads all of it and applies it as one change; what came of it. Nothing on an error, which stays
// in the dialog.
std::optional<app::ImportReport> take_log(app::Session& session, LogImportState& state,
                                          core::ZoneSource& zones);

}  // namespace icx::ui
