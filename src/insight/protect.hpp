// The small-group rule as numbers: which groups of one published row must be hidden, given that the
// row's total is public. Primary: 1 to k - 1 people, or a group whose people all say the same and
// that has fewer than 2k. Complementary: further groups, fewest people first, until at least two
// groups and at least k people are hidden together, so that subtraction yields neither a group nor
// a width below k. Source: Hundepool et al., Statistical Disclosure Control, chapters 4 and 5.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace icx::insight {

struct GroupSize {
    std::size_t n = 0;       // people who answered
    bool must_hide = false;  // hidden for another reason, whatever its size
    bool is_unanimous = false;
    std::size_t order = 0;  // of equal n the lesser order is hidden first, everywhere
};

// True for each group to hide. Groups of nobody are shown (as nobody).
std::vector<bool> hide_groups(std::span<const GroupSize> groups, std::size_t k);

// A single published set of answers (no groups): hidden when small, or unanimous and under 2k.
bool is_hidden_alone(std::size_t n, bool is_unanimous, std::size_t k);

}  // namespace icx::insight
