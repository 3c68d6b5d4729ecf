#include "ui/screens/pace_screen.hpp"

namespace icx::ui {

void draw_pace(Context& ui, const PaceView& view) {
    IdScope scope(ui, "pace");
    Card card(ui, {.padding = {0, 12}, .gap = 8, .name = "How fast the budget burns"});
    {
        Column head(ui, {.padding = {16, 0}, .gap = 8});
        {
            Row line(ui, {.gap = 8});
            heading(ui, 2, "How fast the budget burns", {.style = TextStyle::body, .grow = true});
            tag(ui, view.tag, {.tone = view.tone, .icon = view.icon});
        }
        text(ui, view.finding);
        if (!view.outlook.empty()) text(ui, view.outlook, {.strong = true});
    }
    if (!view.rows.empty()) {
        constexpr TableColumn kColumns[] = {{"window", "Window", fr(1, 120)},
                                            {"missed", "Missed", px(104), Align::end},
                                            {"pace", "Pace", px(128), Align::end}};
        Table table(ui, "windows", "How fast the budget burns", kColumns,
                    {.row_height = 36, .sticky_header = false});
        for (std::size_t i = 0; i < view.rows.size(); i++) {
            const PaceRow& row = view.rows[i];
            table.row(row.window, static_cast<int>(i));
            table.cell(row.window, {.header = true});
            table.cell(row.missed);
            table.cell(row.pace, {.strong = row.is_fast,
                                  .color = row.is_fast ? Color::negative_ink : Color::text});
        }
    }
    Column foot(ui, {.padding = {16, 0}});
    Why why(ui, "why", "How fast the budget burns");
    if (!why) return;
    for (const std::string& line : view.explained)
        paragraph(ui, line);
}

}  // namespace icx::ui
