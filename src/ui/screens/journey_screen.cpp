#include "ui/screens/journey_screen.hpp"

#include <algorithm>
#include <utility>

#include "app/journey_commands.hpp"
#include "app/journey_figures.hpp"
#include "app/journey_parts.hpp"
#include "core/text.hpp"
#include "exchange/journey_text.hpp"
#include "report/journey_picture.hpp"
#include "ui/screens/workshop_screen.hpp"

namespace icx::ui {
namespace {

void draw_list(Context& ui, const JourneysView& view, MapState& state, const MapTools& tools) {
    ScrollArea main(ui, "main", {.role = Role::main, .max_width = 1200});
    draw_map_tabs(ui, false);
    if (view.rows.empty()) {
        Card card(ui);
        const EmptyStateChoice choice = empty_state(
            ui, "none",
            {.icon = Icon::journey,
             .title = "No journeys yet",
             .words = "A journey shows step by step what a colleague goes through: a joiner\u2019s "
                      "first month, a laptop request, a pay that was wrong. Assume how each step "
                      "feels, link survey questions and promises, and see where the map is wrong.",
             .primary = "Start from a template",
             .secondary = "Blank journey"});
        if (choice == EmptyStateChoice::primary) state.is_choosing_template = true;
        if (choice == EmptyStateChoice::secondary)
            tools.sink.push(app::CreateJourney{}, [&ui](const core::Result<app::Outcome>& made) {
                if (made.ok()) ui.navigate("#/journeys/" + made->created);
            });
        return;
    }
    {
        Row bar(ui, {.gap = 8, .wrap = ui.compact()});
        text(ui, "What colleagues go through, step by step",
             {.color = Color::text_muted, .grow = !ui.compact()});
        file_button(ui, "import", "Import", {.accept = ".csv,.mmd,.txt"});
        if (button(ui, "new", "New journey", {.kind = ButtonKind::primary, .icon = Icon::add}))
            state.is_choosing_template = true;
    }
    for (const JourneyRow& row : view.rows) {
        IdScope scope(ui, row.id);
        Card card(ui, {.gap = 4, .name = row.title});
        Row head(ui, {.gap = 12, .align = Align::start});
        icon_tile(ui, Icon::journey, Tone::accent);
        {
            Column words(ui, {.grow = true, .gap = 0});
            link(ui, "open", row.title, row.route, {.style = TextStyle::reading});
            if (!row.purpose.empty()) muted(ui, row.purpose);
            caption(ui, row.note);
        }
        if (icon_button(ui, "delete", Icon::delete_, "Delete " + row.title)) {
            tools.sink.push(app::RemoveJourney{model::JourneyId(row.id)});
            ui.toast({.id = "undo",
                      .text = "Journey \u201C" + row.title + "\u201D deleted",
                      .action = "Undo",
                      .icon = "delete"});
        }
    }
}

std::string file_name(const JourneyView& view, const char* ending) {
    const std::string name = core::file_stem(view.title);
    return (name.empty() ? "journey" : name) + ending;
}

void draw_more(Context& ui, const JourneyView& view, MapState& state, const MapTools& tools) {
    Menu menu(ui, "more", "More for this journey", {});
    if (!menu) return;
    if (menu.item("about", "Name, purpose, personas", {.icon = Icon::edit}))
        state.is_editing_journey = true;
    if (menu.item("lane", "Add a lane", {.icon = Icon::add})) state.is_adding_lane = true;
    if (menu.item("ideas", "Weigh the ideas", {.icon = Icon::practice}))
        ui.navigate(app::to_hash({app::Place::ideas, view.id}));
    menu.line();
    const auto document = app::document_of(tools.session.workspace(), model::JourneyId(view.id));
    if (menu.item("svg", "Export a picture (SVG)", {.icon = Icon::export_}))
        ui.host().download(file_name(view, ".svg"), "image/svg+xml", report::journey_svg(document));
    if (menu.item("csv", "Export a table (CSV)", {.icon = Icon::export_}))
        ui.host().download(file_name(view, ".csv"), "text/csv", exchange::to_csv(document));
    if (menu.item("mermaid", "Export as Mermaid", {.icon = Icon::export_}))
        ui.host().download(file_name(view, ".mmd"), "text/plain", exchange::to_mermaid(document));
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
    int look = static_cast<int>(state.look);
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

const BoardCard* find_card(const JourneyView& view, const std::string& id) {
    for (const auto& cell : view.cells)
        for (const BoardCard& card : cell)
            if (card.id == id) return &card;
    return nullptr;
}

void draw_foot(Context& ui, const JourneyView& view, MapState& state, const MapTools& tools) {
    Dock foot(ui, "map-foot", Edge::bottom, 0, {.role = Role::region, .name = "What the map says"});
    Row row(ui, {.gap = 12, .min_height = 56, .padding = {0, 8}});
    if (const BoardCard* card = state.card.empty() ? nullptr : find_card(view, state.card)) {
        icon(ui, evidence_icon(card->evidence));
        text(ui, card->text.empty() ? "Empty card" : card->text,
             {.strong = true, .max_lines = 1, .max_width = 360});
        caption(ui, card->note, {.color = Color::text_muted, .max_lines = 1, .grow = true});
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

std::string signature(const MapState& state, const MapTools& tools) {
    return state.journey + "|" + state.persona + "|" + (state.is_to_be ? "t" : "n") + "|" +
           std::to_string(tools.session.workspace().revision) + "|" +
           std::to_string(tools.desk.stale_at().ms) + "|" + core::iso_date(tools.today);
}

void refresh(MapState& state, MapCache& cache, const MapTools& tools) {
    const model::Workspace& workspace = tools.session.workspace();
    std::string now = signature(state, tools);
    if (now == cache.made_of) return;
    const auto steps = model::steps_of(workspace, model::JourneyId(state.journey));
    std::string drops = state.journey + app::drops_signature(workspace, steps);
    if (drops != cache.drops_of) {
        cache.drops = app::drops_of(workspace, steps);
        cache.drops_of = std::move(drops);
    }
    cache.view =
        build_journey({workspace, tools.desk, tools.figures, tools.today, cache.drops}, state);
    // While answers are counted the view is made again in each frame.
    cache.made_of = tools.figures.is_counting() ? "" : std::move(now);
}

void draw_one(Context& ui, MapState& state, const JourneyView& view, const MapTools& tools) {
    draw_bar(ui, view, state, tools);
    const bool is_board =
        !ui.phone() && (state.look == MapLook::journey || state.look == MapLook::blueprint);
    if (is_board) draw_foot(ui, view, state, tools);
    if (state.look == MapLook::blind_spots)
        draw_blind_spots(ui, view, state);
    else if (is_board)
        draw_journey_board(ui, view, state, tools.sink);
    else
        draw_journey_stages(ui, view, state, tools.sink);
    draw_journey_dialogs(ui, view, state, tools.session.workspace(), tools.sink);
}

}  // namespace

bool offer_journey(const std::string& bytes, MapState& state) {
    const bool is_mermaid = exchange::is_mermaid_journey(bytes);
    if (!is_mermaid && !exchange::is_journey_csv(bytes)) return false;
    auto read = is_mermaid ? exchange::read_mermaid(bytes) : exchange::read_journey_csv(bytes);
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
        draw_list(ui, build_journeys(workspace), state, tools);
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
    draw_one(ui, state, cache.view, tools);
    return true;
}

}  // namespace icx::ui
