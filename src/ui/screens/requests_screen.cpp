#include "ui/screens/requests_screen.hpp"

#include <algorithm>

#include "app/request_commands.hpp"
#include "ui/screens/deadline_screen.hpp"

namespace icx::ui {
namespace {

const TableColumn kColumns[] = {
    {"number", "No.", px(72), Align::start, false, true},
    {"title", "Request", fr(1, 140)},
    {"state", "State", px(112), Align::start, false, true},
    {"came", "Came in", px(168), Align::start, false, true},
    {"left", "Left", px(116), Align::end, false, true},
    {"why", "Why", px(64), Align::end},
    {"step", "Next step", px(184), Align::end, false, true},
};
// Beside the story of one request there is room for less; its steps stand in the story.
const TableColumn kNarrowColumns[] = {
    {"number", "No.", px(72), Align::start, false, true},
    {"title", "Request", fr(1, 140)},
    {"left", "Left", px(116), Align::end},
    {"why", "Why", px(64), Align::end},
};

void draw_doors(Context& ui, RequestsState& state) {
    file_button(ui, "import", "Import a log", {.accept = ".csv", .size = Size::dense});
    if (button(ui, "new", "New request",
               {.kind = ButtonKind::primary, .size = Size::dense, .icon = Icon::add}))
        state.is_new = true;
}

void draw_find(Context& ui, RequestsState& state, float width) {
    search_field(
        ui, "find", "Find a request", state.find,
        {.placeholder = "Find a request", .hide_label = true, .size = Size::dense, .width = width});
}

void draw_bar(Context& ui, const RequestsView& view, RequestsState& state) {
    if (ui.phone()) {
        {
            Row doors(ui, {.gap = 8});
            draw_doors(ui, state);
        }
        draw_find(ui, state, 0);
    }
    Row bar(ui, {.gap = 8, .wrap = true});
    for (const RequestChip& entry : view.chips) {
        bool is_on = entry.is_on;
        IdScope scope(ui, static_cast<int>(entry.filter));
        if (chip(ui, "chip", entry.label, is_on)) state.filter = entry.filter;
    }
    if (ui.phone()) return;
    draw_find(ui, state, 200);
    draw_doors(ui, state);
}

// Waiting, reassigning and the like want a word; the rest is one press.
void take_step(Context& ui, RequestsState& state, app::CommandSink& sink,
               const std::string& request, const std::string& title, const DeadlineAction& step) {
    if (step.activity == app::kWaiting || step.activity == app::kReassigned ||
        step.activity == app::kHeadsUp) {
        state.step_request = request;
        state.step_activity = step.activity;
        state.step_error.clear();
        return;
    }
    record_step(ui, sink, request, step.activity, step.label, title);
}

void draw_steps(Context& ui, const RequestRow& row, RequestsState& state, app::CommandSink& sink) {
    spacer(ui);
    if (button(ui, "step", row.steps.front().label,
               {.size = Size::dense, .name = row.steps.front().label + ", " + row.title}))
        take_step(ui, state, sink, row.id, row.title, row.steps.front());
    if (row.steps.size() < 2) return;
    Menu menu(ui, "more", "More for " + row.title, {});
    if (!menu) return;
    for (std::size_t i = 1; i < row.steps.size(); i++)
        if (menu.item(row.steps[i].activity, row.steps[i].label))
            take_step(ui, state, sink, row.id, row.title, row.steps[i]);
}

void draw_why(Context& ui, Table& table, const RequestRow& row, RequestsState& state) {
    const bool is_selected = state.selected == row.id;
    table.begin_cell();
    if (icon_button(ui, "why", Icon::why, "Why this deadline, " + row.title,
                    {.pressed = is_selected, .color = Color::accent_ink}))
        state.selected = is_selected ? "" : row.id;
    table.end_cell();
}

void draw_row(Context& ui, Table& table, const RequestRow& row, int index, RequestsState& state,
              app::CommandSink& sink, bool is_narrow) {
    IdScope scope(ui, row.id);
    table.row(row.id, index, {.selected = state.selected == row.id});
    table.cell(row.number, {.color = Color::text_muted});
    table.cell(row.title, {.detail = row.detail, .strong = true, .header = true});
    if (!is_narrow) {
        table.begin_cell();
        tag(ui, row.state_words, {.tone = row.state_tone});
        table.end_cell();
        table.cell(row.came_in);
    }
    table.cell(row.left, {.strong = true,
                          .color = row.left_tone == Tone::negative  ? Color::negative_ink
                                   : row.left_tone == Tone::warning ? Color::warning_ink
                                                                    : Color::text});
    draw_why(ui, table, row, state);
    if (is_narrow) return;
    table.begin_cell();
    draw_steps(ui, row, state, sink);
    table.end_cell();
}

void draw_due_button(Context& ui, RequestsState& state, std::string_view label,
                     const std::string& request) {
    if (!button(ui, "due-file", label,
                {.kind = ButtonKind::quiet, .size = Size::dense, .icon = Icon::calendar}))
        return;
    state.wants_due = true;
    state.due_request = request;
}

void draw_table(Context& ui, const RequestsView& view, RequestsState& state,
                app::CommandSink& sink) {
    const bool is_narrow = narrower_than(ui, 800);
    const std::span<const TableColumn> columns = is_narrow
                                                     ? std::span<const TableColumn>(kNarrowColumns)
                                                     : std::span<const TableColumn>(kColumns);
    Card card(ui, {.padding = {0, 0}, .gap = 0, .name = "Requests"});
    {
        Table table(ui, "requests", "Requests", columns, {.row_height = 52});
        if (table.copy_pressed()) ui.host().write_clipboard(view.as_tsv());
        const auto [first, end] = table.visible(static_cast<int>(view.row_count));
        for (int i = first; i < end; i++)
            draw_row(ui, table, view.row(static_cast<std::size_t>(i)), i, state, sink, is_narrow);
    }
    Row foot(ui, {.gap = 8, .wrap = true, .min_height = 40, .padding = {16, 8}});
    caption(ui, view.footer);
    draw_due_button(ui, state, "Calendar file of what is due", "");
}

void draw_selected(Context& ui, const RequestsView& view, RequestsState& state,
                   app::CommandSink& sink) {
    for (std::size_t i = 0; i < view.deadlines.size(); i++) {
        IdScope scope(ui, view.deadlines[i].standard);
        const DeadlineEvents events =
            draw_deadline(ui, view.deadlines[i], view.deadline_titles[i], i == 0);
        if (events.wants_close) state.selected.clear();
    }
    Card card(ui, {.gap = 4, .name = "What happened"});
    heading(ui, 2, "What happened", {.style = TextStyle::body});
    caption(ui, view.selected_title);
    List list(ui, "history", "What happened");
    for (std::size_t i = 0; i < view.history.size(); i++) {
        IdScope scope(ui, static_cast<int>(i));
        ListItem item(ui, "event", {.padding = {0, 6}});
        text(ui, view.history[i]);
    }
    Row steps(ui, {.gap = 8, .wrap = true});
    for (std::size_t i = 0; i < view.selected_steps.size(); i++) {
        const DeadlineAction& step = view.selected_steps[i];
        IdScope scope(ui, step.activity);
        if (button(ui, "own-step", step.label,
                   {.kind = i == 0 ? ButtonKind::primary : ButtonKind::secondary,
                    .size = Size::dense,
                    .name = step.label + ", " + view.selected_title}))
            take_step(ui, state, sink, state.selected, view.selected_title, step);
    }
    if (!view.deadlines.empty())
        draw_due_button(ui, state, "Calendar file of this deadline", state.selected);
    if (view.deadlines.empty() &&
        button(ui, "close", "Close", {.kind = ButtonKind::quiet, .size = Size::dense}))
        state.selected.clear();
}

std::vector<Choice> choices_of(const std::vector<NamedChoice>& names) {
    std::vector<Choice> out;
    for (const NamedChoice& name : names)
        out.push_back({name.id, name.label});
    return out;
}

void draw_new(Context& ui, const RequestsView& view, RequestsState& state, app::CommandSink& sink) {
    Dialog dialog(ui, "new-request", "New request", {.width = 480});
    text_field(ui, "title", "What it is about", state.new_title,
               {.error = state.new_error, .required = true, .max_length = 200});
    if (!view.departments.empty())
        select(ui, "department", "Who asks", choices_of(view.departments), state.new_department,
               {.placeholder = "Choose a department"});
    if (!view.services.empty())
        select(ui, "service", "Service", choices_of(view.services), state.new_service);
    const auto service = static_cast<std::size_t>(std::max(state.new_service, 0));
    if (service < view.services.size() && !view.services[service].note.empty())
        banner(ui, "before", view.services[service].note);
    text_field(ui, "priority", "Priority", state.new_priority,
               {.note = "not required", .max_length = 40});
    {
        DialogActions actions(ui);
        if (button(ui, "cancel", "Cancel", {.kind = ButtonKind::quiet})) state.is_new = false;
        if (button(ui, "ok", "Write it down", {.kind = ButtonKind::primary})) {
            app::NewRequest command;
            command.title = state.new_title;
            command.priority = state.new_priority;
            if (state.new_department >= 0 &&
                state.new_department < static_cast<int>(view.departments.size()))
                command.department =
                    view.departments[static_cast<std::size_t>(state.new_department)].id;
            if (state.new_service >= 0 &&
                state.new_service < static_cast<int>(view.services.size()))
                command.service =
                    model::ServiceId(view.services[static_cast<std::size_t>(state.new_service)].id);
            sink.push(command, [&state, &ui](const core::Result<app::Outcome>& outcome) {
                state.new_error = outcome.ok() ? "" : outcome.error().message;
                if (!outcome.ok()) return;
                state.is_new = false;
                state.new_title.clear();
                state.selected = outcome->created;
                ui.toast({.id = "undo", .text = "Request written down", .action = "Undo"});
            });
        }
    }
    if (dialog.dismissed()) state.is_new = false;
}

void draw_heads_up(Context& ui, RequestsState& state, app::CommandSink& sink) {
    Dialog dialog(ui, "step", "Give a heads-up", {.width = 440});
    muted(ui, "Say it before those who wait find out. It counts apart and is thanked; the clock "
              "runs on, and a miss stays a miss.");
    text_area(ui, "note", "What happened, and when they can count on it", state.step_note,
              {{.error = state.step_error, .required = true, .max_length = 500}, 2, 5});
    {
        DialogActions actions(ui);
        if (button(ui, "cancel", "Cancel", {.kind = ButtonKind::quiet})) state.step_request.clear();
        if (button(ui, "ok", "Write it down", {.kind = ButtonKind::primary}))
            sink.push(app::RecordStep{state.step_request, state.step_activity, "", state.step_note},
                      [&state, &ui](const core::Result<app::Outcome>& outcome) {
                          state.step_error = outcome.ok() ? "" : outcome.error().message;
                          if (!outcome.ok()) return;
                          state.step_request.clear();
                          state.step_note.clear();
                          ui.toast({.id = "undo",
                                    .text = "Thank you for saying it first",
                                    .action = "Undo",
                                    .icon = "success"});
                      });
    }
    if (dialog.dismissed()) state.step_request.clear();
}

void draw_step_dialog(Context& ui, RequestsState& state, app::CommandSink& sink) {
    if (state.step_activity == app::kHeadsUp) return draw_heads_up(ui, state, sink);
    const bool is_waiting = state.step_activity == app::kWaiting;
    Dialog dialog(ui, "step", is_waiting ? "Wait for an answer" : "Reassign", {.width = 440});
    if (is_waiting)
        text_field(ui, "note", "What is asked, and of whom", state.step_note,
                   {.help = "It stands in the explanation of the deadline", .max_length = 200});
    else
        text_field(ui, "who", "Who has it from here on", state.step_who, {.max_length = 120});
    {
        DialogActions actions(ui);
        if (button(ui, "cancel", "Cancel", {.kind = ButtonKind::quiet})) state.step_request.clear();
        if (button(ui, "ok", is_waiting ? "Stop the clock" : "Reassign",
                   {.kind = ButtonKind::primary})) {
            sink.push(app::RecordStep{state.step_request, state.step_activity, state.step_who,
                                      state.step_note});
            ui.toast({.id = "undo",
                      .text = is_waiting ? "Waiting for an answer" : "Reassigned",
                      .action = "Undo"});
            state.step_request.clear();
            state.step_note.clear();
            state.step_who.clear();
        }
    }
    if (dialog.dismissed()) state.step_request.clear();
}

void draw_none(Context& ui, RequestsState& state) {
    Card card(ui);
    const EmptyStateChoice choice = empty_state(
        ui, "none",
        {.icon = Icon::case_,
         .title = "No requests yet",
         .words = "Write requests down as they come in, with one press for each step, or import a "
                  "log as a CSV file from the ticket system you have.",
         .primary = "New request"});
    if (choice == EmptyStateChoice::primary) state.is_new = true;
    file_button(ui, "import", "Import a log", {.accept = ".csv", .kind = ButtonKind::quiet});
}

}  // namespace

void draw_requests(Context& ui, const RequestsView& view, RequestsState& state,
                   app::CommandSink& sink) {
    {
        ScrollArea main(ui, "main", {.role = Role::main, .max_width = 1200});
        if (view.is_empty) {
            draw_none(ui, state);
        } else {
            draw_bar(ui, view, state);
            if (view.is_nothing_found) {
                Card card(ui);
                if (empty_state(ui, "nothing",
                                {.icon = Icon::search,
                                 .title = "Nothing found",
                                 .words = "No request fits this filter.",
                                 .primary = "Show all"}) == EmptyStateChoice::primary) {
                    state.filter = RequestFilter::all;
                    state.find.clear();
                }
            } else if (view.selected_title.empty()) {
                draw_table(ui, view, state, sink);
            } else if (narrower_than(ui, 960)) {
                // The story first: below the table nobody would find it.
                draw_selected(ui, view, state, sink);
                draw_table(ui, view, state, sink);
            } else {
                Columns grid(ui, {fr(1), px(380)}, {.gap = 16, .equal_height = false});
                {
                    Cell left(ui);
                    draw_table(ui, view, state, sink);
                }
                Cell right(ui, {.gap = 16});
                draw_selected(ui, view, state, sink);
            }
        }
    }
    if (state.is_new) draw_new(ui, view, state, sink);
    if (!state.step_request.empty()) draw_step_dialog(ui, state, sink);
}

}  // namespace icx::ui
