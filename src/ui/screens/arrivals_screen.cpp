#include "ui/screens/arrivals_screen.hpp"

#include "ui/screens/chart_card.hpp"

namespace icx::ui {
namespace {

void draw_choices(Context& ui, ArrivalsState& state) {
    Row bar(ui, {.gap = 12, .wrap = true});
    const Choice figures[] = {{"came", "Came in"}, {"time", "Time taken"}, {"kept", "Kept"}};
    segmented(ui, "figure", "What the colours tell", figures, state.figure);
    const Choice spans[] = {{"30", "Last 30 days"}, {"90", "Last 90 days"}, {"365", "Last year"}};
    select(ui, "span", "Span", spans, state.span, {.hide_label = true, .width = 148});
}

}  // namespace

void draw_arrivals(Context& ui, const ArrivalsView& view, ArrivalsState& state) {
    draw_choices(ui, state);
    Card card(ui, {.gap = 8, .name = view.title});
    if (view.is_empty) {
        empty_state(ui, "none",
                    {.icon = Icon::calendar,
                     .title = "Nothing came in",
                     .words = "No request of this promise came in within the span."});
        return;
    }
    {
        Row head(ui, {.gap = 8, .align = Align::start});
        {
            Column words(ui, {.grow = true, .gap = 0});
            heading(ui, 2, view.title, {.style = TextStyle::body});
            caption(ui, view.note);
        }
        if (small_button(ui, "table", Icon::data_table, "Show the hours as a table", true,
                         state.shows_table))
            state.shows_table = !state.shows_table;
    }
    if (state.shows_table)
        draw_text_table(ui, "data", view.title, view.data);
    else
        draw_chart_sideways(ui, "map", view.chart, view.title, view.finding, view.data);
    finding(ui, view.finding);
    for (std::size_t i = 1; i < view.gaps.size(); i++)
        text(ui, view.gaps[i]);
    Why why(ui, "why", view.title);
    if (!why) return;
    for (const std::string& line : view.explained)
        paragraph(ui, line);
}

}  // namespace icx::ui
