#include "app/actions.hpp"

namespace icx::app {
namespace {

bool always(const ActionContext&) { return true; }
bool can_undo(const ActionContext& context) { return context.can_undo; }
bool can_redo(const ActionContext& context) { return context.can_redo; }
bool has_sample(const ActionContext& context) { return context.has_sample; }
bool has_no_sample(const ActionContext& context) { return !context.has_sample; }

constexpr Action kActions[] = {
    {ActionId::palette, "palette", "Search or run", "Ctrl+K", "find command", always},
    {ActionId::undo, "undo", "Undo", "Ctrl+Z", "back revert", can_undo},
    {ActionId::redo, "redo", "Redo", "Ctrl+Y", "again", can_redo},
    {ActionId::new_survey, "new_survey", "New survey", "", "template create questionnaire", always},
    {ActionId::import_file, "import_file", "Import a file", "", "open answers responses csv json",
     always},
    {ActionId::export_workspace, "export_workspace", "Export everything as a file", "Ctrl+E",
     "backup save bundle download copy", always},
    {ActionId::load_sample, "load_sample", "Fill with the sample company", "", "demo merrowdale",
     has_no_sample},
    {ActionId::remove_sample, "remove_sample", "Remove the sample company", "", "demo merrowdale",
     has_sample},
    {ActionId::theme_auto, "theme_auto", "Follow the system's theme", "", "colour light dark",
     always},
    {ActionId::theme_light, "theme_light", "Switch to light theme", "", "colour bright", always},
    {ActionId::theme_dark, "theme_dark", "Switch to dark theme", "", "colour night", always},
    {ActionId::theme_contrast, "theme_contrast", "Switch to high contrast", "",
     "colour accessibility", always},
    {ActionId::print, "print", "Print this page", "Ctrl+P", "paper pdf", always},
    {ActionId::shortcuts, "shortcuts", "Show keyboard shortcuts", "", "keys help", always},
};

}  // namespace

std::span<const Action> actions() { return kActions; }

const Action* find_action(ActionId id) {
    for (const Action& action : kActions)
        if (action.id == id) return &action;
    return nullptr;
}

ActionId action_of_shortcut(std::string_view chord, const ActionContext& context) {
    if (chord == "Ctrl+Shift+Z") chord = "Ctrl+Y";
    for (const Action& action : kActions)
        if (!action.shortcut.empty() && action.shortcut == chord)
            return action.is_enabled(context) ? action.id : ActionId::none;
    return ActionId::none;
}

}  // namespace icx::app
