// The foot of the big screen: what is typed in this block, the clock, and the way on.
#include <optional>
#include <utility>
#include <vector>

#include "app/workshop_commands.hpp"
#include "ui/screens/record_select.hpp"
#include "ui/screens/workshop_screen.hpp"

namespace icx::ui {
namespace {

void draw_clock_buttons(Context& ui, const RoomView& view, const WorkshopTools& tools) {
    const model::BlockId block(view.block);
    if (icon_button(ui, "clock", view.clock.is_running ? Icon::pause : Icon::play,
                    view.clock.is_running ? "Pause the timer (F9)" : "Start the timer (F9)",
                    {.size = Size::large})) {
        if (view.clock.is_running)
            tools.sink.push(app::StopClock{block});
        else
            tools.sink.push(app::StartClock{block});
    }
    if (button(ui, "minute", "+1 min", {.size = Size::large, .name = "+1 min on the timer"}))
        tools.sink.push(app::AddMinutes{block});
}

void go_on(Context& ui, const RoomView& view, const WorkshopTools& tools) {
    if (!view.next.empty()) {
        tools.sink.push(app::GoToBlock{model::BlockId(view.next)});
        return;
    }
    tools.sink.push(app::EndWorkshop{model::WorkshopId(view.workshop)});
    ui.navigate(view.back_route);
}

// The way on: what is hidden is revealed first.
void draw_primary(Context& ui, const RoomView& view, RoomState& state, const WorkshopTools& tools) {
    const bool is_vote = view.foot == RoomFoot::vote && !view.ballot.is_revealed;
    const bool hides = view.hidden > 0 && view.main == RoomMain::board;
    if (is_vote && view.ballot.cast > 0) {
        if (button(ui, "reveal", "Close the vote",
                   {.kind = ButtonKind::primary, .size = Size::large})) {
            tools.sink.push(app::Reveal{model::BlockId(view.block)});
            state.ballot.clear();
            state.typed.clear();
        }
        return;
    }
    if (hides) {
        if (button(ui, "reveal", "Reveal the cards",
                   {.kind = ButtonKind::primary, .size = Size::large}))
            for (const model::BlockId& block : view.hidden_blocks)
                tools.sink.push(app::Reveal{block});
        return;
    }
    if (button(ui, "next", view.next_label,
               {.kind = ButtonKind::primary, .size = Size::large, .icon_end = Icon::next}))
        go_on(ui, view, tools);
}

void draw_capture(Context& ui, const RoomView& view, RoomState& state, const WorkshopTools& tools) {
    while (auto lines = take_entered(ui, "capture")) {
        state.text.clear();
        tools.sink.push(
            app::AddStickies{model::BlockId(view.block), model::StickyGroupId(state.group), *lines},
            [&state, &ui, lines = *lines](const core::Result<app::Outcome>& made) {
                if (made.ok()) return;
                state.text = lines;
                ui.announce(made.error().message, true);
            });
    }
    AreaOptions options;
    options.placeholder = "Write a card, Enter for the next";
    options.hide_label = true;
    options.style = TextStyle::reading;
    options.grow = !ui.phone();
    options.max_length = 100'000;
    options.enters = true;
    options.min_lines = 1;
    options.max_lines = 4;
    text_area(ui, "capture", "Write a card", state.text, options);
    if (!view.groups.empty())
        select_record(
            ui, "into", "Into", view.groups, "No group", state.group,
            {.hide_label = true, .size = Size::large, .width = ui.phone() ? 0.0F : 176.0F});
}

void draw_group(Context& ui, const RoomView& view, RoomState& state, const WorkshopTools& tools) {
    while (auto title = take_entered(ui, "new-group")) {
        state.new_group.clear();
        tools.sink.push(app::AddStickyGroup{model::WorkshopId(view.workshop), *title, {}});
    }
    text_field(ui, "new-group", "New group", state.new_group,
               {.placeholder = "Name a new group, Enter adds it",
                .hide_label = true,
                .size = Size::large,
                .grow = !ui.phone(),
                .max_length = 80,
                .enters = true});
}

void cast_typed(Context& ui, const RoomView& view, RoomState& state, const WorkshopTools& tools,
                const std::string& typed) {
    std::vector<app::BallotMark> marks = state.ballot;
    if (typed.find_first_not_of(' ') != std::string::npos) {
        auto read = app::read_ballot(view.method, view.numbered, typed);
        if (!read.ok()) {
            state.error = read.error().message;
            state.typed = typed;
            ui.announce(state.error, true);
            return;
        }
        marks = std::move(*read);
    }
    cast_ballot(ui, view, state, tools, std::move(marks));
}

void draw_vote(Context& ui, const RoomView& view, RoomState& state, const WorkshopTools& tools) {
    if (view.ballot.is_revealed) {
        Column words(ui, {.grow = !ui.phone(), .gap = 0});
        text(ui, TextStyle::reading, view.result, {.strong = true, .max_lines = 2});
        return;
    }
    {
        Column words(ui, {.gap = 0});
        text(ui, TextStyle::reading, view.ballot.title, {.strong = true, .nowrap = true});
        if (view.ballot.is_open)
            text(ui, view.ballot.remaining, {.color = Color::text_muted, .nowrap = true});
    }
    if (!view.ballot.is_open) return spacer(ui);
    while (auto typed = take_entered(ui, "ballot")) {
        state.typed.clear();
        cast_typed(ui, view, state, tools, *typed);
    }
    if (text_field(ui, "ballot", view.ballot.title, state.typed,
                   {.error = state.error,
                    .placeholder = view.ballot.hint,
                    .hide_label = true,
                    .size = Size::large,
                    .grow = !ui.phone(),
                    .max_length = 400,
                    .autocomplete = "off",
                    .spelling = false,
                    .enters = true})) {
        state.error.clear();
        if (view.method != model::VoteMethod::fist) {
            auto read = app::read_ballot(view.method, view.numbered, state.typed);
            if (read.ok()) state.ballot = std::move(*read);
        }
    }
    if (view.ballot.takes_paper &&
        button(ui, "paper", "Count paper", {.size = Size::large, .icon = Icon::note}))
        state.is_counting_paper = true;
    if (view.method == model::VoteMethod::fist) return;
    if (button(ui, "cast", "Cast",
               {.size = Size::large, .disabled = state.ballot.empty(), .name = "Cast the ballot"}))
        cast_ballot(ui, view, state, tools, state.ballot);
}

void note_down(const RoomView& view, RoomState& state, const WorkshopTools& tools,
               const std::string& words, const std::string& owner) {
    const model::WorkshopId workshop(view.workshop);
    const auto then = [&state, words, owner](const core::Result<app::Outcome>& made) {
        state.error = made.ok() ? "" : made.error().message;
        if (made.ok()) return;
        state.words = words;
        state.owner = owner;
    };
    if (state.is_action)
        tools.sink.push(app::AddWorkshopAction{workshop, words, owner, state.day}, then);
    else
        tools.sink.push(app::AddDecision{workshop, words, owner, state.day}, then);
}

void draw_note(Context& ui, const RoomView& view, RoomState& state, const WorkshopTools& tools) {
    const Choice kinds[] = {{"decision", "Decision"}, {"action", "Action"}};
    int kind = state.is_action;
    if (segmented(ui, "kind", "What is noted", kinds, kind)) state.is_action = kind == 1;
    // Noted when all fields of this frame are read: Enter may come with what stands in another.
    std::vector<std::string> noted;
    while (auto words = take_entered(ui, "words")) {
        noted.push_back(std::move(*words));
        state.words.clear();
    }
    const bool is_wide = ui.viewport().width >= 1200;
    text_field(ui, "words", state.is_action ? "Action" : "Decision", state.words,
               {.error = state.error,
                .placeholder = state.is_action ? "What has to be done" : "What we decided",
                .hide_label = true,
                .size = Size::large,
                .grow = !ui.compact(),
                .max_length = 500,
                .enters = true});
    std::optional<std::string> owner_entered;
    while (auto owner = take_entered(ui, "owner")) {
        owner_entered = std::move(*owner);
        noted.push_back(std::exchange(state.words, {}));
        state.owner.clear();
    }
    text_field(ui, "owner", "Who", state.owner,
               {.placeholder = "Who",
                .hide_label = true,
                .size = Size::large,
                .width = ui.phone() ? 0.0F
                         : is_wide  ? 152.0F
                                    : 120.0F,
                .max_length = 120,
                .enters = true});
    DateOptions date;
    date.hide_label = true;
    date.size = Size::large;
    date.width = ui.phone() ? 0.0F : 152.0F;
    date_field(ui, "day", state.is_action ? "By" : "From", state.day, date);
    if (button(
            ui, "add", "Add",
            {.size = Size::large, .name = state.is_action ? "Add the action" : "Add the decision"}))
        noted.push_back(std::exchange(state.words, {}));
    for (const std::string& words : noted)
        note_down(view, state, tools, words,
                  owner_entered ? *owner_entered : std::exchange(state.owner, {}));
}

void draw_entry(Context& ui, const RoomView& view, RoomState& state, const WorkshopTools& tools) {
    switch (view.foot) {
    case RoomFoot::capture:
        return draw_capture(ui, view, state, tools);
    case RoomFoot::group:
        return draw_group(ui, view, state, tools);
    case RoomFoot::vote:
        return draw_vote(ui, view, state, tools);
    case RoomFoot::note:
        return draw_note(ui, view, state, tools);
    case RoomFoot::next:
        return spacer(ui);
    }
}

}  // namespace

void draw_room_foot(Context& ui, const RoomView& view, RoomState& state,
                    const WorkshopTools& tools) {
    const bool is_phone = ui.phone();
    Dock foot(ui, "room-foot", Edge::bottom, 0,
              {.role = Role::region, .name = "Controls", .padding = {is_phone ? 16.0F : 32.0F, 0}});
    const bool is_stacked = is_phone || (ui.compact() && view.foot == RoomFoot::note);
    if (is_stacked) {
        Column all(ui, {.padding = {0, 12}, .gap = 8});
        if (view.foot != RoomFoot::next) {
            if (is_phone) {
                draw_entry(ui, view, state, tools);
            } else {
                Row row(ui, {.gap = 12});
                draw_entry(ui, view, state, tools);
            }
        }
        Row row(ui, {.gap = 8, .wrap = is_phone});
        draw_clock_buttons(ui, view, tools);
        if (!is_phone) spacer(ui);
        draw_primary(ui, view, state, tools);
        return;
    }
    Row row(ui, {.gap = 12, .min_height = 72, .padding = {0, 12}});
    draw_entry(ui, view, state, tools);
    draw_clock_buttons(ui, view, tools);
    draw_primary(ui, view, state, tools);
}

}  // namespace icx::ui
