// Templates: surveys to start from, each a complete questionnaire that is edited like any other
// afterwards. Their wording lives in templates.cpp; the employee's page never links it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/random.hpp"
#include "core/time.hpp"
#include "model/workspace.hpp"
#include "replica/replica.hpp"

namespace icx::app {

struct TemplateInfo {
    std::string_view id;
    std::string_view title;
    std::string_view summary;  // one sentence: when to use it
    int minutes = 0;           // to answer
    model::SurveyKind kind = model::SurveyKind::custom;
};

std::span<const TemplateInfo> templates();

// The writes that make survey `survey_id` from a template; empty when there is no such template.
// Where a question lists departments it offers `departments`, or a usual set when there are none
// yet. The ids depend on the template and `survey_id` only; `random` serves the positions.
// `language` is the workspace's; the text is English until a template is translated, and says so in
// the survey.
std::vector<replica::Write> instantiate(std::string_view template_id,
                                        const model::SurveyId& survey_id, std::string_view language,
                                        const std::vector<const model::Department*>& departments,
                                        core::Instant now, core::Random& random);

}  // namespace icx::app
