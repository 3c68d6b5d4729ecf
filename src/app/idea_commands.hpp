// Commands about the ideas of a journey, the cards of its lanes of the kind `opportunities`.
// ActOnCard (workshop_commands.hpp) makes an action of one.
#pragma once

#include <string>

#include "app/session.hpp"

namespace icx::app {

inline constexpr std::string_view kIdeaFormula = "value * confidence / effort";

// Into the journey's first lane for ideas, which is made when there is none. Without a step: into
// the journey's first.
struct AddIdea {
    model::JourneyId journey;
    model::StepId step;
    std::string text;
};

// 1 to 5, 0: not said.
struct WeighIdea {
    model::CardId card;
    int value = 0, effort = 0, confidence = 0;
};

// Refused with the column where it cannot be read; empty: kIdeaFormula.
struct SetIdeaFormula {
    model::JourneyId journey;
    std::string formula;
};

core::Result<Plan> plan(const model::Workspace& w, const AddIdea& c, PlanContext& context);
core::Result<Plan> plan(const model::Workspace& w, const WeighIdea& c, PlanContext& context);
core::Result<Plan> plan(const model::Workspace& w, const SetIdeaFormula& c, PlanContext& context);

// The names of a formula in the order of their values.
std::span<const std::string_view> idea_names();
// Worth by the journey's formula; nullopt when a weight that it needs is not said.
std::optional<double> idea_score(const model::Card& card, std::string_view formula);

}  // namespace icx::app
