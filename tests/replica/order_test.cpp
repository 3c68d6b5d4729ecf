#include "replica/order.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "doctest/doctest.h"

using namespace icx;
using replica::position_between;
using replica::positions_between;

TEST_CASE("order: a position fits between any two, wherever one inserts") {
    core::SeededRandom random(3);
    std::vector<std::string> list;
    for (int i = 0; i < 3000; i++) {
        const std::size_t at = random.below(list.size() + 1);
        const std::string before = at == 0 ? "" : list[at - 1];
        const std::string after = at == list.size() ? "" : list[at];
        const std::string made = position_between(before, after, random);
        REQUIRE(before < made);
        if (!after.empty()) REQUIRE(made < after);
        list.insert(list.begin() + static_cast<std::ptrdiff_t>(at), made);
    }
    CHECK(std::is_sorted(list.begin(), list.end()));
}

TEST_CASE(
    "order: lists that grow at one end stay short, and only one gap filled again and again grows") {
    core::SeededRandom random(4);
    std::string last, first;
    for (int i = 0; i < 20000; i++) {
        const std::string next = position_between(last, "", random);
        REQUIRE(last < next);
        last = next;
        const std::string sooner = position_between("", first, random);
        if (!first.empty()) REQUIRE(sooner < first);
        first = sooner;
    }
    CHECK(last.size() <= 8);
    CHECK(first.size() <= 8);

    std::string low = position_between("", "", random), high = position_between(low, "", random);
    int inserts = 0;
    while (!replica::needs_rebalance(low) && !replica::needs_rebalance(high)) {
        const std::string middle = position_between(low, high, random);
        REQUIRE(low < middle);
        REQUIRE(middle < high);
        (random.below(2) ? low : high) = middle;
        inserts++;
    }
    CHECK(inserts > 50);
    const auto fresh = positions_between("", "", 500, random);
    for (const std::string& position : fresh)
        CHECK_FALSE(replica::needs_rebalance(position));
}

TEST_CASE("order: a run is one run: two made at one place at once do not interleave") {
    core::SeededRandom random(5);
    for (const std::size_t count : {2u, 61u, 62u, 500u, 4000u}) {
        CAPTURE(count);
        const std::string before = position_between("", "", random);
        const std::string after = position_between(before, "", random);
        const auto mine = positions_between(before, after, count, random);
        const auto theirs = positions_between(before, after, count, random);
        REQUIRE(mine.size() == count);
        CHECK(std::adjacent_find(mine.begin(), mine.end(), [](const auto& a, const auto& b) {
                  return a >= b;
              }) == mine.end());
        CHECK(before < mine.front());
        CHECK(mine.back() < after);
        CHECK((mine.back() < theirs.front() || theirs.back() < mine.front()));
        const std::string inside = position_between(mine[0], mine[1], random);
        CHECK(mine[0] < inside);
        CHECK(inside < mine[1]);
    }
    CHECK(positions_between("", "", 0, random).empty());
}

TEST_CASE("order: neighbours from outside never stop the insertion") {
    core::SeededRandom random(6);
    const std::pair<std::string, std::string> rows[] = {
        {"V", "V"},       {"a", "V"},  {"", "0"},      {"", "00"},     {"a!", "b"}, {"V", "V0"},
        {"\xC3\xA4", ""}, {"zzz", ""}, {"zzzzzz", ""}, {"", "000001"}, {"a", "a1"}, {"a", "\x7F"}};
    for (const auto& [before, after] : rows) {
        const std::string made = position_between(before, after, random);
        CHECK_FALSE(made.empty());
        CHECK(made.size() <= std::max(before.size(), after.size()) + 8);
    }
    CHECK(position_between("zzzzzz", "", random) > "zzzzzz");
    CHECK(position_between("", "000001", random) < "000001");
}
