// Projection: replica objects and facts to the Workspace that screens read. Only touched records
// are rebuilt. Values that do not fit a field leave the field's default and are listed as a
// problem: a merge is never repaired by a write.
#pragma once

#include <span>
#include <string>

#include "model/workspace.hpp"
#include "replica/replica.hpp"

namespace icx::app {

// Which records and facts a program shows. Others stay in the replica and travel on untouched.
struct Projection {
    // False: a type that this program does not show.
    bool (*record)(const replica::Replica& replica, const std::string& id, std::string_view type,
                   model::Workspace& workspace);
    void (*fact)(const replica::Fact& fact, model::Workspace& workspace);
};
const Projection& employee_projection();  // surveys and answers
const Projection& whole_projection();     // all of it; in the library app_studio

// Rebuilds the records named by `ids` (removing the hidden ones) and bumps the revision.
void project(const replica::Replica& replica, std::span<const std::string> ids,
             model::Workspace& workspace, const Projection& projection = whole_projection());

// Adds what the facts at `indices` say.
void project_facts(const replica::Replica& replica, std::span<const std::size_t> indices,
                   model::Workspace& workspace,
                   const Projection& projection = whole_projection());

// Everything, for a freshly opened or joined replica.
void project_all(const replica::Replica& replica, model::Workspace& workspace,
                 const Projection& projection = whole_projection());

// Fact::set of a response names what it belongs to: "survey version batch", ids separated by
// blanks.
std::string response_set(const model::SurveyId& survey, const model::VersionId& version,
                         const model::BatchId& batch);

// True for record types that never leave this device (drafts, receipts).
bool is_local_type(std::string_view type);

// Fact::id of a response: "<response id>:<batch id>", or the bare id without a batch.
std::string response_fact_id(std::string_view response_id, const model::BatchId& batch);

}  // namespace icx::app
