#include "report/agreement.hpp"

#include "report/html_page.hpp"
#include "report/html_report.hpp"
#include "report/markdown_text.hpp"
#include "report/svg_canvas.hpp"

namespace icx::report {
namespace {

std::string note_of(const AgreementSheet& sheet) {
    std::string note = sheet.organisation;
    if (!note.empty()) note += ", ";
    return note + day_words(sheet.day);
}

std::string figures_of(const AgreementLine& line) {
    std::string out = line.measure;
    if (!line.kept.empty()) out += (out.empty() ? "" : ". ") + line.kept;
    return out;
}

std::string html_column(const AgreementColumn& column) {
    std::string out = "<section class=\"card\"><h2>" + escape_markup(column.title) + "</h2>\n";
    if (!column.score.empty())
        out += "<p class=\"figure\">" + escape_markup(column.score) + " <small>" +
               escape_markup(column.score_note) + "</small></p>\n";
    out += "<ol>\n";
    for (const AgreementLine& line : column.lines) {
        out += "<li>" + escape_markup(line.words);
        const std::string figures = figures_of(line);
        if (!figures.empty())
            out += "<br><span class=\"muted\">" + escape_markup(figures) + "</span>";
        out += "</li>\n";
    }
    if (column.lines.empty()) out += "<li>Nothing is written down.</li>\n";
    return out + "</ol>\n<p class=\"finding\">" + escape_markup(column.signature) +
           "</p></section>\n";
}

std::string markdown_column(const AgreementColumn& column) {
    std::string out = "## " + escape_markdown(column.title) + "\n\n";
    if (!column.score.empty())
        out += "**" + escape_markdown(column.score) + "**, " + escape_markdown(column.score_note) +
               "\n\n";
    int number = 0;
    for (const AgreementLine& line : column.lines) {
        out += std::to_string(++number) + ". " + escape_markdown(line.words);
        const std::string figures = figures_of(line);
        if (!figures.empty()) out += " (" + escape_markdown(figures) + ")";
        out += "\n";
    }
    if (column.lines.empty()) out += "Nothing is written down.\n";
    return out + "\n" + escape_markdown(column.signature) + "\n\n";
}

}  // namespace

std::string html_agreement(const AgreementSheet& sheet) {
    std::string body = "<header><h1>" + escape_markup(sheet.title) + "</h1><p class=\"muted\">" +
                       escape_markup(note_of(sheet)) + "</p>";
    if (sheet.is_sample)
        body += "<p class=\"hidden\">Sample: a fictional company and invented figures.</p>";
    body += "</header>\n";
    if (!sheet.purpose.empty()) body += "<p>" + escape_markup(sheet.purpose) + "</p>\n";
    body += "<p class=\"muted\">" + escape_markup(sheet.status + " " + sheet.review) + "</p>\n";
    body += "<div class=\"grid\">\n" + html_column(sheet.provider) + html_column(sheet.requester) +
            "</div>\n<p class=\"muted\">Kept counts requests between the two that came in from " +
            escape_markup(sheet.quarter) + ", with Wilson\u2019s 95% interval.</p>\n";
    return html_page("en", sheet.title, body);
}

std::string markdown_agreement(const AgreementSheet& sheet) {
    std::string out =
        "# " + escape_markdown(sheet.title) + "\n\n" + escape_markdown(note_of(sheet)) + "\n\n";
    if (sheet.is_sample) out += "**Sample: a fictional company and invented figures.**\n\n";
    if (!sheet.purpose.empty()) out += escape_markdown(sheet.purpose) + "\n\n";
    out += escape_markdown(sheet.status + " " + sheet.review) + "\n\n";
    out += markdown_column(sheet.provider) + markdown_column(sheet.requester);
    return out + "Kept counts requests between the two that came in from " +
           escape_markdown(sheet.quarter) + ", with Wilson\u2019s 95% interval.\n";
}

}  // namespace icx::report
