#include "ui/screens/chart_card.hpp"

namespace icx::ui {

void copy_if_pressed(Context& ui, Table& table, const chart::TextTable& data) {
    if (!table.copy_pressed()) return;
    std::string text;
    for (const auto& row : data) {
        for (std::size_t c = 0; c < row.size(); c++)
            text += (c ? "\t" : "") + row[c];
        text += "\n";
    }
    ui.host().write_clipboard(text);
}

void draw_text_table(Context& ui, std::string_view id, std::string_view name,
                     const chart::TextTable& data) {
    std::vector<TableColumn> columns;
    for (const std::string& head : data.front())
        columns.push_back({head, head, fr(columns.empty() ? 2 : 1, 72),
                           columns.empty() ? Align::start : Align::end});
    Table table(ui, id, name, columns,
                {.row_height = 36,
                 .sticky_header = false,
                 .min_width = 88 * static_cast<float>(columns.size())});
    for (std::size_t i = 1; i < data.size(); i++) {
        table.row(data[i].front(), static_cast<int>(i) - 1);
        for (std::size_t c = 0; c < data[i].size(); c++)
            table.cell(data[i][c], {.header = c == 0});
    }
    copy_if_pressed(ui, table, data);
}

}  // namespace icx::ui
