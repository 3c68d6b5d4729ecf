// What opens over the big screen: a card, a group, the weights of a card on a ballot.
#include <algorithm>

#include "app/survey_commands.hpp"
#include "app/workshop_commands.hpp"
#include "ui/screens/record_select.hpp"
#include "ui/screens/workshop_screen.hpp"

namespace icx::ui {
namespace {

void draw_put(Context& ui, const RoomOpenCard& card, RoomState& state, const WorkshopTools& tools) {
    if (card.is_on_journey) {
        status(ui, Icon::journey, "This card is on the journey.", Tone::positive);
        return;
    }
    if (card.places.steps.empty()) return;
    Columns grid(ui, {fr(1), fr(1)}, {.gap = 12, .stack_below = 400});
    {
        Cell cell(ui);
        if (select_record(ui, "put-step", "Put it on the journey, step", card.places.steps,
                          "Choose a step", state.put_step))
            state.put_lane.clear();
    }
    Cell cell(ui);
    select_record(ui, "put-lane", "Lane", card.places.lanes, "Choose a lane", state.put_lane);
    if (button(ui, "put", "Put on the journey",
               {.icon = Icon::journey,
                .disabled = state.put_step.empty() || state.put_lane.empty()})) {
        tools.sink.push(app::PutOnJourney{model::StickyId(state.open_card),
                                          model::StepId(state.put_step),
                                          model::LaneId(state.put_lane)});
        ui.announce("The card is on the journey");
    }
}

void draw_card_dialog(Context& ui, const RoomView& view, const RoomOpen& open, RoomState& state,
                      const WorkshopTools& tools) {
    if (!open.card) {
        state.open_card.clear();
        return;
    }
    const model::StickyId id(state.open_card);
    Dialog dialog(ui, "card", "Card", {.width = 560, .close_button = true});
    std::string words = open.card->text;
    if (text_area(ui, "text", "Text", words, {{.max_length = 500}, 2, 5}))
        tools.sink.push(app::SetField{"sticky", id.text, "text", words, true});
    std::string group = open.card->group;
    if (select_record(ui, "group", "Group", view.groups, "No group", group))
        tools.sink.push(app::MoveSticky{id, model::StickyGroupId(group)});
    {
        Row row(ui, {.gap = 8, .align = Align::end});
        text_field(ui, "new-group", "Or into a new group", state.new_group,
                   {.grow = true, .max_length = 80});
        if (button(ui, "make", "Make it", {.disabled = state.new_group.empty()}))
            tools.sink.push(app::AddStickyGroup{model::WorkshopId(view.workshop),
                                                std::exchange(state.new_group, {}), id});
    }
    draw_put(ui, *open.card, state, tools);
    {
        DialogActions actions(ui);
        if (button(ui, "delete", "Delete the card",
                   {.kind = ButtonKind::quiet, .icon = Icon::delete_})) {
            tools.sink.push(app::RemoveSticky{id});
            ui.toast({.id = "undo", .text = "Card deleted", .action = "Undo", .icon = "delete"});
            state.open_card.clear();
        }
        if (button(ui, "done", "Done", {.kind = ButtonKind::primary})) state.open_card.clear();
    }
    if (dialog.dismissed()) state.open_card.clear();
}

void draw_group_dialog(Context& ui, const RoomView& view, const RoomOpen& open, RoomState& state,
                       const WorkshopTools& tools) {
    if (!open.group) {
        state.open_group.clear();
        return;
    }
    const model::StickyGroupId id(state.open_group);
    Dialog dialog(ui, "group", "Group", {.width = 480, .close_button = true});
    muted(ui, "Votes stay with the cards, whatever happens to their group.");
    std::string title = *open.group;
    if (text_field(ui, "title", "Name", title, {.max_length = 80}))
        tools.sink.push(app::SetField{"sticky_group", id.text, "title", title, true});
    RecordWords others;
    for (const auto& group : view.groups)
        if (group.first != id.text) others.push_back(group);
    std::string into;
    if (select_record(ui, "into", "Join it with", others, "Choose a group", into) &&
        !into.empty()) {
        tools.sink.push(app::JoinGroups{id, model::StickyGroupId(into)});
        state.open_group.clear();
    }
    {
        DialogActions actions(ui);
        if (button(ui, "dissolve", "Dissolve the group", {.kind = ButtonKind::quiet})) {
            tools.sink.push(app::RemoveStickyGroup{id});
            ui.toast({.id = "undo", .text = "The cards stand alone again", .action = "Undo"});
            state.open_group.clear();
        }
        if (button(ui, "done", "Done", {.kind = ButtonKind::primary})) state.open_group.clear();
    }
    if (dialog.dismissed()) state.open_group.clear();
}

void draw_weigh_dialog(Context& ui, const RoomOpen& open, RoomState& state) {
    if (!open.weighed) {
        state.weigh.clear();
        return;
    }
    const model::StickyId id(state.weigh);
    const auto find = [&] {
        return std::find_if(state.ballot.begin(), state.ballot.end(),
                            [&](const auto& mark) { return mark.sticky == id; });
    };
    if (find() == state.ballot.end()) state.ballot.push_back({id, 3, 3});
    Dialog dialog(ui, "weigh", *open.weighed, {.width = 560, .close_button = true});
    std::optional<int> value = static_cast<int>(find()->value);
    std::optional<int> effort = static_cast<int>(find()->effort);
    ScaleOptions options;
    options.last = 5;
    options.low = "little";
    options.high = "much";
    text(ui, "Value", {.strong = true});
    if (scale(ui, "value", "Value", value, options) && value) find()->value = *value;
    text(ui, "Effort", {.strong = true});
    if (scale(ui, "effort", "Effort", effort, options) && effort) find()->effort = *effort;
    {
        DialogActions actions(ui);
        if (button(ui, "none", "Not on this ballot", {.kind = ButtonKind::quiet})) {
            state.ballot.erase(find());
            state.weigh.clear();
        }
        if (button(ui, "done", "Done", {.kind = ButtonKind::primary})) state.weigh.clear();
    }
    if (dialog.dismissed()) state.weigh.clear();
}

}  // namespace

void draw_room_dialogs(Context& ui, const RoomView& view, const RoomOpen& open, RoomState& state,
                       const WorkshopTools& tools) {
    if (!state.open_card.empty()) draw_card_dialog(ui, view, open, state, tools);
    if (!state.open_group.empty()) draw_group_dialog(ui, view, open, state, tools);
    if (!state.weigh.empty()) draw_weigh_dialog(ui, open, state);
}

}  // namespace icx::ui
