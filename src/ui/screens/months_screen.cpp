#include "ui/screens/months_screen.hpp"

namespace icx::ui {
namespace {

void draw_table(Context& ui, const MonthsView& view) {
    std::vector<TableColumn> columns = {
        {"name", "Month", fr(1, 110)},
        {"kept", "Kept", px(64), Align::end},
        {"interval", "95% interval", px(104), Align::end, false, true},
        {"requests", "Of", px(136), Align::end, false, true}};
    if (view.has_pending)
        columns.push_back({"pending", "Pending", px(80), Align::end, false, true});
    columns.push_back({"chance", "By chance", px(136), Align::end});
    Table table(ui, "table", "By month", columns, {.row_height = 36, .sticky_header = false});
    for (std::size_t i = 0; i < view.rows.size(); i++) {
        const MonthRow& row = view.rows[i];
        table.row(row.name, static_cast<int>(i));
        table.cell(row.name, {.header = true});
        table.cell(row.kept, {.strong = true});
        table.cell(row.interval);
        table.cell(row.requests);
        if (view.has_pending) table.cell(row.pending);
        table.cell(row.chance.empty() ? "–" : row.chance,
                   {.color = row.tone == Tone::negative ? Color::negative_ink : Color::text_muted});
    }
}

}  // namespace

void draw_months(Context& ui, const MonthsView& view, MonthsState& state) {
    IdScope scope(ui, "months");
    Card card(ui, {.padding = {0, 12}, .gap = 8, .name = "By month"});
    {
        Column head(ui, {.padding = {16, 0}, .gap = 8});
        {
            Row line(ui, {.gap = 12, .wrap = ui.compact()});
            heading(ui, 2, "By month", {.style = TextStyle::body, .grow = !ui.compact()});
            const Choice cohorts[] = {{"opened", "Came in"}, {"closed", "Closed"}};
            segmented(ui, "cohort", "Count each request in the month it", cohorts, state.cohort);
        }
        caption(ui, view.note);
    }
    if (!view.rows.empty()) draw_table(ui, view);
    Column foot(ui, {.padding = {16, 0}, .gap = 8});
    if (!view.finding.empty()) text(ui, view.finding);
    Why why(ui, "why", "By month");
    if (!why) return;
    for (const std::string& line : view.explained)
        paragraph(ui, line);
}

}  // namespace icx::ui
