#include "ui/views/atlas_view.hpp"

#include <cmath>

#include "app/journey_tree.hpp"
#include "app/routes.hpp"
#include "core/hash.hpp"
#include "core/id.hpp"
#include "ui/views/dates.hpp"
#include "ui/views/journey_words.hpp"

namespace icx::ui {
namespace {

double rounded(double value) { return std::round(value * 10) / 10; }

struct Told {
    AtlasRow row;
    std::optional<double> score;
};

Told tell(const MeasureContext& context, const model::Journey& journey) {
    const model::Workspace& workspace = context.workspace;
    Told out;
    AtlasRow& row = out.row;
    row.id = journey.id.text;
    row.title = journey.title.empty() ? "Untitled journey" : journey.title;
    row.purpose = journey.purpose;
    row.route = app::to_hash({app::Place::journey, row.id});
    std::size_t moments = 0, measured = 0;
    double sum = 0;
    const auto steps = model::steps_of(workspace, journey.id);
    const model::Step* lowest = nullptr;
    double least = 3;
    for (const model::Step* step : steps) {
        moments += step->is_moment;
        row.blind += !step->question.valid();
        row.blind += !workspace.table<model::Standard>().find(step->standard);
        row.blind += !workspace.table<model::Department>().find(step->owner);
        const std::string key =
            core::hash_id(model::Feeling::kPrefix, step->id.text + " " + journey.persona.text);
        const auto* feeling = workspace.table<model::Feeling>().find(std::string_view(key));
        row.assumed.push_back(feeling ? feeling->as_is : std::nullopt);
        const Measured found = measured_by(context, step->question);
        row.measured.push_back(found.point ? std::optional(found.point->mean) : std::nullopt);
        if (!found.point) continue;
        measured++;
        sum += found.point->mean;
        if (found.point->mean < least) least = found.point->mean, lowest = step;
    }
    row.note = counted(steps.size(), "step", "steps") + ", " +
               counted(moments, "moment that matters", "moments that matter");
    row.blind_words =
        row.blind == 0 ? "no blind spots" : counted(row.blind, "blind spot", "blind spots");
    if (measured == 0) {
        row.score_words = "not measured yet";
        row.curve_words = "How " + row.title + " feels: nothing is measured yet";
        return out;
    }
    out.score = sum / static_cast<double>(measured);
    row.score = feeling_words(rounded(*out.score));
    row.score_tone = *out.score < 0 ? Tone::negative : Tone::accent;
    row.score_words =
        std::to_string(measured) + " of " + counted(steps.size(), "step", "steps") + " measured";
    row.curve_words = "How " + row.title + " feels: " + row.score + " over " + row.score_words +
                      ", lowest at " + lowest->title + " with " + feeling_words(rounded(least));
    return out;
}

}  // namespace

AtlasView build_atlas(const MeasureContext& context) {
    AtlasView view;
    view.has_sample = model::settings(context.workspace).is_sample;
    std::optional<double> worst;
    std::size_t scored = 0;
    for (const app::TreeRow& at : app::journey_tree(context.workspace)) {
        Told told = tell(context, *at.journey);
        told.row.depth = at.depth;
        for (auto above = view.rows.rbegin(); at.depth > 0 && above != view.rows.rend(); ++above)
            if (above->depth < at.depth) {
                told.row.inside = "Inside " + above->title;
                break;
            }
        if (at.is_ring)
            told.row.again = "It opens a journey that it lies in. Take one of the links away.";
        else if (at.is_again)
            told.row.again = "What it opens is shown further up.";
        if (told.score && told.row.again.empty()) {
            scored++;
            if (!worst || *told.score < *worst) {
                worst = told.score;
                view.finding = told.row.title + " feels hardest: " + told.row.score +
                               " on average over " + told.row.score_words + ".";
            }
        }
        view.rows.push_back(std::move(told.row));
    }
    if (scored < 2) view.finding.clear();
    return view;
}

}  // namespace icx::ui
