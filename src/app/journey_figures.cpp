#include "app/journey_figures.hpp"

#include <algorithm>
#include <map>

#include "exchange/collect.hpp"

namespace icx::app {
namespace {

struct Scale {
    const insight::Column* column = nullptr;
    double low = 1, high = 5;
};

Scale scale_of(const insight::AnswerTable& table, const model::QuestionId& question) {
    Scale scale;
    scale.column = table.find(question.text);
    if (!scale.column || scale.column->scale.empty()) return {};
    const model::Question& asked = table.spec().questions[scale.column->question].question;
    const bool is_agree = asked.kind == model::QuestionKind::agree;
    scale.low = is_agree ? 1 : asked.min;
    scale.high = is_agree ? asked.points : asked.max;
    return scale;
}

std::vector<journey::Pair> pairs_of(const insight::AnswerTable& table, const Scale& a,
                                    const Scale& b) {
    std::vector<journey::Pair> out;
    if (!a.column || !b.column || a.high <= a.low || b.high <= b.low) return out;
    for (std::size_t row = 0; row < table.rows(); row++) {
        const std::uint8_t before = a.column->scale[row], after = b.column->scale[row];
        if (before >= insight::kNotApplicable || after >= insight::kNotApplicable) continue;
        out.push_back(
            {journey::on_curve(before, a.low, a.high), journey::on_curve(after, b.low, b.high)});
    }
    return out;
}

}  // namespace

model::SurveyId survey_of(const model::Workspace& workspace, const model::QuestionId& question) {
    const auto* record = workspace.table<model::Question>().find(question);
    const auto* section =
        record ? workspace.table<model::Section>().find(record->section) : nullptr;
    return section ? section->survey : model::SurveyId{};
}

bool is_on_scale(const model::Question& question) {
    return question.kind == model::QuestionKind::rating ||
           question.kind == model::QuestionKind::agree;
}

std::vector<std::optional<journey::Drop>> drops_of(const model::Workspace& workspace,
                                                   const std::vector<const model::Step*>& steps) {
    if (steps.size() < 2) return {};
    std::map<std::string, insight::AnswerTable> tables;
    std::vector<std::vector<journey::Pair>> pairs(steps.size() - 1);
    int min_group = model::settings(workspace).min_group;
    for (std::size_t i = 0; i + 1 < steps.size(); i++) {
        const model::SurveyId survey = survey_of(workspace, steps[i]->question);
        if (!survey.valid() || !(survey == survey_of(workspace, steps[i + 1]->question)) ||
            steps[i]->question == steps[i + 1]->question)
            continue;
        auto it = tables.find(survey.text);
        if (it == tables.end())
            it = tables.emplace(survey.text, exchange::collect_answers(workspace, survey)).first;
        if (const auto* record = workspace.table<model::Survey>().find(survey))
            min_group = std::max(min_group, record->min_group);
        pairs[i] = pairs_of(it->second, scale_of(it->second, steps[i]->question),
                            scale_of(it->second, steps[i + 1]->question));
    }
    return journey::adjacent_drops(pairs, static_cast<std::size_t>(min_group));
}

std::string drops_signature(const model::Workspace& workspace,
                            const std::vector<const model::Step*>& steps) {
    std::string text = std::to_string(workspace.responses.revision());
    for (const model::Step* step : steps) {
        text += '|' + step->question.text;
        const auto* survey =
            workspace.table<model::Survey>().find(survey_of(workspace, step->question));
        if (survey) text += '/' + survey->version.text + '/' + std::to_string(survey->min_group);
    }
    for (const auto& [id, batch] : workspace.table<model::Batch>())
        if (batch.is_withdrawn) text += '-' + id;
    return text;
}

}  // namespace icx::app
