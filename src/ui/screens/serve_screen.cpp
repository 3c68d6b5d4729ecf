#include "ui/screens/serve_screen.hpp"

#include <utility>

#include "app/standard_commands.hpp"
#include "exchange/request_log.hpp"
#include "ui/screens/goals_screen.hpp"
#include "ui/screens/hand_over.hpp"
#include "ui/screens/hours_screen.hpp"
#include "ui/screens/log_import_screen.hpp"
#include "ui/screens/openslo_screen.hpp"
#include "ui/screens/requests_screen.hpp"
#include "ui/screens/standard_screen.hpp"
#include "ui/screens/standards_screen.hpp"
#include "ui/screens/watermelon_screen.hpp"
#include "ui/views/charter_view.hpp"
#include "ui/views/due_view.hpp"

namespace icx::ui {
namespace {

using app::Place;

using app::StandardExample;

void create(Context& ui, ServeState& state, const ServeTools& tools, StandardExample example) {
    tools.sink.push(app::CreateStandard{tools.local_zone, example},
                    [&ui, &state, example](const core::Result<app::Outcome>& outcome) {
                        if (!outcome.ok()) return;
                        state.standard = {};
                        state.standard.standard = outcome->created;
                        state.standard.is_editing = example == StandardExample::none;
                        ui.navigate(app::to_hash({Place::standard, outcome->created}));
                    });
}

void draw_list(Context& ui, ServeState& state, const ServeTools& tools) {
    const StandardsView view =
        build_standards(tools.session.workspace(), state.desk, state.standards);
    switch (draw_standards(ui, view, state.standards)) {
    case StandardsWish::new_standard:
        return create(ui, state, tools, StandardExample::none);
    case StandardsWish::reply:
        return create(ui, state, tools, StandardExample::reply);
    case StandardsWish::presence:
        return create(ui, state, tools, StandardExample::presence);
    case StandardsWish::first_time:
        return create(ui, state, tools, StandardExample::first_time);
    case StandardsWish::charter:
        return hand_over(ui, make_charter(tools.session.workspace(), state.desk, tools.today));
    case StandardsWish::openslo:
        return hand_over(ui, make_openslo_file(tools.session.workspace(), tools.today));
    case StandardsWish::none:
        return;
    }
}

bool draw_one(Context& ui, const std::string& id, ServeState& state, const ServeTools& tools,
              const ServeContext& context) {
    if (state.standard.standard != id) {
        const int cohort = state.standard.months.cohort;
        state.standard = {};
        state.standard.standard = id;
        state.standard.months.cohort = cohort;
    }
    const StandardView view = build_standard(context, state.standard);
    if (!view.is_found) return false;
    draw_standard(ui, view, state.standard, tools.sink);
    if (state.standard.is_editing)
        draw_standard_edit(ui,
                           build_standard_edit(context.workspace, id, tools.zones, &context.desk,
                                               context.now, state.standard.target_columns),
                           state.standard, tools.local_zone, tools.sink);
    return true;
}

bool draw_one_calendar(Context& ui, const std::string& id, ServeState& state,
                       const ServeTools& tools) {
    if (state.calendar.calendar != id) {
        state.calendar = {};
        state.calendar.calendar = id;
    }
    const model::Workspace& workspace = tools.session.workspace();
    const CalendarView view =
        build_calendar(workspace, id, state.calendar, tools.zones, tools.today);
    if (!view.is_found) return false;
    draw_calendar(ui, workspace, view, state.calendar, tools.today, tools.sink);
    return true;
}

}  // namespace

ServeContext ready_desk(Context& ui, app::Desk& desk, const ServeTools& tools) {
    const model::Workspace& workspace = tools.session.workspace();
    if (!tools.is_taking_log) {
        desk.refresh(workspace, tools.zones, ui.now());
        if (!desk.requests().empty())
            ui.wake_after(static_cast<double>(desk.stale_at().ms - ui.now().ms) / 1000 + 0.01);
    }
    return {workspace, desk, tools.zones, desk.as_of(ui.now())};
}

bool draw_serve(Context& ui, const app::Route& route, ServeState& state, const ServeTools& tools) {
    const model::Workspace& workspace = tools.session.workspace();
    const ServeContext context = ready_desk(ui, state.desk, tools);
    switch (route.place) {
    case Place::hours:
        draw_hours_list(ui, build_hours(workspace, tools.zones), tools.local_zone, tools.sink);
        return true;
    case Place::calendar:
        return draw_one_calendar(ui, route.id, state, tools);
    case Place::standards:
        draw_list(ui, state, tools);
        return true;
    case Place::standard:
        return draw_one(ui, route.id, state, tools, context);
    case Place::requests:
        draw_requests(ui, build_requests(context, state.requests), state.requests, tools.sink);
        if (std::exchange(state.requests.wants_due, false))
            hand_over(ui, make_due_file(context, state.requests.due_request));
        return true;
    case Place::goals:
        draw_goals(ui, build_goals(workspace, state.desk, state.goals), state.goals, tools.sink);
        return true;
    case Place::watermelons:
        draw_watermelon(ui, build_watermelon(context, tools.results, tools.today, state.watermelon),
                        state.watermelon, tools.sink);
        return true;
    default:
        return false;
    }
}

bool offer_log(const std::string& name, std::string& bytes, bool is_serving, ServeState& state,
               const std::string& local_zone, const model::Workspace& workspace) {
    if (!is_serving && !app::is_request_log(bytes)) return false;
    if (!exchange::read_header(bytes)) return false;  // from here on it cannot fail
    auto file = app::open_log(name, std::move(bytes), local_zone, workspace);
    if (!file) return false;
    state.log.file = std::move(*file);
    state.log.error.clear();
    return true;
}

bool offer_ics(const std::string& name, const std::string& bytes, const app::Route& route,
               const model::Workspace& workspace, ServeState& state, core::ZoneSource& zones,
               core::Date today) {
    if (route.place != Place::calendar || state.calendar.calendar != route.id) return false;
    state.calendar.offer = offer_holidays(workspace, route.id, name, bytes, zones, today);
    return true;
}

std::optional<app::ImportReport> draw_log_dialog(Context& ui, ServeState& state,
                                                 const ServeTools& tools) {
    const model::Workspace& workspace = tools.session.workspace();
    if (state.openslo.is_open())
        draw_openslo(ui, build_openslo(workspace, state.openslo), state.openslo, tools.sink);
    if (state.log.file && state.log.file->service.empty() &&
        state.log.file->new_service == "IT help desk")
        for (const model::Service* service : model::services(workspace))
            if (service->name == state.log.file->new_service)
                state.log.file->service = service->id.text;
    const LogImportView view = build_log_import(workspace, state.log);
    if (draw_log_import(ui, view, state.log, tools.sink))
        start_log(tools.session, state.log, tools.zones);
    if (state.log.intake) ui.wake_after(0);
    return advance_log(tools.session, state.log);
}

}  // namespace icx::ui
