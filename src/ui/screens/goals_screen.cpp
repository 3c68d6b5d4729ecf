#include "ui/screens/goals_screen.hpp"

#include <algorithm>

#include "app/goal_commands.hpp"
#include "app/survey_commands.hpp"
#include "ui/screens/record_select.hpp"

namespace icx::ui {
namespace {

constexpr float kIndent = 24;
constexpr int kDeepest = 4;  // further ones stand at the same place

void create(Context& ui, GoalsState& state, app::CommandSink& sink, const std::string& parent) {
    sink.push(app::CreateGoal{model::GoalId(parent)},
              [&state, &ui](const core::Result<app::Outcome>& outcome) {
                  if (!outcome.ok()) return;
                  state.editing = outcome->created;
                  state.error.clear();
                  ui.toast({.id = "undo", .text = "Goal added", .action = "Undo"});
              });
}

void draw_promise(Context& ui, const GoalPromise& promise, app::CommandSink& sink) {
    IdScope scope(ui, promise.standard);
    ListItem item(ui, "promise", {.padding = {0, 8}});
    Row line(ui, {.gap = 12, .align = Align::start});
    icon(ui, Icon::standard, {.color = Color::accent_ink});
    {
        Column words(ui, {.grow = true, .gap = 0});
        link(ui, "open", promise.title, promise.route);
        caption(ui, promise.service + ", " + promise.kept);
    }
    if (!promise.standing.words.empty() && !ui.compact())
        tag(ui, promise.standing.words,
            {.tone = promise.standing.tone, .icon = promise.standing.icon});
    if (!promise.link.empty() &&
        icon_button(ui, "out", Icon::delete_, "Take " + promise.title + " from this goal")) {
        sink.push(app::ServeGoalNoMore{model::GoalLinkId(promise.link)});
        ui.toast({.id = "undo", .text = "Taken from the goal", .action = "Undo", .icon = "delete"});
    }
}

void draw_goal_head(Context& ui, const GoalRow& row, GoalsState& state, app::CommandSink& sink) {
    Row head(ui, {.gap = 12, .align = Align::start});
    {
        Column words(ui, {.grow = true, .gap = 0});
        heading(ui, std::min(row.depth, kDeepest - 1) + 2, row.title,
                {.style = TextStyle::reading});
        if (!row.sentence.empty()) text(ui, row.sentence);
        caption(ui, (row.owner.empty() ? "" : row.owner + ". ") + row.summary);
    }
    if (!row.kept.empty())
        text(ui, TextStyle::title, row.kept,
             {.color = row.is_short ? Color::negative_ink : Color::text,
              .strong = true,
              .nowrap = true});
    Menu menu(ui, "more", "Change " + row.title);
    if (!menu) return;
    if (menu.item("edit", "Edit goal", {.icon = Icon::edit})) {
        state.editing = row.id;
        state.error.clear();
    }
    if (menu.item("below", "Goal below it", {.icon = Icon::add})) create(ui, state, sink, row.id);
}

void draw_goal(Context& ui, const GoalRow& row, GoalsState& state, app::CommandSink& sink) {
    IdScope scope(ui, row.id);
    ListItem item(ui, "goal", {.padding = {0, 0}, .line = false});
    Row indent(ui, {.gap = 0, .align = Align::start});
    const int depth = std::min(row.depth, kDeepest);
    if (depth > 0) space(ui, kIndent * static_cast<float>(depth) * (ui.compact() ? 0.5F : 1.0F));
    Column column(ui, {.grow = true});
    Card card(ui, {.gap = 8, .name = row.title});
    draw_goal_head(ui, row, state, sink);
    if (!row.promises.empty()) {
        List list(ui, "promises", "Promises that serve " + row.title);
        for (const GoalPromise& promise : row.promises)
            draw_promise(ui, promise, sink);
    }
    if (row.linkable.empty()) return;
    Row foot(ui);
    if (button(ui, "link", "Link a promise",
               {.kind = ButtonKind::quiet,
                .size = Size::dense,
                .icon = Icon::add,
                .name = "Link a promise to " + row.title})) {
        state.linking = row.id;
        state.chosen = row.linkable.front().first;
        state.error.clear();
    }
}

void draw_unserving(Context& ui, const GoalsView& view, app::CommandSink& sink) {
    if (view.unserving.empty()) return;
    IdScope scope(ui, "unserving");
    Card card(ui, {.gap = 8, .name = "Promises that serve no goal"});
    heading(ui, 2, "Promises that serve no goal", {.style = TextStyle::body});
    muted(ui, view.unserving_note);
    List list(ui, "promises", "Promises that serve no goal");
    for (const GoalPromise& promise : view.unserving)
        draw_promise(ui, promise, sink);
}

void draw_edit(Context& ui, const GoalEdit& edit, GoalsState& state, app::CommandSink& sink) {
    const auto set = [&](const char* field, const std::string& value) {
        sink.push(app::SetField{"goal", edit.id, field, core::Value(value), true});
    };
    Dialog dialog(ui, "edit", "Edit goal", {.width = 520, .close_button = true});
    std::string title = edit.title, sentence = edit.sentence, owner = edit.owner;
    if (text_field(ui, "title", "Goal", title, {.max_length = 200})) set("title", title);
    if (text_area(ui, "sentence", "What will be different", sentence,
                  {{.help = "A sentence that one can check later", .max_length = 1000}, 2, 6}))
        set("sentence", sentence);
    if (text_field(ui, "owner", "Who answers for it", owner, {.max_length = 200}))
        set("owner", owner);
    std::string parent = edit.parent;
    if (select_record(ui, "parent", "Part of", edit.parents, "No other goal", parent,
                      {.error = state.error}))
        sink.push(app::MoveGoal{model::GoalId(edit.id), model::GoalId(parent)},
                  [&state](const core::Result<app::Outcome>& outcome) {
                      state.error = outcome.ok() ? "" : "Not moved, " + outcome.error().message;
                  });
    if (!edit.removal.empty()) caption(ui, "When it is deleted, " + edit.removal + ".");
    {
        DialogActions actions(ui);
        if (button(ui, "delete", "Delete goal", {.kind = ButtonKind::danger})) {
            sink.push(app::RemoveGoal{model::GoalId(edit.id)});
            ui.toast({.id = "undo", .text = "Goal deleted", .action = "Undo", .icon = "delete"});
            state.editing.clear();
        }
        if (button(ui, "done", "Done", {.kind = ButtonKind::primary})) state.editing.clear();
    }
    if (dialog.dismissed()) state.editing.clear();
}

void draw_linking(Context& ui, const GoalRow& row, GoalsState& state, app::CommandSink& sink) {
    Dialog dialog(ui, "link", "Link a promise", {.width = 480});
    muted(ui, "Which promise helps to reach \u201C" + row.title + "\u201D?");
    std::vector<Choice> choices;
    int chosen = 0;
    for (std::size_t i = 0; i < row.linkable.size(); i++) {
        choices.push_back({row.linkable[i].first, row.linkable[i].second});
        if (row.linkable[i].first == state.chosen) chosen = static_cast<int>(i);
    }
    if (select(ui, "promise", "Promise", choices, chosen, {.error = state.error}))
        state.chosen = row.linkable[static_cast<std::size_t>(chosen)].first;
    {
        DialogActions actions(ui);
        if (button(ui, "cancel", "Cancel", {.kind = ButtonKind::quiet})) state.linking.clear();
        if (button(ui, "ok", "Link it", {.kind = ButtonKind::primary}))
            sink.push(app::ServeGoal{model::GoalId(row.id), model::StandardId(state.chosen)},
                      [&state, &ui](const core::Result<app::Outcome>& outcome) {
                          state.error = outcome.ok() ? "" : outcome.error().message;
                          if (!outcome.ok()) return;
                          state.linking.clear();
                          ui.toast({.id = "undo", .text = "Linked", .action = "Undo"});
                      });
    }
    if (dialog.dismissed()) state.linking.clear();
}

void draw_tree(Context& ui, const GoalsView& view, GoalsState& state, app::CommandSink& sink) {
    {
        Row bar(ui, {.gap = 8, .wrap = ui.compact()});
        text(ui, view.summary, {.color = Color::text_muted, .grow = !ui.compact()});
        if (button(ui, "new", "New goal", {.kind = ButtonKind::primary, .icon = Icon::add}))
            create(ui, state, sink, "");
    }
    {
        List list(ui, "goals", "Goals", 12);
        for (const GoalRow& row : view.rows)
            draw_goal(ui, row, state, sink);
    }
    draw_unserving(ui, view, sink);
    Why why(ui, "why", "Goals");
    if (!why) return;
    for (const std::string& line : view.explained)
        paragraph(ui, line);
}

void draw_empty(Context& ui, const GoalsView& view, GoalsState& state, app::CommandSink& sink) {
    {
        Card card(ui);
        if (empty_state(ui, "none",
                        {.icon = Icon::goal,
                         .title = "No goals yet",
                         .words = "What does the company want to reach? Write it down and link "
                                  "the promises that help. Then everybody sees what a promise is "
                                  "for, and which goal nobody works on.",
                         .primary = "Write the first goal"}) == EmptyStateChoice::primary)
            create(ui, state, sink, "");
    }
    draw_unserving(ui, view, sink);
}

}  // namespace

void draw_goals(Context& ui, const GoalsView& view, GoalsState& state, app::CommandSink& sink) {
    {
        ScrollArea main(ui, "main", {.role = Role::main, .max_width = 960});
        if (view.is_empty)
            draw_empty(ui, view, state, sink);
        else
            draw_tree(ui, view, state, sink);
    }
    for (const GoalEdit& edit : view.edit)
        draw_edit(ui, edit, state, sink);
    for (const GoalRow& row : view.rows)
        if (row.id == state.linking && !row.linkable.empty()) draw_linking(ui, row, state, sink);
}

}  // namespace icx::ui
