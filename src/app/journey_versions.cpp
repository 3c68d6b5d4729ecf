#include "app/journey_versions.hpp"

#include "app/placing.hpp"
#include "core/hash.hpp"
#include "core/text.hpp"

namespace icx::app {
namespace {

template <class Map>
auto found_in(const Map& map, const std::string& id) {
    const auto it = map.find(id);
    return it == map.end() ? std::nullopt : std::optional(it->second);
}

journey::KeptStep kept_step(const model::Workspace& workspace, const model::Journey& journey,
                            const model::Step& step, const KeptFigures& figures) {
    journey::KeptStep out;
    out.id = step.id.text;
    out.title = step.title;
    out.is_moment = step.is_moment;
    if (const auto* owner = workspace.table<model::Department>().find(step.owner))
        out.owner = owner->name;
    if (const auto* question = workspace.table<model::Question>().find(step.question))
        out.question = question->text;
    if (const auto* standard = workspace.table<model::Standard>().find(step.standard))
        out.promise = standard->title;
    if (const auto* sub = workspace.table<model::Journey>().find(step.sub_journey))
        out.opens = sub->title;
    const std::string key =
        core::hash_id(model::Feeling::kPrefix, step.id.text + " " + journey.persona.text);
    if (const auto* feeling = workspace.table<model::Feeling>().find(std::string_view(key))) {
        out.as_is = feeling->as_is;
        out.to_be = feeling->to_be;
    }
    out.score = found_in(figures.scores, step.id.text);
    out.kept = found_in(figures.promises, step.id.text);
    return out;
}

}  // namespace

journey::Kept kept_of(const model::Workspace& workspace, const model::JourneyId& id,
                      const KeptFigures& figures) {
    journey::Kept out;
    const auto* journey = workspace.table<model::Journey>().find(id);
    if (!journey) return out;
    out.title = journey->title;
    const auto lanes = model::lanes_of(workspace, id);
    for (const model::Lane* lane : lanes) {
        const auto shown = found_in(figures.lanes, lane->id.text);
        out.lanes.push_back({lane->id.text, shown ? *shown : lane->title});
    }
    for (const model::Stage* stage : model::stages_of(workspace, id)) {
        journey::KeptStage into{stage->id.text, stage->title, {}};
        for (const model::Step* step : model::steps_of(workspace, stage->id)) {
            journey::KeptStep kept = kept_step(workspace, *journey, *step, figures);
            for (const model::Lane* lane : lanes)
                for (const model::Card* card : model::cards_of(workspace, step->id, lane->id))
                    kept.cards.push_back({card->id.text, lane->id.text, card->text,
                                          std::string(model::to_value(card->evidence).as_text()),
                                          card->severity});
            into.steps.push_back(std::move(kept));
        }
        out.stages.push_back(std::move(into));
    }
    return out;
}

core::Result<Plan> plan(const model::Workspace& workspace, const KeepVersion& command,
                        PlanContext& context) {
    if (!workspace.table<model::Journey>().find(command.journey))
        return gone("journey", command.journey.text);
    const std::string title(core::trim(command.title));
    if (title.empty())
        return core::Error{core::Code::invalid, "a version needs a name", "title", ""};
    Plan plan;
    plan.label = "keep a version";
    model::JourneyVersion version;
    version.id.text = core::mint_id(model::JourneyVersion::kPrefix, context.random);
    version.journey = command.journey;
    version.title = title;
    version.day = command.day;
    version.content = journey::to_value(kept_of(workspace, command.journey, command.figures));
    version.pos = position_at_end(model::versions_of(workspace, command.journey), context.random);
    plan.created = version.id.text;
    write_new(plan.writes, version);
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const RemoveVersion& command,
                        PlanContext&) {
    const auto* version = workspace.table<model::JourneyVersion>().find(command.version);
    if (!version) return gone("version", command.version.text);
    Plan plan;
    plan.label = "delete a version";
    write_removal(plan.writes, *version);
    return plan;
}

}  // namespace icx::app
