#include "insight/protect.hpp"

#include "core/random.hpp"
#include "doctest/doctest.h"

namespace {

using icx::insight::GroupSize;
using icx::insight::hide_groups;

std::vector<GroupSize> sizes(const std::vector<std::size_t>& people) {
    std::vector<GroupSize> groups;
    for (const std::size_t n : people) groups.push_back({n, false, false, groups.size()});
    return groups;
}

}  // namespace

TEST_CASE("protect: nothing is hidden where every group is large enough") {
    CHECK(hide_groups(sizes({5, 9, 0}), 5) == std::vector<bool>{false, false, false});
}

TEST_CASE("protect: a single small group takes the smallest other with it") {
    CHECK(hide_groups(sizes({40, 3, 12, 20}), 5) == std::vector<bool>{false, true, true, false});
}

TEST_CASE("protect: two tiny groups are not enough when they are fewer than k together") {
    CHECK(hide_groups(sizes({40, 1, 2, 20}), 5) == std::vector<bool>{false, true, true, true});
}

TEST_CASE("protect: a unanimous group of fewer than 2k counts as small") {
    auto groups = sizes({40, 8, 12});
    groups[1].is_unanimous = true;
    CHECK(hide_groups(groups, 5) == std::vector<bool>{false, true, true});
    groups[1].n = 10;
    CHECK(hide_groups(groups, 5) == std::vector<bool>{false, false, false});
}

TEST_CASE("protect: no hidden group can be worked out from what is shown, over 20,000 tables") {
    icx::core::SeededRandom random(20261110);
    for (int round = 0; round < 20'000; round++) {
        const std::size_t k = 3 + random.below(8);
        std::vector<GroupSize> groups;
        for (std::size_t g = 0, count = 1 + random.below(9); g < count; g++) {
            const std::uint64_t size = random.below(3) ? random.below(4 * k) : random.below(k);
            groups.push_back({static_cast<std::size_t>(size), random.below(12) == 0,
                              random.below(8) == 0, g});
        }
        const std::vector<bool> hidden = hide_groups(groups, k);
        std::size_t count = 0, people = 0, shown = 0;
        for (std::size_t g = 0; g < groups.size(); g++) {
            const bool is_small = groups[g].n > 0 && groups[g].n < k;
            if (is_small || groups[g].must_hide) REQUIRE(hidden[g]);
            if (hidden[g] && groups[g].n) {
                count++;
                people += groups[g].n;
            }
            if (!hidden[g] && groups[g].n) shown++;
        }
        // The attacker knows the sum of the hidden groups: each may be anything from 0 to that sum if
        // there are two or more, so the feasible width is the sum itself.
        const bool is_safe = count == 0 || (count >= 2 && people >= k) || shown == 0;
        REQUIRE_MESSAGE(is_safe, "round " << round);
    }
}
