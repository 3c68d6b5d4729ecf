// Actions from shortcuts, menus and the palette, and undo.
#include "app/workspace_commands.hpp"
#include "core/text.hpp"
#include "ui/screens/studio_state.hpp"

namespace icx::ui {
namespace {

std::string export_name(const model::Workspace& workspace, core::Date today) {
    const std::string name = core::file_stem(model::settings(workspace).name);
    return (name.empty() ? "icx-studio" : name) + "-" + core::iso_date(today) + ".json";
}

}  // namespace

void Studio::State::undo(Context& ui) {
    const auto label = session.undo_label();
    if (session.undo()) ui.announce("Undone, " + *label);
}

void Studio::State::redo(Context& ui) {
    const auto label = session.redo_label();
    if (session.redo()) ui.announce("Done again, " + *label);
}

// "Undo" on a toast means the step it was shown for: once another one is the newest, it goes.
void Studio::State::drop_stale_undo(Context& ui) {
    const std::uint32_t shown = ui.toast_number("undo");
    if (shown != undo_toast)
        undo_toast_step = session.undo_step();
    else if (shown != 0 && undo_toast_step != session.undo_step())
        ui.dismiss_toast("undo");
    undo_toast = shown;
}

void Studio::State::export_workspace(Context& ui) {
    ui.host().download(export_name(workspace(), today(ui)), "application/json",
                       session.export_bundle());
    exported_revision = workspace().revision;
    device.last_export = ui.now();
    if (device.keep_last_export) device.keep_last_export(ui.now());
    ui.toast({.id = "exported", .text = "Everything is in one file in your downloads"});
}

void Studio::State::carry_out(ActionId action, Context& ui) {
    switch (action) {
    case ActionId::none:
        return;
    case ActionId::undo:
        undo(ui);
        return;
    case ActionId::redo:
        redo(ui);
        return;
    case ActionId::palette:
        palette.is_open = !palette.is_open;
        return;
    case ActionId::new_survey:
        surveys.is_choosing_template = true;
        return;
    case ActionId::export_workspace:
        export_workspace(ui);
        return;
    case ActionId::import_file:
        ui.host().choose_files(".json,.csv");
        return;
    case ActionId::load_sample:
        sink.push(app::LoadSample{});
        return;
    case ActionId::remove_sample:
        sink.push(app::RemoveSample{});
        return;
    case ActionId::theme_light:
        ui.set_theme(ThemeChoice::light);
        return;
    case ActionId::theme_dark:
        ui.set_theme(ThemeChoice::dark);
        return;
    case ActionId::theme_contrast:
        ui.set_theme(ThemeChoice::contrast);
        return;
    case ActionId::theme_auto:
        ui.set_theme(ThemeChoice::automatic);
        return;
    case ActionId::print:
        ui.host().print();
        return;
    case ActionId::shortcuts:
        shows_shortcuts = true;
        return;
    }
}

}  // namespace icx::ui
