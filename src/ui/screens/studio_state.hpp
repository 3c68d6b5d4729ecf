// What the studio holds between frames; its parts are studio.cpp (frame, shell, what lies over the
// page), studio_actions.cpp, studio_places.cpp and studio_respond.cpp.
#pragma once

#include "app/actions.hpp"
#include "ui/screens/designer_screen.hpp"
#include "ui/screens/home_screen.hpp"
#include "ui/screens/ideas_screen.hpp"
#include "ui/screens/import_screen.hpp"
#include "ui/screens/journey_screen.hpp"
#include "ui/screens/organisation_screen.hpp"
#include "ui/screens/outbox_screen.hpp"
#include "ui/screens/partners_screen.hpp"
#include "ui/screens/respond_screen.hpp"
#include "ui/screens/results_screen.hpp"
#include "ui/screens/serve_screen.hpp"
#include "ui/screens/settings_screen.hpp"
#include "ui/screens/shell_screen.hpp"
#include "ui/screens/studio.hpp"
#include "ui/screens/surveys_screen.hpp"
#include "ui/screens/workshop_screen.hpp"
#include "ui/views/dates.hpp"
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
                [this](const model::SurveyId& id) { return figures.results(workspace(), id); },
                serve.log.intake != std::nullopt};
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

}  // namespace icx::ui
