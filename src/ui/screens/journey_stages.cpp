// One journey stage by stage, as a list: on phones, and for whoever prefers to read it.
#include "app/journey_commands.hpp"
#include "core/text.hpp"
#include "ui/screens/journey_screen.hpp"

namespace icx::ui {
namespace {

void draw_figures(Context& ui, const BoardStep& step) {
    Row row(ui, {.gap = 8, .wrap = true});
    if (step.assumed) tag(ui, "assumed " + feeling_words(*step.assumed), {.outline = true});
    if (step.measured)
        tag(ui,
            "measured " + core::fixed_number(step.measured->mean, 1) + ", " +
                std::to_string(step.measured->n) + " answers",
            {.tone = step.measured->mean < 0 ? Tone::negative : Tone::accent});
    else if (!step.measured_words.empty())
        tag(ui, "measured: " + step.measured_words, {.icon = Icon::hidden, .outline = true});
    if (!step.promise.empty())
        tag(ui, step.promise + (step.open_words.empty() ? "" : ", " + step.open_words),
            {.tone = step.promise_tone});
    if (!step.opens.empty())
        link(ui, "opens", "Opens " + step.opens, step.opens_route, {.strong = false});
    for (const std::string& what : step.blind)
        tag(ui, what, {.icon = Icon::flag, .outline = true});
}

void draw_cards(Context& ui, const JourneyView& view, std::size_t at, MapState& state) {
    const BoardStep& step = view.steps[at];
    bool has_cards = false;
    for (std::size_t lane = 0; lane < view.lanes.size(); lane++)
        has_cards |= !view.cell(lane, at).empty();
    if (!has_cards) return;
    List list(ui, "cards", "Cards of " + step.title);
    for (std::size_t lane = 0; lane < view.lanes.size(); lane++) {
        IdScope lane_scope(ui, view.lanes[lane].id);
        for (const BoardCard& entry : view.cell(lane, at)) {
            IdScope card_scope(ui, entry.id);
            if (list_row(ui, "row", entry.text.empty() ? "Empty card" : entry.text,
                         {.icon = lane_icon(view.lanes[lane].kind),
                          .detail = view.lanes[lane].title + ", " + entry.note +
                                    (entry.linked.empty() ? "" : ", " + entry.linked)}))
                state.open_card = entry.id;
        }
    }
}

void draw_step(Context& ui, const JourneyView& view, std::size_t at, MapState& state,
               app::CommandSink& sink) {
    const BoardStep& step = view.steps[at];
    IdScope scope(ui, step.id);
    Card card(ui, {.gap = 8, .name = step.title});
    {
        Row head(ui, {.gap = 8});
        if (step.is_moment)
            icon(ui, Icon::moment,
                 {.color = Color::warning_ink, .fill = true, .name = "Moment that matters"});
        heading(ui, 3, step.title, {.style = TextStyle::reading, .grow = true});
        if (button(ui, "open", "Edit", {.size = Size::dense, .name = "Edit " + step.title}))
            state.open_step = step.id;
    }
    draw_figures(ui, step);
    draw_cards(ui, view, at, state);
    Menu menu(ui, "add", "Add a card to " + step.title, {.label = "Add a card"});
    if (!menu) return;
    for (const BoardLane& lane : view.lanes)
        if (menu.item(lane.id, lane.title, {.icon = lane_icon(lane.kind)}))
            sink.push(app::AddCard{model::StepId(step.id), model::LaneId(lane.id), ""},
                      [&state](const core::Result<app::Outcome>& made) {
                          if (made.ok()) state.open_card = made->created;
                      });
}

}  // namespace

void draw_journey_stages(Context& ui, const JourneyView& view, MapState& state,
                         app::CommandSink& sink) {
    ScrollArea main(ui, "main", {.role = Role::main, .max_width = 720});
    if (!view.purpose.empty()) muted(ui, view.purpose);
    for (const BoardStage& stage : view.stages) {
        IdScope scope(ui, stage.id);
        heading(ui, 2, stage.title);
        for (std::size_t step = stage.first; step < stage.first + stage.count; step++)
            draw_step(ui, view, step, state, sink);
    }
}

void draw_blind_spots(Context& ui, const JourneyView& view, MapState& state) {
    ScrollArea main(ui, "main", {.role = Role::main, .max_width = 960});
    if (view.blind.empty()) {
        Card card(ui);
        empty_state(ui, "none",
                    {.icon = Icon::success,
                     .tone = Tone::positive,
                     .title = "No blind spots",
                     .words = "Each step is measured, has a promise and somebody who answers for "
                              "it."});
        return;
    }
    muted(ui, "Steps that nobody measures, promises or answers for. Moments that matter come "
              "first.");
    Card card(ui, {.padding = {16, 4}, .gap = 0, .name = "Blind spots"});
    List list(ui, "blind", "Blind spots");
    for (const BlindSpot& spot : view.blind) {
        IdScope scope(ui, spot.step + spot.what);
        ListItem item(ui, "item");
        Row row(ui, {.gap = 12});
        icon(ui, spot.is_moment ? Icon::moment : Icon::flag,
             {.color = spot.is_moment ? Color::warning_ink : Color::text_muted,
              .fill = spot.is_moment});
        {
            Column words(ui, {.grow = true, .gap = 0});
            text(ui, spot.title + ": " + spot.what, {.strong = true});
            caption(ui, spot.why);
        }
        if (button(ui, "fill", "Fill it",
                   {.size = Size::dense, .name = "Fill it, " + spot.title + ", " + spot.what}))
            state.open_step = spot.step;
    }
}

}  // namespace icx::ui
