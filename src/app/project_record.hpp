// One record of the replica as a plain struct in its table; what each program's projection is made
// of.
#pragma once

#include <string>
#include <type_traits>

#include "model/workspace.hpp"
#include "replica/replica.hpp"

namespace icx::app {

// Drafts keep each answer in a field of its own so that two tabs merge answer by answer.
void collect_answers(const replica::Replica& replica, std::string_view id, model::Draft& draft);

template <class R>
void project_record(const replica::Replica& replica, const std::string& id,
                    model::Workspace& workspace) {
    model::Table<R>& table = workspace.table<R>();
    if (replica.is_hidden(id)) {
        table.erase(id);
        return;
    }
    R record;
    record.id.text = id;
    R::fields(
        [&](std::string_view name, auto& member) {
            const core::Value* value = replica.shown(id, name);
            if (value && !model::from_value(*value, member))
                workspace.problems.push_back(
                    {id + "/" + std::string(name),
                     "the value does not fit this field; the default is shown"});
        },
        record);
    if constexpr (std::is_same_v<R, model::Draft>) collect_answers(replica, id, record);
    table.put(std::move(record));
}

}  // namespace icx::app
