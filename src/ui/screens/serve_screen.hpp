// The place Serve: its states, its figures, and which of its screens is drawn.
#pragma once

#include <string>

#include "app/routes.hpp"
#include "app/session.hpp"
#include "ui/views/goals_view.hpp"
#include "ui/views/hours_view.hpp"
#include "ui/views/log_import_view.hpp"
#include "ui/views/openslo_view.hpp"
#include "ui/views/requests_view.hpp"
#include "ui/views/standard_view.hpp"
#include "ui/views/standards_view.hpp"
#include "ui/views/watermelon_view.hpp"
#include "ui/widgets/ui.hpp"

namespace icx::ui {

struct ServeState {
    app::Desk desk;
    StandardsState standards;
    StandardState standard;
    RequestsState requests;
    LogImportState log;
    CalendarState calendar;
    WatermelonState watermelon;
    GoalsState goals;
    OpenSloState openslo;
};

struct ServeTools {
    app::Session& session;
    core::ZoneSource& zones;
    std::string local_zone;  // of this device
    app::CommandSink& sink;
    core::Date today;
    ResultsOf results;
    // While a log comes in nothing of it counts, yet each piece would have all figures made again.
    bool is_taking_log = false;
};

// Brings the figures up to date. Open requests grow older by themselves: asks for a frame when the
// minute is over.
ServeContext ready_desk(Context& ui, app::Desk& desk, const ServeTools& tools);

// False: there is nothing at this address.
bool draw_serve(Context& ui, const app::Route& route, ServeState& state, const ServeTools& tools);

// A dropped CSV goes here when it looks like a request log, or when the person is at Serve and can
// say what its columns are. False: it is something else, and `bytes` are untouched.
bool offer_log(const std::string& name, std::string& bytes, bool is_serving, ServeState& state,
               const std::string& local_zone, const model::Workspace& workspace);
// A calendar file while a calendar is open: its holidays are offered there.
bool offer_ics(const std::string& name, const std::string& bytes, const app::Route& route,
               const model::Workspace& workspace, ServeState& state, core::ZoneSource& zones,
               core::Date today);
// The dialogs of files that were dropped, over whatever place is shown. A report when a log was
// taken in.
std::optional<app::ImportReport> draw_log_dialog(Context& ui, ServeState& state,
                                                 const ServeTools& tools);

}  // namespace icx::ui
