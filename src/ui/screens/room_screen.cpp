#include <algorithm>

#include "app/survey_commands.hpp"
#include "app/workshop_commands.hpp"
#include "ui/screens/workshop_screen.hpp"
#include "ui/views/dates.hpp"

namespace icx::ui {
namespace {

bool has_room_for_phases(Context& ui, const RoomView& view) {
    return ui.viewport().width >= 1200 && view.phases.size() <= 9;
}

void draw_phases(Context& ui, const RoomView& view, RoomState& state, const WorkshopTools& tools) {
    Row row(ui, {.gap = 4, .min_height = 32});
    if (has_room_for_phases(ui, view)) {
        Group group(ui, "phases", Role::group, "Agenda");
        for (const RoomPhase& phase : view.phases) {
            IdScope scope(ui, phase.id);
            const bool is_here = phase.state == RoomPhase::State::current;
            ButtonOptions options;
            options.kind = is_here ? ButtonKind::secondary : ButtonKind::quiet;
            options.size = Size::dense;
            if (phase.state == RoomPhase::State::done) options.icon = Icon::check;
            options.name = phase.spoken;
            options.pressed = is_here;
            if (button(ui, "go", phase.title, options) && !is_here)
                tools.sink.push(app::GoToBlock{model::BlockId(phase.id)});
        }
    } else if (!view.phases.empty()) {
        text(ui,
             std::to_string(view.at + 1) + " of " + std::to_string(view.phases.size()) + ": " +
                 view.phases[view.at].title,
             {.color = Color::accent_ink, .strong = true, .max_lines = 1, .grow = true});
    }
    spacer(ui);
    if (icon_button(ui, "undo", Icon::undo, "Undo",
                    {.disabled = !tools.session.undo_label().has_value()}))
        tools.undo();
    if (icon_button(ui, "sound", Icon::bell, "Sound when the time is up",
                    {.pressed = state.has_sound})) {
        state.has_sound = !state.has_sound;
        if (state.has_sound) ui.host().chime();
    }
    if (!ui.phone() && icon_button(ui, "full", Icon::full_screen, "Full screen",
                                   {.pressed = state.is_full_screen})) {
        state.is_full_screen = !state.is_full_screen;
        ui.host().full_screen(state.is_full_screen);
    }
    if (icon_button(ui, "leave", Icon::close, "Leave the big screen (F8)")) {
        if (state.is_full_screen) ui.host().full_screen(false);
        state.is_full_screen = false;
        ui.navigate(view.back_route);
    }
}

void draw_clock(Context& ui, const RoomView& view) {
    if (view.block.empty()) return;
    const bool is_small = ui.compact();
    Column clock(ui, {.gap = 0, .align = Align::end});
    text(ui, is_small ? TextStyle::display : TextStyle::room, view.clock.words,
         {.color = view.clock.is_over ? Color::negative_ink : Color::text,
          .strong = true,
          .nowrap = true});
    caption(ui, view.clock.note,
            {.color = view.clock.is_over ? Color::negative_ink : Color::text_muted});
}

void draw_head(Context& ui, const RoomView& view, RoomState& state, const WorkshopTools& tools) {
    Dock head(ui, "room-head", Edge::top, 0,
              {.role = Role::banner, .padding = {ui.phone() ? 16.0F : 32.0F, 0}});
    const float pad = ui.phone() ? 8 : 12;
    if (ui.compact()) {
        Column all(ui, {.padding = {0, pad}, .gap = 4});
        draw_phases(ui, view, state, tools);
        Row row(ui, {.gap = 16, .align = Align::start});
        {
            Column words(ui, {.grow = true});
            heading(ui, 1, view.question, {.style = TextStyle::title});
        }
        draw_clock(ui, view);
        return;
    }
    Row row(ui, {.gap = 32, .padding = {0, pad}});
    {
        Column words(ui, {.grow = true, .gap = 8});
        draw_phases(ui, view, state, tools);
        heading(ui, 1, view.question, {.style = TextStyle::display, .max_lines = 2});
    }
    draw_clock(ui, view);
}

void draw_agenda(Context& ui, const RoomView& view) {
    ScrollArea main(ui, "main", {.role = Role::main, .padding = {32, 24}, .max_width = 1120});
    if (!view.purpose.empty()) text(ui, TextStyle::title, view.purpose);
    Card card(ui, {.padding = {24, 8}, .gap = 0, .name = "Agenda"});
    List list(ui, "agenda", "Agenda");
    for (const AgendaRow& row : view.agenda) {
        ListItem item(ui, row.id, {.padding = {0, 12}});
        Row line(ui, {.gap = 16});
        icon(ui, row.icon, {.size = 24, .color = Color::accent_ink});
        text(ui, TextStyle::title, row.title, {.strong = true, .grow = true});
        text(ui, TextStyle::title, std::to_string(row.minutes) + " min",
             {.color = Color::text_muted, .nowrap = true});
    }
}

void draw_calm(Context& ui, const RoomView& view) {
    ScrollArea main(ui, "main", {.role = Role::main, .padding = {32, 48}, .max_width = 960});
    if (view.phases.empty()) {
        empty_state(
            ui, "empty",
            {.icon = Icon::workshop, .title = "Nothing to run yet", .words = view.empty_words});
        return;
    }
    Column middle(ui, {.gap = 24, .align = Align::center});
    icon(ui, block_icon(view.kind), {.size = 96, .color = Color::accent_ink});
    text(ui, TextStyle::heading,
         view.kind == model::BlockKind::pause ? "Back when the clock stands at zero"
                                              : "One after the other, no comments",
         {.align = Align::center});
    if (!view.next.empty())
        text(ui, TextStyle::title, "Then: " + view.phases[view.at + 1].title,
             {.color = Color::text_muted, .align = Align::center});
}

void draw_fist(Context& ui, const RoomView& view, RoomState& state, const WorkshopTools& tools) {
    ScrollArea main(ui, "main",
                    {.role = Role::main, .padding = {32, 32}, .gap = 24, .max_width = 960});
    if (!view.result.empty()) {
        text(ui, TextStyle::heading, view.result, {.strong = true});
        std::vector<std::vector<std::string>> data = {{"Fingers", "Ballots"}};
        for (const auto& [fingers, many] : view.fist.bars)
            data.push_back({fingers, std::to_string(many)});
        Canvas canvas(
            ui, "fist",
            {.name = view.result, .height = 6 * 56, .data_caption = "Fingers shown", .data = data});
        const float room = canvas.width() - 160;
        float y = 0;
        for (const auto& [fingers, many] : view.fist.bars) {
            const bool is_low = fingers < std::string("3");
            canvas.text({24, y + 8}, fingers,
                        {.style = TextStyle::heading, .color = Color::text, .strong = true});
            const float width = view.fist.most == 0 ? 0
                                                    : room * static_cast<float>(many) /
                                                          static_cast<float>(view.fist.most);
            canvas.rect({72, y + 8, std::max(width, 2.0F), 32},
                        is_low ? Color::warning : Color::accent, 6);
            canvas.text({84 + width, y + 8}, std::to_string(many),
                        {.style = TextStyle::heading, .color = Color::text});
            y += 56;
        }
        return;
    }
    text(ui, TextStyle::title, view.rule, {.color = Color::text_muted});
    if (!view.ballot.is_open) {
        text(ui, TextStyle::heading, view.ballot.title, {.strong = true});
        return;
    }
    text(ui, TextStyle::heading, view.ballot.title, {.strong = true});
    const Track tracks[] = {fr(1), fr(1), fr(1), fr(1), fr(1), fr(1)};
    Columns grid(ui, tracks, {.gap = ui.phone() ? 8.0F : 16.0F});
    for (int fingers = 0; fingers <= 5; fingers++) {
        IdScope scope(ui, fingers);
        Cell cell(ui);
        const std::string n = std::to_string(fingers);
        if (button(ui, "show", n,
                   {.size = Size::large,
                    .full_width = true,
                    .name = n + (fingers == 1 ? " finger" : " fingers")}))
            cast_ballot(ui, view, state, tools, {{{}, static_cast<double>(fingers), 0}});
    }
}

void draw_noted(Context& ui, const char* title, const char* none, Icon glyph,
                const std::vector<std::pair<std::string, std::string>>& rows) {
    Card card(ui, {.padding = {20, 16}, .gap = 8, .name = title});
    heading(ui, 2, title, {.style = TextStyle::title});
    if (rows.empty()) return text(ui, TextStyle::reading, none, {.color = Color::text_muted});
    List list(ui, title, title);
    for (std::size_t i = 0; i < rows.size(); i++) {
        ListItem item(ui, std::to_string(i), {.padding = {0, 12}});
        Row line(ui, {.gap = 12, .align = Align::start});
        icon(ui, glyph, {.size = 24, .color = Color::accent_ink});
        Column words(ui, {.grow = true, .gap = 2});
        text(ui, TextStyle::title, rows[i].first);
        text(ui, TextStyle::reading, rows[i].second, {.color = Color::text_muted});
    }
}

void draw_outcome(Context& ui, const RoomView& view) {
    ScrollArea main(ui, "main", {.role = Role::main, .padding = {ui.phone() ? 16.0F : 32.0F, 24}});
    using Rows = std::vector<std::pair<std::string, std::string>>;
    Rows top, decisions, actions;
    for (const report::MinutesRow& row : view.top)
        top.emplace_back(row.text, row.score + (row.note.empty() ? "" : ", " + row.note));
    for (const report::MinutesDecision& row : view.minutes.decisions)
        decisions.emplace_back(row.text, who_when(row.owner, row.day, "from"));
    for (const report::MinutesAction& row : view.minutes.actions)
        actions.emplace_back(row.text, who_when(row.owner, row.due, "by"));
    Columns grid(ui, {fr(1), fr(1), fr(1)}, {.gap = 24, .stack_below = 900, .equal_height = false});
    {
        Cell cell(ui);
        draw_noted(ui, "What the vote said", "No vote is revealed yet.", Icon::vote, top);
    }
    {
        Cell cell(ui);
        draw_noted(ui, "Decided", "Write the first decision below and press Enter.", Icon::success,
                   decisions);
    }
    Cell cell(ui);
    draw_noted(ui, "To do", "Who does what by when? Choose Action below.", Icon::action, actions);
}

void begin_block(RoomState& state, const std::string& block) {
    const std::string workshop = state.workshop;
    const bool is_full_screen = state.is_full_screen;
    const bool is_action = state.is_action;
    const bool has_sound = state.has_sound;
    state = {};
    state.workshop = workshop;
    state.block = block;
    state.is_full_screen = is_full_screen;
    state.is_action = is_action;
    state.has_sound = has_sound;
}

// Once, when the clock gets to nothing while it is watched; not when a page opens on one that is
// over already.
void sound_when_up(Context& ui, const RoomView& view, RoomState& state) {
    const bool is_in_time = view.clock.is_running && !view.clock.is_up;
    if (view.clock.is_running && view.clock.is_up && state.was_in_time && state.has_sound)
        ui.host().chime();
    state.was_in_time = is_in_time;
}

}  // namespace

bool draw_room(Context& ui, const app::Route& route, RoomState& state, const WorkshopTools& tools) {
    if (state.workshop != route.id) {
        state = {};
        state.workshop = route.id;
    }
    const model::Workspace& workspace = tools.session.workspace();
    RoomView view = build_room(workspace, state, ui.now());
    if (!view.is_found) return false;
    if (state.block != view.block) {
        begin_block(state, view.block);
        view = build_room(workspace, state, ui.now());
    }
    if (view.clock.is_running) ui.wake_after(view.clock.next_s);
    sound_when_up(ui, view, state);
    draw_head(ui, view, state, tools);
    if (!view.block.empty()) draw_room_foot(ui, view, state, tools);
    switch (view.main) {
    case RoomMain::board:
        draw_room_board(ui, view, state, tools);
        break;
    case RoomMain::agenda:
        draw_agenda(ui, view);
        break;
    case RoomMain::calm:
        draw_calm(ui, view);
        break;
    case RoomMain::fist:
        draw_fist(ui, view, state, tools);
        break;
    case RoomMain::outcome:
        draw_outcome(ui, view);
        break;
    }
    draw_room_dialogs(ui, view, build_room_open(workspace, state), state, tools);
    if (state.is_counting_paper) draw_paper_dialog(ui, view, state, tools);
    return true;
}

void toggle_big_screen(Context& ui, const app::Route& route) {
    ui.navigate(
        app::to_hash({route.place == app::Place::workshop_screen ? app::Place::workshop
                                                                 : app::Place::workshop_screen,
                      route.id}));
}

void toggle_clock(const app::Route& route, const WorkshopTools& tools) {
    RoomState state;
    state.workshop = route.id;
    const RoomView view = build_room(tools.session.workspace(), state, tools.session.clock().now());
    if (view.block.empty()) return;
    if (view.clock.is_running)
        tools.sink.push(app::StopClock{model::BlockId(view.block)});
    else
        tools.sink.push(app::StartClock{model::BlockId(view.block)});
}

void cast_ballot(Context& ui, const RoomView& view, RoomState& state, const WorkshopTools& tools,
                 std::vector<app::BallotMark> marks) {
    tools.sink.push(
        app::CastBallot{model::BlockId(view.block), std::move(marks)},
        [&ui, &state, title = view.ballot.title](const core::Result<app::Outcome>& made) {
            if (!made.ok()) {
                state.error = made.error().message;
                ui.announce(state.error, true);
                return;
            }
            state.error.clear();
            state.typed.clear();
            state.ballot.clear();
            ui.announce(title + " is in");
        });
}

}  // namespace icx::ui
