// The questionnaires of the sample company and what was answered to each, as tables; see
// sample.hpp.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/sample_answers.hpp"

namespace icx::app {

struct SampleSurvey {
    std::string_view key;  // for ids, and the survey file's name
    std::string_view title;
    std::string_view introduction;
    model::SurveyKind kind = model::SurveyKind::pulse;
    model::SurveyState state = model::SurveyState::closed;
    int invited = 0;
    std::optional<core::Date> opened = {};  // as if today were kSampleToday
    std::optional<core::Date> closes = {};
    std::vector<PageText> pages = {};
    WavePlan wave = {};  // its days are left to the caller
};

// The day the tables are written for; the caller moves all dates by the same number of days.
constexpr core::Date kSampleToday{2026, 11, 10};

std::vector<SampleSurvey> sample_surveys();

}  // namespace icx::app
