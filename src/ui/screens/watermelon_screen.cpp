#include "ui/screens/watermelon_screen.hpp"
#include "ui/screens/hand_over.hpp"

#include "app/survey_commands.hpp"
#include "ui/screens/chart_canvas.hpp"
#include "ui/screens/chart_card.hpp"

namespace icx::ui {
namespace {

void draw_bar(Context& ui, const WatermelonView& view, WatermelonState& state) {
    if (ui.compact()) text(ui, view.rule, {.color = Color::text_muted});
    Row bar(ui, {.gap = 8, .wrap = ui.compact()});
    if (!ui.compact()) text(ui, view.rule, {.color = Color::text_muted, .grow = true});
    const Choice spans[] = {{"30", "Last 30 days"}, {"90", "Last 90 days"}, {"365", "Last year"}};
    select(ui, "span", "Span", spans, state.span, {.hide_label = true, .width = 144});
    std::vector<Choice> departments;
    for (const std::string& name : view.departments)
        departments.push_back({name, name});
    if (departments.size() > 2)
        select(ui, "department", "Department", departments, state.department,
               {.hide_label = true, .width = 184});
}

void draw_export(Context& ui, const WatermelonView& view) {
    Menu menu(ui, "export", "Export the chart", {.icon = Icon::export_});
    if (!menu) return;
    const auto give = [&](WatermelonExport what) {
        hand_over(ui, make_watermelon_file(view, what));
    };
    if (menu.item("csv", "Figures as CSV", {.icon = Icon::data_table})) give(WatermelonExport::csv);
    if (menu.item("svg", "Picture as SVG", {.icon = Icon::chart})) give(WatermelonExport::svg);
}

void draw_chart_part(Context& ui, const WatermelonView& view, WatermelonState& state) {
    Card card(ui, {.gap = 8, .name = view.chart_title});
    {
        Row head(ui, {.gap = 8, .align = Align::start});
        {
            Column words(ui, {.grow = true, .gap = 0});
            heading(ui, 2, view.chart_title, {.style = TextStyle::body});
            caption(ui, view.chart_note);
        }
        if (small_button(ui, "table", Icon::data_table, "Show the services as a table", true,
                         state.shows_table))
            state.shows_table = !state.shows_table;
        draw_export(ui, view);
    }
    if (state.shows_table)
        draw_text_table(ui, "data", view.chart_title, chart::table_of(*view.chart));
    else
        draw_chart_sized(ui, "scatter", *view.chart, view.chart_title + ". " + view.finding);
    finding(ui, view.finding);
    Why why(ui, "why", view.chart_title);
    if (!why) return;
    for (const std::string& line : view.explained)
        paragraph(ui, line);
}

void draw_source(Context& ui, const WatermelonRow& row, app::CommandSink& sink) {
    std::vector<Choice> choices;
    for (std::size_t i = 0; i < row.source_ids.size(); i++)
        choices.push_back(
            {row.source_ids[i].empty() ? "none" : row.source_ids[i], row.source_names[i]});
    int source = row.source;
    if (select(ui, "source", "Scored by", choices, source, {}))
        sink.push(app::SetField{"service", row.service, "survey",
                                core::Value(row.source_ids[static_cast<std::size_t>(source)])});
}

void draw_row(Context& ui, const WatermelonRow& row, app::CommandSink& sink) {
    IdScope scope(ui, row.service);
    ListItem item(ui, "service", {.padding = {0, 12}, .gap = 4});
    float& is_choosing = ui.memory("choosing");
    {
        Row head(ui, {.gap = 8});
        text(ui, row.name, {.strong = true, .grow = true});
        if (!row.kept_tag.empty())
            tag(ui, row.kept_tag,
                {.tone = row.kept_tone,
                 .icon =
                     row.kept_tone == Tone::positive ? std::optional(Icon::check) : std::nullopt});
        if (!row.score_tag.empty()) tag(ui, row.score_tag, {.tone = row.score_tone});
    }
    if (!row.field_words.empty() && row.field != Field::kept_disliked) caption(ui, row.field_words);
    text(ui, row.gap);
    if (!row.basis.empty()) status(ui, Icon::person, row.basis);
    {
        Row links(ui, {.gap = 16, .wrap = true});
        if (!row.promise_route.empty())
            link(ui, "promise", "The promise", row.promise_route,
                 {.name = "The promise of " + row.name});
        if (!row.results_route.empty())
            link(ui, "results", "What people said", row.results_route,
                 {.name = "What people said about " + row.name});
        if (small_button(ui, "choose", Icon::edit, "Choose the survey", false, is_choosing > 0))
            is_choosing = is_choosing > 0 ? 0.0F : 1.0F;
    }
    if (is_choosing > 0) draw_source(ui, row, sink);
}

void draw_list(Context& ui, const WatermelonView& view, app::CommandSink& sink) {
    Card card(ui, {.gap = 4, .name = view.list_title});
    heading(ui, 2, view.list_title, {.style = TextStyle::body});
    caption(ui, "Kept but disliked first, the lowest score before all");
    List list(ui, "services", view.list_title);
    for (const WatermelonRow& row : view.rows)
        draw_row(ui, row, sink);
    for (const WatermelonRow& row : view.unknown)
        draw_row(ui, row, sink);
}

void draw_aside(Context& ui, const WatermelonView& view, app::CommandSink& sink) {
    draw_list(ui, view, sink);
    if (view.advice.empty()) return;
    Card card(ui, {.gap = 12, .name = "What to do with one"});
    heading(ui, 2, "What to do with one", {.style = TextStyle::body});
    paragraph(ui, view.advice);
    if (!view.advice_route.empty())
        link_button(ui, "try", view.advice_label, view.advice_route, {.kind = ButtonKind::primary});
}

}  // namespace

void draw_watermelon(Context& ui, const WatermelonView& view, WatermelonState& state,
                     app::CommandSink& sink) {
    ScrollArea main(ui, "main", {.role = Role::main, .max_width = 1200});
    if (view.is_empty) {
        Card card(ui);
        empty_state(ui, "none",
                    {.icon = Icon::chart,
                     .title = "Nothing to compare yet",
                     .words = "Here each service stands with how well its promises are kept and "
                              "what the people it serves say. It needs a promise with requests "
                              "and a survey that rates the service or its department."});
        link_button(ui, "standards", "Go to the promises", "#/standards");
        return;
    }
    draw_bar(ui, view, state);
    if (view.is_counting) caption(ui, "Counting answers");
    if (!view.chart || narrower_than(ui, 960)) {
        if (view.chart) draw_chart_part(ui, view, state);
        draw_aside(ui, view, sink);
        return;
    }
    Columns grid(ui, {fr(1), px(392)}, {.gap = 16, .equal_height = false});
    {
        Cell left(ui, {.gap = 16});
        draw_chart_part(ui, view, state);
    }
    Cell right(ui, {.gap = 16});
    draw_aside(ui, view, sink);
}

}  // namespace icx::ui
