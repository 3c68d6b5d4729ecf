#include "ui/views/service_score.hpp"

#include <algorithm>

#include "core/text.hpp"

namespace icx::ui {
namespace {

using insight::QuestionResults;
using insight::SurveyResults;

double on_scale(double value, const QuestionResults& question) {
    const double share = (value - question.low) / (question.high - question.low);
    return kScoreLeast + (kScoreMost - kScoreLeast) * std::clamp(share, 0.0, 1.0);
}

bool is_score(const QuestionResults& question) {
    const bool is_scale =
        question.kind == model::QuestionKind::rating || question.kind == model::QuestionKind::agree;
    return is_scale && question.measure != model::Measure::enps && question.high > question.low;
}

Score score_of(const insight::Cell& cell, const QuestionResults& question,
               const SurveyResults& results, const model::Survey& survey) {
    Score out;
    out.is_asked = true;
    out.survey = &survey;
    out.min_group = results.min_group;
    out.question = question.text;
    if (cell.is_hidden() || !cell.figures->mean) {
        out.is_hidden = true;
        return out;
    }
    const insight::Figures& figures = *cell.figures;
    out.mean = on_scale(*figures.mean, question);
    out.low = out.high = out.mean;
    if (figures.mean_ci) {
        out.low = on_scale(figures.mean_ci->low, question);
        out.high = on_scale(figures.mean_ci->high, question);
    }
    out.ratings = figures.n;
    if (question.low != 1 || question.high != 10)
        out.own_scale = core::fixed_number(*figures.mean, 1) + " on " +
                        std::to_string(question.low) + " to " + std::to_string(question.high);
    return out;
}

}  // namespace

Scores::Scores(const model::Workspace& workspace, const ResultsOf& results)
    : workspace_(workspace), results_(results) {
    for (const auto& [id, survey] : workspace.table<model::Survey>())
        if (survey.state != model::SurveyState::draft) surveys_.push_back(&survey);
    std::stable_sort(surveys_.begin(), surveys_.end(), [](const auto* a, const auto* b) {
        return b->published.value_or(core::Instant{}) < a->published.value_or(core::Instant{});
    });
}

Score Scores::of(const model::Service& service) {
    return service.survey.valid() ? of_survey(service.survey) : of(service.department);
}

Score Scores::of(const model::DepartmentId& department) {
    const Rating found = rating_of(department);
    return found.question
               ? score_of(found.question->all, *found.question, *found.results, *found.survey)
               : Score{};
}

std::vector<GivenScore> Scores::given_to(const model::DepartmentId& department) {
    std::vector<GivenScore> out;
    const Rating found = rating_of(department);
    if (!found.question) return out;
    for (std::size_t i = 0; i < found.results->groups.size(); i++)
        out.push_back(
            {found.results->groups[i].label,
             score_of(found.question->groups[i], *found.question, *found.results, *found.survey)});
    return out;
}

const SurveyResults* Scores::results(const model::Survey& survey) {
    const SurveyResults* found = results_(survey.id);
    is_counting_ |= !found;
    return found;
}

// How it was for the one who asked: satisfaction or ease before whatever else is rated.
Score Scores::of_survey(const model::SurveyId& id) {
    const auto* survey = workspace_.table<model::Survey>().find(id);
    const SurveyResults* found = survey ? results(*survey) : nullptr;
    if (!found) return {};
    const QuestionResults* best = nullptr;
    const auto rank = [](const QuestionResults& question) {
        return question.measure == model::Measure::ease           ? 2
               : question.measure == model::Measure::satisfaction ? 1
                                                                  : 0;
    };
    for (const QuestionResults& question : found->questions)
        if (is_score(question) && question.loop_option.empty() &&
            (!best || rank(question) > rank(*best)))
            best = &question;
    return best ? score_of(best->all, *best, *found, *survey) : Score{};
}

Scores::Rating Scores::rating_of(const model::DepartmentId& department) {
    for (const model::Survey* survey : surveys_) {
        const SurveyResults* found = results(*survey);
        if (!found) continue;
        for (const QuestionResults& question : found->questions)
            if (is_score(question) && rates(question, department))
                return {survey, found, &question};
    }
    return {};
}

bool Scores::rates(const QuestionResults& question, const model::DepartmentId& department) const {
    if (question.loop_option.empty() || !department.valid()) return false;
    const auto* option =
        workspace_.table<model::Option>().find(std::string_view(question.loop_option));
    if (option && option->department.valid()) return option->department == department;
    const auto* row = workspace_.table<model::Department>().find(department);
    return row && core::lower_ascii(row->name) == core::lower_ascii(question.loop_label);
}

}  // namespace icx::ui
