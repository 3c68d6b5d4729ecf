#include "ui/screens/journey_screen.hpp"

#include <algorithm>
#include <utility>

#include "app/journey_commands.hpp"
#include "app/journey_figures.hpp"
#include "exchange/journey_text.hpp"
#include "exchange/json_canvas.hpp"
#include "ui/screens/hand_over.hpp"
#include "ui/views/journey_export_view.hpp"

namespace icx::ui {
namespace {

void draw_export(Menu& menu, Context& ui, const JourneyView& view, const MapTools& tools) {
    const auto file = [&](JourneyFormat format) {
        return make_journey_file(tools.session.workspace(), view.id, format);
    };
    const Menu::ItemOptions out{.icon = Icon::export_};
    if (menu.item("svg", "Export a picture (SVG)", out)) hand_over(ui, file(JourneyFormat::svg));
    if (menu.item("png", "Export a picture (PNG)", out)) {
        const ExportFile picture = file(JourneyFormat::png);
        ui.host().download_picture(picture.name, picture.bytes);
    }
    if (menu.item("csv", "Export a table (CSV)", out)) hand_over(ui, file(JourneyFormat::csv));
    if (menu.item("mermaid", "Export as Mermaid", out)) hand_over(ui, file(JourneyFormat::mermaid));
    if (menu.item("canvas", "Export as JSON Canvas", out))
        hand_over(ui, file(JourneyFormat::json_canvas));
    if (menu.item("excalidraw", "Export to Excalidraw", out))
        hand_over(ui, file(JourneyFormat::excalidraw));
}

void draw_more(Context& ui, const JourneyView& view, MapState& state, const MapTools& tools) {
    Menu menu(ui, "more", "More for this journey", {});
    if (!menu) return;
    if (menu.item("about", "Name, purpose, personas", {.icon = Icon::edit}))
        state.is_editing_journey = true;
    if (menu.item("lane", "Add a lane", {.icon = Icon::add})) state.is_adding_lane = true;
    if (menu.item("ideas", "Weigh the ideas", {.icon = Icon::practice}))
        ui.navigate(app::to_hash({app::Place::ideas, view.id}));
    if (menu.item("people", "Who takes part", {.icon = Icon::people})) state.look = MapLook::people;
    if (menu.item("keep", "Keep this version", {.icon = Icon::saved})) state.is_keeping = true;
    if (menu.item("versions", "Compare versions", {.icon = Icon::duplicate}))
        state.look = MapLook::versions;
    menu.line();
    draw_export(menu, ui, view, tools);
    if (menu.item("print", "Print", {.icon = Icon::print})) {
        state.look = MapLook::stages;
        ui.host().print();
    }
}

void draw_wide_tools(Context& ui, const JourneyView& view, MapState& state, const MapTools& tools) {
    std::vector<Choice> personas;
    int chosen = 0;
    for (std::size_t i = 0; i < view.personas.size(); i++) {
        if (view.personas[i].first == view.persona) chosen = static_cast<int>(i);
        personas.push_back({view.personas[i].first, view.personas[i].second});
    }
    if (select(ui, "persona", "Whose feelings", personas, chosen,
               {.hide_label = true, .size = Size::dense, .width = 144}))
        state.persona = view.personas[static_cast<std::size_t>(chosen)].first;
    const Choice states[] = {{"now", "As it is now"}, {"then", "As it should be"}};
    int is_to_be = state.is_to_be;
    if (select(ui, "state", "State", states, is_to_be,
               {.hide_label = true, .size = Size::dense, .width = 144}))
        state.is_to_be = is_to_be == 1;
    chip(ui, "measured", "Measured", state.shows_measured);
    chip(ui, "assumed", "Assumed", state.shows_assumed);
    spacer(ui);
    if (icon_button(ui, "narrower", Icon::minus, "Zoom out", {.disabled = state.zoom == 0}))
        state.zoom--;
    if (icon_button(ui, "wider", Icon::add, "Zoom in", {.disabled = state.zoom == 4})) state.zoom++;
    if (icon_button(ui, "undo", Icon::undo, "Undo",
                    {.disabled = !tools.session.undo_label().has_value()}))
        tools.undo();
    if (ui.viewport().width >= 1360 &&
        icon_button(ui, "redo", Icon::redo, "Redo",
                    {.disabled = !tools.session.redo_label().has_value()}))
        tools.redo();
}

void draw_bar(Context& ui, const JourneyView& view, MapState& state, const MapTools& tools) {
    Dock bar(ui, "map-bar", Edge::top, 0, {.role = Role::region, .name = "Tools of the map"});
    Row row(ui, {.gap = 8, .wrap = ui.compact(), .min_height = 56, .padding = {0, 8}});
    const std::string blind = "Blind spots " + std::to_string(view.blind.size());
    const Choice looks[] = {
        {"journey", "Journey"}, {"blueprint", "Blueprint"}, {"stages", "List"}, {"blind", blind}};
    int look = state.look <= MapLook::blind_spots ? static_cast<int>(state.look) : -1;
    if (segmented(ui, "look", "View", looks, look)) state.look = static_cast<MapLook>(look);
    if (ui.viewport().width >= 1200 && state.look == MapLook::journey)
        draw_wide_tools(ui, view, state, tools);
    else if (!ui.compact())
        spacer(ui);
    draw_more(ui, view, state, tools);
    if (button(ui, "add", "Add a step",
               {.kind = ButtonKind::primary, .size = Size::dense, .icon = Icon::add})) {
        const auto open = [&state](const core::Result<app::Outcome>& made) {
            if (made.ok()) state.open_step = made->created;
        };
        if (view.stages.empty())
            tools.sink.push(app::AddStage{model::JourneyId(view.id), ""}, open);
        else
            tools.sink.push(app::AddStep{model::StageId(view.stages.back().id), {}, ""}, open);
    }
}

// The way here from the journeys above it.
void draw_crumbs(Context& ui, const JourneyView& view) {
    if (view.crumbs.empty()) return;
    Dock dock(ui, "map-crumbs", Edge::top, 0,
              {.role = Role::navigation, .name = "Journeys above this one"});
    Row row(ui, {.gap = 8, .wrap = true, .min_height = 32, .padding = {0, 4}});
    caption(ui, "Part of");
    for (std::size_t i = 0; i < view.crumbs.size(); i++) {
        if (i > 0) icon(ui, Icon::expand, {.size = 14});
        link(ui, "crumb-" + std::to_string(i), view.crumbs[i].first, view.crumbs[i].second);
    }
}

void draw_foot(Context& ui, const JourneyView& view, MapState& state, const MapTools& tools) {
    Dock foot(ui, "map-foot", Edge::bottom, 0, {.role = Role::region, .name = "What the map says"});
    Row row(ui, {.gap = 12, .min_height = 56, .padding = {0, 8}});
    if (const BoardCard* card = state.card.empty() ? nullptr : view.find_card(state.card)) {
        icon(ui, evidence_icon(card->evidence));
        text(ui, card->text.empty() ? "Empty card" : card->text,
             {.strong = true, .max_lines = 1, .max_width = 360});
        caption(ui, card->linked.empty() ? card->note : card->note + ", " + card->linked,
                {.color = Color::text_muted, .max_lines = 1, .grow = true});
        if (button(ui, "details", "Card details", {.size = Size::dense, .icon = Icon::edit}))
            state.open_card = card->id;
        if (icon_button(ui, "drop", Icon::delete_, "Delete the card")) {
            tools.sink.push(app::RemoveCard{model::CardId(card->id)});
            state.card.clear();
            ui.toast({.id = "undo", .text = "Card deleted", .action = "Undo", .icon = "delete"});
        }
        if (icon_button(ui, "leave", Icon::close, "Close")) state.card.clear();
        return;
    }
    icon(ui, Icon::practice, {.color = Color::accent_ink});
    const std::string blueprint = std::to_string(view.handovers) +
                                  (view.handovers == 1 ? " hand-over between departments. "
                                                       : " hand-overs between departments. ") +
                                  "Drawn strong: each is a place where work waits.";
    text(ui, state.look == MapLook::blueprint ? blueprint : view.finding,
         {.max_lines = 2, .grow = true});
    if (!view.stale_words.empty() && !ui.compact())
        status(ui, Icon::warning, view.stale_words, Tone::warning);
    if (state.look != MapLook::blueprint && !view.finding_step.empty() &&
        button(ui, "open-step", "Open the step", {.size = Size::dense}))
        state.open_step = view.finding_step;
}

void refresh(MapState& state, MapCache& cache, const MapTools& tools) {
    const model::Workspace& workspace = tools.session.workspace();
    std::string steps_of = state.persona + "|" + (state.is_to_be ? "t" : "n") + "|" +
                           std::to_string(tools.desk.stale_at().ms);
    std::string now = state.journey + "|" + std::to_string(workspace.revision) + "|" + steps_of;
    const bool is_new_day = !(cache.day == tools.today);
    if (now == cache.made_of && !is_new_day) return;
    bool old_steps = steps_of != cache.steps_of || cache.view.id != state.journey;
    if (old_steps || !only_cards_changed(workspace, cache.view, cache.revision)) {
        const auto steps = model::steps_of(workspace, model::JourneyId(state.journey));
        std::string drops = state.journey + app::drops_signature(workspace, steps);
        if (drops != cache.drops_of) {
            cache.drops = app::drops_of(workspace, steps);
            cache.drops_of = std::move(drops);
            old_steps = true;
        }
    }
    // A new day makes cards stale; what was made while answers were counted is made again.
    if (is_new_day || cache.made_of.empty()) cache.view = {};
    refresh_journey({{workspace, tools.desk, tools.figures}, tools.today, cache.drops}, state,
                    cache.revision, old_steps, cache.view);
    cache.revision = workspace.revision;
    cache.day = tools.today;
    cache.steps_of = std::move(steps_of);
    cache.made_of = tools.figures.is_counting() ? "" : std::move(now);
}

const PeopleView& people_of(MapCache& cache, const MapTools& tools) {
    if (cache.people_of != cache.made_of || cache.made_of.empty()) {
        cache.people = build_people({tools.session.workspace(), tools.desk, tools.figures},
                                    cache.view.id, app::last_quarter(tools.today));
        cache.people_of = cache.made_of;
    }
    return cache.people;
}

void draw_one(Context& ui, MapState& state, MapCache& cache, const MapTools& tools) {
    const JourneyView& view = cache.view;
    const model::Workspace& workspace = tools.session.workspace();
    draw_crumbs(ui, view);
    draw_bar(ui, view, state, tools);
    const bool is_board =
        !ui.phone() && (state.look == MapLook::journey || state.look == MapLook::blueprint);
    if (is_board) draw_foot(ui, view, state, tools);
    if (state.look == MapLook::blind_spots)
        draw_blind_spots(ui, view, state);
    else if (state.look == MapLook::people)
        draw_people(ui, people_of(cache, tools));
    else if (state.look == MapLook::versions)
        draw_versions(ui, build_versions(workspace, view, state), state, tools.sink);
    else if (is_board)
        draw_journey_board(ui, view, state, tools.sink);
    else
        draw_journey_stages(ui, view, state, tools.sink);
    draw_journey_dialogs(ui, view, build_map_open(workspace, view, state), state, tools.sink);
    if (state.is_keeping) draw_keep_dialog(ui, view, state, tools.today, tools.sink);
}

}  // namespace

bool offer_journey(const std::string& bytes, MapState& state) {
    const bool is_mermaid = exchange::is_mermaid_journey(bytes);
    const bool is_canvas = exchange::is_json_canvas(bytes);
    if (!is_mermaid && !is_canvas && !exchange::is_journey_csv(bytes)) return false;
    auto read = is_canvas    ? exchange::read_json_canvas(bytes)
                : is_mermaid ? exchange::read_mermaid(bytes)
                             : exchange::read_journey_csv(bytes);
    if (read.ok())
        state.offered = std::move(*read);
    else
        state.offer_error = core::describe(read.error());
    return true;
}

void take_journey(Context& ui, MapState& state, app::CommandSink& sink) {
    if (!state.offer_error.empty())
        ui.toast({.id = "failed",
                  .text = "Not taken in: " + std::exchange(state.offer_error, {}),
                  .urgent = true});
    if (!state.offered) return;
    sink.push(app::ImportJourney{*std::exchange(state.offered, std::nullopt)},
              [&ui](const core::Result<app::Outcome>& made) {
                  if (!made.ok()) return;
                  ui.navigate("#/journeys/" + made->created);
                  const bool is_new = made->problems.empty();
                  ui.toast({.id = is_new ? "undo" : "imported",
                            .text = is_new ? "Journey taken in" : "This journey is already here",
                            .action = is_new ? "Undo" : ""});
              });
}

bool draw_map(Context& ui, const app::Route& route, MapState& state, MapCache& cache,
              const MapTools& tools) {
    const model::Workspace& workspace = tools.session.workspace();
    if (route.place == app::Place::journeys) {
        tools.desk.refresh(workspace, tools.zones, ui.now());
        draw_atlas(ui, build_atlas({workspace, tools.desk, tools.figures}), state, tools);
        if (state.is_choosing_template) draw_journey_templates(ui, state, tools.sink);
        return true;
    }
    tools.desk.refresh(workspace, tools.zones, ui.now());
    if (state.journey != route.id) {
        const int zoom = state.zoom;
        state = {};
        state.zoom = zoom;
        state.journey = route.id;
    }
    refresh(state, cache, tools);
    if (!cache.view.is_found) return false;
    draw_one(ui, state, cache, tools);
    return true;
}

}  // namespace icx::ui
