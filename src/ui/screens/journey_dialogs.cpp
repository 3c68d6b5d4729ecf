#include <algorithm>
#include <iterator>

#include "app/journey_commands.hpp"
#include "app/journey_templates.hpp"
#include "app/journey_tree.hpp"
#include "app/survey_commands.hpp"
#include "core/text.hpp"
#include "ui/screens/journey_screen.hpp"
#include "ui/screens/record_select.hpp"
#include "ui/views/journey_edit_view.hpp"

namespace icx::ui {
namespace {

constexpr double kFeelings[] = {2, 1.5, 1, 0.5, 0, -0.5, -1, -1.5, -2};

void choose_feeling(Context& ui, std::string_view id, std::string_view label,
                    const std::optional<double>& value, app::SetFeeling command,
                    app::CommandSink& sink) {
    std::vector<std::string> words;
    std::vector<Choice> choices = {{"", "Not said"}};
    int selected = 0;
    for (const double e : kFeelings)
        words.push_back(feeling_words(e) + (e == 2    ? ", delighted"
                                            : e == 1  ? ", good"
                                            : e == 0  ? ", neither"
                                            : e == -1 ? ", bad"
                                            : e == -2 ? ", awful"
                                                      : ""));
    for (std::size_t i = 0; i < words.size(); i++) {
        if (value && *value == kFeelings[i]) selected = static_cast<int>(i) + 1;
        choices.push_back({words[i], words[i]});
    }
    if (!select(ui, id, label, choices, selected)) return;
    command.value.reset();
    if (selected > 0) command.value = kFeelings[selected - 1];
    sink.push(command);
}

// Who answers, what measures and what is promised: of a step or of a single contact.
template <class Set>
void choose_links(Context& ui, const LinkChoices& choices, std::string question,
                  std::string standard, std::string owner, Set set) {
    if (select_record(ui, "question", "Measured by the survey question", choices.questions,
                      "Nothing yet", question))
        set("question", question);
    if (select_record(ui, "standard", "Promise that holds here", choices.standards, "None",
                      standard))
        set("standard", standard);
    if (select_record(ui, "owner", "Department that answers for it", choices.owners, "Nobody yet",
                      owner))
        set("owner", owner);
}

void choose_sub_journey(Context& ui, const StepEdit& edit, app::CommandSink& sink) {
    std::string opens = edit.step.sub_journey.text;
    if (select_record(ui, "opens", "Journey that tells this step in full", edit.journeys, "None",
                      opens))
        sink.push(app::OpenJourneyAt{edit.step.id, model::JourneyId(opens)},
                  [&ui](const core::Result<app::Outcome>& made) {
                      if (!made.ok())
                          ui.toast({.id = "failed", .text = made.error().message, .urgent = true});
                  });
    if (!edit.opens_route.empty()) link(ui, "go", "Open that journey", edit.opens_route);
}

void draw_step_dialog(Context& ui, const JourneyView& view, const std::optional<StepEdit>& edit,
                      MapState& state, app::CommandSink& sink) {
    if (!edit) {
        state.open_step.clear();
        return;
    }
    const model::Step* step = &edit->step;
    Dialog dialog(ui, "step", "Step", {.width = 560, .close_button = true});
    std::string title = step->title;
    const auto set = [&](const char* field, core::Value value, bool is_typing = false) {
        sink.push(app::SetField{"step", step->id.text, field, std::move(value), is_typing});
    };
    if (text_field(ui, "title", "Name", title, {.max_length = 200})) set("title", title, true);
    bool is_moment = step->is_moment;
    if (toggle(ui, "moment", "A moment that matters", is_moment)) set("is_moment", is_moment);
    choose_links(ui, edit->choices, step->question.text, step->standard.text, step->owner.text,
                 set);
    choose_sub_journey(ui, *edit, sink);
    {
        Columns grid(ui, {fr(1), fr(1)}, {.gap = 16, .stack_below = 400});
        const model::PersonaId persona(view.persona);
        {
            Cell cell(ui);
            choose_feeling(ui, "as-is", "Feels now, we assume", edit->as_is,
                           {step->id, persona, false, {}}, sink);
        }
        Cell cell(ui);
        choose_feeling(ui, "to-be", "Should feel", edit->to_be, {step->id, persona, true, {}},
                       sink);
    }
    caption(ui, edit->spoken);
    {
        Row row(ui, {.gap = 8, .wrap = true});
        if (button(ui, "earlier", "Earlier", {.size = Size::dense, .icon = Icon::back}))
            sink.push(app::MoveStep{step->id, -1});
        if (button(ui, "later", "Later", {.size = Size::dense, .icon = Icon::next}))
            sink.push(app::MoveStep{step->id, 1});
        if (button(ui, "after", "Add a step after it", {.size = Size::dense, .icon = Icon::add}))
            sink.push(app::AddStep{step->stage, step->id, ""},
                      [&state](const core::Result<app::Outcome>& made) {
                          if (made.ok()) state.open_step = made->created;
                      });
        if (button(ui, "stage", "Add a stage", {.size = Size::dense, .icon = Icon::add}))
            sink.push(app::AddStage{model::JourneyId(view.id), ""},
                      [&state](const core::Result<app::Outcome>& made) {
                          if (made.ok()) state.open_step = made->created;
                      });
    }
    std::string name = edit->stage_title;
    if (text_field(ui, "stage-title", "Name of its stage", name, {.max_length = 200}))
        sink.push(app::SetField{"stage", step->stage.text, "title", name, true});
    {
        DialogActions actions(ui);
        if (button(ui, "delete", "Delete the step",
                   {.kind = ButtonKind::quiet, .icon = Icon::delete_})) {
            sink.push(app::RemoveStep{step->id});
            ui.toast({.id = "undo", .text = "Step deleted", .action = "Undo", .icon = "delete"});
            state.open_step.clear();
        }
        if (button(ui, "done", "Done", {.kind = ButtonKind::primary})) state.open_step.clear();
    }
    if (dialog.dismissed()) state.open_step.clear();
}

void draw_card_dialog(Context& ui, const std::optional<CardEdit>& edit, MapState& state,
                      app::CommandSink& sink) {
    if (!edit) {
        state.open_card.clear();
        return;
    }
    const model::Card* card = &edit->card;
    Dialog dialog(ui, "card", "Card", {.width = 480, .close_button = true});
    const auto set = [&](const char* field, core::Value value, bool is_typing = false) {
        sink.push(app::SetField{"card", card->id.text, field, std::move(value), is_typing});
    };
    std::string text = card->text;
    if (text_area(ui, "text", "Text", text, {{.max_length = 2000}, 2, 6})) set("text", text, true);
    const Choice evidence[] = {{"assumed", "Assumed: we believe it"},
                               {"observed", "Observed: somebody saw or said it"},
                               {"proposed", "Proposed: how it should be"}};
    int chosen = static_cast<int>(card->evidence);
    if (select(ui, "evidence", "How we know", evidence, chosen))
        set("evidence", std::string(evidence[chosen].id));
    std::string source = card->source;
    if (text_field(ui, "source", "Source", source,
                   {.placeholder = "joiner comments, workshop, payroll log", .max_length = 300}))
        set("source", source, true);
    std::optional<core::Date> day = card->day;
    if (date_field(ui, "day", "Learnt on", day,
                   {{.help = "After 180 days the card is marked as stale."}}))
        set("day", day ? core::Value(core::iso_date(*day)) : core::Value());
    const Choice severities[] = {
        {"0", "Not said"}, {"1", "A nuisance"}, {"2", "Costs time"}, {"3", "Stops the work"}};
    int severity = std::clamp(card->severity, 0, 3);
    if (!edit->is_contact && select(ui, "severity", "How bad it is", severities, severity))
        set("severity", severity);
    if (edit->is_contact) {
        choose_links(ui, edit->choices, card->question.text, card->standard.text, card->owner.text,
                     set);
        if (!edit->linked.empty()) caption(ui, edit->linked);
    }
    std::string step = card->step.text, lane = card->lane.text;
    if (select_record(ui, "step", "Step", edit->steps, "Choose a step", step) && !step.empty())
        sink.push(app::MoveCard{card->id, model::StepId(step), card->lane});
    if (select_record(ui, "lane", "Lane", edit->lanes, "Choose a lane", lane) && !lane.empty())
        sink.push(app::MoveCard{card->id, card->step, model::LaneId(lane)});
    {
        DialogActions actions(ui);
        if (button(ui, "delete", "Delete the card",
                   {.kind = ButtonKind::quiet, .icon = Icon::delete_})) {
            sink.push(app::RemoveCard{card->id});
            ui.toast({.id = "undo", .text = "Card deleted", .action = "Undo", .icon = "delete"});
            state.open_card.clear();
            state.card.clear();
        }
        if (button(ui, "done", "Done", {.kind = ButtonKind::primary})) state.open_card.clear();
    }
    if (dialog.dismissed()) state.open_card.clear();
}

void draw_lane_dialog(Context& ui, const std::optional<LaneEdit>& edit, MapState& state,
                      app::CommandSink& sink) {
    if (!edit) {
        state.open_lane.clear();
        return;
    }
    const model::Lane* lane = &edit->lane;
    Dialog dialog(ui, "lane", edit->kind, {.width = 400, .close_button = true});
    std::string title = lane->title;
    if (text_field(ui, "title", "Name", title, {.placeholder = edit->kind, .max_length = 120}))
        sink.push(app::SetField{"lane", lane->id.text, "title", title, true});
    {
        Row row(ui, {.gap = 8});
        if (button(ui, "up", "Up", {.size = Size::dense, .icon = Icon::up}))
            sink.push(app::MoveLane{lane->id, -1});
        if (button(ui, "down", "Down", {.size = Size::dense, .icon = Icon::down}))
            sink.push(app::MoveLane{lane->id, 1});
    }
    {
        DialogActions actions(ui);
        if (button(ui, "delete", "Delete the lane",
                   {.kind = ButtonKind::quiet, .icon = Icon::delete_})) {
            sink.push(app::RemoveLane{lane->id});
            ui.toast({.id = "undo",
                      .text = "Lane deleted with its cards",
                      .action = "Undo",
                      .icon = "delete"});
            state.open_lane.clear();
        }
        if (button(ui, "done", "Done", {.kind = ButtonKind::primary})) state.open_lane.clear();
    }
    if (dialog.dismissed()) state.open_lane.clear();
}

void draw_new_lane(Context& ui, const JourneyView& view, MapState& state, app::CommandSink& sink) {
    Dialog dialog(ui, "new-lane", "Add a lane", {.width = 480, .close_button = true});
    muted(ui, "A lane runs through all steps; its cards say one kind of thing.");
    Columns grid(ui, {fr(1), fr(1)}, {.gap = 8, .stack_below = 360});
    constexpr std::size_t kKinds = enum_names(model::LaneKind{}).size();
    for (std::size_t i = 0; i < kKinds; i++) {
        const auto kind = static_cast<model::LaneKind>(i);
        IdScope scope(ui, static_cast<int>(i));
        Cell cell(ui);
        if (button(ui, "add", lane_words(kind), {.icon = lane_icon(kind), .full_width = true})) {
            sink.push(app::AddLane{model::JourneyId(view.id), kind});
            state.is_adding_lane = false;
        }
    }
    if (dialog.dismissed()) state.is_adding_lane = false;
}

void draw_journey_dialog(Context& ui, const JourneyView& view, const JourneyEdit& edit,
                         MapState& state, app::CommandSink& sink) {
    Dialog dialog(ui, "journey", "This journey", {.width = 480, .close_button = true});
    std::string title = edit.title, purpose = edit.purpose;
    if (text_field(ui, "title", "Name", title, {.max_length = 200}))
        sink.push(app::SetField{"journey", view.id, "title", title, true});
    if (text_area(ui, "purpose", "From where to where", purpose, {{.max_length = 500}, 2, 4}))
        sink.push(app::SetField{"journey", view.id, "purpose", purpose, true});
    if (!edit.persona.empty()) {
        std::string name = edit.name, needs = edit.needs;
        if (text_field(ui, "persona-name", "Whose way it is", name, {.max_length = 120}))
            sink.push(app::SetField{"persona", edit.persona, "name", name, true});
        if (text_area(ui, "persona-needs", "What this person needs", needs,
                      {{.max_length = 1000}, 2, 4}))
            sink.push(app::SetField{"persona", edit.persona, "needs", needs, true});
    }
    text_field(ui, "new-persona", "Another persona", state.persona_name,
               {.error = state.error, .note = "each has feelings of its own", .max_length = 120});
    {
        DialogActions actions(ui);
        if (button(ui, "add", "Add the persona", {.kind = ButtonKind::quiet}))
            sink.push(app::AddPersona{model::JourneyId(view.id), state.persona_name},
                      [&state](const core::Result<app::Outcome>& made) {
                          state.error = made.ok() ? "" : made.error().message;
                          if (!made.ok()) return;
                          state.persona = made->created;
                          state.persona_name.clear();
                      });
        if (button(ui, "done", "Done", {.kind = ButtonKind::primary}))
            state.is_editing_journey = false;
    }
    if (dialog.dismissed()) state.is_editing_journey = false;
}

}  // namespace

void draw_journey_dialogs(Context& ui, const JourneyView& view, const MapOpen& open,
                          MapState& state, app::CommandSink& sink) {
    if (!state.open_step.empty()) draw_step_dialog(ui, view, open.step, state, sink);
    if (!state.open_card.empty()) draw_card_dialog(ui, open.card, state, sink);
    if (!state.open_lane.empty()) draw_lane_dialog(ui, open.lane, state, sink);
    if (state.is_adding_lane) draw_new_lane(ui, view, state, sink);
    if (open.journey) draw_journey_dialog(ui, view, *open.journey, state, sink);
}

void draw_journey_templates(Context& ui, MapState& state, app::CommandSink& sink) {
    Dialog dialog(ui, "journey-templates", "Start a journey", {.width = 720, .close_button = true});
    muted(ui, "Each comes with steps, feelings and pains to argue about. Change every word.");
    Columns grid(ui, {fr(1), fr(1)}, {.gap = 12, .stack_below = 560});
    const auto entry = [&](std::string_view id, std::string_view title, std::string_view words,
                           Icon glyph) {
        IdScope scope(ui, id.empty() ? "blank" : id);
        Cell cell(ui);
        Card card(ui, {.gap = 4, .name = title});
        {
            Row head(ui, {.gap = 12});
            icon_tile(ui, glyph, Tone::accent);
            text(ui, title, {.strong = true, .grow = true});
            if (button(ui, "use", "Use",
                       {.size = Size::dense, .name = "Use " + std::string(title)})) {
                state.is_choosing_template = false;
                sink.push(app::CreateJourney{std::string(id)},
                          [&ui](const core::Result<app::Outcome>& made) {
                              if (made.ok()) ui.navigate("#/journeys/" + made->created);
                          });
            }
        }
        muted(ui, words);
    };
    for (const app::JourneyTemplate& info : app::journey_templates())
        entry(info.id, info.title, info.summary, Icon::journey);
    entry("", "Blank journey", "One stage, one step, everything yours to write.", Icon::add);
    if (dialog.dismissed()) state.is_choosing_template = false;
}

}  // namespace icx::ui
