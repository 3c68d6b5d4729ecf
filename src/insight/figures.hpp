// Figures of one column for each group of rows at once. Not for other rooms: nothing is suppressed
// yet.
#pragma once

#include <cstdint>
#include <vector>

#include "insight/results.hpp"

namespace icx::insight {

struct RawFigures {
    Figures figures;
    bool is_unanimous = false;  // one answer by all, or all or none favourable
};

// `of_row` has one group number per row, or is empty for a single group of all rows.
std::vector<RawFigures> compute_figures(const AnswerTable& table, const Column& column,
                                        const std::vector<std::uint16_t>& of_row,
                                        std::size_t groups, int min_group);

}  // namespace icx::insight
