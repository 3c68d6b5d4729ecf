#include "ui/views/export_view.hpp"

#include "exchange/collect.hpp"
#include "report/exports.hpp"
#include "report/html_report.hpp"

namespace icx::ui {

ExportFile make_export(const model::Workspace& workspace, const model::Survey& survey,
                       ResultsExport what, core::Date today, const std::string& bundle) {
    const std::string base = (survey.file_name.empty() ? survey.id.text : survey.file_name) + "-" +
                             core::iso_date(today);
    constexpr const char* kCsv = "text/csv";
    if (what == ResultsExport::survey_bundle)
        return {base + ".json", "application/json", bundle, {}};
    const insight::AnswerTable table = exchange::collect_answers(workspace, survey.id);
    const insight::SurveyResults results = insight::compute_results(table);
    switch (what) {
    case ResultsExport::wide_csv:
        return {base + "-wide.csv", kCsv, report::wide_csv(table, results), {}};
    case ResultsExport::long_csv:
        return {base + "-long.csv", kCsv, report::long_csv(table, results), {}};
    case ResultsExport::codebook_csv:
        return {base + "-codebook.csv", kCsv, report::codebook_csv(table, results), {}};
    default:
        break;
    }
    const model::Settings& settings = model::settings(workspace);
    report::ReportOptions options;
    options.organisation = settings.name;
    options.language = survey.language;
    options.day = today;
    options.is_sample = survey.is_sample;
    return {base + ".html", "text/html", report::html_report(results, options), {}};
}

}  // namespace icx::ui
