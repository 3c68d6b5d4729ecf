// The one place where derived numbers are remembered: results per survey, made again only when the
// workspace changed in a way that touches them. More answers than a frame can bear are counted
// over several, so that the page stays live.
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
    Figures();
    ~Figures();

    // Results of a survey; nullptr while its answers are being counted (ask again in the next
    // frame).
    const insight::SurveyResults* results(const model::Workspace& workspace,
                                          const model::SurveyId& survey);

    // The headline for lists: how many answered and the mean of the leading question.
    SurveyFigures headline(const model::Workspace& workspace, const model::SurveyId& survey);

    // True when a count went on in this frame and another frame is needed.
    bool is_counting() const { return is_counting_; }
    void begin_frame() { is_counting_ = false; }

private:
    struct Entry;
    Entry& entry_of(const model::Workspace& workspace, const model::SurveyId& survey);

    std::map<std::string, std::unique_ptr<Entry>, std::less<>> entries_;
    bool is_counting_ = false;
};

}  // namespace icx::ui
