// From results to charts: which figures a chart shows, in what order, with which words. Hidden
// cells come out as hidden marks; a count of a hidden group is never part of a chart.
#pragma once

#include "chart/charts.hpp"
#include "insight/results.hpp"

namespace icx::chart {

// Distribution of a scale question's shown figures, the steps as bars.
Histogram histogram_of(const insight::QuestionResults& question, const insight::Figures& figures);

// Options of a choice question by frequency, with their shares.
HorizontalBars choices_of(const insight::Figures& figures);

NpsBar nps_of(const insight::Figures& figures);  // figures.nps must be set

ResponseCurve curve_of(const insight::SurveyResults& results);

// The favourable share of every question that has one, one row each; looped ones by their
// department.
IntervalRows favourable_of(const insight::SurveyResults& results);

// One question by group: the favourable share, or the mean when it has no such share.
IntervalRows groups_of(const insight::SurveyResults& results,
                       const insight::QuestionResults& question);

// Questions (or the departments of one looped question, by its id) against groups, favourable
// shares; means on the question's scale where there is no share. `question_id` empty: all questions
// not looped.
HeatTable heat_of(const insight::SurveyResults& results, std::string_view question_id = {});

std::string day_label(core::Date day);  // "10 Nov"

}  // namespace icx::chart
