// Sample answers: people whose answers, counted together, give chosen figures exactly. Each person
// has a mood; who is in a better mood gets the better answers, with noise, so that answers go
// together as they do in life while the totals stay what the table says. Seeded, the same on every
// machine.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "app/survey_parts.hpp"
#include "core/random.hpp"
#include "replica/replica.hpp"

namespace icx::app {

// One question's totals: counts[i] people answer values[i], worst answer first.
struct AnswerTotals {
    std::string code;
    std::vector<core::Value> values;
    std::vector<int> counts;
};

// A looped agree question about one department: of each answering department, how many people rated
// it and how many of those agreed.
struct RatingTotals {
    std::string_view about;  // option text of the loop's question
    std::array<std::pair<int, int>, 10> rated_and_agreed;
};

struct WavePlan {
    std::vector<int> people;       // by answering department; one entry: no department is asked
    std::vector<AnswerTotals> totals;
    std::vector<RatingTotals> ratings;
    std::vector<std::string> comments;  // for the question with code `comment_code`
    std::string_view comment_code = "change";
    std::vector<std::int64_t> days;     // of answering, as days since 1970, one each, rising
    std::uint64_t seed = 1;
};

// `count` split by `weights` (largest remainders), so that the parts add up.
std::vector<int> split(int count, const std::vector<int>& weights);

AnswerTotals steps(std::string_view code, int first, std::vector<int> counts);
AnswerTotals agree_steps(std::string_view code, int answered, int agreed);
AnswerTotals recommend_steps(std::string_view code, int detractors, int passives, int promoters);

// One response for each person of the plan, in the order of days.
std::vector<replica::Fact> answer_wave(const WavePlan& plan, const SurveyParts& parts,
                                       const std::vector<model::Department>& departments,
                                       const model::BatchId& batch, std::string_view salt);

// Comments as people write them, `counts` of each theme; see sample_comments.cpp.
std::vector<std::string> service_comments(const std::vector<int>& counts);
std::vector<std::string> contact_comments(int count);
std::vector<std::string> uniform_comments(int count);
std::vector<std::string> joiner_comments(int count);

}  // namespace icx::app
