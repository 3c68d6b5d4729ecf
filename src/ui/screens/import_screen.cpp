#include "ui/screens/import_screen.hpp"

namespace icx::ui {
namespace {

bool draw_choice(Context& ui, const ImportView& view, ImportState& state) {
    bool wants_start = false;
    Dialog dialog(ui, "import", view.title, {.width = 560});
    std::vector<Choice> choices;
    for (const ImportTarget& target : view.targets)
        choices.push_back(
            {target.id.empty() ? std::string_view("new") : std::string_view(target.id),
             target.label});
    int chosen = view.target;
    if (select(ui, "target", "Where do these answers belong?", choices, chosen))
        state.target_id = view.targets[static_cast<std::size_t>(chosen)].id;
    if (state.target_id.empty())
        text_field(ui, "title", "Title of the new survey", state.new_title, {.max_length = 200});
    muted(ui, "A column for each question or a row for each answer are both understood. The same "
              "file twice changes "
              "nothing, and one step of undo takes it back.");
    {
        DialogActions actions(ui);
        if (button(ui, "cancel", "Cancel", {.kind = ButtonKind::quiet})) stop_import(state);
        if (button(ui, "start", "Take the answers in", {.kind = ButtonKind::primary}))
            wants_start = true;
    }
    if (dialog.dismissed()) stop_import(state);
    return wants_start;
}

void draw_progress(Context& ui, const ImportView& view, ImportState& state) {
    Dialog dialog(ui, "reading", "Reading answers", {.width = 480});
    caption(ui, view.file_name);
    progress_bar(ui, "progress", static_cast<float>(view.progress),
                 {.name = "Reading answers", .words = view.progress_words});
    muted(ui, view.progress_words);
    {
        DialogActions actions(ui);
        if (button(ui, "stop", "Stop", {.icon = Icon::stop})) stop_import(state);
    }
    if (dialog.dismissed()) stop_import(state);
}

void draw_problems(Context& ui, const ImportView& view, ImportState& state) {
    Dialog dialog(ui, "problems", view.problems_title, {.width = 640, .close_button = true});
    {
        ScrollArea area(ui, "problem-list", {.padding = {0, 0}, .gap = 0, .max_height = 360});
        List list(ui, "problems", view.problems_title);
        for (std::size_t i = 0; i < view.problems.size(); i++) {
            IdScope scope(ui, static_cast<int>(i));
            ListItem item(ui, "problem", {.padding = {0, 6}});
            text(ui, view.problems[i]);
        }
    }
    {
        DialogActions actions(ui);
        if (button(ui, "ok", "Understood", {.kind = ButtonKind::primary}))
            state.shows_problems = false;
    }
    if (dialog.dismissed()) state.shows_problems = false;
}

}  // namespace

ImportEvents draw_import(Context& ui, const ImportView& view, ImportState& state) {
    ImportEvents events;
    if (view.phase == ImportPhase::choosing)
        events.wants_start = draw_choice(ui, view, state);
    else if (view.phase == ImportPhase::reading)
        draw_progress(ui, view, state);
    else if (view.shows_problems)
        draw_problems(ui, view, state);
    return events;
}

}  // namespace icx::ui
