#include "report/html_report.hpp"

#include <algorithm>

#include "chart/build.hpp"
#include "core/text.hpp"
#include "insight/explain.hpp"
#include "report/html_page.hpp"
#include "report/svg_canvas.hpp"

namespace icx::report {
namespace {

using insight::Figures;
using insight::QuestionResults;
using insight::SurveyResults;

std::string counted(std::size_t n, const char* one, const char* many) {
    return std::to_string(n) + " " + (n == 1 ? one : many);
}

template <class Chart>
std::string picture(const Chart& chart, float width, std::string_view name) {
    SvgCanvas canvas(width, chart::height_of(chart));
    chart::draw(canvas, chart, width);
    return canvas.finish(name);
}

std::string as_table(std::string_view caption, const chart::TextTable& table) {
    return "<details><summary>Show as a table</summary>" + html_table(caption, table) +
           "</details>\n";
}

std::string as_list(const insight::Explanation& e) {
    std::string out = "<h3>" + escape_markup(e.title) + "</h3><p>" + escape_markup(e.value) +
                      "</p><p class=\"muted\">" + escape_markup(e.method) +
                      ", n = " + std::to_string(e.n) + ". " + escape_markup(e.formula) + "</p><ul>";
    for (const std::string& step : e.steps)
        out += "<li>" + escape_markup(step) + "</li>";
    return out + "</ul>";
}

std::string why(const QuestionResults& question, const Figures& figures) {
    const auto all = insight::explain(question, figures);
    if (all.empty()) return {};
    std::string out = "<details><summary>Why?</summary>";
    for (const auto& e : all)
        out += as_list(e);
    return out + "</details>\n";
}

std::string hidden_note(const SurveyResults& results) {
    return "<p class=\"hidden\">Hidden: " +
           escape_markup(insight::hidden_words(results.min_group)) + ".</p>\n";
}

std::string card(std::string_view title, std::string_view note, const std::string& inner,
                 bool is_wide) {
    return std::string("<section class=\"card") + (is_wide ? " wide" : "") + "\"><h3>" +
           escape_markup(title) + "</h3><div class=\"muted\">" + escape_markup(note) + "</div>" +
           inner + "</section>\n";
}

std::string figure(const std::string& value, const std::string& note) {
    return "<div class=\"figure\">" + escape_markup(value) + " <small>" + escape_markup(note) +
           "</small></div>";
}

std::string scale_body(const QuestionResults& question, const Figures& f) {
    std::string body;
    if (f.nps) {
        const auto& ci = f.nps->score.ci95_adj_wald_rocks;
        body += figure(insight::signed_words(f.nps->score.nps),
                       std::string(f.nps->is_alike ? "NPS-like 1 to 10, " : "eNPS, ") +
                           "95% interval " + insight::signed_words(ci.low) + " to " +
                           insight::signed_words(ci.high));
        const auto chart = chart::nps_of(f);
        body += picture(chart, 308, question.text + ": score and its interval");
        body += as_table(question.text, chart::table_of(chart));
        return body + why(question, f);
    }
    if (f.mean) {
        std::string note = "mean";
        if (f.mean_ci) note += ", 95% interval " + insight::interval_words(*f.mean_ci, 1);
        if (f.favourable)
            note += ". Favourable " + insight::percent_words(f.favourable->p) + " (" +
                    insight::percent_interval_words(f.favourable->wilson) + ")";
        body += figure(core::fixed_number(*f.mean, 1), note);
    }
    const auto chart = chart::histogram_of(question, f);
    body += picture(chart, 308, question.text + ": how many chose each step");
    body += as_table(question.text, chart::table_of(chart, "Answer", "People"));
    return body + why(question, f);
}

std::string choice_body(const QuestionResults& question, const Figures& f) {
    const auto chart = chart::choices_of(f);
    return picture(chart, 308, question.text + ": share of each option") +
           as_table(question.text, chart::table_of(chart, "Option", "Share, people")) +
           why(question, f);
}

std::string number_body(const QuestionResults& question, const Figures& f) {
    const bool is_date = question.kind == model::QuestionKind::date;
    const auto words = [&](double v) {
        if (is_date) return day_words(core::civil_from_days(static_cast<std::int64_t>(v)));
        return core::fixed_number(v, 1) + (question.unit.empty() ? "" : " " + question.unit);
    };
    const auto& q = *f.quantiles;
    chart::TextTable table = {{"Figure", "Value"},
                              {"Middle (median)", words(q.median)},
                              {"A quarter is below", words(q.q25)},
                              {"A quarter is above", words(q.q75)}};
    if (q.has_range) {
        table.push_back({"Least", words(q.min)});
        table.push_back({"Most", words(q.max)});
    }
    return figure(words(q.median), "median") + html_table(question.text, table) + why(question, f);
}

std::string comments_body(const QuestionResults& question, int min_comments) {
    const insight::Comments& comments = question.comments;
    if (comments.is_hidden)
        return "<p class=\"hidden\">Fewer than " + std::to_string(min_comments) +
               " comments: hidden.</p>";
    if (comments.texts.empty()) return {};
    std::string out =
        "<details><summary>" + counted(comments.texts.size(), "comment", "comments") + "</summary>";
    for (const std::string& text : comments.texts)
        out += "<blockquote dir=\"auto\">" + escape_markup(text) + "</blockquote>";
    return out + "</details>\n";
}

std::string question_card(const SurveyResults& results, const QuestionResults& question) {
    if (question.all.is_hidden())
        return card(question.text, question.loop_label, hidden_note(results), false);
    const Figures& f = *question.all.figures;
    std::string note = counted(f.n, "answer", "answers");
    if (f.not_applicable) note += ", " + std::to_string(f.not_applicable) + " not applicable";
    if (f.missing) note += ", " + std::to_string(f.missing) + " without an answer";
    std::string body;
    if (f.n > 0 && question.high > 0)
        body = scale_body(question, f);
    else if (f.n > 0 && !f.counts.empty())
        body = choice_body(question, f);
    else if (f.n > 0 && f.quantiles)
        body = number_body(question, f);
    return card(question.text, note, body + comments_body(question, results.min_comments), false);
}

std::string overview(const SurveyResults& results) {
    std::string out = "<div class=\"grid\">\n";
    if (!results.curve.empty()) {
        const auto chart = chart::curve_of(results);
        std::string body = figure(std::to_string(results.responses), "answered");
        if (results.invited)
            body = figure(insight::percent_words(results.invited->p),
                          counted(results.responses, "answer", "answers") + " of " +
                              std::to_string(results.invited->n) + " invited, 95% interval " +
                              insight::percent_interval_words(results.invited->wilson));
        body += picture(chart, 308, "Answers in all, day by day");
        out += card("Who answered", "by day",
                    body + as_table("Answers by day", chart::table_of(chart)), false);
    }
    const auto shares = chart::favourable_of(results);
    if (!shares.rows.empty()) {
        const std::string name = "Favourable share of each question with its 95% interval";
        out += card("Favourable share", "Line and band: 95% interval",
                    picture(shares, 1000, name) +
                        as_table(name, chart::table_of(shares, "Question", "Favourable")),
                    true);
    }
    const auto heat = chart::heat_of(results);
    if (!results.groups.empty() && !heat.rows.empty()) {
        const std::string name = "Favourable share, or mean, by " + results.group_field;
        out += card("By " + results.group_field, "Favourable share in percent, else the mean",
                    "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"" +
                        escape_markup(name) + "\">" +
                        picture(heat, std::max(1000.0F, chart::least_width(heat)), name) +
                        "</div>" + as_table(name, chart::table_of(heat)) +
                        "<p class=\"finding muted\">Hatched: " +
                        escape_markup(insight::hidden_words(results.min_group)) + ".</p>",
                    true);
    }
    return out + "</div>\n";
}

std::string survey_part(const SurveyResults& results) {
    std::string body = "<p class=\"muted\">" + counted(results.responses, "response", "responses");
    if (results.undated == results.responses && results.responses)
        body += ". The day of answering is not known";
    body += "</p>\n" + overview(results);
    std::string section = "\n";
    bool is_open = false;
    for (const QuestionResults& question : results.questions) {
        if (question.section != section) {
            section = question.section;
            if (is_open) body += "</div>\n";
            body += "<h2>" + escape_markup(section.empty() ? "Questions" : section) +
                    "</h2>\n<div class=\"grid\">\n";
            is_open = true;
        }
        body += question_card(results, question);
    }
    if (is_open) body += "</div>\n";
    return body;
}

std::string method_part(const SurveyResults& results) {
    const auto e = insight::explain_hidden(results.min_group);
    return "<h2>How to read this</h2>\n<p>" + escape_markup(e.formula) +
           "</p>\n<p>Comments are shown from " + std::to_string(results.min_comments) +
           " on, in alphabetical order. Answers of \xE2\x80\x9Cnot applicable\xE2\x80\x9D and "
           "missing "
           "answers never enter a share or a mean. Intervals hold the true value in 95 of 100 such "
           "surveys.</p>\n";
}

std::string head_part(std::string_view title, const ReportOptions& options) {
    std::string note = options.organisation;
    if (!note.empty()) note += ", ";
    note += day_words(options.day);
    std::string out = "<header><h1>" + escape_markup(title) + "</h1><p class=\"muted\">" +
                      escape_markup(note) + "</p>";
    if (options.is_sample)
        out += "<p class=\"hidden\">Sample: a fictional company and invented answers.</p>";
    return out + "</header>\n";
}

}  // namespace

std::string day_words(core::Date day) {
    return chart::day_label(day) + " " + std::to_string(day.year);
}

std::string html_report(const SurveyResults& results, const ReportOptions& options) {
    const std::string title = results.title.empty() ? "Survey results" : results.title;
    return html_page(options.language, title,
                     head_part(title, options) + survey_part(results) + method_part(results));
}

std::string html_report(const std::vector<SurveyResults>& surveys, const ReportOptions& options) {
    if (surveys.size() == 1) return html_report(surveys.front(), options);
    const std::string title =
        options.organisation.empty() ? "Survey results" : options.organisation + ": survey results";
    std::string body = head_part(title, options);
    for (const SurveyResults& results : surveys)
        body += "<h2>" + escape_markup(results.title) + "</h2>\n" + survey_part(results);
    if (surveys.empty())
        body += "<p>There is no survey with answers yet.</p>\n";
    else
        body += method_part(surveys.front());
    return html_page(options.language, title, body);
}

}  // namespace icx::report
