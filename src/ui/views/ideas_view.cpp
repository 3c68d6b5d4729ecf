#include "ui/views/ideas_view.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "app/idea_commands.hpp"
#include "core/text.hpp"
#include "ui/views/dates.hpp"
#include "ui/views/workshop_words.hpp"

namespace icx::ui {
namespace {

std::string weight_words(int weight) { return weight > 0 ? std::to_string(weight) : "not said"; }

}  // namespace

IdeasView build_ideas(const model::Workspace& workspace, const std::string& id) {
    IdeasView view;
    const auto* journey = workspace.table<model::Journey>().find(std::string_view(id));
    if (!journey) return view;
    view.is_found = true;
    view.journey = id;
    view.title = journey->title;
    view.formula =
        journey->formula.empty() ? app::kIdeaFormula : std::string_view(journey->formula);
    view.formula_explained =
        "Weights run from 1 to 5. Names are value, effort and confidence; + - * / and "
        "parentheses, min(a, b) and max(a, b) may be used.";
    std::set<std::string, std::less<>> acted;
    for (const auto& [key, action] : workspace.table<model::WorkshopAction>())
        if (action.card.valid()) acted.insert(action.card.text);
    const auto lanes = model::lanes_of(workspace, journey->id);
    for (const model::Step* step : model::steps_of(workspace, journey->id)) {
        view.steps.emplace_back(step->id.text, step->title);
        for (const model::Lane* lane : lanes) {
            if (lane->kind != model::LaneKind::opportunities) continue;
            for (const model::Card* card : model::cards_of(workspace, step->id, lane->id)) {
                IdeaRow row;
                row.id = card->id.text;
                row.text = card->text.empty() ? "Idea without words" : card->text;
                row.step = step->title;
                row.value = std::clamp(card->value, 0, 5);
                row.effort = std::clamp(card->effort, 0, 5);
                row.confidence = std::clamp(card->confidence, 0, 5);
                row.score = app::idea_score(*card, journey->formula);
                row.score_words = row.score ? core::fixed_number(*row.score, 1) : "";
                row.is_on_matrix = row.value > 0 && row.effort > 0;
                if (row.is_on_matrix)
                    row.quadrant = quadrant_words(journey::quadrant_of(row.value, row.effort));
                row.is_action = acted.count(row.id) > 0;
                row.spoken = row.text + ", at " + row.step + ". Value " + weight_words(row.value) +
                             ", effort " + weight_words(row.effort) + ", confidence " +
                             weight_words(row.confidence) +
                             (row.score ? ", worth " + row.score_words : ", not weighed") +
                             (row.quadrant.empty() ? "" : ", " + row.quadrant) +
                             (row.is_action ? ", an action" : "");
                view.rows.push_back(std::move(row));
            }
        }
    }
    std::stable_sort(view.rows.begin(), view.rows.end(), [](const IdeaRow& a, const IdeaRow& b) {
        if (a.score.has_value() != b.score.has_value()) return a.score.has_value();
        return a.score && *a.score > *b.score;
    });
    std::map<std::pair<int, int>, std::size_t> at;
    std::size_t quick = 0;
    for (IdeaRow& row : view.rows) {
        view.unweighed += !row.is_on_matrix;
        if (!row.is_on_matrix) continue;
        row.stack = at[{row.value, row.effort}]++;
        quick += journey::quadrant_of(row.value, row.effort) == journey::Quadrant::quick_win;
    }
    if (!view.rows.empty()) {
        view.summary = counted(view.rows.size(), "idea", "ideas");
        if (quick > 0) view.summary += ", " + counted(quick, "quick win", "quick wins");
        if (view.unweighed > 0)
            view.summary += ", " + std::to_string(view.unweighed) + " not weighed yet";
        if (view.rows.front().score)
            view.summary += ". Worth most: \u201C" + view.rows.front().text + "\u201D, " +
                            view.rows.front().score_words;
        view.summary += ".";
    }
    return view;
}

}  // namespace icx::ui
