#include "report/html_page.hpp"

#include "report/svg_canvas.hpp"
#include "report/token_css.hpp"

namespace icx::report {
namespace {

constexpr const char* kStyle = R"css(
*{box-sizing:border-box}
body{margin:0;background:var(--canvas);color:var(--text);
font:14px/20px "IBM Plex Sans",system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
main{max-width:1120px;margin:0 auto;padding:24px}
h1{font-size:24px;line-height:32px;margin:0 0 4px}
h2{font-size:20px;line-height:28px;margin:32px 0 12px}
h3{font-size:14px;line-height:20px;margin:0}
p{margin:0 0 8px;max-width:640px}
.muted{color:var(--text-muted);font-size:12px;line-height:16px}
.grid{display:grid;gap:16px;grid-template-columns:repeat(auto-fill,minmax(340px,1fr))}
.card{background:var(--surface);border:1px solid var(--border);border-radius:12px;padding:16px;
min-width:0;break-inside:avoid}
.wide{grid-column:1/-1}
.figure{font-size:24px;line-height:32px;font-weight:600;margin:8px 0}
.figure small{display:inline-block;
font-size:12px;line-height:16px;font-weight:400;color:var(--text-muted)}
.scroll{overflow-x:auto}
svg{display:block;max-width:100%;height:auto;margin-top:8px}
.scroll svg{max-width:none}
.finding{border-top:1px solid var(--border);margin-top:12px;padding-top:8px}
.hidden{border:1px solid var(--border);border-radius:8px;padding:8px 12px;color:var(--text-muted)}
details{margin-top:8px}
summary{color:var(--accent-ink);cursor:pointer;min-height:24px}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
caption{text-align:start;color:var(--text-muted);font-size:12px;padding:4px 0}
th,td{padding:4px 8px;border-bottom:1px solid var(--border);text-align:end}
th:first-child,td:first-child{text-align:start}
th{font-weight:600}
tbody th{font-weight:400}
blockquote{margin:8px 0;padding-inline-start:12px;
border-inline-start:2px solid var(--border-strong);max-width:640px;overflow-wrap:anywhere}
ul{padding-inline-start:20px;margin:4px 0}
@media print{@page{margin:16mm}body{background:#fff}main{padding:0;max-width:none}
.card{border-color:#999}summary{list-style:none}details>*{display:block}h2{break-after:avoid}}
)css";

}  // namespace

std::string html_page(std::string_view language, std::string_view title, std::string_view body) {
    const std::string tag = escape_markup(language.empty() ? "en" : language);
    const bool is_rtl = tag.substr(0, 2) == "ar" || tag.substr(0, 2) == "he" ||
                        tag.substr(0, 2) == "fa" || tag.substr(0, 2) == "ur";
    std::string page = "<!doctype html>\n<html lang=\"" + tag + "\"" +
                       (is_rtl ? " dir=\"rtl\"" : "") + ">\n<head>\n<meta charset=\"utf-8\">\n";
    page += "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
            "style-src 'unsafe-inline'\">\n";
    page += "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n";
    page += "<meta name=\"color-scheme\" content=\"light dark\">\n<title>" + escape_markup(title) +
            "</title>\n<style>\n" + kTokenCss + kStyle + "</style>\n</head>\n<body>\n<main>\n";
    page.append(body);
    page += "</main>\n</body>\n</html>\n";
    return page;
}

std::string html_table(std::string_view caption,
                       const std::vector<std::vector<std::string>>& rows) {
    std::string out = "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"" +
                      escape_markup(caption) + "\"><table><caption>" + escape_markup(caption) +
                      "</caption>";
    for (std::size_t r = 0; r < rows.size(); r++) {
        if (r == 0) out += "<thead>";
        out += "<tr>";
        for (std::size_t c = 0; c < rows[r].size(); c++) {
            const std::string words = escape_markup(rows[r][c]);
            // An empty corner is no header of anything.
            if (r == 0 && words.empty())
                out += "<td></td>";
            else if (r == 0)
                out += "<th scope=\"col\">" + words + "</th>";
            else if (c == 0)
                out += "<th scope=\"row\">" + words + "</th>";
            else
                out += "<td>" + words + "</td>";
        }
        out += "</tr>";
        if (r == 0) out += "</thead><tbody>";
    }
    return out + "</tbody></table></div>\n";
}

}  // namespace icx::report
