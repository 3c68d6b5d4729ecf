#include "app/project_record.hpp"
#include "app/projection.hpp"
#include "app/request_entry.hpp"

namespace icx::app {
namespace {

bool project_any(const replica::Replica& replica, const std::string& id, std::string_view type,
                 model::Workspace& workspace) {
    workspace.serve_records().trail.note(workspace.revision + 1, id);
    bool is_known = employee_projection().record(replica, id, type, workspace);
    model::for_each_serve_type([&]<class R>(std::type_identity<R>) {
        if (type != R::kType) return;
        project_record<R>(replica, id, workspace);
        is_known = true;
    });
    return is_known;
}

void project_fact(const replica::Fact& fact, model::Workspace& workspace) {
    workspace.serve_records().trail.note(workspace.revision + 1, {});
    if (fact.kind != kEntryKind) return employee_projection().fact(fact, workspace);
    auto entry = decode_entry(fact);
    if (entry.ok())
        workspace.serve_records().requests.put(std::move(*entry));
    else
        workspace.problems.push_back({fact.id, "not shown: " + core::describe(entry.error())});
}

constexpr Projection kWhole = {project_any, project_fact};

}  // namespace

const Projection& whole_projection() { return kWhole; }

}  // namespace icx::app
