// Commands on requests. What happened is a fact and never edited; each arrives with a batch of its
// own, so that undo takes the batch away, the fact stays, and it counts no more.
#pragma once

#include <optional>
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

// Entries of a log on their way in. Their batch is not there yet, so they do not count: a large log
// arrives in pieces and is nevertheless taken in as one change, or not at all.
struct StageEntries {
    std::vector<replica::Fact> facts;
};

// The batch arrives, and with it all that was staged counts. One step of undo takes everything
// back: batch, service and what was remembered about the columns.
struct FinishIntake {
    std::string source;  // the file's name
    std::string batch;   // its id; empty: nothing new was in the file
    std::optional<model::Service> new_service;
    std::optional<model::LogMapping> mapping;
};

struct RemoveLogMapping {
    model::LogMappingId mapping;
};

core::Result<Plan> plan(const model::Workspace& workspace, const NewRequest& command,
                        PlanContext& context);
core::Result<Plan> plan(const model::Workspace& workspace, const RecordStep& command,
                        PlanContext& context);
core::Result<Plan> plan(const model::Workspace& workspace, const StageEntries& command,
                        PlanContext& context);
core::Result<Plan> plan(const model::Workspace& workspace, const FinishIntake& command,
                        PlanContext& context);
core::Result<Plan> plan(const model::Workspace& workspace, const RemoveLogMapping& command,
                        PlanContext& context);

// The row of a request that counts among those of all logs; null: there is none.
const model::RequestEntry* counting_row(const model::Workspace& workspace,
                                        const std::string& request);
bool says_the_same(const model::RequestEntry& a, const model::RequestEntry& b);

// The steps that make sense for a request now, the most likely first.
struct Step {
    std::string_view activity;
    std::string_view label;  // "Acknowledge"
};
std::vector<Step> steps_for(RequestState state);

}  // namespace icx::app
