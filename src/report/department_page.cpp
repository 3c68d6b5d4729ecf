#include "report/department_page.hpp"

#include "report/html_page.hpp"
#include "report/html_report.hpp"
#include "report/svg_canvas.hpp"

namespace icx::report {
namespace {

std::string contact_card(const DepartmentPage& page) {
    std::string out = "<section class=\"card wide\"><h2>How to ask</h2>\n<p><strong>" +
                      escape_markup(page.workload) + "</strong></p>\n";
    if (!page.contact.empty()) {
        out += "<table><caption>Contact</caption><tbody>\n";
        for (const DepartmentLine& line : page.contact)
            out += "<tr><th scope=\"row\">" + escape_markup(line.label) + "</th><td>" +
                   escape_markup(line.words) + "</td></tr>\n";
        out += "</tbody></table>\n";
    }
    if (!page.checklist.empty()) {
        out += "<h3>What to have ready</h3>\n<ul>\n";
        for (const std::string& line : page.checklist)
            out += "<li>" + escape_markup(line) + "</li>\n";
        out += "</ul>\n";
    }
    return out + "</section>\n";
}

std::string ties_part(std::string_view title, const std::vector<DepartmentTie>& ties,
                      const std::string& quarter) {
    if (ties.empty()) return {};
    std::vector<std::vector<std::string>> rows = {
        {"Department", "Services", "Asked", "Open", "Late", "Kept", "Score, 1 to 10"}};
    for (const DepartmentTie& tie : ties)
        rows.push_back(
            {tie.name, tie.services, tie.asked, tie.open, tie.late, tie.kept, tie.score});
    return "<h2>" + escape_markup(std::string(title)) + "</h2>\n" +
           html_table("Asked and kept, " + quarter + "; open and late, now", rows);
}

}  // namespace

std::string html_department(const DepartmentPage& page) {
    std::string note = page.organisation;
    if (!note.empty()) note += ", ";
    note += day_words(page.day);
    std::string body = "<header><h1>" + escape_markup(page.name) + "</h1><p class=\"muted\">" +
                       escape_markup(note) + "</p>";
    if (page.is_sample)
        body += "<p class=\"hidden\">Sample: a fictional company and invented figures.</p>";
    body += "</header>\n" + contact_card(page);
    if (!page.promises.empty()) {
        std::vector<std::vector<std::string>> rows = {
            {"Promise", "Service", "Kept", "Of which", "Aim"}};
        for (const DepartmentPromise& promise : page.promises)
            rows.push_back(
                {promise.title, promise.service, promise.kept, promise.note, promise.aim});
        body += "<h2>What we promise</h2>\n" + html_table("Kept in " + page.quarter, rows);
    }
    body += ties_part("Whom we serve", page.serves, page.quarter);
    body += ties_part("Who serves us", page.served_by, page.quarter);
    return html_page("en", page.name, body);
}

}  // namespace icx::report
