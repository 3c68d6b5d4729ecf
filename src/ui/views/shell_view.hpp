// The frame round every screen of the studio as plain data: places, title, save state in words.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/routes.hpp"
#include "app/session.hpp"
#include "model/workspace.hpp"
#include "ui/widgets/icon.hpp"
#include "ui/widgets/style.hpp"

namespace icx::ui {

// The state of saving in words; shared by the studio and the respondent's page.
struct SaveView {
    Icon icon = Icon::saved;
    Tone tone = Tone::positive;
    std::string words;
    bool offers_export = false;
};
SaveView build_save(const app::SaveStatus& status, std::int64_t saving_since_ms);

struct PlaceView {
    app::Place place;
    Icon icon;
    std::string label;
    std::string to;
    bool is_current = false;
    int count = 0;
};

struct Crumb {
    std::string label;
    std::string to;
};

struct ShellView {
    std::vector<PlaceView> places;  // Home .. Library
    PlaceView settings;
    std::vector<PlaceView> bottom_bar;  // the phone's five
    std::string title;
    std::optional<Crumb> parent;
    SaveView save;
    std::string backup_words;  // "12 changes since the last export", may be empty
    std::string organisation;
    std::string organisation_note;  // "Sample data"
    std::string initials;
    bool is_dense = false;  // rail with icons only
};

struct ShellInput {
    app::Route route;
    app::SaveStatus save;
    std::int64_t saving_since_ms = 0;  // how long the present saving has lasted
    std::uint64_t changes_since_export = 0;
    int open_things = 0;  // for Act
    bool is_compact = false;
};

ShellView build_shell(const model::Workspace& workspace, const ShellInput& input);

// What the top bar and the document's title call a route.
std::string screen_title(const model::Workspace& workspace, const app::Route& route);

}  // namespace icx::ui
