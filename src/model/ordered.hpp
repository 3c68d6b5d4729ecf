// The records of a table that belong together, in their order: by position, ties by id. Internal to
// model/.
#pragma once

#include <algorithm>
#include <vector>

#include "model/workspace.hpp"

namespace icx::model {

template <class R, class Belongs>
std::vector<const R*> ordered(const Workspace& workspace, Belongs belongs) {
    std::vector<const R*> rows;
    for (const auto& [id, record] : workspace.table<R>())
        if (belongs(record)) rows.push_back(&record);
    std::stable_sort(rows.begin(), rows.end(),
                     [](const R* a, const R* b) { return a->pos < b->pos; });
    return rows;
}

// What lies in one place, in the same order.
template <class R>
std::vector<const R*> ordered_at(const Workspace& workspace, std::string_view place) {
    std::vector<const R*> rows = workspace.table<R>().at_place(place);
    std::stable_sort(rows.begin(), rows.end(),
                     [](const R* a, const R* b) { return a->pos < b->pos; });
    return rows;
}

}  // namespace icx::model
