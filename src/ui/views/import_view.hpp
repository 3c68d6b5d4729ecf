// Taking files in: what waits, what a CSV is asked for, how far reading is, what came of it.
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/imports.hpp"
#include "exchange/import_csv.hpp"
#include "model/workspace.hpp"

namespace icx::ui {

struct ImportedFile {
    std::string name;
    std::string bytes;
    bool is_too_large = false;
};

enum class ImportPhase { idle, choosing, reading };

struct ImportState {
    std::deque<ImportedFile> files;
    ImportPhase phase = ImportPhase::idle;
    ImportedFile csv;
    std::string questions_csv;  // came along with the answers: wording by question
    int target = 0;             // index into ImportView::targets
    std::string target_id;      // "" = a new survey
    std::string new_title;
    std::optional<exchange::CsvImport> reader;
    app::ImportReport report;
    bool has_news = false;  // the report is to be announced
    bool shows_problems = false;
};

struct ImportTarget {
    std::string id;
    std::string label;
};

struct ImportView {
    ImportPhase phase = ImportPhase::idle;
    std::string file_name, title;
    std::vector<ImportTarget> targets;
    int target = 0;
    double progress = 0;
    std::string progress_words;
    bool shows_problems = false;
    std::string problems_title;
    std::vector<std::string> problems;  // one line each
};

ImportView build_import(const model::Workspace& workspace, const ImportState& state);

// Takes the next waiting file, or reads some more of a CSV. Applies nothing before all of it was
// read.
void advance_import(app::Session& session, ImportState& state);
// The person chose where a CSV goes, or stopped.
void start_reading(const app::Session& session, ImportState& state);
void stop_import(ImportState& state);

}  // namespace icx::ui
