#include "report/charter.hpp"

#include "report/html_page.hpp"
#include "report/html_report.hpp"
#include "report/svg_canvas.hpp"

namespace icx::report {
namespace {

std::string line(std::string_view name, const std::string& words) {
    if (words.empty()) return {};
    return "<tr><th scope=\"row\">" + std::string(name) + "</th><td>" + escape_markup(words) +
           "</td></tr>\n";
}

std::string promise_card(const CharterPromise& promise) {
    std::string out =
        "<section class=\"card wide\"><h3>" + escape_markup(promise.title) + "</h3>\n";
    if (!promise.promise.empty()) out += "<p>" + escape_markup(promise.promise) + "</p>\n";
    return out + "<table><caption>" + escape_markup(promise.title) + "</caption><tbody>\n" +
           line("Hours", promise.hours) + line("Aim", promise.aim) +
           line("Kept so far", promise.result) + line("How to ask", promise.route) +
           line("Have ready", promise.ready) + line("At present", promise.workload) +
           "</tbody></table></section>\n";
}

}  // namespace

std::string html_charter(const Charter& charter) {
    std::string note = charter.organisation;
    if (!note.empty()) note += ", ";
    note += day_words(charter.day);
    std::string body = "<header><h1>What we promise each other</h1><p class=\"muted\">" +
                       escape_markup(note) + "</p>";
    if (charter.is_sample)
        body += "<p class=\"hidden\">Sample: a fictional company and invented figures.</p>";
    body += "</header>\n";
    std::string service = "\n";
    for (const CharterPromise& promise : charter.promises) {
        if (promise.service != service) body += "<h2>" + escape_markup(promise.service) + "</h2>\n";
        service = promise.service;
        body += promise_card(promise);
    }
    body +=
        "<p class=\"muted\">A promise that was not kept? Tell the service; each request can show "
        "to the minute how its time was counted.</p>\n";
    return html_page("en", "What we promise each other", body);
}

}  // namespace icx::report
