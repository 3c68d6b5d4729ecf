// Charts and their tables on cards of the place Serve.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "chart/charts.hpp"
#include "ui/screens/chart_canvas.hpp"

namespace icx::ui {

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

// Header first; the first column names the row. Ctrl+C copies it.
void draw_text_table(Context& ui, std::string_view id, std::string_view name,
                     const chart::TextTable& data);

}  // namespace icx::ui
