#include "ui/screens/designer_screen.hpp"

#include "ui/screens/question_editor.hpp"

namespace icx::ui {
namespace {

constexpr float kOutlineWidth = 280;
constexpr float kPreviewWidth = 392;
constexpr float kBarHeight = 56;

void draw_part_tabs(Context& ui, const DesignerView& view, DesignerState& state) {
    const TabItem items[] = {{"build", "Build"},
                             {"privacy", "Privacy"},
                             {"check", "Check", static_cast<int>(view.findings.size())},
                             {"share", "Share"}};
    int tab = static_cast<int>(state.tab);
    if (tabs(ui, "tabs", "Parts of the survey", items, tab, {.height = kBarHeight, .line = false}))
        state.tab = static_cast<DesignerTab>(tab);
}

void draw_bar_buttons(Context& ui, const DesignerView& view, DesignerState& state,
                      const DesignerHooks& hooks) {
    if (icon_button(ui, "undo", Icon::undo, "Undo", {.disabled = !hooks.can_undo}) && hooks.undo)
        hooks.undo();
    if (icon_button(ui, "redo", Icon::redo, "Redo", {.disabled = !hooks.can_redo}) && hooks.redo)
        hooks.redo();
    if (view.is_collecting) link_button(ui, "results", "Results", view.results_route, {});
    if (button(
            ui, "launch", view.launch_label,
            {.kind = ButtonKind::primary, .disabled = view.is_collecting && !view.has_changes})) {
        if (view.blocking > 0)
            state.tab = DesignerTab::check;
        else
            state.is_launching = true;
    }
}

void draw_bar(Context& ui, const DesignerView& view, DesignerState& state,
              const DesignerHooks& hooks) {
    const bool is_phone = ui.phone();
    Dock bar(ui, "survey-bar", Edge::top, is_phone ? 2 * kBarHeight : kBarHeight,
             {.role = Role::region, .name = "Survey", .padding = {is_phone ? 16.0f : 24.0f, 0}});
    if (is_phone) {
        {
            Row parts(ui, {.gap = 8, .min_height = kBarHeight});
            draw_part_tabs(ui, view, state);
        }
        Row row(ui, {.gap = 8, .pack = Align::end, .min_height = kBarHeight});
        draw_bar_buttons(ui, view, state, hooks);
        return;
    }
    Row row(ui, {.gap = 8, .min_height = kBarHeight});
    draw_part_tabs(ui, view, state);
    spacer(ui);
    draw_bar_buttons(ui, view, state, hooks);
}

void draw_outline_page(Context& ui, const OutlinePage& page, DesignerState& state) {
    IdScope scope(ui, page.id);
    const auto select = [&](const std::string& id) {
        state.selected = id;
        state.pane = DesignerPane::editor;
    };
    if (list_row(ui, "page", page.label,
                 {.selected = page.is_selected, .head = true, .height = 32}))
        select(page.id);
    Card frame(ui, {.padding = {page.loop_words.empty() ? 0.0f : 4.0f,
                                page.loop_words.empty() ? 0.0f : 4.0f},
                    .gap = 2,
                    .background = Color::surface,
                    .border = page.loop_words.empty() ? Color::surface : Color::border_strong,
                    .radius = 8});
    if (!page.loop_words.empty()) status(ui, Icon::question_loop, page.loop_words, Tone::accent);
    List list(ui, "questions", page.label);
    for (const OutlineItem& item : page.questions) {
        IdScope question(ui, item.id);
        if (list_row(ui, "question", item.label,
                     {.icon = item.has_finding ? Icon::warning : item.icon,
                      .tone = item.has_finding ? Tone::warning : Tone::neutral,
                      .value_note = item.note,
                      .selected = item.is_selected,
                      .height = 36}))
            select(item.id);
    }
}

void draw_add_question(Context& ui, const DesignerView& view, DesignerState& state,
                       app::CommandSink& sink) {
    std::string page_id = view.pages.empty() ? "" : view.pages.back().id;
    for (const OutlinePage& page : view.pages) {
        if (page.is_selected) page_id = page.id;
        for (const OutlineItem& item : page.questions)
            if (item.is_selected) page_id = page.id;
    }
    const model::QuestionId after(view.editor.kind == EditorKind::question ? view.editor.id
                                                                           : std::string());
    Menu menu(ui, "add-question", "Add a question",
              {.label = "Add a question",
               .icon = Icon::add,
               .quiet = false,
               .size = Size::normal,
               .disabled = page_id.empty()});
    if (!menu) return;
    for (int kind = 0; kind < 8; kind++) {
        const auto value = static_cast<model::QuestionKind>(kind);
        if (!menu.item(model::enum_names(value)[static_cast<std::size_t>(kind)], kind_label(value),
                       {.icon = kind_icon(value)}))
            continue;
        sink.push(app::AddQuestion{model::SectionId(page_id), after, value},
                  [&state, &ui](const core::Result<app::Outcome>& made) {
                      if (!made.ok()) return;
                      state.selected = made->created;
                      state.pane = DesignerPane::editor;
                      ui.announce("Question added");
                  });
    }
}

void draw_outline(Context& ui, const DesignerView& view, DesignerState& state,
                  app::CommandSink& sink) {
    {
        Row head(ui, {.min_height = 24});
        heading(ui, 2, view.summary, {.style = TextStyle::body, .grow = true});
        caption(ui, view.time, {.color = Color::text_muted, .nowrap = true});
    }
    if (list_row(ui, "survey", "Title and introduction",
                 {.icon = Icon::survey, .selected = view.is_survey_selected, .height = 36})) {
        state.selected.clear();
        state.pane = DesignerPane::editor;
    }
    for (const OutlinePage& page : view.pages)
        draw_outline_page(ui, page, state);
    Row adders(ui, {.gap = 8, .wrap = true});
    draw_add_question(ui, view, state, sink);
    if (button(ui, "add-page", "Add a page", {.kind = ButtonKind::quiet}))
        sink.push(app::AddSection{model::SurveyId(view.id), {}},
                  [&state](const core::Result<app::Outcome>& made) {
                      if (made.ok()) state.selected = made->created;
                  });
}

void draw_preview(Context& ui, DesignerState& state, const DesignerHooks& hooks) {
    {
        Row head(ui, {.gap = 8});
        heading(ui, 2, "Preview", {.style = TextStyle::body, .grow = true});
        const Choice widths[] = {{"phone", "Phone"}, {"desk", "Desk"}};
        int chosen = state.is_preview_wide ? 1 : 0;
        if (segmented(ui, "width", "Preview as on", widths, chosen))
            state.is_preview_wide = chosen == 1;
    }
    if (hooks.draw_preview) hooks.draw_preview();
    caption(ui, "Live preview. Answers here are never kept.");
}

void draw_build_wide(Context& ui, const DesignerView& view, DesignerState& state,
                     const DesignerHooks& hooks, app::CommandSink& sink) {
    {
        Dock outline(ui, "outline", Edge::start, kOutlineWidth,
                     {.role = Role::region, .name = "Outline", .padding = {0, 0}});
        ScrollArea scroll(ui, "outline-scroll", {.padding = {16, 16}, .gap = 4});
        draw_outline(ui, view, state, sink);
    }
    if (!ui.compact()) {
        Dock preview(ui, "preview", Edge::end, kPreviewWidth,
                     {.role = Role::region,
                      .name = "Preview",
                      .background = Color::surface_sunken,
                      .padding = {0, 0}});
        ScrollArea scroll(ui, "preview-scroll", {.padding = {16, 16}, .gap = 12});
        draw_preview(ui, state, hooks);
    }
    ScrollArea main(ui, "main",
                    {.role = Role::main, .padding = {16, 16}, .gap = 16, .max_width = 720});
    if (ui.compact()) {
        const Choice panes[] = {{"editor", "Edit"}, {"preview", "Preview"}};
        int chosen = state.pane == DesignerPane::preview ? 1 : 0;
        if (segmented(ui, "pane", "Show", panes, chosen))
            state.pane = chosen == 1 ? DesignerPane::preview : DesignerPane::editor;
        if (state.pane == DesignerPane::preview) return draw_preview(ui, state, hooks);
    }
    draw_editor(ui, view.editor, state, sink);
}

void draw_build_phone(Context& ui, const DesignerView& view, DesignerState& state,
                      const DesignerHooks& hooks, app::CommandSink& sink) {
    ScrollArea main(ui, "main", {.role = Role::main, .padding = {16, 16}, .gap = 12});
    const Choice panes[] = {{"outline", "Outline"}, {"editor", "Edit"}, {"preview", "Preview"}};
    int chosen = static_cast<int>(state.pane);
    if (segmented(ui, "pane", "Show", panes, chosen))
        state.pane = static_cast<DesignerPane>(chosen);
    if (state.pane == DesignerPane::outline)
        draw_outline(ui, view, state, sink);
    else if (state.pane == DesignerPane::editor)
        draw_editor(ui, view.editor, state, sink);
    else
        draw_preview(ui, state, hooks);
}

void draw_privacy(Context& ui, const EditorView& editor, app::CommandSink& sink) {
    ScrollArea main(ui, "main", {.role = Role::main, .max_width = 720});
    draw_survey_privacy(ui, editor.survey, sink);
}

void draw_check(Context& ui, const DesignerView& view, DesignerState& state) {
    ScrollArea main(ui, "main", {.role = Role::main, .max_width = 720});
    if (view.findings.empty()) {
        Card card(ui);
        empty_state(ui, "fine",
                    {.icon = Icon::success,
                     .tone = Tone::positive,
                     .title = "Ready to launch",
                     .words = "Every question has its text and its answers."});
        return;
    }
    Card card(ui, {.padding = {0, 0}, .gap = 0, .name = "Findings"});
    {
        Row head(ui, {.min_height = 44, .padding = {16, 0}});
        heading(ui, 2, view.blocking ? "To mend before launch" : "Worth a look",
                {.style = TextStyle::body});
    }
    List list(ui, "findings", "Findings");
    for (std::size_t i = 0; i < view.findings.size(); i++) {
        const app::Finding& finding = view.findings[i];
        IdScope scope(ui, static_cast<int>(i));
        if (!list_row(ui, "finding", finding.message,
                      {.icon = finding.is_blocking ? Icon::error : Icon::info,
                       .tone = finding.is_blocking ? Tone::negative : Tone::neutral,
                       .value_note = finding.is_blocking ? "must be mended" : "advice"}))
            continue;
        state.selected = finding.record;
        state.tab = DesignerTab::build;
        state.pane = DesignerPane::editor;
    }
}

void draw_share(Context& ui, const DesignerView& view, const DesignerHooks& hooks,
                app::CommandSink& sink) {
    ScrollArea main(ui, "main", {.role = Role::main, .max_width = 720});
    {
        Card card(ui, {.gap = 12, .name = "Hand out"});
        heading(ui, 2, "Hand out", {.style = TextStyle::reading});
        paragraph(ui, view.share_words);
        if (view.is_collecting) {
            text(ui, view.link_query, {.strong = true});
            Row row(ui, {.gap = 8, .wrap = true});
            if (button(ui, "file", "Download " + view.file_name, {.icon = Icon::export_}))
                hooks.download_survey_file();
            if (button(ui, "copy", "Copy the address", {.icon = Icon::link})) hooks.copy_link();
        }
    }
    {
        Card card(ui, {.gap = 12, .name = "Answer here"});
        heading(ui, 2, "Answer on this device", {.style = TextStyle::reading});
        paragraph(
            ui,
            "For a tablet at the counter or for trying it out. Answers given here count at once.");
        Row row(ui);
        link_button(ui, "respond", "Answer it here", view.respond_route, {.icon = Icon::survey});
    }
    {
        Card card(ui, {.gap = 12, .name = "Bring answers in"});
        heading(ui, 2, "Bring answers in", {.style = TextStyle::reading});
        drop_zone(ui, "answers",
                  "Drop response files or a CSV anywhere in this window. The same file twice "
                  "changes nothing.",
                  "Choose files", {.accept = ".json,.csv"});
    }
    if (!view.is_collecting) return;
    Card card(ui, {.gap = 12, .name = "Close"});
    heading(ui, 2, "Close the survey", {.style = TextStyle::reading});
    paragraph(ui, "Answers that arrive later are still taken in, so that nobody's effort is lost.");
    Row row(ui);
    if (button(ui, "close", "Close survey")) {
        sink.push(app::CloseSurvey{model::SurveyId(view.id)});
        ui.toast({.id = "undo", .text = "Survey closed", .action = "Undo"});
    }
}

void draw_launch_dialog(Context& ui, const DesignerView& view, DesignerState& state,
                        app::CommandSink& sink) {
    Dialog dialog(ui, "launch", view.launch_title);
    for (const std::string& words : view.launch_words)
        paragraph(ui, words);
    {
        DialogActions actions(ui);
        if (button(ui, "keep", "Keep editing", {.kind = ButtonKind::quiet}))
            state.is_launching = false;
        if (button(ui, "go", "Launch", {.kind = ButtonKind::primary})) {
            state.is_launching = false;
            sink.push(
                app::PublishSurvey{model::SurveyId(view.id)},
                [&state, &ui](const core::Result<app::Outcome>& outcome) {
                    if (!outcome.ok()) {
                        ui.toast({.id = "failed", .text = outcome.error().message, .urgent = true});
                        return;
                    }
                    state.tab = DesignerTab::share;
                    ui.toast({.id = "undo", .text = "The survey is collecting", .action = "Undo"});
                });
        }
    }
    if (dialog.dismissed()) state.is_launching = false;
}

}  // namespace

void draw_designer(Context& ui, const DesignerView& view, DesignerState& state,
                   const DesignerHooks& hooks, app::CommandSink& sink) {
    draw_bar(ui, view, state, hooks);
    switch (state.tab) {
    case DesignerTab::build:
        if (ui.phone())
            draw_build_phone(ui, view, state, hooks, sink);
        else
            draw_build_wide(ui, view, state, hooks, sink);
        break;
    case DesignerTab::privacy:
        draw_privacy(ui, view.editor, sink);
        break;
    case DesignerTab::check:
        draw_check(ui, view, state);
        break;
    case DesignerTab::share:
        draw_share(ui, view, hooks, sink);
        break;
    }
    if (state.is_launching) draw_launch_dialog(ui, view, state, sink);
}

}  // namespace icx::ui
