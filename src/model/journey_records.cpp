#include "model/ordered.hpp"

namespace icx::model {
std::vector<const Journey*> journeys(const Workspace& workspace) {
    return ordered<Journey>(workspace, [](const Journey&) { return true; });
}

std::vector<const Persona*> personas(const Workspace& workspace) {
    return ordered<Persona>(workspace, [](const Persona&) { return true; });
}

std::vector<const Stage*> stages_of(const Workspace& workspace, const JourneyId& journey) {
    return ordered_at<Stage>(workspace, journey.text);
}

std::vector<const Step*> steps_of(const Workspace& workspace, const StageId& stage) {
    return ordered_at<Step>(workspace, stage.text);
}

std::vector<const Step*> steps_of(const Workspace& workspace, const JourneyId& journey) {
    std::vector<const Step*> all;
    for (const Stage* stage : stages_of(workspace, journey))
        for (const Step* step : steps_of(workspace, stage->id))
            all.push_back(step);
    return all;
}

std::vector<const Lane*> lanes_of(const Workspace& workspace, const JourneyId& journey) {
    return ordered_at<Lane>(workspace, journey.text);
}

std::vector<const Card*> cards_of(const Workspace& workspace, const StepId& step,
                                  const LaneId& lane) {
    return ordered_at<Card>(workspace, Card::cell_of(step, lane));
}

std::vector<const JourneyVersion*> versions_of(const Workspace& workspace,
                                               const JourneyId& journey) {
    return ordered_at<JourneyVersion>(workspace, journey.text);
}

}  // namespace icx::model
