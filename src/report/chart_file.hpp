// A chart as a file of its own: its data as CSV, its drawing as an SVG that carries the colours of
// both themes and fetches nothing.
#pragma once

#include <string>
#include <string_view>

#include "chart/charts.hpp"
#include "report/svg_canvas.hpp"

namespace icx::report {

// Header first; every cell as text, guarded against spreadsheet formulas.
std::string table_csv(const chart::TextTable& table);

// `svg` is what SvgCanvas::finish made.
std::string standalone_svg(std::string svg);

}  // namespace icx::report
