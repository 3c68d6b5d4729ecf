#include "ui/screens/budget_screen.hpp"

#include "ui/screens/chart_card.hpp"

namespace icx::ui {
namespace {

void draw_weights(Context& ui, int& weights) {
    const Choice choices[] = {{"requests", "By requests"}, {"alike", "Each alike"}};
    segmented(ui, "weights", "How promises count", choices, weights);
}

void draw_why(Context& ui, const std::vector<std::string>& explained, std::string_view about) {
    Why why(ui, "why", about);
    if (!why) return;
    for (const std::string& line : explained)
        paragraph(ui, line);
}

void draw_parts(Context& ui, const BudgetView& view) {
    List list(ui, "parts", "Budget of each promise");
    for (const BudgetPartRow& part : view.parts) {
        IdScope scope(ui, part.standard);
        ListItem item(ui, "part", {.padding = {0, 8}});
        {
            Row line(ui, {.gap = 12});
            link(ui, "open", part.title, part.route, {.strong = false, .grow = true});
            text(
                ui, part.used,
                {.color = part.is_spent ? Color::negative_ink : Color::text_muted, .nowrap = true});
        }
        progress_bar(ui, "share", part.share, {.name = part.title, .words = part.share_words});
    }
}

}  // namespace

void draw_budget(Context& ui, const BudgetView& view, int& weights) {
    if (!view.is_any) return;
    IdScope scope(ui, "budget");
    Card card(ui, {.gap = 8, .name = "Promise budget"});
    {
        Row head(ui, {.gap = 8});
        heading(ui, 2, "Promise budget", {.style = TextStyle::body, .grow = true});
        tag(ui, view.tag, {.tone = view.tone});
    }
    draw_weights(ui, weights);
    text(ui, view.figure, {.strong = true});
    draw_chart_fixed(ui, "bar", view.bar, "Promise budget. " + view.figure);
    caption(ui, view.outlook);
    if (!view.kept.empty()) caption(ui, view.kept + ", this month");
    draw_parts(ui, view);
    if (!view.without.empty()) caption(ui, view.without);
    draw_why(ui, view.explained, "Promise budget");
}

void draw_budgets(Context& ui, const std::vector<BudgetView>& views, int& weights) {
    if (views.empty()) return;
    IdScope scope(ui, "budgets");
    Card card(ui, {.padding = {0, 12}, .gap = 8, .name = "Budgets by department"});
    {
        Column head(ui, {.padding = {16, 0}, .gap = 4});
        Row line(ui, {.gap = 12, .wrap = ui.compact()});
        heading(ui, 2, "Budgets by department", {.style = TextStyle::body, .grow = !ui.compact()});
        draw_weights(ui, weights);
    }
    constexpr TableColumn kColumns[] = {
        {"name", "Department", fr(1, 130)},
        {"kept", "This month", fr(1, 130), Align::start, false, true},
        {"used", "Budget", fr(1, 120), Align::end},
        {"state", "State", px(152), Align::end}};
    {
        Table table(ui, "table", "Budgets by department", kColumns,
                    {.row_height = 44, .sticky_header = false});
        for (std::size_t i = 0; i < views.size(); i++) {
            const BudgetView& view = views[i];
            IdScope row(ui, view.department);
            table.row(view.department, static_cast<int>(i));
            table.cell(view.name, {.strong = true, .to = view.route, .header = true});
            table.cell(view.kept.empty() ? "–" : view.kept);
            table.cell(view.figure);
            table.begin_cell();
            spacer(ui);
            tag(ui, view.tag, {.tone = view.tone});
            table.end_cell();
        }
    }
    Column foot(ui, {.padding = {16, 0}});
    draw_why(ui, views.front().explained, "Budgets by department");
}

}  // namespace icx::ui
