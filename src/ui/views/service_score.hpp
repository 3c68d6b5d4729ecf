// What a service or a department scored by those it serves, carried over to 1 to 10. Scores come
// from insight's results, so what the small-group rule hides is not in here.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "insight/results.hpp"
#include "model/workspace.hpp"

namespace icx::ui {

// Results of a survey; nullptr while its answers are being counted.
using ResultsOf = std::function<const insight::SurveyResults*(const model::SurveyId&)>;

inline constexpr double kScoreLeast = 1, kScoreMost = 10;

// A question's mean.
struct Score {
    bool is_asked = false, is_hidden = false;
    double mean = 0, low = 0, high = 0;  // with the 95% interval
    std::size_t ratings = 0;
    std::string own_scale;  // "3.2 on 1 to 5", empty where it is 1 to 10 itself
    std::string question;
    const model::Survey* survey = nullptr;
    int min_group = 0;
};

// What the people of one department gave.
struct GivenScore {
    std::string by;  // the department's name, as the survey has it
    Score score;
};

class Scores {
public:
    Scores(const model::Workspace& workspace, const ResultsOf& results);

    // True when a survey that was asked for is still being counted.
    bool is_counting() const { return is_counting_; }
    // All but drafts, the newest first.
    const std::vector<const model::Survey*>& surveys() const { return surveys_; }

    // By the survey that belongs to the service, else as its department is rated.
    Score of(const model::Service& service);
    // In the newest survey that rates the department.
    Score of(const model::DepartmentId& department);
    std::vector<GivenScore> given_to(const model::DepartmentId& department);

private:
    struct Rating {
        const model::Survey* survey = nullptr;
        const insight::SurveyResults* results = nullptr;
        const insight::QuestionResults* question = nullptr;
    };
    const insight::SurveyResults* results(const model::Survey& survey);
    Score of_survey(const model::SurveyId& id);
    Rating rating_of(const model::DepartmentId& department);
    bool rates(const insight::QuestionResults& question,
               const model::DepartmentId& department) const;

    const model::Workspace& workspace_;
    const ResultsOf& results_;
    std::vector<const model::Survey*> surveys_;
    bool is_counting_ = false;
};

}  // namespace icx::ui
