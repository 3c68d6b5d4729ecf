#include "app/projection.hpp"

#include <algorithm>

#include "app/project_record.hpp"

namespace icx::app {
namespace {

bool project_shared(const replica::Replica& replica, const std::string& id, std::string_view type,
                    model::Workspace& workspace) {
    bool is_known = false;
    model::for_each_shared_type([&]<class R>(std::type_identity<R>) {
        if (type != R::kType) return;
        project_record<R>(replica, id, workspace);
        is_known = true;
    });
    return is_known;
}

void project_response(const replica::Fact& fact, model::Workspace& workspace) {
    if (fact.kind != "response") return;
    model::Response response;
    response.id = fact.id;
    response.payload = fact.payload;
    std::string* parts[] = {&response.survey.text, &response.version.text, &response.batch.text};
    std::size_t part = 0;
    for (const char c : fact.set) {
        if (c == ' ')
            part = std::min<std::size_t>(part + 1, 2);
        else
            parts[part]->push_back(c);
    }
    workspace.responses.put(std::move(response));
}

void collect_conflicts(const replica::Replica& replica, const std::string& id,
                       model::Workspace& workspace) {
    replica.for_each_field(id, [&](std::string_view field, const core::Value&, std::size_t count) {
        if (count < 2 || field.front() == '$') return;
        model::Conflict conflict{id, std::string(field), {}};
        for (const replica::Leaf& leaf : replica.leaves(id, field))
            if (std::find(conflict.values.begin(), conflict.values.end(), leaf.value) ==
                conflict.values.end())
                conflict.values.push_back(leaf.value);
        if (conflict.values.size() > 1) workspace.conflicts.push_back(std::move(conflict));
    });
}

void drop_findings(std::span<const std::string> ids, model::Workspace& workspace) {
    const auto touches = [&](std::string_view object) {
        return std::binary_search(ids.begin(), ids.end(), object, std::less<>{});
    };
    std::erase_if(workspace.conflicts, [&](const model::Conflict& c) { return touches(c.object); });
    std::erase_if(workspace.problems, [&](const core::Problem& p) {
        return touches(std::string_view(p.place).substr(0, p.place.find('/')));
    });
}

constexpr std::string_view kAnswerPrefix = "a/";

constexpr Projection kEmployee = {project_shared, project_response};

}  // namespace

void collect_answers(const replica::Replica& replica, std::string_view id, model::Draft& draft) {
    draft.answers = core::Value::map();
    replica.for_each_field(id, [&](std::string_view field, const core::Value& value, std::size_t) {
        if (field.substr(0, kAnswerPrefix.size()) == kAnswerPrefix && !value.is_null())
            draft.answers.set(field.substr(kAnswerPrefix.size()), value);
    });
}

const Projection& employee_projection() { return kEmployee; }

void project(const replica::Replica& replica, std::span<const std::string> ids,
             model::Workspace& workspace, const Projection& projection) {
    if (!workspace.conflicts.empty() || !workspace.problems.empty()) drop_findings(ids, workspace);
    for (const std::string& id : ids) {
        projection.record(replica, id, replica.type(id), workspace);
        if (!replica.is_hidden(id)) collect_conflicts(replica, id, workspace);
    }
    workspace.revision++;
}

void project_facts(const replica::Replica& replica, std::span<const std::size_t> indices,
                   model::Workspace& workspace, const Projection& projection) {
    for (const std::size_t index : indices) projection.fact(replica.facts()[index], workspace);
    if (!indices.empty()) workspace.revision++;
}

void project_all(const replica::Replica& replica, model::Workspace& workspace,
                 const Projection& projection) {
    project(replica, replica.ids(), workspace, projection);
    std::vector<std::size_t> indices(replica.facts().size());
    for (std::size_t i = 0; i < indices.size(); i++)
        indices[i] = i;
    project_facts(replica, indices, workspace, projection);
}

std::string response_set(const model::SurveyId& survey, const model::VersionId& version,
                         const model::BatchId& batch) {
    return survey.text + " " + version.text + " " + batch.text;
}

bool is_local_type(std::string_view type) {
    bool is_local = false;
    model::for_each_shared_type([&]<class R>(std::type_identity<R>) {
        if (type == R::kType) is_local = model::is_local_record<R>();
    });
    return is_local;
}

std::string response_fact_id(std::string_view response_id, const model::BatchId& batch) {
    return batch.valid() ? std::string(response_id) + ":" + batch.text : std::string(response_id);
}

}  // namespace icx::app
