// Versions of a journey that are kept: the journey as it stands in words, with the figures that
// were shown.
#pragma once

#include <map>
#include <string>

#include "app/session.hpp"
#include "journey/version.hpp"

namespace icx::app {

// What the workspace alone does not say, by ids of steps and lanes. Hidden figures are not in it.
struct KeptFigures {
    std::map<std::string, journey::KeptScore, std::less<>> scores;
    std::map<std::string, double, std::less<>> promises;    // share kept, 0 to 1
    std::map<std::string, std::string, std::less<>> lanes;  // names as they are shown
};

// The journey as it stands. Empty when it is gone.
journey::Kept kept_of(const model::Workspace& workspace, const model::JourneyId& journey,
                      const KeptFigures& figures);

struct KeepVersion {
    model::JourneyId journey;
    std::string title;  // empty is refused
    core::Date day;
    KeptFigures figures;
};

struct RemoveVersion {
    model::JourneyVersionId version;
};

core::Result<Plan> plan(const model::Workspace& w, const KeepVersion& c, PlanContext& context);
core::Result<Plan> plan(const model::Workspace& w, const RemoveVersion& c, PlanContext& context);

}  // namespace icx::app
