// Commands on requests. What happened is a fact and never edited; each arrives with a batch of its
// own, so that undo takes the batch away, the fact stays, and it counts no more.
#pragma once

#include <string>
#include <vector>

#include "app/desk.hpp"
#include "app/session.hpp"

namespace icx::app {

struct NewRequest {
    std::string title;
    std::string department;  // who asks: an id, or a name
    std::string priority;
    model::ServiceId service;
};

// One of the activities of desk.hpp, or any other word; now.
struct RecordStep {
    std::string request;
    std::string activity;
    std::string who;
    std::string note;
};

// The rows of a log. Rows that are here already and say the same are left out, so that the same
// file twice changes nothing; a row that says more takes the place of the earlier one.
struct ImportRequests {
    std::string source;  // the file's name
    std::vector<model::RequestEntry> rows;
};

core::Result<Plan> plan(const model::Workspace& workspace, const NewRequest& command,
                        PlanContext& context);
core::Result<Plan> plan(const model::Workspace& workspace, const RecordStep& command,
                        PlanContext& context);
core::Result<Plan> plan(const model::Workspace& workspace, const ImportRequests& command,
                        PlanContext& context);

// The steps that make sense for a request now, the most likely first.
struct Step {
    std::string_view activity;
    std::string_view label;  // "Acknowledge"
};
std::vector<Step> steps_for(RequestState state);

}  // namespace icx::app
