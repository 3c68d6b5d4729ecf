// Fractional order: positions as short texts that sort bytewise; a new one fits between any two.
// Each carries 3 random characters so that concurrent inserts at one place differ.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/random.hpp"

namespace icx::replica {

// A position strictly between `before` and `after`; empty text means the open end. Neighbours that
// are equal or in the wrong order (data from outside) give a position after `before`.
std::string position_between(std::string_view before, std::string_view after, core::Random& random);

// `count` rising positions between the two, as one run, so that concurrent runs do not interleave.
std::vector<std::string> positions_between(std::string_view before, std::string_view after,
                                           std::size_t count, core::Random& random);

// Positions longer than this make a list worth rebalancing: write positions_between("", "", n) to
// its n items, as ordinary edits.
inline constexpr std::size_t kLongestPosition = 64;
bool needs_rebalance(std::string_view position);

}  // namespace icx::replica
