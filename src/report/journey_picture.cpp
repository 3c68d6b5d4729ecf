#include "report/journey_picture.hpp"

#include <algorithm>
#include <map>

#include "core/text.hpp"
#include "exchange/journey_sheet.hpp"
#include "report/svg_canvas.hpp"
#include "report/token_css.hpp"

namespace icx::report {
namespace {

using model::LaneKind;

constexpr int kColumn = 148, kGap = 12, kLabel = 140, kLine = 16, kCurve = 180;
constexpr std::size_t kPerLine = 21;  // letters of 12 px that surely fit

std::vector<std::string> wrapped(std::string_view words) {
    return exchange::wrapped_words(words, kPerLine);
}

std::string at(const char* name, double value) {
    return std::string(" ") + name + "=\"" + core::shortest_number(value) + "\"";
}

std::string box(double x, double y, double w, double h, const char* fill, const char* edge) {
    return "<rect" + at("x", x) + at("y", y) + at("width", w) + at("height", h) +
           " rx=\"8\" style=\"fill:" + fill + ";stroke:" + edge + "\"/>";
}

std::string line_of(double x, double y, std::string_view words, const char* look = "") {
    return "<text" + at("x", x) + at("y", y) + look + ">" + escape_markup(words) + "</text>";
}

struct Column {
    const journey::StageText* stage;
    const journey::StepText* step;
};

}  // namespace

std::string journey_svg(const journey::Document& document, PictureTheme theme) {
    std::vector<Column> columns;
    std::map<LaneKind, int> lanes;  // height of each
    for (const auto& stage : document.stages)
        for (const auto& step : stage.steps) {
            columns.push_back({&stage, &step});
            std::map<LaneKind, int> used;
            for (const auto& card : step.cards)
                used[card.lane] += static_cast<int>(wrapped(card.text).size()) * kLine + 20;
            for (const auto& [kind, height] : used)
                lanes[kind] = std::max(lanes[kind], height);
        }
    const auto left = [](std::size_t i) {
        return static_cast<double>(kLabel) + static_cast<double>(i) * (kColumn + kGap);
    };
    const double width = left(columns.size()) + 16;
    std::string body;
    double y = 24;
    body += line_of(16, y + 8, document.title, " class=\"h\"");
    if (!document.purpose.empty()) body += line_of(16, y + 28, document.purpose, " class=\"m\"");
    y += 48;
    for (std::size_t i = 0; i < columns.size();) {
        std::size_t end = i;
        while (end < columns.size() && columns[end].stage == columns[i].stage)
            end++;
        body += box(left(i), y, left(end) - left(i) - kGap, 28, "var(--surface-sunken)", "none");
        body += line_of(left(i) + 10, y + 18, columns[i].stage->title, " class=\"b\"");
        i = end;
    }
    y += 40;
    body += line_of(16, y + 18, "Steps", " class=\"b\"");
    for (std::size_t i = 0; i < columns.size(); i++) {
        body += box(left(i), y, kColumn, 56, "var(--surface)",
                    columns[i].step->is_moment ? "var(--warning)" : "var(--border-strong)");
        const std::string title =
            (columns[i].step->is_moment ? "\u2605 " : "") + columns[i].step->title;
        double line = y + 20;
        for (const std::string& words : wrapped(title)) {
            if (line > y + 52) break;
            body += line_of(left(i) + 8, line, words, " class=\"b\"");
            line += kLine;
        }
    }
    y += 72;
    body += line_of(16, y + 18, "How it feels", " class=\"b\"");
    const auto height = [&](double feeling) { return y + 12 + (2 - feeling) / 4 * (kCurve - 24); };
    for (int e = -2; e <= 2; e++) {
        body += "<line" + at("x1", kLabel - 8) + at("x2", width - 16) + at("y1", height(e)) +
                at("y2", height(e)) + " style=\"stroke:var(--" + (e == 0 ? "axis" : "grid") +
                ")\"/>";
        body += line_of(kLabel - 32, height(e) + 4, core::fixed_number(e, 0), " class=\"m\"");
    }
    std::string points, dots;
    const auto flush = [&] {
        if (!points.empty())
            body += "<polyline points=\"" + points +
                    "\" style=\"fill:none;stroke:var(--accent);stroke-width:2.5\"/>";
        points.clear();
    };
    for (std::size_t i = 0; i < columns.size(); i++) {
        if (!columns[i].step->feeling) {
            flush();
            continue;
        }
        const double x = left(i) + kColumn / 2.0, top = height(*columns[i].step->feeling);
        points += core::shortest_number(x) + "," + core::shortest_number(top) + " ";
        dots += "<circle" + at("cx", x) + at("cy", top) + " r=\"5\" style=\"fill:var(--accent)\"/>";
    }
    flush();
    body += dots;
    y += kCurve + 12;
    for (const auto& [kind, tall] : lanes) {
        body += "<line x1=\"16\"" + at("x2", width - 16) + at("y1", y - 6) + at("y2", y - 6) +
                " style=\"stroke:var(--border)\"/>";
        body += line_of(16, y + 18, exchange::lane_label(kind), " class=\"b\"");
        for (std::size_t i = 0; i < columns.size(); i++) {
            double top = y;
            for (const auto& card : columns[i].step->cards) {
                if (card.lane != kind) continue;
                const auto words = wrapped(card.text);
                const double tall_card = static_cast<double>(words.size()) * kLine + 12;
                body += box(left(i), top, kColumn, tall_card,
                            kind == LaneKind::pains ? "var(--negative-tint)" : "var(--surface)",
                            kind == LaneKind::pains ? "none" : "var(--border)");
                for (std::size_t k = 0; k < words.size(); k++)
                    body +=
                        line_of(left(i) + 8, top + 18 + static_cast<double>(k) * kLine, words[k]);
                top += tall_card + 8;
            }
        }
        y += tall + 8;
    }
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " +
           core::shortest_number(width) + " " + core::shortest_number(y + 16) + "\"" +
           at("width", width) + at("height", y + 16) +
           (theme == PictureTheme::light ? " data-theme=\"light\"" : "") +
           " role=\"img\" aria-label=\"" + escape_markup("Journey map: " + document.title) +
           "\"><style>" + kTokenCss +
           "text{font:12px 'IBM Plex Sans',system-ui,sans-serif;fill:var(--text)}"
           ".b{font-weight:600}.h{font-size:20px;font-weight:600}.m{fill:var(--text-muted)}"
           "</style><rect width=\"100%\" height=\"100%\" style=\"fill:var(--canvas)\"/>" +
           body + "</svg>\n";
}

}  // namespace icx::report
