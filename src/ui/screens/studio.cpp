#include "ui/screens/places_screen.hpp"
#include "ui/screens/studio_state.hpp"

namespace icx::ui {
namespace {

void cycle_theme(Context& ui) {
    switch (ui.theme()) {
    case Theme::light:
        ui.set_theme(ThemeChoice::dark);
        return;
    case Theme::dark:
        ui.set_theme(ThemeChoice::contrast);
        return;
    case Theme::contrast:
        ui.set_theme(ThemeChoice::light);
        return;
    }
}

void draw_opening(Context& ui, const std::string& error) {
    ScrollArea main(ui, "main", {.role = Role::main, .max_width = 720});
    heading(ui, 1, "ICX Studio", {});
    if (error.empty()) {
        skeleton(ui, 5, "Opening your workspace");
        return;
    }
    Card card(ui);
    empty_state(ui, "not-opened",
                {.icon = Icon::error,
                 .tone = Tone::negative,
                 .title = "This workspace could not be opened",
                 .words = error});
}

}  // namespace

ShellView Studio::State::shell(Context& ui) {
    ShellInput input;
    input.route = route;
    input.save = session.journal().status();
    if (input.save.state == app::SaveStatus::State::saving) {
        if (!saving_since) saving_since = ui.now();
        input.saving_since_ms = ui.now().ms - saving_since->ms;
        if (input.saving_since_ms < 400) ui.wake_after(0.4);
    } else {
        saving_since.reset();
    }
    input.changes_since_export = changes_since_export();
    input.is_compact = ui.compact();
    return build_shell(workspace(), input);
}

// Says what came of an import, once, and goes to what it brought.
void Studio::State::carry_out_import(Context& ui) {
    if (import.phase == ImportPhase::reading) ui.wake_after(0);
    if (!import.has_news) return;
    import.has_news = false;
    const app::ImportReport& report = import.report;
    ui.toast({.id = report.is_undoable ? "undo" : "imported",
              .text = report.words,
              .action = report.is_undoable ? "Undo" : "",
              .icon = report.is_ok ? "success" : "error",
              .urgent = !report.is_ok});
    if (report.is_ok && !report.route_id.empty() &&
        !(route == app::Route{Place::results, report.route_id}))
        ui.navigate(app::to_hash({Place::results, report.route_id}));
}

void Studio::State::draw_overlays(Context& ui) {
    if (surveys.is_choosing_template) draw_template_chooser(ui, build_templates(), surveys, sink);
    advance_import(session, import);
    if (draw_import(ui, build_import(workspace(), import), import).wants_start)
        start_reading(session, import);
    if (auto report = draw_log_dialog(ui, serve, serve_tools(ui))) {
        import.report = std::move(*report);
        import.has_news = true;
        import.shows_problems = !import.report.problems.empty();
    }
    carry_out_import(ui);
    take_journey(ui, map, sink);
    if (palette.is_open) {
        const PaletteView view = build_palette(workspace(), palette.find, action_context());
        const PaletteChoice choice = draw_palette(ui, view, palette);
        carry_out(choice.action, ui);
        if (!choice.to.empty()) ui.navigate(choice.to);
    }
    if (shows_shortcuts) draw_shortcuts(ui, shows_shortcuts);
    if (shows_notices) draw_notices(ui, shows_notices);
    if (ui.toast_action("undo")) undo(ui);
    if (device.has_update) {
        ui.toast({.id = "update", .text = "A new version is ready", .action = "Restart"});
        if (ui.toast_action("update") && device.take_update) device.take_update();
        device.has_update = false;
    }
}

Studio::Studio(app::Session& session, Device& device)
    : state_(std::make_unique<State>(session, device)) {}
Studio::~Studio() = default;

void Studio::opened(const core::Result<app::RecoveryReport>& report) {
    state_->is_open = report.ok();
    if (report.ok())
        state_->recovery = *report;
    else
        state_->open_error = core::describe(report.error()) + ". Nothing was deleted.";
    state_->exported_revision = state_->workspace().revision;
}

void Studio::on_route(std::string_view hash) {
    const app::Route route = app::parse_route(hash);
    if (!(route == state_->route)) state_->has_new_route = true;
    state_->route = route;
    state_->palette.is_open = false;
}

void Studio::on_file(ImportedFile file) {
    State& state = *state_;
    const core::Date day = local_day(state.session.clock().now(), state.device.utc_offset_minutes);
    const model::Workspace& workspace = state.session.workspace();
    if (!file.is_too_large && offer_ics(file.name, file.bytes, state.route, workspace, state.serve,
                                        *state.device.zones, day))
        return;
    const bool is_csv = !file.is_too_large && app::is_csv(file.bytes);
    const bool is_serving = app::rail_place(state.route.place) == Place::standards;
    const std::string& zone = state.device.local_zone;
    if (!file.is_too_large && offer_journey(file.bytes, state.map)) return;
    if (!file.is_too_large && offer_openslo(file.name, file.bytes, state.serve.openslo)) return;
    if (is_csv && offer_log(file.name, file.bytes, is_serving, state.serve, zone, workspace))
        return;
    state.import.files.push_back(std::move(file));
}

bool Studio::on_shortcut(std::string_view chord) {
    const Place place = state_->route.place;
    if (chord == "F8" || chord == "F9") {
        if (place != Place::workshop && place != Place::workshop_screen) return false;
        (chord == "F8" ? state_->wants_big_screen : state_->wants_clock) = true;
        return true;
    }
    const ActionId action = app::action_of_shortcut(chord, state_->action_context());
    if (action == ActionId::none) return false;
    state_->pending_action = action;
    return true;
}

void Studio::frame(Context& ui) {
    State& state = *state_;
    if (!state.is_open) return draw_opening(ui, state.open_error);
    state.figures.begin_frame();
    if (state.pending_action)
        state.carry_out(*std::exchange(state.pending_action, std::nullopt), ui);
    const ShellView view = state.shell(ui);
    if (std::exchange(state.wants_big_screen, false)) toggle_big_screen(ui, state.route);
    if (std::exchange(state.wants_clock, false))
        toggle_clock(state.route, state.workshop_tools(ui));
    const bool is_answering = state.route.place == Place::respond;
    const bool is_room =
        state.route.place == Place::workshop_screen &&
        state.workspace().table<model::Workshop>().find(std::string_view(state.route.id));
    if (is_answering) {
        state.draw_respond_place(ui);
    } else if (is_room) {
        ui.set_language("en", Direction::left_to_right);
        ui.set_title(view.title);
        draw_room(ui, state.route, state.workshops.room, state.workshop_tools(ui));
    } else {
        ui.set_language("en", Direction::left_to_right);
        ui.set_title(view.title);
        ShellEvents events;
        draw_shell_start(ui, view, events);
        state.draw_place(ui);
        draw_shell_end(ui, view);
        if (events.wants_palette) state.palette.is_open = true;
        if (events.wants_export) state.export_workspace(ui);
        if (events.wants_theme) cycle_theme(ui);
    }
    if (std::exchange(state.has_new_route, false)) ui.focus_heading();
    state.draw_overlays(ui);
    state.session.run_all(state.sink);
    state.drop_stale_undo(ui);
    if (state.figures.is_counting()) ui.wake_after(0);
}

}  // namespace icx::ui
