// The one table of actions: menu, palette, shortcut and help read it. An action is an id, its
// words, its shortcut and when it is possible; who carries it out is the studio.
#pragma once

#include <span>
#include <string_view>

#include "app/routes.hpp"

namespace icx::app {

enum class ActionId {
    none,
    undo,
    redo,
    palette,
    new_survey,
    export_workspace,
    import_file,
    load_sample,
    remove_sample,
    theme_light,
    theme_dark,
    theme_contrast,
    theme_auto,
    print,
    shortcuts
};

// What decides whether an action is possible now.
struct ActionContext {
    Route route;
    bool can_undo = false;
    bool can_redo = false;
    bool has_sample = false;
};

struct Action {
    ActionId id;
    std::string_view key;  // stable text id
    std::string_view label;
    std::string_view shortcut;  // "Ctrl+Z", "" when none
    std::string_view keywords;  // further words the palette finds it by
    bool (*is_enabled)(const ActionContext&);
};

std::span<const Action> actions();
const Action* find_action(ActionId id);
// The action of a pressed chord such as "Ctrl+Shift+Z", if it is possible now; none otherwise.
ActionId action_of_shortcut(std::string_view chord, const ActionContext& context);

}  // namespace icx::app
