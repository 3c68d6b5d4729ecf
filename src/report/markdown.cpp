#include "core/text.hpp"
#include "insight/explain.hpp"
#include "report/html_report.hpp"

namespace icx::report {
namespace {

using insight::QuestionResults;

std::string row_of(const QuestionResults& question) {
    std::string row = "| " + escape_markdown(question.text) + " | ";
    if (question.all.is_hidden()) return row + "hidden | | | |\n";
    const insight::Figures& f = *question.all.figures;
    row += std::to_string(f.n) + " | ";
    if (f.mean) {
        row += core::fixed_number(*f.mean, 2);
        if (f.mean_ci) row += " (" + insight::interval_words(*f.mean_ci, 2) + ")";
    }
    row += " | ";
    if (f.favourable)
        row += insight::percent_words(f.favourable->p) + " (" +
               insight::percent_interval_words(f.favourable->wilson) + ")";
    row += " | ";
    if (f.nps) {
        const auto& ci = f.nps->score.ci95_adj_wald_rocks;
        row += insight::signed_words(f.nps->score.nps) + " (" + insight::signed_words(ci.low) +
               " to " + insight::signed_words(ci.high) + ")";
    }
    return row + " |\n";
}

}  // namespace

std::string escape_markdown(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\n' || c == '\r') {
            out += ' ';
            continue;
        }
        if (std::string_view("\\`*_{}[]<>#|").find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
    return out;
}

std::string markdown_summary(const insight::SurveyResults& results, const ReportOptions& options) {
    std::string out = "# " + escape_markdown(results.title) + "\n\n";
    if (!options.organisation.empty()) out += escape_markdown(options.organisation) + ", ";
    out += day_words(options.day) + ". " + std::to_string(results.responses) + " responses";
    if (results.invited)
        out += " of " + std::to_string(results.invited->n) + " invited (" +
               insight::percent_words(results.invited->p) + ", 95% interval " +
               insight::percent_interval_words(results.invited->wilson) + ")";
    out += ".\n\n";
    if (options.is_sample) out += "**Sample: a fictional company and invented answers.**\n\n";
    out += "| Question | n | Mean (95%) | Favourable (95%) | eNPS (95%) |\n"
           "|---|---:|---:|---:|---:|\n";
    for (const QuestionResults& question : results.questions)
        if (question.high > 0 || question.all.is_hidden()) out += row_of(question);
    out += "\nHidden: " + insight::hidden_words(results.min_group) + ".\n";
    return out;
}

}  // namespace icx::report
