// What opens over the big screen: a card, a group, the weights of a card on a ballot.
#include <algorithm>

#include "app/survey_commands.hpp"
#include "app/workshop_commands.hpp"
#include "ui/screens/workshop_screen.hpp"

namespace icx::ui {
namespace {

using Words = std::vector<std::pair<std::string, std::string>>;

// A select over records; `chosen` changes in place.
bool choose(Context& ui, std::string_view id, std::string_view label, const Words& words,
            const char* none, std::string& chosen) {
    std::vector<Choice> choices = {{"", none}};
    int selected = 0;
    for (const auto& [key, text] : words) {
        if (key == chosen) selected = static_cast<int>(choices.size());
        choices.push_back({key, text});
    }
    if (!select(ui, id, label, choices, selected)) return false;
    chosen = selected <= 0 ? std::string() : words[static_cast<std::size_t>(selected) - 1].first;
    return true;
}

Words groups_of(const WorkshopTools& tools, const RoomView& view, const std::string& but) {
    Words out;
    for (const model::StickyGroup* group :
         model::groups_of(tools.session.workspace(), model::WorkshopId(view.workshop)))
        if (group->id.text != but)
            out.emplace_back(group->id.text, group->title.empty() ? "New group" : group->title);
    return out;
}

void draw_put(Context& ui, const RoomView& view, RoomState& state, const model::Sticky& sticky,
              const WorkshopTools& tools) {
    const auto& workspace = tools.session.workspace();
    if (workspace.table<model::Card>().find(sticky.card)) {
        status(ui, Icon::journey, "This card is on the journey.", Tone::positive);
        return;
    }
    const JourneyPlaces places = journey_places(workspace, view.workshop, state.put_step);
    if (places.steps.empty()) return;
    Columns grid(ui, {fr(1), fr(1)}, {.gap = 12, .stack_below = 400});
    {
        Cell cell(ui);
        if (choose(ui, "put-step", "Put it on the journey, step", places.steps, "Choose a step",
                   state.put_step))
            state.put_lane.clear();
    }
    Cell cell(ui);
    choose(ui, "put-lane", "Lane", places.lanes, "Choose a lane", state.put_lane);
    if (button(ui, "put", "Put on the journey",
               {.icon = Icon::journey,
                .disabled = state.put_step.empty() || state.put_lane.empty()})) {
        tools.sink.push(app::PutOnJourney{sticky.id, model::StepId(state.put_step),
                                          model::LaneId(state.put_lane)});
        ui.announce("The card is on the journey");
    }
}

void draw_card_dialog(Context& ui, const RoomView& view, RoomState& state,
                      const WorkshopTools& tools) {
    const auto& workspace = tools.session.workspace();
    const auto* sticky = workspace.table<model::Sticky>().find(std::string_view(state.open_card));
    if (!sticky) {
        state.open_card.clear();
        return;
    }
    Dialog dialog(ui, "card", "Card", {.width = 560, .close_button = true});
    std::string words = sticky->text;
    if (text_area(ui, "text", "Text", words, {{.max_length = 500}, 2, 5}))
        tools.sink.push(app::SetField{"sticky", sticky->id.text, "text", words, true});
    std::string group =
        workspace.table<model::StickyGroup>().find(sticky->group) ? sticky->group.text : "";
    if (choose(ui, "group", "Group", groups_of(tools, view, ""), "No group", group))
        tools.sink.push(app::MoveSticky{sticky->id, model::StickyGroupId(group)});
    {
        Row row(ui, {.gap = 8, .align = Align::end});
        text_field(ui, "new-group", "Or into a new group", state.new_group,
                   {.grow = true, .max_length = 80});
        if (button(ui, "make", "Make it", {.disabled = state.new_group.empty()}))
            tools.sink.push(app::AddStickyGroup{model::WorkshopId(view.workshop),
                                                std::exchange(state.new_group, {}), sticky->id});
    }
    draw_put(ui, view, state, *sticky, tools);
    {
        DialogActions actions(ui);
        if (button(ui, "delete", "Delete the card",
                   {.kind = ButtonKind::quiet, .icon = Icon::delete_})) {
            tools.sink.push(app::RemoveSticky{sticky->id});
            ui.toast({.id = "undo", .text = "Card deleted", .action = "Undo", .icon = "delete"});
            state.open_card.clear();
        }
        if (button(ui, "done", "Done", {.kind = ButtonKind::primary})) state.open_card.clear();
    }
    if (dialog.dismissed()) state.open_card.clear();
}

void draw_group_dialog(Context& ui, const RoomView& view, RoomState& state,
                       const WorkshopTools& tools) {
    const auto* group = tools.session.workspace().table<model::StickyGroup>().find(
        std::string_view(state.open_group));
    if (!group) {
        state.open_group.clear();
        return;
    }
    Dialog dialog(ui, "group", "Group", {.width = 480, .close_button = true});
    muted(ui, "Votes stay with the cards, whatever happens to their group.");
    std::string title = group->title;
    if (text_field(ui, "title", "Name", title, {.max_length = 80}))
        tools.sink.push(app::SetField{"sticky_group", group->id.text, "title", title, true});
    std::string into;
    if (choose(ui, "into", "Join it with", groups_of(tools, view, group->id.text), "Choose a group",
               into) &&
        !into.empty()) {
        tools.sink.push(app::JoinGroups{group->id, model::StickyGroupId(into)});
        state.open_group.clear();
    }
    {
        DialogActions actions(ui);
        if (button(ui, "dissolve", "Dissolve the group", {.kind = ButtonKind::quiet})) {
            tools.sink.push(app::RemoveStickyGroup{group->id});
            ui.toast({.id = "undo", .text = "The cards stand alone again", .action = "Undo"});
            state.open_group.clear();
        }
        if (button(ui, "done", "Done", {.kind = ButtonKind::primary})) state.open_group.clear();
    }
    if (dialog.dismissed()) state.open_group.clear();
}

void draw_weigh_dialog(Context& ui, RoomState& state, const WorkshopTools& tools) {
    const auto* sticky =
        tools.session.workspace().table<model::Sticky>().find(std::string_view(state.weigh));
    if (!sticky) {
        state.weigh.clear();
        return;
    }
    const auto find = [&] {
        return std::find_if(state.ballot.begin(), state.ballot.end(),
                            [&](const auto& mark) { return mark.sticky == sticky->id; });
    };
    if (find() == state.ballot.end()) state.ballot.push_back({sticky->id, 3, 3});
    Dialog dialog(ui, "weigh", sticky->text, {.width = 560, .close_button = true});
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

void draw_room_dialogs(Context& ui, const RoomView& view, RoomState& state,
                       const WorkshopTools& tools) {
    if (!state.open_card.empty()) draw_card_dialog(ui, view, state, tools);
    if (!state.open_group.empty()) draw_group_dialog(ui, view, state, tools);
    if (!state.weigh.empty()) draw_weigh_dialog(ui, state, tools);
}

}  // namespace icx::ui
