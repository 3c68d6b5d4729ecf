// Settings: the organisation, the look, what is stored here and how safe it is, files in and out,
// concurrent versions to choose from, notices.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/session.hpp"
#include "model/workspace.hpp"
#include "ui/views/shell_view.hpp"

namespace icx::ui {

struct DeviceFacts {  // what the platform found out; false means "missing here"
    bool is_secure = false;
    bool has_locks = false;
    bool has_offline_start = false;
    bool has_persistence_asked = false;
    bool has_second_copy = false;  // values lie in files beside the browser's database too
    int restored = 0;  // values put back from there at this start; -1: that did not succeed
    bool is_installed = false;
};

struct SettingsInput {
    app::SaveStatus save;
    app::RecoveryReport recovery;
    DeviceFacts device;
    core::Date today;
    std::optional<core::Date> last_export;
    std::uint64_t changes_since_export = 0;
};

struct Fact {
    Icon icon;
    Tone tone;
    std::string words;
};

struct ConflictChoice {
    std::string label;
    core::Value value;
};

struct ConflictView {
    std::string key;
    std::string title;                    // "Title of survey “Autumn service pulse”"
    std::vector<ConflictChoice> choices;  // the shown one first
    model::Conflict conflict;
};

struct SettingsView {
    std::string organisation;
    int min_group = 5;
    int min_comments = 10;
    bool has_sample = false;
    std::string sample_words;
    std::vector<std::pair<std::string, std::string>> counts;  // "Surveys", "10"
    std::vector<Fact> storage_facts;
    std::vector<core::Problem> problems;
    std::vector<ConflictView> conflicts;
    std::string export_words;
};

SettingsView build_settings(const model::Workspace& workspace, const SettingsInput& input);

}  // namespace icx::ui
