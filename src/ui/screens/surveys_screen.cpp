#include "ui/screens/surveys_screen.hpp"

#include "app/survey_commands.hpp"

namespace icx::ui {
namespace {

const TableColumn kColumns[] = {
    {"title", "Survey", fr(2, 180), Align::start, true},
    {"state", "State", px(120), Align::start, true},
    {"answers", "Answers", px(88), Align::end, true},
    {"share", "Answered", px(150), Align::start, false, true},
    {"score", "Score", px(136), Align::end, true, true},
    {"closes", "Closes", px(112), Align::start, true, true},
    {"owner", "Owner", fr(1, 96), Align::start, false, true},
    {"more", "More", px(64), Align::end, false},
};

void draw_filters(Context& ui, const SurveysView& view, SurveysState& state) {
    Group filters(ui, "filters", Role::group, "Show");
    Row chips(ui, {.gap = 8, .wrap = true});
    for (const FilterChip& entry : view.chips) {
        bool is_on = entry.is_on;
        IdScope scope(ui, static_cast<int>(entry.filter));
        if (chip(ui, "chip", entry.label, is_on)) state.filter = entry.filter;
    }
}

void draw_find(Context& ui, SurveysState& state) {
    search_field(ui, "find", "Find a survey", state.find,
                 {.placeholder = "Find a survey",
                  .hide_label = true,
                  .size = Size::dense,
                  .width = ui.compact() ? 0.0f : 240.0f});
}

void draw_makers(Context& ui, SurveysState& state) {
    file_button(ui, "import", "Import", {.accept = ".json,.csv", .icon = Icon::import_});
    if (button(ui, "new", "New survey", {.kind = ButtonKind::primary, .icon = Icon::add}))
        state.is_choosing_template = true;
}

void draw_toolbar(Context& ui, const SurveysView& view, SurveysState& state) {
    if (ui.compact()) {
        {
            Row makers(ui, {.gap = 8, .wrap = true});
            draw_makers(ui, state);
        }
        draw_filters(ui, view, state);
        draw_find(ui, state);
        return;
    }
    Row bar(ui, {.gap = 16});
    draw_filters(ui, view, state);
    draw_find(ui, state);
    spacer(ui);
    Row makers(ui, {.gap = 8});
    draw_makers(ui, state);
}

void draw_more(Context& ui, const SurveyRow& row, app::CommandSink& sink) {
    Menu menu(ui, "more", "More for " + row.title, {});
    if (!menu) return;
    if (menu.item("edit", "Edit", {.icon = Icon::edit})) ui.navigate(row.edit_route);
    if (menu.item("results", "Results", {.icon = Icon::chart})) ui.navigate(row.results_route);
    if (menu.item("respond", "Answer it here", {.icon = Icon::survey}))
        ui.navigate(row.respond_route);
    if (menu.item("duplicate", "Duplicate", {.icon = Icon::duplicate}))
        sink.push(app::DuplicateSurvey{model::SurveyId(row.id)});
    menu.line();
    if (menu.item("delete", "Delete", {.icon = Icon::delete_, .danger = true})) {
        sink.push(app::RemoveSurvey{model::SurveyId(row.id)});
        ui.toast({.id = "undo",
                  .text = "Survey \u201C" + row.title + "\u201D deleted",
                  .action = "Undo",
                  .icon = "delete"});
    }
}

void draw_row(Context& ui, Table& table, const SurveyRow& row, int index, app::CommandSink& sink) {
    IdScope scope(ui, row.id);
    table.row(row.id, index);
    const bool has_results = row.state != model::SurveyState::draft;
    table.cell(row.title, {.detail = row.note,
                           .strong = true,
                           .to = has_results ? row.results_route : row.edit_route,
                           .header = true});
    table.begin_cell();
    tag(ui, row.state_words,
        {.tone = row.state_tone,
         .icon =
             row.state == model::SurveyState::closed ? std::nullopt : std::optional(row.state_icon),
         .outline = row.state == model::SurveyState::closed});
    table.end_cell();
    table.cell(row.answers,
               {.color = row.share || row.score.size() ? Color::text : Color::text_muted});
    table.begin_cell();
    if (row.share) {
        progress_bar(ui, "share", *row.share,
                     {.name = "Answered", .words = row.share_words, .grow = true});
        text(ui, row.share_words, {.nowrap = true});
    }
    table.end_cell();
    table.cell(row.score,
               {.strong = !row.is_score_hidden,
                .color = row.is_score_hidden ? Color::text_muted : Color::text,
                .icon = row.is_score_hidden ? std::optional(Icon::hidden) : std::nullopt});
    table.cell(row.closes);
    table.cell(row.owner);
    table.begin_cell();
    draw_more(ui, row, sink);
    table.end_cell();
}

void draw_table(Context& ui, const SurveysView& view, SurveysState& state, app::CommandSink& sink) {
    Card card(ui, {.padding = {0, 0}, .gap = 0});
    {
        Table table(ui, "surveys", "Surveys", kColumns,
                    {.row_height = 52,
                     .sorted_column = state.sorted_column,
                     .sort = state.is_descending ? Sort::down : Sort::up});
        if (const int column = table.sort_pressed(); column >= 0) {
            state.is_descending =
                state.sorted_column == column ? !state.is_descending : column != 0;
            state.sorted_column = column;
        }
        if (table.copy_pressed()) ui.host().write_clipboard(view.as_tsv);
        const auto [first, end] = table.visible(static_cast<int>(view.rows.size()));
        for (int i = first; i < end; i++)
            draw_row(ui, table, view.rows[static_cast<std::size_t>(i)], i, sink);
    }
    if (ui.phone()) {
        Column foot(ui, {.padding = {16, 8}, .gap = 0});
        caption(ui, view.footer);
        return;
    }
    Row foot(ui, {.min_height = 40, .padding = {16, 8}});
    caption(ui, view.footer, {.color = Color::text_muted, .grow = true});
    caption(ui, view.footer_note, {.color = Color::text_muted, .nowrap = true});
}

}  // namespace

void draw_surveys(Context& ui, const SurveysView& view, SurveysState& state,
                  app::CommandSink& sink) {
    ScrollArea main(ui, "main", {.role = Role::main, .max_width = 1200});
    if (view.is_empty) {
        Card card(ui);
        const EmptyStateChoice choice = empty_state(
            ui, "none",
            {.icon = Icon::listen,
             .title = "No surveys yet",
             .words =
                 "A survey asks colleagues how the service between departments feels to them. "
                 "Start from a template made for internal service, or drop a survey file here.",
             .primary = "New survey"});
        if (choice == EmptyStateChoice::primary) state.is_choosing_template = true;
        file_button(ui, "import", "Import a file",
                    {.accept = ".json,.csv", .kind = ButtonKind::quiet});
        return;
    }
    draw_toolbar(ui, view, state);
    if (view.is_nothing_found) {
        Card card(ui);
        if (empty_state(ui, "nothing",
                        {.icon = Icon::search,
                         .title = "Nothing found",
                         .words = "No survey fits this filter.",
                         .primary = "Show all"}) == EmptyStateChoice::primary) {
            state.filter = SurveyFilter::all;
            state.find.clear();
        }
        return;
    }
    draw_table(ui, view, state, sink);
}

void draw_template_chooser(Context& ui, const TemplateView& view, SurveysState& state,
                           app::CommandSink& sink) {
    Dialog dialog(ui, "templates", "Start a survey", {.width = 720, .close_button = true});
    muted(ui, "Every word can be changed afterwards.");
    Columns grid(ui, {fr(1), fr(1)}, {.gap = 12, .stack_below = 560});
    for (const TemplateCard& entry : view.cards) {
        IdScope scope(ui, entry.id.empty() ? "blank" : entry.id);
        Cell cell(ui);
        Card card(ui, {.gap = 4, .name = entry.title});
        {
            Row head(ui, {.gap = 12});
            icon_tile(ui, entry.icon, Tone::accent);
            text(ui, entry.title, {.strong = true, .grow = true});
        }
        muted(ui, entry.summary);
        {
            Row foot(ui);
            caption(ui, entry.time, {.color = Color::text_muted, .grow = true});
            if (button(ui, "use", "Use", {.size = Size::dense, .name = "Use " + entry.title})) {
                state.is_choosing_template = false;
                sink.push(app::CreateSurvey{entry.id}, [&ui](
                                                           const core::Result<app::Outcome>& made) {
                    if (made.ok())
                        ui.navigate("#/surveys/" + made->created);
                    else
                        ui.toast(
                            {.id = "failed", .text = core::describe(made.error()), .urgent = true});
                });
            }
        }
    }
    if (dialog.dismissed()) state.is_choosing_template = false;
}

}  // namespace icx::ui
