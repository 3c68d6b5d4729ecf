#include "report/chart_file.hpp"

#include "codec/csv.hpp"
#include "report/token_css.hpp"

namespace icx::report {

std::string table_csv(const chart::TextTable& table) {
    codec::CsvWriter csv;
    for (const auto& row : table) {
        for (const std::string& cell : row)
            csv.text(cell);
        csv.end_row();
    }
    return csv.str();
}

std::string standalone_svg(std::string svg) {
    if (svg.find(" xmlns=") == std::string::npos)
        svg.insert(svg.find("<svg") + 4, " xmlns=\"http://www.w3.org/2000/svg\"");
    const std::size_t head = svg.find('>') + 1;
    svg.insert(head, "<style>" + std::string(kTokenCss) +
                         "svg{background:var(--surface);font-family:\"IBM Plex Sans\",system-ui,"
                         "sans-serif}</style>");
    return svg + "\n";
}

}  // namespace icx::report
