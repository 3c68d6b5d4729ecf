// Results of a survey as plain data for the screen: every figure with its interval, its table of
// data and how it came about; hidden groups say so. All suppression was decided in insight/ before.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "chart/build.hpp"
#include "insight/results.hpp"
#include "model/workspace.hpp"

namespace icx::ui {

enum class ResultsTab { overview, groups, comments };
enum class ResultsExport { wide_csv, long_csv, codebook_csv, html_report, survey_bundle };

struct ResultsState {
    std::string survey;
    ResultsTab tab = ResultsTab::overview;
    std::string find;              // in comments
    std::string comment_question;  // key, empty: all
};

using DataTable = std::vector<std::vector<std::string>>;  // first row: header

struct ResultCard {
    std::string key;
    std::string title;
    std::string subtitle;      // "All departments, 268 answers"
    std::string figure, note;  // "6.9", "mean, 95% interval 6.6 to 7.1"
    std::string finding;       // one plain sentence, may be empty
    std::vector<std::string> explained;
    DataTable data;
    bool is_hidden = false;
    std::string hidden_words;
    std::variant<std::monostate, chart::Histogram, chart::IntervalRows, chart::NpsBar,
                 chart::ResponseCurve, chart::HorizontalBars>
        chart;
};

struct HeatView {
    std::string title, note;
    chart::HeatTable chart;
    std::string footnote;
    DataTable data;
};

struct CommentBlock {
    std::string key;
    std::string question;
    std::string note;  // "149 comments" or why none are shown
    bool is_hidden = false;
    std::vector<std::string> texts;
};

struct ResultsView {
    bool has_answers = false;
    bool is_too_few = false;
    std::string title;
    std::string answered_words;  // "Everyone, 268 of 412"
    std::vector<ResultCard> cards;
    std::optional<HeatView> heat;
    std::vector<CommentBlock> comments;
    std::size_t comment_count = 0;
    std::string edit_route;
    std::string empty_title, empty_words;
};

ResultsView build_results(const model::Workspace& workspace, const model::Survey& survey,
                          const insight::SurveyResults* results, const ResultsState& state,
                          core::Date today);

}  // namespace icx::ui
