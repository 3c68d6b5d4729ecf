// A table of counts with its totals, published so that no small count can be worked out from it.
// Counts from 1 to k - 1 are hidden, totals among them; then further cells of least loss, until
// subtraction and everything else that can be done with the published sums leaves each of those
// small counts a range at least k wide. What can be done is worked out exactly: the cells are the
// arcs of a circulation through the rows and columns, so the bounds of a hidden cell are maximum
// flows, and whole numbers. Zeros are shown unless one is needed as cover.
// Sources: Willenborg & de Waal 2001, chapter 6; Hundepool et al., Statistical Disclosure Control,
// chapter 4; the flows of Kelly, Golden & Assad 1992.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace icx::statistics {

// The inner counts and, behind the last row and the last column, the totals: (rows + 1) times
// (columns + 1) cells, row by row.
struct TotalledTable {
    std::size_t rows = 0, columns = 0;
    std::vector<std::int64_t> counts;

    std::size_t width() const { return columns + 1; }
    std::size_t place(std::size_t row, std::size_t column) const { return row * width() + column; }
    bool is_total(std::size_t place) const {
        return place / width() == rows || place % width() == columns;
    }
};
// `counts` are `rows` rows of the same length without a total, at least one of each, none negative.
TotalledTable with_totals(const std::vector<std::vector<std::int64_t>>& counts);

// What a reader can say of a hidden cell: at least, at most. Without `most` there is no bound.
struct FeasibleRange {
    std::int64_t least = 0;
    std::optional<std::int64_t> most;
    // Both bounds lie at least so far apart.
    bool is_as_wide_as(std::int64_t width) const { return !most || *most - least >= width; }
    bool operator==(const FeasibleRange&) const = default;
};

// Of the cell at `place`, from the cells that are not `hidden` and from no count being negative. Of
// a shown cell: its count.
FeasibleRange feasible_range(const TotalledTable& table, const std::vector<bool>& hidden,
                             std::size_t place);

struct Suppression {
    std::vector<bool> is_hidden;                 // for each cell and total
    std::vector<bool> is_primary;                // small by itself; never to be published
    std::vector<FeasibleRange> ranges;           // of hidden ones as published
    std::vector<FeasibleRange> if_totals_known;  // to a reader who knows every total
    std::size_t bare = 0;  // small counts one can tell exactly where only the small are hidden
};

// Promises, for k >= 1: every count from 1 to k - 1 is hidden with a range at least k wide, and
// every other hidden cell has more than one possible value. Beyond that, hidden inner cells have
// more than one possible value even for a reader who has the totals from elsewhere (a list of
// staff), where any choice of cells allows it.
Suppression suppress(const TotalledTable& table, std::int64_t k);

}  // namespace icx::statistics
