#include "ui/views/journey_measure.hpp"

#include "app/journey_figures.hpp"
#include "app/routes.hpp"
#include "journey/curve.hpp"
#include "ui/views/serve_words.hpp"

namespace icx::ui {

Measured measured_by(const MeasureContext& context, const model::QuestionId& question) {
    if (!question.valid()) return {};
    const model::SurveyId survey = app::survey_of(context.workspace, question);
    if (!survey.valid()) return {{}, "its question is gone"};
    const insight::SurveyResults* results = context.figures.results(context.workspace, survey);
    if (!results) return {{}, "counting answers"};
    const insight::QuestionResults* found = results->find(question.text);
    if (!found || results->responses == 0) return {{}, "no answers yet"};
    if (found->all.is_hidden()) return {{}, "fewer than " + std::to_string(results->min_group)};
    const insight::Figures& figures = *found->all.figures;
    if (!figures.mean || found->high <= found->low) return {{}, "no answers yet"};
    MeasuredPoint point;
    point.mean = journey::on_curve(*figures.mean, found->low, found->high);
    point.ci95 = {point.mean, point.mean};
    if (figures.mean_ci) point.ci95 = journey::on_curve(*figures.mean_ci, found->low, found->high);
    point.n = figures.n;
    return {point, ""};
}

PromiseKept promise_kept(const MeasureContext& context, const model::StandardId& id) {
    const auto* standard = context.workspace.table<model::Standard>().find(id);
    PromiseKept out;
    if (!standard) return out;
    out.route = app::to_hash({app::Place::standard, standard->id.text});
    const app::StandardFigures* figures = context.desk.figures(standard->id.text);
    if (!figures || !figures->is_ok() || figures->all.met + figures->all.missed == 0) {
        out.words = "nothing yet";
        return out;
    }
    out.words = percent_words(figures->all.attainment) + " kept";
    out.share = figures->all.attainment;
    out.tone = standing_of(*standard, *figures).tone;
    std::size_t late = 0;
    for (const std::size_t at : figures->waiting) {
        const auto& outcome = figures->cases[at].outcome;
        late += outcome.target_ms > 0 && outcome.net_ms > outcome.target_ms;
    }
    if (!figures->waiting.empty())
        out.open = std::to_string(figures->waiting.size()) + " open" +
                   (late ? ", " + std::to_string(late) + " late" : "");
    return out;
}

}  // namespace icx::ui
