// Charts and their tables on cards.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "chart/charts.hpp"
#include "ui/screens/chart_canvas.hpp"

namespace icx::ui {

// A chart of one height.
template <class Chart>
void draw_chart_fixed(Context& ui, std::string_view id, const Chart& chart, std::string_view name) {
    const chart::TextTable table = chart::table_of(chart);
    Canvas surface(
        ui, id,
        {.name = name, .height = chart::height_of(chart), .data_caption = name, .data = table});
    if (!surface.visible()) return;
    ChartCanvas canvas(surface);
    chart::draw(canvas, chart, surface.width());
}

// A chart whose height follows from its width.
template <class Chart>
void draw_chart_sized(Context& ui, std::string_view id, const Chart& chart, std::string_view name) {
    const float width = available_width(ui);
    const chart::TextTable table = chart::table_of(chart);
    Canvas surface(ui, id,
                   {.name = name,
                    .height = chart::height_of(chart, width),
                    .data_caption = name,
                    .data = table});
    if (!surface.visible()) return;
    ChartCanvas canvas(surface);
    chart::draw(canvas, chart, surface.width());
}

// A chart that has a least width of its own: where there is less, it scrolls sideways.
template <class Chart>
void draw_chart_sideways(Context& ui, std::string_view id, const Chart& chart,
                         std::string_view title, std::string_view says,
                         const chart::TextTable& data) {
    const float width = std::max(available_width(ui), chart::least_width(chart));
    const float height = chart::height_of(chart);
    ScrollArea sideways(
        ui, std::string(id) + "-scroll",
        {.name = title, .padding = {0, 0}, .height = height + 12, .content_width = width});
    Canvas surface(ui, id,
                   {.name = std::string(title) + ". " + std::string(says),
                    .height = height,
                    .width = width,
                    .data_caption = title,
                    .data = data});
    if (!surface.visible()) return;
    ChartCanvas canvas(surface);
    chart::draw(canvas, chart, width);
}

// After a table's rows: Ctrl+C hands out all of it, cells separated by tabs.
void copy_if_pressed(Context& ui, Table& table, const chart::TextTable& data);

// Header first; the first column names the row. Ctrl+C copies it.
void draw_text_table(Context& ui, std::string_view id, std::string_view name,
                     const chart::TextTable& data);

}  // namespace icx::ui
