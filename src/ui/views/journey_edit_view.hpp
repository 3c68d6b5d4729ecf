// What stands open over a journey: a step, a card, a lane, or the journey itself with its persona,
// each with what can be chosen for it.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ui/views/journey_view.hpp"

namespace icx::ui {

using IdWords = std::vector<std::pair<std::string, std::string>>;  // id, what it is called

// Who answers, what measures, what is promised.
struct LinkChoices {
    IdWords owners, questions, standards;
};
LinkChoices link_choices(const model::Workspace& workspace);

struct StepEdit {
    model::Step step;
    std::string stage_title;
    std::optional<double> as_is, to_be;  // of the shown persona
    std::string spoken;                  // assumed and measured in a sentence
    LinkChoices choices;
    IdWords journeys;         // that it may open without closing a ring
    std::string opens_route;  // of the one it opens
};

struct CardEdit {
    model::Card card;
    bool is_contact = false;  // it may be linked as a step is
    std::string linked;       // what its links say, may be empty
    LinkChoices choices;      // of contacts only
    IdWords steps, lanes;
};

struct LaneEdit {
    model::Lane lane;
    std::string kind;  // in words
};

struct JourneyEdit {
    std::string title, purpose;
    std::string persona, name, needs;  // of the persona, may be empty
};

struct MapOpen {
    std::optional<StepEdit> step;
    std::optional<CardEdit> card;
    std::optional<LaneEdit> lane;
    std::optional<JourneyEdit> journey;
};
// Absent: nothing is open, or it does not exist any more.
MapOpen build_map_open(const model::Workspace& workspace, const JourneyView& view,
                       const MapState& state);

}  // namespace icx::ui
