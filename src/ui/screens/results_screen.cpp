#include "ui/screens/results_screen.hpp"

#include <algorithm>
#include <variant>

#include "ui/screens/chart_card.hpp"

namespace icx::ui {
namespace {

constexpr float kBarHeight = 56;

void draw_part_tabs(Context& ui, const ResultsView& view, ResultsState& state) {
    const TabItem items[] = {{"overview", "Overview"},
                             {"groups", "By department"},
                             {"comments", "Comments", static_cast<int>(view.comment_count)}};
    int tab = static_cast<int>(state.tab);
    if (tabs(ui, "tabs", "Results", items, tab, {.height = kBarHeight, .line = false}))
        state.tab = static_cast<ResultsTab>(tab);
}

void draw_bar_buttons(Context& ui, const ResultsView& view,
                      const std::function<void(ResultsExport)>& on_export) {
    if (!view.answered_words.empty()) caption(ui, view.answered_words);
    if (ui.phone())
        spacer(ui);
    else
        link_button(ui, "edit", "Edit survey", view.edit_route, {});
    Menu menu(ui, "share", "Share",
              {.label = "Share",
               .icon = Icon::share,
               .quiet = false,
               .size = Size::normal,
               .disabled = !view.has_answers || view.is_too_few});
    if (!menu) return;
    if (menu.item("report", "Report as a web page", {.icon = Icon::file}))
        on_export(ResultsExport::html_report);
    if (menu.item("wide", "Answers as CSV, one row each", {.icon = Icon::data_table}))
        on_export(ResultsExport::wide_csv);
    if (menu.item("long", "Answers as CSV, one row an answer", {.icon = Icon::data_table}))
        on_export(ResultsExport::long_csv);
    if (menu.item("codebook", "Codebook as CSV", {.icon = Icon::data_table}))
        on_export(ResultsExport::codebook_csv);
    if (menu.item("bundle", "Everything as JSON", {.icon = Icon::file}))
        on_export(ResultsExport::survey_bundle);
}

void draw_bar(Context& ui, const ResultsView& view, ResultsState& state,
              const std::function<void(ResultsExport)>& on_export) {
    const bool is_phone = ui.phone();
    Dock bar(ui, "results-bar", Edge::top, is_phone ? 2 * kBarHeight : kBarHeight,
             {.role = Role::region, .name = "Results", .padding = {is_phone ? 16.0f : 24.0f, 0}});
    if (is_phone) {
        {
            Row parts(ui, {.gap = 8, .min_height = kBarHeight});
            draw_part_tabs(ui, view, state);
        }
        Row row(ui, {.gap = 8, .min_height = kBarHeight});
        draw_bar_buttons(ui, view, on_export);
        return;
    }
    Row row(ui, {.gap = 8, .min_height = kBarHeight});
    draw_part_tabs(ui, view, state);
    spacer(ui);
    draw_bar_buttons(ui, view, on_export);
}

template <class Chart>
void draw_chart(Context& ui, const ResultCard& card, const Chart& data) {
    Canvas surface(ui, "chart",
                   {.name = card.title + ". " + card.figure + " " + card.note,
                    .height = chart::height_of(data),
                    .data_caption = card.title,
                    .data = card.data});
    if (!surface.visible()) return;
    ChartCanvas canvas(surface);
    chart::draw(canvas, data, surface.width());
}

void draw_card_chart(Context& ui, const ResultCard& card) {
    std::visit(
        [&](const auto& data) {
            if constexpr (!std::is_same_v<std::decay_t<decltype(data)>, std::monostate>)
                draw_chart(ui, card, data);
        },
        card.chart);
}

void draw_table(Context& ui, std::string_view name, const DataTable& data) {
    std::vector<TableColumn> columns;
    for (std::size_t c = 0; c < data.front().size(); c++)
        columns.push_back({data.front()[c], data.front()[c], fr(c == 0 ? 2 : 1, 64),
                           c == 0 ? Align::start : Align::end});
    Table table(ui, "data", name, columns, {.row_height = 32, .sticky_header = false});
    const auto [first, end] = table.visible(static_cast<int>(data.size()) - 1);
    for (int i = first; i < end; i++) {
        const auto& row = data[static_cast<std::size_t>(i) + 1];
        table.row(std::to_string(i), i);
        for (std::size_t c = 0; c < row.size(); c++)
            table.cell(row[c], {.header = c == 0});
    }
    copy_if_pressed(ui, table, data);
}

void draw_card(Context& ui, const ResultCard& card) {
    IdScope scope(ui, card.key);
    Card frame(ui, {.gap = 8, .name = card.title});
    float& shows_table = ui.memory("table");
    {
        Row head(ui, {.gap = 8, .align = Align::start});
        {
            Column title(ui, {.grow = true, .gap = 0});
            heading(ui, 2, card.title, {.style = TextStyle::body});
            if (!card.subtitle.empty()) caption(ui, card.subtitle);
        }
        if (!card.data.empty() && !card.is_hidden &&
            small_button(ui, "as-table", Icon::data_table, "Show " + card.title + " as a table",
                         true, shows_table != 0))
            shows_table = shows_table != 0 ? 0.0f : 1.0f;
        if (!card.is_hidden && !card.explained.empty()) {
            if (Why why(ui, "why", card.title); why)
                for (const std::string& words : card.explained)
                    paragraph(ui, words);
        }
    }
    if (card.is_hidden) {
        status(ui, Icon::hidden, card.hidden_words, Tone::neutral, TextStyle::body);
        return;
    }
    if (!card.figure.empty()) big_number(ui, card.figure, card.note);
    if (shows_table != 0)
        draw_table(ui, card.title, card.data);
    else
        draw_card_chart(ui, card);
    if (!card.finding.empty()) finding(ui, card.finding);
}

void draw_overview(Context& ui, const ResultsView& view) {
    Columns grid(ui, {fr(1, 300), fr(1, 300), fr(1, 300)}, {.gap = 16, .stack_below = 1000});
    for (const ResultCard& card : view.cards) {
        IdScope scope(ui, card.key);
        Cell cell(ui);
        draw_card(ui, card);
    }
}

void draw_heat(Context& ui, const HeatView& heat) {
    Card card(ui, {.gap = 12, .name = heat.title});
    float& shows_table = ui.memory("heat-table");
    {
        Row head(ui, {.gap = 8});
        {
            Column title(ui, {.grow = true, .gap = 0});
            heading(ui, 2, heat.title, {.style = TextStyle::body});
            caption(ui, heat.note);
        }
        if (small_button(ui, "heat-as-table", Icon::data_table, "Show as a table", true,
                         shows_table != 0))
            shows_table = shows_table != 0 ? 0.0f : 1.0f;
    }
    if (shows_table != 0) {
        draw_table(ui, heat.title, heat.data);
    } else {
        draw_chart_sideways(ui, "heat", heat.chart, heat.title, heat.note, heat.data);
    }
    if (!heat.footnote.empty()) finding(ui, heat.footnote);
}

void draw_groups(Context& ui, const ResultsView& view) {
    if (view.heat) return draw_heat(ui, *view.heat);
    Card card(ui);
    empty_state(ui, "no-groups",
                {.icon = Icon::department,
                 .title = "Nothing to tell apart",
                 .words = "Ask people for their own department in the survey, and results appear "
                          "here department by department, never for small groups."});
}

void draw_comments(Context& ui, const ResultsView& view, ResultsState& state) {
    search_field(ui, "find", "Find in comments", state.find,
                 {.placeholder = "Find in comments", .hide_label = true, .width = 320});
    if (view.comments.empty()) {
        Card card(ui);
        empty_state(ui, "no-comments",
                    {.icon = Icon::comment,
                     .title = "No comments",
                     .words = "This survey has no question for free text, or nobody wrote one."});
        return;
    }
    for (const CommentBlock& block : view.comments) {
        IdScope scope(ui, block.key);
        Card card(ui, {.padding = {16, 12}, .gap = 4, .name = block.question});
        heading(ui, 2, block.question, {.style = TextStyle::body});
        status(ui, block.is_hidden ? Icon::hidden : Icon::comment, block.note);
        List list(ui, "comments", block.question);
        for (std::size_t i = 0; i < block.texts.size(); i++) {
            IdScope comment(ui, static_cast<int>(i));
            ListItem item(ui, "comment", {.padding = {0, 8}});
            paragraph(ui, block.texts[i]);
        }
    }
}

}  // namespace

void draw_results_screen(Context& ui, const ResultsView& view, ResultsState& state,
                         const std::function<void(ResultsExport)>& on_export) {
    draw_bar(ui, view, state, on_export);
    ScrollArea main(ui, "main", {.role = Role::main, .max_width = 1200});
    if (!view.empty_title.empty()) {
        Card card(ui);
        empty_state(ui, "none",
                    {.icon = view.is_too_few ? Icon::hidden : Icon::survey,
                     .title = view.empty_title,
                     .words = view.empty_words});
        if (!view.is_too_few)
            drop_zone(ui, "answers", "Drop response files or a CSV anywhere in this window",
                      "Choose files", {.accept = ".json,.csv"});
        return;
    }
    switch (state.tab) {
    case ResultsTab::overview:
        draw_overview(ui, view);
        break;
    case ResultsTab::groups:
        draw_groups(ui, view);
        break;
    case ResultsTab::comments:
        draw_comments(ui, view, state);
        break;
    }
}

}  // namespace icx::ui
