// Which screen stands at an address, and what it is given.
#include "app/workspace_commands.hpp"
#include "ui/screens/hand_over.hpp"
#include "ui/screens/places_screen.hpp"
#include "ui/screens/studio_state.hpp"
#include "ui/views/export_view.hpp"

namespace icx::ui {

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
        hand_over(ui, make_export(workspace(), *survey, what, today(ui), session.export_bundle()));
    });
}

void Studio::State::draw_home_place(Context& ui) {
    const ServeTools tools = serve_tools(ui);
    const ServeContext context = ready_desk(ui, serve.desk, tools);
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
    case Place::goals:
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

}  // namespace icx::ui
