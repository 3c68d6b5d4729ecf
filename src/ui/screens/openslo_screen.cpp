#include "ui/screens/openslo_screen.hpp"

namespace icx::ui {
namespace {

void draw_rows(Context& ui, const OpenSloView& view) {
    List list(ui, "promises", "Promises of the file");
    int number = 0;
    for (const app::OpenSloRow& row : view.rows) {
        IdScope scope(ui, number++);
        ListItem item(ui, "promise", {.padding = {0, 8}});
        {
            Row line(ui, {.gap = 12});
            text(ui, row.title, {.strong = true, .grow = true});
            tag(ui,
                row.is_known    ? "Changed"
                : row.is_paused ? "New, paused"
                                : "New",
                {.tone = row.is_paused ? Tone::warning : Tone::neutral});
        }
        caption(ui, row.service + (row.note.empty() ? "" : ". " + row.note));
    }
}

}  // namespace

void draw_openslo(Context& ui, const OpenSloView& view, OpenSloState& state,
                  app::CommandSink& sink) {
    Dialog dialog(ui, "openslo", view.title, {.width = 560});
    if (!view.error.empty()) {
        banner(ui, "error", view.error, {.tone = Tone::negative});
    } else {
        muted(ui, view.summary);
        ScrollArea area(
            ui, "rows",
            {.name = "Promises of the file", .padding = {4, 4}, .gap = 8, .max_height = 400});
        if (!view.rows.empty()) draw_rows(ui, view);
        if (!view.left_out.empty()) {
            heading(ui, 3, "Left out");
            for (const std::string& line : view.left_out)
                caption(ui, line);
        }
    }
    {
        DialogActions actions(ui);
        if (button(ui, "cancel", view.can_take ? "Cancel" : "Close", {.kind = ButtonKind::quiet}))
            state = {};
        if (view.can_take && button(ui, "ok", "Take them in", {.kind = ButtonKind::primary}))
            sink.push(app::TakeOpenSlo{*state.document},
                      [&state, &ui](const core::Result<app::Outcome>& outcome) {
                          state = {};
                          ui.toast(
                              {.id = "undo",
                               .text = outcome.ok() ? "Promises taken in" : outcome.error().message,
                               .action = outcome.ok() ? "Undo" : ""});
                      });
    }
    if (dialog.dismissed()) state = {};
}

}  // namespace icx::ui
