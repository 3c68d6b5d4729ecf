#include "app/standard_commands.hpp"
#include "app/survey_commands.hpp"
#include "ui/screens/standard_screen.hpp"

namespace icx::ui {
namespace {

void set(app::CommandSink& sink, std::string type, const std::string& id, std::string field,
         core::Value value, bool is_typing) {
    sink.push(app::SetField{std::move(type), id, std::move(field), std::move(value), is_typing});
}

void draw_field(Context& ui, const EditField& field, const std::string& type, const std::string& id,
                app::CommandSink& sink) {
    std::string value = field.value;
    bool is_changed = false;
    if (field.is_long)
        is_changed =
            text_area(ui, field.field, field.label, value,
                      {{.help = field.help, .error = field.error, .max_length = 4000}, 2, 8});
    else
        is_changed = text_field(ui, field.field, field.label, value,
                                {.help = field.help, .error = field.error, .max_length = 2000});
    if (is_changed) set(sink, type, id, field.field, value, true);
}

bool draw_choice(Context& ui, std::string_view id, std::string_view label, EditChoice choice,
                 int& chosen) {
    std::vector<Choice> choices;
    for (std::size_t i = 0; i < choice.ids.size(); i++)
        choices.push_back(
            {choice.ids[i].empty() ? std::string_view("none") : choice.ids[i], choice.labels[i]});
    chosen = choice.chosen;
    return select(ui, id, label, choices, chosen);
}

void draw_promise(Context& ui, const StandardEditView& view, StandardState& state,
                  app::CommandSink& sink) {
    for (const EditField& field : view.promise)
        draw_field(ui, field, "standard", view.standard, sink);
    std::optional<double> goal = view.goal_percent;
    if (number_field(ui, "goal", "Share to be kept", goal,
                     {{.help = "Never 100, or the first miss ends the month"}, 1, 99.9, 1, "%"}) &&
        goal)
        set(sink, "standard", view.standard, "goal", *goal / 100, true);
    draw_field(ui, view.warnings, "standard", view.standard, sink);
    int chosen = 0;
    if (draw_choice(ui, "service", "Service", view.service, chosen))
        set(sink, "standard", view.standard, "service",
            view.service.ids[static_cast<std::size_t>(chosen)], false);
    Row line(ui, {.gap = 8, .align = Align::end});
    text_field(ui, "new-service", "New service", state.new_service,
               {.error = state.new_error, .grow = true, .max_length = 120});
    if (button(ui, "add-service", "Add"))
        sink.push(app::AddService{state.new_service, {}, model::StandardId(view.standard)},
                  [&state](const core::Result<app::Outcome>& outcome) {
                      state.new_error = outcome.ok() ? "" : outcome.error().message;
                      if (outcome.ok()) state.new_service.clear();
                  });
}

void draw_target_cell(Context& ui, const std::string& standard, const TargetCell& cell,
                      app::CommandSink& sink) {
    if (cell.priority.empty() && cell.department.empty()) {
        text(ui, cell.time.empty() ? cell.holds : cell.time, {.strong = true});
        return;
    }
    std::string time = cell.time;
    if (text_field(ui, cell.department.empty() ? "everyone" : cell.department, cell.label, time,
                   {.error = cell.error,
                    .placeholder = cell.holds,
                    .hide_label = true,
                    .size = Size::dense,
                    .max_length = 40,
                    .autocomplete = "off",
                    .spelling = false}))
        sink.push(app::SetTarget{model::StandardId(standard), cell.priority, cell.department, time,
                                 true});
}

// The matrix: a line for each priority, a column for everyone and for each department.
void draw_targets(Context& ui, const StandardEditView& view, StandardState& state,
                  app::CommandSink& sink) {
    const TargetsView& targets = view.targets;
    const std::size_t columns = targets.columns.size() + 1;
    const float width = std::max(available_width(ui), 96.0F * static_cast<float>(columns));
    {
        ScrollArea sideways(ui, "matrix",
                            {.name = "Times allowed",
                             .padding = {4, 4},
                             .max_height = 10000,
                             .content_width = width > available_width(ui) ? width : 0});
        std::vector<Track> tracks(columns, fr(1));
        Columns grid(ui, tracks, {.gap = 8, .equal_height = false});
        {
            Cell corner(ui, {.gap = 0});
            caption(ui, "Priority");
        }
        for (const std::string& name : targets.columns) {
            Cell cell(ui, {.gap = 0});
            caption(ui, name);
        }
        for (const TargetsView::Row& row : targets.rows) {
            IdScope scope(ui, row.key);
            {
                Cell cell(ui, {.padding = {0, 8}, .gap = 0});
                text(ui, row.name);
            }
            for (const TargetCell& one : row.cells) {
                Cell cell(
                    ui,
                    {.padding = {0, one.priority.empty() && one.department.empty() ? 8.0F : 0.0F},
                     .gap = 0});
                draw_target_cell(ui, view.standard, one, sink);
            }
        }
    }
    muted(ui, targets.words);
    if (targets.other_ids.empty()) return;
    std::vector<Choice> choices = {{"none", "Choose a department"}};
    for (std::size_t i = 0; i < targets.other_ids.size(); i++)
        choices.push_back({targets.other_ids[i], targets.other_names[i]});
    int chosen = 0;
    if (select(ui, "add-column", "Times for one department", choices, chosen) && chosen > 0)
        state.target_columns.push_back(targets.other_ids[static_cast<std::size_t>(chosen) - 1]);
}

void draw_clock(Context& ui, const StandardEditView& view, app::CommandSink& sink) {
    paragraph(ui, "What happened to a request is told by words in the log. These say what they do "
                  "to this promise's clock, several separated by commas.");
    muted(ui, view.clock_help);
    for (const EditField& field : view.activities)
        draw_field(ui, field, "standard", view.standard, sink);
    int chosen = 0;
    if (draw_choice(ui, "policy", "When a request is reopened", view.reopen, chosen))
        set(sink, "standard", view.standard, "reopen_policy",
            view.reopen.ids[static_cast<std::size_t>(chosen)], false);
    muted(ui, view.reopen.help[static_cast<std::size_t>(view.reopen.chosen)]);
}

void draw_hours(Context& ui, const StandardEditView& view, const std::string& local_zone,
                app::CommandSink& sink) {
    int chosen = 0;
    if (draw_choice(ui, "hours", "Hours that count", view.hours, chosen))
        set(sink, "standard", view.standard, "calendar",
            view.hours.ids[static_cast<std::size_t>(chosen)], false);
    if (draw_choice(ui, "hours-of", "Whose hours count", view.hours_of, chosen))
        set(sink, "standard", view.standard, "hours_of",
            view.hours_of.ids[static_cast<std::size_t>(chosen)], false);
    if (button(ui, "new-hours", "New hours", {.size = Size::dense, .icon = Icon::add}))
        sink.push(app::AddCalendar{"", local_zone, model::StandardId(view.standard)});
    if (draw_choice(ui, "window", "Counts only what comes in", view.window, chosen))
        set(sink, "standard", view.standard, "window",
            view.window.ids[static_cast<std::size_t>(chosen)], false);
    if (!view.window_words.empty()) muted(ui, view.window_words);
    if (!view.shared_words.empty()) banner(ui, "shared", view.shared_words);
    if (!view.hours_error.empty())
        banner(ui, "hours-error", view.hours_error, {.tone = Tone::negative});
    if (!view.hours_route.empty())
        link(ui, "edit-hours", "Change these hours, holidays and half days", view.hours_route);
}

void draw_fate(Context& ui, const StandardEditView& view, StandardState& state,
               app::CommandSink& sink) {
    int chosen = 0;
    if (draw_choice(ui, "state", "This promise is", view.state, chosen))
        set(sink, "standard", view.standard, "state",
            view.state.ids[static_cast<std::size_t>(chosen)], false);
    if (button(ui, "delete", "Delete promise",
               {.kind = ButtonKind::danger, .size = Size::dense, .icon = Icon::delete_})) {
        sink.push(app::RemoveStandard{model::StandardId(view.standard)});
        state.is_editing = false;
        ui.navigate("#/standards");
        ui.toast({.id = "undo", .text = "Promise deleted", .action = "Undo", .icon = "delete"});
    }
}

}  // namespace

void draw_standard_edit(Context& ui, const StandardEditView& view, StandardState& state,
                        const std::string& local_zone, app::CommandSink& sink) {
    Dialog dialog(ui, "edit", "Edit promise", {.width = 640, .close_button = true});
    muted(ui, view.meaning);
    {
        ScrollArea area(
            ui, "fields",
            {.name = "Promise and hours", .padding = {4, 4}, .gap = 12, .max_height = 480});
        heading(ui, 2, "Promise", {.style = TextStyle::body});
        draw_promise(ui, view, state, sink);
        divider(ui);
        heading(ui, 2, "Other times for some requests", {.style = TextStyle::body});
        draw_targets(ui, view, state, sink);
        divider(ui);
        heading(ui, 2, "Hours", {.style = TextStyle::body});
        draw_hours(ui, view, local_zone, sink);
        divider(ui);
        heading(ui, 2, "Clock", {.style = TextStyle::body});
        draw_clock(ui, view, sink);
        divider(ui);
        draw_fate(ui, view, state, sink);
    }
    {
        DialogActions actions(ui);
        if (button(ui, "done", "Done", {.kind = ButtonKind::primary})) state.is_editing = false;
    }
    if (dialog.dismissed()) state.is_editing = false;
}

}  // namespace icx::ui
