// The one place where derived numbers are remembered: results per survey, made again only when the
// workspace or the question asked has changed.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "insight/results.hpp"
#include "model/workspace.hpp"
#include "ui/views/surveys_view.hpp"

namespace icx::ui {

class Figures {
public:
    ~Figures();
    Figures();

    // Results of a survey, nullptr when it does not exist. Valid until the workspace changes.
    const insight::SurveyResults* results(const model::Workspace& workspace, const model::SurveyId& survey);

    // The headline for lists: how many answered and the mean of the leading question.
    SurveyFigures headline(const model::Workspace& workspace, const model::SurveyId& survey);

private:
    struct Entry;
    std::map<std::string, std::unique_ptr<Entry>, std::less<>> entries_;
};

}  // namespace icx::ui
