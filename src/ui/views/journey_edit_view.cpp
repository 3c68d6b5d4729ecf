#include "ui/views/journey_edit_view.hpp"

#include <algorithm>

#include "app/journey_figures.hpp"
#include "app/journey_tree.hpp"
#include "core/hash.hpp"
#include "core/id.hpp"

namespace icx::ui {
namespace {

StepEdit edit_of(const model::Workspace& workspace, const JourneyView& view,
                 const model::Step& step) {
    StepEdit out;
    out.step = step;
    if (const auto* stage = workspace.table<model::Stage>().find(step.stage))
        out.stage_title = stage->title;
    const std::string key =
        core::hash_id(model::Feeling::kPrefix, step.id.text + " " + view.persona);
    if (const auto* feeling = workspace.table<model::Feeling>().find(std::string_view(key))) {
        out.as_is = feeling->as_is;
        out.to_be = feeling->to_be;
    }
    for (const BoardStep& shown : view.steps)
        if (shown.id == step.id.text) {
            out.spoken = shown.spoken_feeling;
            out.opens_route = shown.opens_route;
        }
    out.choices = link_choices(workspace);
    const model::JourneyId own = app::journey_of(workspace, step);
    for (const model::Journey* journey : model::journeys(workspace))
        if (journey->id == step.sub_journey || !app::leads_to(workspace, journey->id, own))
            out.journeys.emplace_back(journey->id.text, journey->title);
    return out;
}

CardEdit edit_of(const model::Workspace& workspace, const JourneyView& view,
                 const model::Card& card) {
    CardEdit out;
    out.card = card;
    for (const BoardStep& step : view.steps)
        out.steps.emplace_back(step.id, step.title);
    for (const BoardLane& lane : view.lanes) {
        out.lanes.emplace_back(lane.id, lane.title);
        if (lane.id == card.lane.text) out.is_contact = lane.kind == model::LaneKind::contact;
    }
    if (const BoardCard* shown = view.find_card(card.id.text)) out.linked = shown->linked;
    if (out.is_contact) out.choices = link_choices(workspace);
    return out;
}

}  // namespace

MapOpen build_map_open(const model::Workspace& workspace, const JourneyView& view,
                       const MapState& state) {
    MapOpen open;
    if (const auto* step = workspace.table<model::Step>().find(std::string_view(state.open_step)))
        open.step = edit_of(workspace, view, *step);
    if (const auto* card = workspace.table<model::Card>().find(std::string_view(state.open_card)))
        open.card = edit_of(workspace, view, *card);
    if (const auto* lane = workspace.table<model::Lane>().find(std::string_view(state.open_lane)))
        open.lane = LaneEdit{*lane, lane_words(lane->kind)};
    const auto* journey = workspace.table<model::Journey>().find(std::string_view(view.id));
    if (state.is_editing_journey && journey) {
        open.journey = JourneyEdit{journey->title, journey->purpose, {}, {}, {}};
        if (const auto* persona = workspace.table<model::Persona>().find(journey->persona)) {
            open.journey->persona = persona->id.text;
            open.journey->name = persona->name;
            open.journey->needs = persona->needs;
        }
    }
    return open;
}

LinkChoices link_choices(const model::Workspace& workspace) {
    LinkChoices out;
    for (const model::Department* department : model::departments(workspace))
        out.owners.emplace_back(department->id.text, department->name);
    for (const auto& [id, survey] : workspace.table<model::Survey>())
        for (const model::Section* section : model::sections_of(workspace, survey.id)) {
            if (section->loop_over.valid()) continue;
            for (const model::Question* question : model::questions_of(workspace, section->id))
                if (app::is_on_scale(*question))
                    out.questions.emplace_back(question->id.text,
                                               survey.title + ": " + question->text);
        }
    std::stable_sort(out.questions.begin(), out.questions.end(),
                     [](const auto& a, const auto& b) { return a.second < b.second; });
    for (const model::Standard* standard : model::standards(workspace))
        out.standards.emplace_back(standard->id.text, standard->title);
    return out;
}

}  // namespace icx::ui
