#include "ui/screens/what_if_screen.hpp"

#include "ui/screens/deadline_screen.hpp"

namespace icx::ui {
namespace {

void draw_span(Context& ui, WhatIfState& state) {
    const Choice spans[] = {{"30", "Last 30 days"}, {"90", "Last 90 days"}, {"365", "Last year"}};
    select(ui, "span", "Span", spans, state.span, {.hide_label = true, .width = 148});
}

void draw_title(Context& ui, WhatIfState& state) {
    constexpr std::string_view kTitle = "Another promise, tried on the past";
    if (ui.phone()) {
        heading(ui, 2, kTitle, {.style = TextStyle::body});
        draw_span(ui, state);
        return;
    }
    Row head(ui, {.gap = 12});
    heading(ui, 2, kTitle, {.style = TextStyle::body, .grow = true});
    draw_span(ui, state);
}

void draw_rules(Context& ui, const WhatIfView& view, WhatIfState& state) {
    Columns grid(ui, {fr(1), fr(1), fr(1.6F), fr(1.2F)}, {.gap = 12, .stack_below = 720});
    {
        Cell cell(ui);
        text_field(ui, "target", "Time allowed", state.target,
                   {.error = view.target_error, .max_length = 12});
    }
    {
        Cell cell(ui);
        std::optional<double> goal = state.goal_percent;
        NumberOptions limits;
        limits.min = 0;
        limits.max = 100;
        if (number_field(ui, "goal", "Aim, percent", goal, limits) && goal)
            state.goal_percent = *goal;
    }
    {
        Cell cell(ui);
        std::vector<Choice> hours;
        for (std::size_t i = 0; i < view.hours_ids.size(); i++)
            hours.push_back(
                {view.hours_ids[i].empty() ? "always" : view.hours_ids[i], view.hours_names[i]});
        select(ui, "hours", "Hours that count", hours, state.hours, {});
    }
    Cell cell(ui);
    text_field(ui, "pause", "What pauses the clock", state.pause, {.max_length = 200});
}

const TableColumn kRows[] = {{"what", "What", fr(1.4F, 120)},
                             {"real", "The promise", fr(1, 84), Align::end},
                             {"other", "The other", fr(1, 84), Align::end}};

void draw_comparison(Context& ui, const WhatIfView& view) {
    Card card(ui, {.padding = {0, 12}, .gap = 4, .name = "Side by side"});
    {
        Column head(ui, {.padding = {16, 0}});
        heading(ui, 2, "Side by side", {.style = TextStyle::body});
    }
    {
        Table table(ui, "compare", "Side by side", kRows,
                    {.row_height = 36, .sticky_header = false});
        for (std::size_t i = 0; i < view.rows.size(); i++) {
            const WhatIfRow& row = view.rows[i];
            table.row(row.what, static_cast<int>(i));
            table.cell(row.what, {.header = true});
            table.cell(row.real);
            table.cell(row.other, {.strong = row.real != row.other});
        }
    }
    Column foot(ui, {.padding = {16, 0}});
    finding(ui, view.finding);
}

void draw_cost(Context& ui, const WhatIfView& view, WhatIfState& state, app::CommandSink& sink) {
    Card card(ui, {.gap = 8, .name = "What it costs"});
    heading(ui, 2, "What it costs", {.style = TextStyle::body});
    for (const std::string& line : view.cost)
        text(ui, line);
    if (!state.error.empty()) text(ui, state.error, {.color = Color::negative_ink});
    {
        Row row(ui, {.gap = 8, .wrap = true});
        if (button(ui, "adopt", "Make this the promise",
                   {.kind = ButtonKind::primary, .disabled = view.is_same}))
            sink.push(view.adopt, [&state, &ui](const core::Result<app::Outcome>& outcome) {
                state.error = outcome.ok() ? "" : outcome.error().message;
                if (!outcome.ok()) return;
                state.standard.clear();
                ui.toast({.id = "undo", .text = "This is the promise now", .action = "Undo"});
            });
        if (!view.is_same && button(ui, "reset", "Start again", {.kind = ButtonKind::quiet}))
            state.standard.clear();
    }
    Why why(ui, "why", "What it costs");
    if (!why) return;
    for (const std::string& line : view.explained)
        paragraph(ui, line);
}

const TableColumn kChanges[] = {
    {"number", "No.", px(64), Align::start, false, true},
    {"title", "Request", fr(1, 120)},
    {"came", "Came in", px(152), Align::start, false, true},
    {"before", "Was", px(112), Align::end, false, true},
    {"after", "Would be", px(112), Align::end},
    {"why", "Why", px(56), Align::end},
};

void draw_changes(Context& ui, const WhatIfView& view, WhatIfState& state) {
    Card card(ui, {.padding = {0, 12}, .gap = 4, .name = view.changes_title});
    {
        Column head(ui, {.padding = {16, 0}, .gap = 0});
        heading(ui, 2, view.changes_title, {.style = TextStyle::body});
        caption(ui, view.changes_note);
    }
    if (view.changes.empty()) return;
    {
        Table table(ui, "changes", view.changes_title, kChanges,
                    {.row_height = 44, .sticky_header = false});
        for (std::size_t i = 0; i < view.changes.size(); i++) {
            const WhatIfChange& row = view.changes[i];
            IdScope scope(ui, row.request);
            table.row(row.request, static_cast<int>(i), {.selected = row.is_selected});
            table.cell(row.number, {.color = Color::text_muted});
            table.cell(row.title, {.strong = true, .header = true});
            table.cell(row.came_in);
            table.cell(row.before);
            table.cell(row.after, {.strong = true,
                                   .color = row.tone == Tone::negative ? Color::negative_ink
                                                                       : Color::positive_ink});
            table.begin_cell();
            if (icon_button(ui, "why", Icon::why, "Why under the other promise, " + row.title,
                            {.pressed = row.is_selected, .color = Color::accent_ink}))
                state.request = row.is_selected ? "" : row.request;
            table.end_cell();
        }
    }
    if (view.changes_total <= view.changes.size() && !state.shows_all) return;
    Row foot(ui, {.padding = {16, 0}});
    if (small_button(ui, "all", {},
                     state.shows_all ? "Show the latest"
                                     : "Show all " + std::to_string(view.changes_total)))
        state.shows_all = !state.shows_all;
}

void draw_story(Context& ui, const WhatIfView& view, WhatIfState& state) {
    if (!view.deadline) return;
    if (draw_deadline(ui, *view.deadline, "Why, under the other promise?", true).wants_close)
        state.request.clear();
}

}  // namespace

void draw_what_if(Context& ui, const WhatIfView& view, WhatIfState& state, app::CommandSink& sink) {
    {
        Card card(ui, {.gap = 12, .name = "Another promise"});
        draw_title(ui, state);
        draw_rules(ui, view, state);
    }
    if (!view.trouble.empty()) banner(ui, "trouble", view.trouble, {.tone = Tone::negative});
    if (view.rows.empty()) return;
    if (narrower_than(ui, 960)) {
        draw_comparison(ui, view);
        draw_cost(ui, view, state, sink);
        draw_story(ui, view, state);
        draw_changes(ui, view, state);
        return;
    }
    Columns grid(ui, {fr(1), px(400)}, {.gap = 16, .equal_height = false});
    {
        Cell left(ui, {.gap = 16});
        draw_comparison(ui, view);
        draw_changes(ui, view, state);
    }
    Cell right(ui, {.gap = 16});
    draw_cost(ui, view, state, sink);
    draw_story(ui, view, state);
}

}  // namespace icx::ui
