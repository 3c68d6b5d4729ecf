// What is measured along a journey: which survey a step's question belongs to, and the answers of
// the same people at neighbouring steps.
#pragma once

#include <vector>

#include "journey/curve.hpp"
#include "model/workspace.hpp"

namespace icx::app {

// Empty when the question or its page is gone.
model::SurveyId survey_of(const model::Workspace& workspace, const model::QuestionId& question);

// True for questions whose answers lie on a scale.
bool is_on_scale(const model::Question& question);

// Where people fall from one step to the next; one entry per pair of neighbours, by the rule of
// journey::adjacent_drops with the survey's own small-group limit. Only steps whose questions
// belong to one survey can be compared.
std::vector<std::optional<journey::Drop>> drops_of(const model::Workspace& workspace,
                                                   const std::vector<const model::Step*>& steps);

// Changes whenever drops_of could answer something else.
std::string drops_signature(const model::Workspace& workspace,
                            const std::vector<const model::Step*>& steps);

}  // namespace icx::app
