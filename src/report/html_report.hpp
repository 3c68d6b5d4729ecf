// A survey's results as documents for people: one self-contained HTML file with charts, their
// tables, how each figure was made and what is hidden; and a short summary as Markdown. Both show
// what the screen shows and nothing else: they read SurveyResults, where small groups are already
// absent.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/time.hpp"
#include "insight/results.hpp"

namespace icx::report {

struct ReportOptions {
    std::string organisation;
    std::string language = "en";  // of the survey's own words
    core::Date day;               // when it was made
    bool is_sample = false;       // labelled as fictional throughout
};

std::string html_report(const insight::SurveyResults& results, const ReportOptions& options);
// Several surveys in one file, in the order given.
std::string html_report(const std::vector<insight::SurveyResults>& surveys,
                        const ReportOptions& options);

std::string markdown_summary(const insight::SurveyResults& results, const ReportOptions& options);

// Characters that Markdown or a table row would take for markup are escaped, line feeds blanks.
std::string escape_markdown(std::string_view text);

std::string day_words(core::Date day);  // "10 Nov 2026"

}  // namespace icx::report
