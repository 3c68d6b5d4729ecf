#include "ui/screens/studio.hpp"

#include "app/actions.hpp"
#include "app/survey_commands.hpp"
#include "app/workspace_commands.hpp"
#include "ui/screens/designer_screen.hpp"
#include "ui/screens/home_screen.hpp"
#include "ui/screens/ideas_screen.hpp"
#include "ui/screens/import_screen.hpp"
#include "ui/screens/journey_screen.hpp"
#include "ui/screens/organisation_screen.hpp"
#include "ui/screens/outbox_screen.hpp"
#include "ui/screens/partners_screen.hpp"
#include "ui/screens/places_screen.hpp"
#include "ui/screens/respond_screen.hpp"
#include "ui/screens/results_screen.hpp"
#include "ui/screens/serve_screen.hpp"
#include "ui/screens/settings_screen.hpp"
#include "ui/screens/shell_screen.hpp"
#include "ui/screens/surveys_screen.hpp"
#include "ui/screens/workshop_screen.hpp"
#include "ui/views/dates.hpp"
#include "ui/views/export_view.hpp"
#include "ui/views/figures.hpp"

namespace icx::ui {

using app::ActionId;
using app::Place;

struct Studio::State {
    State(app::Session& s, Device& d) : session(s), device(d) {}

    app::Session& session;
    Device& device;
    app::CommandSink sink;
    app::Route route;
    bool is_open = false;
    bool has_new_route = false;
    app::RecoveryReport recovery;
    std::string open_error;
    std::uint64_t exported_revision = 0;
    std::optional<core::Instant> saving_since;
    Figures figures;

    SurveysState surveys;
    DesignerState designer;
    ResultsState results;
    OrganisationState organisation;
    PaletteState palette;
    ImportState import;
    std::uint32_t undo_toast = 0;  // the one that offers to undo `undo_toast_step`
    std::uint64_t undo_toast_step = 0;
    ServeState serve;
    PartnersState partners;
    MapState map;
    MapCache map_cache;
    WorkshopsState workshops;
    IdeasState ideas;
    bool wants_big_screen = false, wants_clock = false;
    RespondState respond;
    RespondState preview;
    std::uint64_t preview_revision = 0;
    std::uint64_t asked_revision = 0;
    bool shows_shortcuts = false;
    bool shows_notices = false;
    std::optional<ActionId> pending_action;  // from a shortcut, carried out inside the next frame

    const model::Workspace& workspace() const { return session.workspace(); }
    core::Date today(Context& ui) const { return local_day(ui.now(), device.utc_offset_minutes); }
    std::uint64_t changes_since_export() const {
        return workspace().revision > exported_revision ? workspace().revision - exported_revision
                                                        : 0;
    }
    app::ActionContext action_context() const {
        return {route, session.undo_label().has_value(), session.redo_label().has_value(),
                model::settings(workspace()).is_sample};
    }

    void draw_place(Context& ui);
    void draw_home_place(Context& ui);
    ServeTools serve_tools(Context& ui) {
        return {session,
                *device.zones,
                device.local_zone,
                sink,
                today(ui),
                [this](const model::SurveyId& id) { return figures.results(workspace(), id); }};
    }
    WorkshopTools workshop_tools(Context& ui) {
        return {session, sink, [this, &ui] { undo(ui); }};
    }
    void draw_results(Context& ui);
    void draw_respond_place(Context& ui);
    void draw_designer_place(Context& ui);
    void draw_outbox_place(Context& ui);
    void draw_overlays(Context& ui);
    void carry_out_import(Context& ui);
    void carry_out(ActionId action, Context& ui);
    void carry_out(RespondState& from, Context& ui);
    void export_workspace(Context& ui);
    void undo(Context& ui);
    void drop_stale_undo(Context& ui);
    void redo(Context& ui);
    ShellView shell(Context& ui);
    RespondInput respond_input(Context& ui);
    void sync_respond_source();
    FiguresOf figures_of() {
        return [this](const model::SurveyId& id) { return figures.headline(workspace(), id); };
    }
};

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

std::string export_name(const model::Workspace& workspace, core::Date today) {
    std::string name;
    for (const char c : model::settings(workspace).name) {
        const bool is_plain =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (is_plain)
            name.push_back(c);
        else if (!name.empty() && name.back() != '-')
            name.push_back('-');
    }
    return (name.empty() ? "icx-studio" : name) + "-" + core::iso_date(today) + ".json";
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

// Wishes of a respondent's screen: files, sharing, undo.
void Studio::State::carry_out(RespondState& from, Context& ui) {
    using Kind = RespondWish::Kind;
    const RespondWish wish = std::exchange(from.wish, {});
    switch (wish.kind) {
    case Kind::none:
    case Kind::reload:
        return;
    case Kind::undo:
        undo(ui);
        return;
    case Kind::export_unsaved:
        export_workspace(ui);
        return;
    case Kind::download:
    case Kind::share:
    case Kind::copy:
        break;
    }
    const auto text = app::export_receipts(workspace(), wish.receipts);
    if (!text) {
        ui.toast({.id = "failed", .text = core::describe(text.error()), .urgent = true});
        return;
    }
    const auto* first = workspace().table<model::Receipt>().find(wish.receipts.front());
    const std::string name =
        wish.receipts.size() == 1 && first ? response_file_name(*first) : "answers.json";
    if (wish.kind == Kind::copy)
        ui.host().write_clipboard(*text);
    else if (wish.kind == Kind::share)
        ui.host().share_file(name, "application/json", *text);
    else
        ui.host().download(name, "application/json", *text);
    for (const model::ReceiptId& id : wish.receipts)
        sink.push(app::MarkHandedOver{id});
}

RespondInput Studio::State::respond_input(Context& ui) {
    using From = app::SaveStatus::State;
    const app::SaveStatus status = session.journal().status();
    RespondInput input;
    input.save.state = status.state == From::failed   ? RespondSave::State::failed
                       : status.state == From::saving ? RespondSave::State::saving
                                                      : RespondSave::State::saved;
    input.save.reason = status.reason;
    input.save.is_slow = saving_since && ui.now().ms - saving_since->ms > 400;
    input.can_share = ui.host().can_share_files();
    input.utc_offset_minutes = device.utc_offset_minutes;
    return input;
}

// The survey that is asked at #/respond/<id>: the published version, or the draft as it stands. A
// newer version is taken up between two respondents, never in the middle of one.
void Studio::State::sync_respond_source() {
    const auto* survey = workspace().table<model::Survey>().find(std::string_view(route.id));
    const bool is_same = respond.source && respond.source->definition.survey.id.text == route.id;
    const bool is_known =
        survey &&
        (survey->version.valid() ? respond.source && respond.source->version == survey->version
                                 : asked_revision == workspace().revision);
    if (is_same && (respond.step != RespondStep::start || !survey || is_known)) return;
    asked_revision = workspace().revision;
    respond = {};
    respond.mode = RespondMode::studio;
    if (!survey) return show_trouble(respond, RespondTrouble::missing, "");
    auto asked = app::asked_survey(workspace(), survey->id);
    if (!asked) return show_trouble(respond, RespondTrouble::broken, core::describe(asked.error()));
    RespondSource source{std::move(asked->definition), std::move(asked->value), asked->version, {}};
    offer_survey(respond, std::move(source));
    respond.home_route = app::to_hash({Place::survey, route.id});
}

void Studio::State::draw_respond_place(Context& ui) {
    sync_respond_source();
    sync_respond(workspace(), respond);
    draw_respond(build_respond(workspace(), respond, respond_input(ui)), respond, sink, ui);
    carry_out(respond, ui);
}

void Studio::State::draw_outbox_place(Context& ui) {
    respond.mode = RespondMode::studio;
    if (respond.step != RespondStep::outbox) show_outbox(respond);
    ScrollArea main(ui, "main", {.role = Role::main, .max_width = 720});
    draw_outbox(build_respond(workspace(), respond, respond_input(ui)), respond, sink, ui, 2);
    carry_out(respond, ui);
}

void Studio::State::draw_designer_place(Context& ui) {
    if (designer.survey != route.id) {
        designer = {};
        designer.survey = route.id;
        preview = {};
    }
    const DesignerView view = build_designer(workspace(), route.id, designer);
    if (!view.is_found) return draw_not_found(ui);
    DesignerHooks hooks;
    hooks.can_undo = session.undo_label().has_value();
    hooks.can_redo = session.redo_label().has_value();
    hooks.undo = [&] { undo(ui); };
    hooks.redo = [&] { redo(ui); };
    hooks.download_survey_file = [&] {
        const auto file = app::survey_file(workspace(), model::SurveyId(route.id));
        if (file.ok())
            ui.host().download(view.file_name, "application/json", *file);
        else
            ui.toast({.id = "failed", .text = core::describe(file.error()), .urgent = true});
    };
    hooks.copy_link = [&] {
        ui.host().write_clipboard(view.link_query);
        ui.toast({.id = "copied", .text = "Copied. Put it behind this page\u2019s address"});
    };
    hooks.draw_preview = [&] {
        if (!preview.source || preview_revision != workspace().revision) {
            const auto definition =
                survey::build_definition(workspace(), model::SurveyId(route.id));
            if (!definition) return;
            preview.mode = RespondMode::preview;
            RespondSource source{*definition, survey::to_value(*definition), {}, {}};
            if (preview.source)
                refresh_preview(preview, std::move(source));
            else
                offer_survey(preview, std::move(source));
            preview_revision = workspace().revision;
        }
        app::CommandSink nowhere;
        Pane pane(ui, 576);
        draw_respond(build_respond(workspace(), preview, respond_input(ui)), preview, nowhere, ui);
        preview.wish = {};
    };
    draw_designer(ui, view, designer, hooks, sink);
}

void Studio::State::draw_results(Context& ui) {
    const auto* survey = workspace().table<model::Survey>().find(std::string_view(route.id));
    if (!survey) return draw_not_found(ui);
    if (results.survey != route.id) {
        results = {};
        results.survey = route.id;
    }
    const insight::SurveyResults* figures_now = figures.results(workspace(), survey->id);
    const ResultsView view = build_results(workspace(), *survey, figures_now, results, today(ui));
    draw_results_screen(ui, view, results, [&](ResultsExport what) {
        const ExportFile file =
            make_export(workspace(), *survey, what, today(ui), session.export_bundle());
        if (file.error.empty())
            ui.host().download(file.name, file.mime, file.bytes);
        else
            ui.toast({.id = "failed", .text = file.error, .urgent = true});
    });
}

void Studio::State::draw_home_place(Context& ui) {
    serve.desk.refresh(workspace(), *device.zones, ui.now());
    if (!serve.desk.requests().empty())
        ui.wake_after(static_cast<double>(serve.desk.stale_at().ms - ui.now().ms) / 1000 + 0.01);
    const ServeTools tools = serve_tools(ui);
    const ServeContext context{workspace(), serve.desk, tools.zones, serve.desk.as_of(ui.now())};
    const HomeView view = build_home(workspace(), figures_of(),
                                     {ui.now(), device.utc_offset_minutes, changes_since_export(),
                                      device.last_export, recovery.was_evicted, &serve.desk,
                                      watermelon_headline(build_watermelon(
                                          context, tools.results, tools.today, serve.watermelon))});
    switch (draw_home(ui, view, sink)) {
    case HomeWish::create_survey:
        surveys.is_choosing_template = true;
        break;
    case HomeWish::load_sample:
        sink.push(app::LoadSample{});
        break;
    case HomeWish::none:
        break;
    }
}

void Studio::State::draw_place(Context& ui) {
    switch (route.place) {
    case Place::home:
        return draw_home_place(ui);
    case Place::standards:
    case Place::standard:
    case Place::requests:
    case Place::hours:
    case Place::calendar:
    case Place::watermelons:
        if (!draw_serve(ui, route, serve, serve_tools(ui))) draw_not_found(ui);
        return;
    case Place::journeys:
    case Place::journey:
        if (!draw_map(ui, route, map, map_cache,
                      {session, *device.zones, sink, today(ui), serve.desk, figures,
                       [&] { undo(ui); }, [&] { redo(ui); }}))
            draw_not_found(ui);
        return;
    case Place::ideas:
        if (!draw_ideas(ui, route, ideas, workspace(), sink)) draw_not_found(ui);
        return;
    case Place::workshops:
    case Place::workshop:
        if (!draw_workshops(ui, route, workshops, workshop_tools(ui))) draw_not_found(ui);
        return;
    case Place::surveys:
        return draw_surveys(ui, build_surveys(workspace(), surveys, figures_of()), surveys, sink);
    case Place::survey:
        return draw_designer_place(ui);
    case Place::results:
        return draw_results(ui);
    case Place::outbox:
        return draw_outbox_place(ui);
    case Place::organisation:
        return draw_organisation(ui, build_organisation(workspace()), organisation, sink);
    case Place::department:
    case Place::agreement:
        if (!draw_partners(ui, route, partners, serve.desk, serve_tools(ui))) draw_not_found(ui);
        return;
    case Place::library:
        return draw_library(ui);
    case Place::settings: {
        const SettingsView view = build_settings(
            workspace(), {session.journal().status(), recovery, device.facts, today(ui),
                          device.last_export ? std::optional(local_day(*device.last_export,
                                                                       device.utc_offset_minutes))
                                             : std::nullopt,
                          changes_since_export()});
        const SettingsEvents events = draw_settings(ui, view, sink);
        if (events.wants_export) export_workspace(ui);
        if (events.wants_notices) shows_notices = true;
        if (events.settled)
            session.settle(events.settled->conflict, events.settled->choices[events.choice].value);
        return;
    }
    case Place::respond:
    case Place::workshop_screen:
    case Place::not_found:
        return draw_not_found(ui);
    default:
        return draw_later_place(ui, route.place);
    }
}

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
