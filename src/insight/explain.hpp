// The answer to "Why?" beside a figure: how it was made, from how many answers, by which method,
// step by step with the numbers filled in. Plain data for a panel, a report or a reader; nothing is
// computed anew.
#pragma once

#include <string>
#include <vector>

#include "insight/results.hpp"

namespace icx::insight {

struct Explanation {
    std::string title;   // "Mean"
    std::string value;   // "6.9, 95% interval 6.6 to 7.1"
    std::string method;  // "Mean with Student's t interval"
    std::size_t n = 0;
    std::string formula;             // in words
    std::vector<std::string> steps;  // with the numbers
    std::string source;              // who described the method
};

// Each explains a shown figure; the optional it reads must be set.
Explanation explain_mean(const QuestionResults& question, const Figures& figures);
Explanation explain_favourable(const QuestionResults& question, const Figures& figures);
Explanation explain_nps(const Figures& figures);
Explanation explain_share(std::string title, const statistics::Proportion& share,
                          std::string what_counts);
Explanation explain_hidden(int min_group);

// Every explanation that a question's figures allow, in the order of the screen.
std::vector<Explanation> explain(const QuestionResults& question, const Figures& figures);

// "6.6 to 7.1", "82%", "+14": how figures are written everywhere.
std::string interval_words(const Interval& interval, int decimals);
std::string percent_words(double share);  // 0.823 -> "82%"
std::string percent_interval_words(const Interval& interval);
std::string signed_words(double points);  // 14.2 -> "+14"

}  // namespace icx::insight
