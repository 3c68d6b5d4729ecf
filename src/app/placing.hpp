// Where a record goes among its siblings: positions after a row, or one place on. Siblings come in
// their order; positions are those of replica/order.hpp.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "core/random.hpp"
#include "replica/order.hpp"

namespace icx::app {

// rows.size() when it is not there.
template <class R, class IdType>
std::size_t place_of(const std::vector<const R*>& rows, const IdType& id) {
    std::size_t at = 0;
    while (at < rows.size() && !(rows[at]->id == id))
        at++;
    return at;
}

// A position after row `at` (rows.size() or beyond: at the end).
template <class R>
std::string position_after(const std::vector<const R*>& rows, std::size_t at,
                           core::Random& random) {
    if (rows.empty()) return replica::position_between("", "", random);
    at = std::min(at, rows.size() - 1);
    return replica::position_between(rows[at]->pos, at + 1 < rows.size() ? rows[at + 1]->pos : "",
                                     random);
}

// A position for moving row `at` by one place among its siblings; empty when it is at the edge.
template <class R>
std::string position_moved(const std::vector<const R*>& rows, std::size_t at, int by,
                           core::Random& random) {
    if (by > 0) {
        if (at + 1 >= rows.size()) return {};
        return replica::position_between(rows[at + 1]->pos,
                                         at + 2 < rows.size() ? rows[at + 2]->pos : "", random);
    }
    if (at == 0) return {};
    return replica::position_between(at >= 2 ? rows[at - 2]->pos : "", rows[at - 1]->pos, random);
}

template <class R>
std::string position_at_end(const std::vector<const R*>& rows, core::Random& random) {
    return position_after(rows, rows.size(), random);
}

}  // namespace icx::app
