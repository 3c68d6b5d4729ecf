// Versions of a journey: kept ones, and what differs between two.
#include "app/journey_versions.hpp"
#include "ui/screens/journey_screen.hpp"
#include "ui/screens/record_select.hpp"

namespace icx::ui {
namespace {

// A select in which the first choice is a choice too: `none` is not offered.
void choose(Context& ui, const char* id, const char* label, const RecordWords& words,
            std::string& chosen) {
    std::vector<Choice> choices;
    int selected = -1;
    for (std::size_t i = 0; i < words.size(); i++) {
        if (words[i].first == chosen) selected = static_cast<int>(i);
        choices.push_back({words[i].first, words[i].second});
    }
    if (select(ui, id, label, choices, selected) && selected >= 0)
        chosen = words[static_cast<std::size_t>(selected)].first;
}

void draw_changes(Context& ui, const VersionsView& view) {
    Card card(ui, {.padding = {0, 8}, .gap = 0, .name = "What differs"});
    {
        Row head(ui, {.gap = 8, .wrap = ui.phone(), .padding = {16, 4}});
        heading(ui, 3, "What differs", {.grow = !ui.phone()});
        caption(ui, view.headline);
    }
    if (!view.problem.empty()) {
        banner(ui, "problem", view.problem, {.tone = Tone::negative});
        return;
    }
    List list(ui, "changes", "What differs");
    for (const ChangeRow& row : view.changes) {
        IdScope scope(ui, row.id);
        ListItem item(ui, "item", {.padding = {16, 10}});
        Row line(ui, {.gap = 12, .align = Align::start});
        {
            Column mark(ui, {.width = 104});
            tag(ui, row.mark, {.tone = row.tone, .icon = row.icon});
        }
        Column words(ui, {.grow = true, .gap = 2});
        text(ui, row.title, {.strong = true});
        for (const std::string& detail : row.details)
            caption(ui, detail);
    }
}

void draw_scores(Context& ui, const VersionsView& view) {
    if (view.scores.empty()) return;
    Card card(ui, {.padding = {0, 8}, .gap = 0, .name = "What was measured"});
    {
        Column head(ui, {.padding = {16, 4}, .gap = 4});
        heading(ui, 3, "What was measured");
        caption(ui, "\u22122 to +2. Answers of before are among those of later, so the two are "
                    "not tested against each other.");
    }
    List list(ui, "scores", "What was measured");
    for (const ScoreRow& row : view.scores) {
        IdScope scope(ui, row.step);
        ListItem item(ui, "item", {.padding = {16, 10}});
        Row line(ui, {.gap = 12, .align = Align::start});
        {
            Column words(ui, {.grow = true, .gap = 2});
            text(ui, row.title, {.strong = true});
            caption(ui, row.before + ", then " + row.after);
        }
        if (!row.delta.empty()) status(ui, row.icon, row.delta, row.tone);
    }
}

void draw_kept(Context& ui, const VersionsView& view, MapState& state, app::CommandSink& sink) {
    Card card(ui, {.padding = {0, 8}, .gap = 0, .name = "Kept versions"});
    {
        Row head(ui, {.gap = 8, .padding = {16, 4}});
        heading(ui, 3, "Kept versions", {.grow = true});
        if (button(ui, "keep", "Keep this version", {.size = Size::dense, .icon = Icon::add}))
            state.is_keeping = true;
    }
    List list(ui, "versions", "Kept versions");
    for (const VersionRow& row : view.rows) {
        IdScope scope(ui, row.id);
        ListItem item(ui, "item", {.padding = {16, 10}});
        Row line(ui, {.gap = 12});
        {
            Column words(ui, {.grow = true, .gap = 0});
            text(ui, row.title, {.strong = true});
            caption(ui, row.note);
        }
        if (icon_button(ui, "delete", Icon::delete_, "Delete the version " + row.title)) {
            sink.push(app::RemoveVersion{model::JourneyVersionId(row.id)});
            ui.toast({.id = "undo",
                      .text = "Version \u201C" + row.title + "\u201D deleted",
                      .action = "Undo",
                      .icon = "delete"});
        }
    }
}

}  // namespace

void draw_versions(Context& ui, const VersionsView& view, MapState& state, app::CommandSink& sink) {
    ScrollArea main(ui, "versions-main", {.role = Role::main, .max_width = 1120});
    heading(ui, 2, "Versions");
    if (view.rows.empty()) {
        Card card(ui);
        const auto choice =
            empty_state(ui, "none",
                        {.icon = Icon::duplicate,
                         .title = "No version is kept yet",
                         .words = "Keep the map as it is today, with what is measured today. "
                                  "Later you see what was added, moved and changed since, and "
                                  "where it feels better.",
                         .primary = "Keep this version",
                         .heading_level = 3});
        if (choice == EmptyStateChoice::primary) state.is_keeping = true;
        return;
    }
    Columns grid(ui, {fr(1), px(360)}, {.gap = 24, .stack_below = 900, .equal_height = false});
    {
        Cell cell(ui);
        {
            Columns pair(ui, {fr(1), fr(1)}, {.gap = 12, .stack_below = 440});
            std::string before = view.compared, after = view.compared_with;
            {
                Cell one(ui);
                choose(ui, "before", "Compare", view.before, before);
            }
            Cell two(ui);
            choose(ui, "after", "With", view.after, after);
            state.compared = before;
            state.compared_with = after;
        }
        draw_changes(ui, view);
    }
    Cell cell(ui);
    draw_scores(ui, view);
    draw_kept(ui, view, state, sink);
}

void draw_keep_dialog(Context& ui, const JourneyView& view, MapState& state, core::Date day,
                      app::CommandSink& sink) {
    Dialog dialog(ui, "keep", "Keep this version", {.width = 440, .close_button = true});
    muted(ui, "The map as it stands, with the figures of today. It is never changed afterwards.");
    const auto keep = [&] {
        sink.push(app::KeepVersion{model::JourneyId(view.id), state.version_name, day,
                                   kept_figures(view)},
                  [&state, &ui](const core::Result<app::Outcome>& made) {
                      state.error = made.ok() ? "" : made.error().message;
                      if (!made.ok()) return;
                      state.is_keeping = false;
                      state.version_name.clear();
                      state.look = MapLook::versions;
                      state.compared = made->created;
                      state.compared_with.clear();
                      ui.toast({.id = "undo", .text = "Version kept", .action = "Undo"});
                  });
    };
    while (auto name = take_entered(ui, "name")) {
        state.version_name = *name;
        keep();
    }
    text_field(ui, "name", "Name", state.version_name,
               {.error = state.error,
                .placeholder = "Before the new intake form",
                .max_length = 120,
                .enters = true});
    {
        DialogActions actions(ui);
        if (button(ui, "cancel", "Cancel", {.kind = ButtonKind::quiet})) state.is_keeping = false;
        if (button(ui, "keep-it", "Keep it", {.kind = ButtonKind::primary})) keep();
    }
    if (dialog.dismissed()) state.is_keeping = false;
    if (!state.is_keeping) state.error.clear();
}

}  // namespace icx::ui
