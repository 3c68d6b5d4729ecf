// A survey made from an answer file that brings its own: what each column's values look like
// decides the kind of its question. Rules, in this order: whole numbers up to 4 with a 0: agree
// with 4 points and 0 as "not applicable"; up to 4: agree with 4 points; 5: rating 1-5, with a 0:
// agree with 5 points; 6 or 7: agree with 7 points; 8 to 10: rating, from 0 when there is a 0;
// other numbers: number; days: date; at most 12 different texts, each seen twice on average: single
// choice; anything else: long text.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "survey/definition.hpp"

namespace icx::exchange {

class SeenValues {
public:
    void add(std::string_view cell);        // neither blank nor NA
    void add_all(const SeenValues& other);  // what scales the questions of one file share

    bool is_scale() const { return count_ > 0 && all_whole_ && low_ >= 0 && high_ <= 10; }
    // Sets kind, limits and options of the question; ids hang on the survey's id and the code.
    void shape(survey::QuestionDefinition& question, std::string_view survey_id) const;

private:
    static constexpr std::size_t kMaxOptions = 12;
    std::size_t count_ = 0;
    bool all_whole_ = true, all_numbers_ = true, all_days_ = true;
    double low_ = 1e300, high_ = -1e300;
    std::size_t longest_ = 0;
    std::set<std::string> different_;  // up to kMaxOptions + 1
};

struct SeenQuestion {
    std::string code;
    std::string text;
    SeenValues values;
};

// `id` becomes the survey's id when it is a safe id, else its hash does.
survey::Definition infer_definition(std::string_view id, std::string_view title,
                                    const std::vector<SeenQuestion>& questions, bool shares_scale);

}  // namespace icx::exchange
