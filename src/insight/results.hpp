// Results of a survey as plain data, with the small-group rule already applied: a figure that must
// not be seen is not in here at all. A Cell holds figures or says that they are hidden, never both,
// and one reason stands for all (small, unanimous, or needed to protect another), because the
// reason itself would tell. Screens, exports and the command line read this and nothing behind it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/time.hpp"
#include "insight/answer_table.hpp"
#include "statistics/describe.hpp"
#include "statistics/nps.hpp"
#include "statistics/proportion.hpp"

namespace icx::insight {

using statistics::Interval;

struct Count {
    int value = 0;      // scales: the step; choices: the option's index, options.size() = other
    std::string label;  // "7", "Strongly agree", the option's text
    std::size_t n = 0;
    std::optional<statistics::Proportion> share;  // choices: of those who answered
};

struct Quantiles {  // type 7
    double min = 0, q25 = 0, median = 0, q75 = 0, max = 0;
    bool has_range = false;  // min and max only with 2k answers or more
};

struct EmployeeNps {
    statistics::Nps score;
    bool is_alike = false;  // a 1-10 scale with the cut points of 0-10: "NPS-like", never compared
};

// Of one column and one group of people.
struct Figures {
    std::size_t n = 0;  // answered
    std::size_t not_applicable = 0;
    std::size_t missing = 0;    // asked, but no answer
    std::vector<Count> counts;  // scales and choices
    std::optional<double> mean, sd;
    std::optional<Interval> mean_ci;  // t, 95 %
    std::optional<statistics::Proportion> favourable;
    std::optional<EmployeeNps> nps;
    std::optional<Quantiles> quantiles;  // numbers
};

struct Cell {
    std::optional<Figures> figures;  // empty: hidden
    bool is_hidden() const { return !figures; }
};

struct Group {
    std::string label;
    std::optional<std::size_t> responses;  // empty: hidden
};

struct Comments {
    std::vector<std::string> texts;  // sorted by their words, so that their order tells nothing
    bool is_hidden = false;          // there are some, but fewer than min_comments
};

struct QuestionResults {
    std::string key;
    std::string id;
    std::string code;
    std::string text;  // "{department}" filled in
    std::string section;
    std::string loop_option, loop_label;  // of a looped question
    model::QuestionKind kind = model::QuestionKind::rating;
    model::Measure measure = model::Measure::none;
    int low = 0, high = 0;  // of a scale
    std::string low_label, high_label, unit;
    std::string favourable_rule;  // "8 to 10 of 1 to 10", empty when there is none
    int favourable_from = 0;
    Cell all;
    std::vector<Cell> groups;  // beside SurveyResults::groups
    Comments comments;         // texts, and the words of "other"
};

struct DayCount {
    core::Date day;
    std::size_t n = 0;
    std::size_t total = 0;  // up to and with this day
};

struct SurveyResults {
    model::SurveyId survey;
    std::string title;
    std::size_t responses = 0;
    std::size_t undated = 0;                        // responses without a day
    std::vector<DayCount> curve;                    // every day from the first to the last
    std::optional<statistics::Proportion> invited;  // share of the people asked who answered
    int min_group = 5;
    int min_comments = 10;
    std::string group_field;
    std::vector<Group> groups;  // empty: there are no groups
    std::vector<QuestionResults> questions;
    std::size_t left_out = 0;  // answers that fit no question

    const QuestionResults* find(std::string_view key) const;
};

struct ResultOptions {
    int min_group = 0;                 // raises the survey's own; it is never lowered
    int min_comments = 0;              // likewise
    std::optional<Grouping> grouping;  // none: by department
};

// Pure; 50,000 rows of 20 answers take a few milliseconds.
SurveyResults compute_results(const AnswerTable& table, const ResultOptions& options = {});

// Favourable answers start here: agree with 4, 5, 7 points: 3, 4, 5 (above the middle); rating 1-5:
// 4; 1-10 and 0-10: 8; other ratings: the top 30 % of the steps. 0 when the question has no such
// share: an eNPS question is told by its own score.
int favourable_from(const model::Question& question);

// What a hidden cell says: "fewer than 5 answers, or needed to protect such a group".
std::string hidden_words(int min_group);

}  // namespace icx::insight
