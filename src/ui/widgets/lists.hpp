// Rows: lists of records, tables with a header that sorts and stays, and their keyboard.
// Long tables draw only what is visible; the mirror says how many rows there are.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "ui/widgets/context.hpp"
#include "ui/widgets/icon.hpp"
#include "ui/widgets/layout.hpp"
#include "ui/widgets/style.hpp"

namespace icx::ui {

// Role list; contents are ListItems (or anything that makes list items).
class List {
public:
    List(Context& ui, std::string_view id, std::string_view name, float gap = 0);
    ~List();
    List(const List&) = delete;
    List& operator=(const List&) = delete;

private:
    Context& ui_;
};

struct ListItemOptions {
    Padding padding = {0, 12};
    float gap = 4;
    bool line = true;  // a hairline above, except at the first
    bool selected = false;
    float min_height = 0;
};
// A list item with free contents (a Column).
class ListItem {
public:
    ListItem(Context& ui, std::string_view id, const ListItemOptions& options = {});
    ~ListItem();
    ListItem(const ListItem&) = delete;
    ListItem& operator=(const ListItem&) = delete;

private:
    Context& ui_;
};

struct ListRowOptions {
    std::optional<Icon> icon = {};
    bool icon_tile = false;  // on a tinted ground
    Tone tone = Tone::neutral;
    std::string_view detail = {};      // second line, caption
    std::string_view value = {};       // at the end, semi-bold
    std::string_view value_note = {};  // below the value, or alone on the title's line
    Tone value_tone = Tone::neutral;
    std::string_view to = {};  // a route; otherwise the row is a button
    bool selected = false;
    bool head = false;  // heads the rows below it: small and quiet
    float height = 0;   // 0: 40, or 56 with a second line
    float indent = 0;
    bool line = false;
};
// A whole row that is one target. True when pressed (never for routes).
bool list_row(Context& ui, std::string_view id, std::string_view title,
              const ListRowOptions& options = {});

struct TableColumn {
    std::string_view id;
    std::string_view label;
    Track width = fr(1);
    Align align = Align::start;
    bool sortable = false;
    bool hide_on_phone = false;
};
enum class Sort : std::uint8_t { none, up, down };
struct TableOptions {
    float row_height = 40;
    int sorted_column = -1;
    Sort sort = Sort::none;
    bool sticky_header = true;
    float min_width = 0;  // narrower regions scroll sideways
    std::string_view caption = {};
};

//   Table table(ui, "surveys", "Surveys", columns, {...});
//   if (int c = table.sort_pressed(); c >= 0) ...
//   for (auto [i, end] = table.visible(rows.size()); i < end; ++i) {
//       table.row(rows[i].id, i);
//       table.cell(rows[i].name, {.to = rows[i].route});
//       table.cell(rows[i].count);
//   }
//   if (table.copy_pressed()) ui.host().write_clipboard(view.as_tsv());
class Table {
public:
    Table(Context& ui, std::string_view id, std::string_view name,
          std::span<const TableColumn> columns, const TableOptions& options = {});
    ~Table();
    Table(const Table&) = delete;
    Table& operator=(const Table&) = delete;

    int sort_pressed() const;   // the column whose header was pressed, -1: none
    bool copy_pressed() const;  // Ctrl+C without a selection
    // First and one-past-last row to draw of `count` rows of equal height. Call before the rows.
    std::pair<int, int> visible(int count);

    struct RowOptions {
        bool selected = false;
        std::optional<Tone> tone = {};  // tints the row
        float height = 0;
    };
    void row(std::string_view id, int index, const RowOptions& options);
    void row(std::string_view id, int index) { row(id, index, RowOptions{}); }

    struct CellOptions {
        std::string_view detail = {};  // second line, caption
        bool strong = false;
        Color color = Color::text;
        std::optional<Icon> icon = {};
        std::string_view to = {};  // the text is a link to this route
        bool header = false;       // names the row
    };
    void cell(std::string_view words, const CellOptions& options);
    void cell(std::string_view words) { cell(words, CellOptions{}); }
    // A cell with free contents: draw widgets, then end_cell (contents flow as in a Row).
    void begin_cell();
    void end_cell();

private:
    void end_row();
    Context& ui_;
};

}  // namespace icx::ui
