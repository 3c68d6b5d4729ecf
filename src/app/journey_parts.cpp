#include "app/journey_parts.hpp"

#include <algorithm>

#include "app/placing.hpp"
#include "core/hash.hpp"

namespace icx::app {
namespace {

using model::LaneKind;

constexpr LaneKind kUsual[] = {LaneKind::contact, LaneKind::actions, LaneKind::pains};

struct Ids {
    std::string_view salt;
    core::Random& random;
    int count = 0;
    std::string next(std::string_view prefix) {
        if (salt.empty()) return core::mint_id(prefix, random);
        return core::hash_id(prefix, std::string(salt) + "/" + std::to_string(count++));
    }
};

std::vector<LaneKind> kinds_of(const journey::Document& document) {
    std::vector<LaneKind> kinds(std::begin(kUsual), std::end(kUsual));
    for (const auto& stage : document.stages)
        for (const auto& step : stage.steps)
            for (const auto& card : step.cards)
                if (std::find(kinds.begin(), kinds.end(), card.lane) == kinds.end())
                    kinds.push_back(card.lane);
    std::sort(kinds.begin(), kinds.end());
    return kinds;
}

model::PersonaId persona_of(Writes& out, const model::Workspace& workspace, const std::string& name,
                            bool is_sample, Ids& ids) {
    if (name.empty()) return {};
    for (const auto& [id, persona] : workspace.table<model::Persona>())
        if (persona.name == name) return persona.id;
    model::Persona persona;
    persona.id.text = ids.next(model::Persona::kPrefix);
    persona.name = name;
    persona.pos = position_at_end(model::personas(workspace), ids.random);
    persona.is_sample = is_sample;
    write_new(out, persona);
    return persona.id;
}

}  // namespace

void write_journey(Writes& out, const model::Workspace& workspace,
                   const journey::Document& document, const model::JourneyId& id, bool is_sample,
                   std::string_view salt, core::Random& random) {
    Ids ids{salt, random};
    model::Journey journey;
    journey.id = id;
    journey.title = document.title;
    journey.purpose = document.purpose;
    journey.persona = persona_of(out, workspace, document.persona, is_sample, ids);
    journey.pos = position_at_end(model::journeys(workspace), random);
    journey.is_sample = is_sample;
    write_new(out, journey);

    const std::vector<LaneKind> kinds = kinds_of(document);
    std::vector<model::LaneId> lanes;
    const auto lane_places = replica::positions_between("", "", kinds.size(), random);
    for (std::size_t i = 0; i < kinds.size(); i++) {
        model::Lane lane;
        lane.id.text = ids.next(model::Lane::kPrefix);
        lane.journey = id;
        lane.kind = kinds[i];
        lane.pos = lane_places[i];
        lanes.push_back(lane.id);
        write_new(out, lane);
    }
    const auto stage_places = replica::positions_between("", "", document.stages.size(), random);
    for (std::size_t s = 0; s < document.stages.size(); s++) {
        const journey::StageText& from = document.stages[s];
        model::Stage stage;
        stage.id.text = ids.next(model::Stage::kPrefix);
        stage.journey = id;
        stage.title = from.title;
        stage.pos = stage_places[s];
        write_new(out, stage);
        const auto places = replica::positions_between("", "", from.steps.size(), random);
        for (std::size_t i = 0; i < from.steps.size(); i++) {
            const journey::StepText& text = from.steps[i];
            model::Step step;
            step.id.text = ids.next(model::Step::kPrefix);
            step.stage = stage.id;
            step.title = text.title;
            step.is_moment = text.is_moment;
            step.pos = places[i];
            write_new(out, step);
            if (text.feeling) {
                model::Feeling feeling;
                feeling.id.text = core::hash_id(model::Feeling::kPrefix,
                                                step.id.text + " " + journey.persona.text);
                feeling.step = step.id;
                feeling.persona = journey.persona;
                feeling.as_is = text.feeling;
                write_new(out, feeling);
            }
            const auto card_places = replica::positions_between("", "", text.cards.size(), random);
            for (std::size_t c = 0; c < text.cards.size(); c++) {
                const auto at = std::find(kinds.begin(), kinds.end(), text.cards[c].lane);
                model::Card card;
                card.id.text = ids.next(model::Card::kPrefix);
                card.step = step.id;
                card.lane = lanes[static_cast<std::size_t>(at - kinds.begin())];
                card.text = text.cards[c].text;
                card.evidence = text.cards[c].evidence;
                card.pos = card_places[c];
                write_new(out, card);
            }
        }
    }
}

journey::Document document_of(const model::Workspace& workspace, const model::JourneyId& id) {
    journey::Document out;
    const model::Journey* journey = workspace.table<model::Journey>().find(id);
    if (!journey) return out;
    out.title = journey->title;
    out.purpose = journey->purpose;
    if (const auto* persona = workspace.table<model::Persona>().find(journey->persona))
        out.persona = persona->name;
    const auto lanes = model::lanes_of(workspace, id);
    for (const model::Stage* stage : model::stages_of(workspace, id)) {
        journey::StageText text{stage->title, {}};
        for (const model::Step* step : model::steps_of(workspace, stage->id)) {
            journey::StepText into;
            into.title = step->title;
            into.is_moment = step->is_moment;
            const std::string key =
                core::hash_id(model::Feeling::kPrefix, step->id.text + " " + journey->persona.text);
            if (const auto* feeling = workspace.table<model::Feeling>().find(std::string_view(key)))
                into.feeling = feeling->as_is;
            for (const model::Lane* lane : lanes)
                for (const model::Card* card : model::cards_of(workspace, step->id, lane->id))
                    into.cards.push_back({lane->kind, card->text, card->evidence});
            text.steps.push_back(std::move(into));
        }
        out.stages.push_back(std::move(text));
    }
    return out;
}

}  // namespace icx::app
