// Small counts in a table with totals: ranges against brute force, the promise over random tables,
// and against the ranges that a linear program found for Pierce County's staff.
#include "statistics/suppression.hpp"

#include <algorithm>
#include <set>

#include "core/random.hpp"
#include "doctest/doctest.h"
#include "insight/protect.hpp"
#include "reference.hpp"

namespace s = icx::statistics;
namespace reference = icx::reference;
using icx::core::Value;

namespace {

using Counts = std::vector<std::vector<std::int64_t>>;

// Every way to fill the hidden cells of a table whose total is public, by trying all of them.
class AllTables {
public:
    AllTables(const s::TotalledTable& table, const std::vector<bool>& hidden)
        : table_(table), hidden_(hidden), inner_(table.rows * table.columns, 0),
          seen_(table.counts.size()) {
        fill(0);
    }
    s::FeasibleRange range(std::size_t place) const {
        return {*seen_[place].begin(), *seen_[place].rbegin()};
    }

private:
    std::int64_t total() const { return table_.counts.back(); }
    void fill(std::size_t i) {
        if (i == inner_.size()) return keep();
        const std::size_t place = table_.place(i / table_.columns, i % table_.columns);
        if (!hidden_[place]) {
            inner_[i] = table_.counts[place];
            return fill(i + 1);
        }
        for (std::int64_t n = 0; n <= total(); n++) {
            inner_[i] = n;
            fill(i + 1);
        }
    }
    void keep() {
        Counts counts(table_.rows, std::vector<std::int64_t>(table_.columns));
        for (std::size_t i = 0; i < inner_.size(); i++)
            counts[i / table_.columns][i % table_.columns] = inner_[i];
        const s::TotalledTable full = s::with_totals(counts);
        for (std::size_t p = 0; p < full.counts.size(); p++)
            if (!hidden_[p] && full.counts[p] != table_.counts[p]) return;
        for (std::size_t p = 0; p < full.counts.size(); p++)
            seen_[p].insert(full.counts[p]);
    }

    const s::TotalledTable& table_;
    const std::vector<bool>& hidden_;
    std::vector<std::int64_t> inner_;
    std::vector<std::set<std::int64_t>> seen_;
};

Counts random_counts(icx::core::SeededRandom& random, std::size_t rows, std::size_t columns,
                     std::int64_t most) {
    Counts counts(rows, std::vector<std::int64_t>(columns));
    for (auto& row : counts)
        for (std::int64_t& n : row)
            n = random.below(4) == 0
                    ? 0
                    : static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(most) + 1));
    return counts;
}

std::size_t count_hidden(const s::Suppression& found) {
    return static_cast<std::size_t>(
        std::count(found.is_hidden.begin(), found.is_hidden.end(), true));
}

// What the header promises, looked at from outside.
void check_promise(const s::TotalledTable& table, std::int64_t k, const s::Suppression& found) {
    for (std::size_t i = 0; i < table.counts.size(); i++) {
        const bool is_small = table.counts[i] > 0 && table.counts[i] < k;
        REQUIRE(found.is_primary[i] == is_small);
        if (is_small) REQUIRE(found.is_hidden[i]);
        const s::FeasibleRange range = s::feasible_range(table, found.is_hidden, i);
        REQUIRE(range == found.ranges[i]);
        REQUIRE(range.least <= table.counts[i]);
        if (range.most) REQUIRE(*range.most >= table.counts[i]);
        if (is_small) REQUIRE(range.is_as_wide_as(k));
        if (found.is_hidden[i]) REQUIRE(range.is_as_wide_as(1));
        if (!found.is_hidden[i]) REQUIRE(!range.is_as_wide_as(1));
    }
}

}  // namespace

TEST_CASE("suppression: totals of a table") {
    const auto table = s::with_totals({{1, 2, 3}, {4, 5, 6}});
    CHECK(table.counts == std::vector<std::int64_t>{1, 2, 3, 6, 4, 5, 6, 15, 5, 7, 9, 21});
    CHECK(table.is_total(3));
    CHECK(table.is_total(8));
    CHECK_FALSE(table.is_total(5));
}

TEST_CASE("suppression: nothing small, nothing hidden; zeros are shown") {
    const auto table = s::with_totals({{9, 0, 12}, {0, 7, 30}});
    CHECK(count_hidden(s::suppress(table, 5)) == 0);
    CHECK(count_hidden(s::suppress(table, 1)) == 0);
}

TEST_CASE("suppression: one small count takes three others with it, the smallest ones") {
    const auto table = s::with_totals({{3, 40, 50}, {60, 10, 70}, {80, 20, 90}});
    const auto found = s::suppress(table, 5);
    check_promise(table, 5, found);
    CHECK(found.bare == 1);
    CHECK(count_hidden(found) == 4);
    CHECK(found.is_hidden[table.place(0, 0)]);
    CHECK(found.is_hidden[table.place(0, 1)]);
    CHECK(found.is_hidden[table.place(1, 1)]);
    CHECK(found.is_hidden[table.place(1, 0)]);
    // 3 can become 43, when the 40 beside it becomes 0, or 0.
    CHECK((found.ranges[table.place(0, 0)] == s::FeasibleRange{0, 43}));
}

TEST_CASE("suppression: two tiny counts of one row do not protect each other") {
    // 1 + 2 = 3 people: both would be known to lie from 0 to 3.
    const auto table = s::with_totals({{1, 2, 60}, {50, 40, 30}, {20, 25, 35}});
    const auto found = s::suppress(table, 5);
    check_promise(table, 5, found);
    CHECK(count_hidden(found) > 4);
}

TEST_CASE("suppression: a small total is a small count, and one alone is no secret") {
    const auto table = s::with_totals({{0, 4}, {30, 40}, {50, 60}});
    const auto found = s::suppress(table, 5);
    check_promise(table, 5, found);
    CHECK(found.is_hidden[table.place(0, 2)]);
    // Another row's total has to go, or the grand total gives it away.
    CHECK((found.is_hidden[table.place(1, 2)] || found.is_hidden[table.place(2, 2)] ||
           found.is_hidden[table.place(3, 2)]));
    // And who has the totals from a staff list still does not get the 4 itself.
    CHECK(found.if_totals_known[table.place(0, 1)].is_as_wide_as(1));
}

TEST_CASE("suppression: tables of one row, one column, one cell, and of next to nobody") {
    for (const Counts& counts :
         {Counts{{3, 9, 20}}, Counts{{3}, {9}, {20}}, Counts{{2}}, Counts{{1, 1}, {1, 0}},
          Counts{{0, 0}, {0, 3}}, Counts{{0}}}) {
        const auto table = s::with_totals(counts);
        check_promise(table, 5, s::suppress(table, 5));
    }
}

TEST_CASE("suppression: bounds equal those of every table that fits, over 300 small ones") {
    icx::core::SeededRandom random(58);
    for (int round = 0; round < 300; round++) {
        const std::size_t rows = 1 + random.below(3), columns = 1 + random.below(3);
        const auto table = s::with_totals(random_counts(random, rows, columns, 2));
        if (table.counts.back() > 5) continue;
        std::vector<bool> hidden(table.counts.size());
        for (std::size_t i = 0; i + 1 < hidden.size(); i++)
            hidden[i] = random.below(2) == 0;
        const AllTables all(table, hidden);
        for (std::size_t i = 0; i < hidden.size(); i++) {
            CAPTURE(round);
            CAPTURE(i);
            CHECK(s::feasible_range(table, hidden, i) == all.range(i));
        }
    }
}

TEST_CASE("suppression: a hidden total without any bound says so") {
    const auto table = s::with_totals({{3, 4}, {5, 6}});
    const std::vector<bool> hidden(table.counts.size(), true);
    const auto range = s::feasible_range(table, hidden, table.counts.size() - 1);
    CHECK(range.least == 0);
    CHECK_FALSE(range.most);
}

TEST_CASE("suppression: no small count can be worked out, over 1,500 tables") {
    icx::core::SeededRandom random(20261201);
    for (int round = 0; round < 1500; round++) {
        CAPTURE(round);
        const std::size_t rows = 1 + random.below(7), columns = 1 + random.below(6);
        const auto k = static_cast<std::int64_t>(2 + random.below(9));
        const auto table =
            s::with_totals(random_counts(random, rows, columns, 1 + 3 * static_cast<int>(k)));
        const auto found = s::suppress(table, k);
        check_promise(table, k, found);
        if (rows < 2 || columns < 2 || table.counts.back() < 4 * k) continue;
        for (std::size_t i = 0; i < table.counts.size(); i++)
            if (found.is_hidden[i] && !table.is_total(i) && !found.if_totals_known[i].is_as_wide_as(1)) {
                // Only where no other filling has the same totals: the rest of its row or of its
                // column is empty.
                const std::size_t row = i / table.width(), column = i % table.width();
                bool can_move = false;
                for (std::size_t r = 0; r < rows; r++)
                    for (std::size_t c = 0; c < columns; c++)
                        if (r != row && c != column)
                            can_move |= (table.counts[i] > 0 && table.counts[table.place(r, c)] > 0) ||
                                        (table.counts[table.place(row, c)] > 0 &&
                                         table.counts[table.place(r, column)] > 0);
                REQUIRE_FALSE(can_move);
            }
    }
}

TEST_CASE("suppression: what hides groups of one survey question passes the same audit") {
    icx::core::SeededRandom random(7);
    for (int round = 0; round < 2000; round++) {
        const std::size_t k = 3 + random.below(6);
        std::vector<icx::insight::GroupSize> groups;
        Counts counts(1);
        std::size_t people = 0;
        for (std::size_t g = 0, count = 2 + random.below(6); g < count; g++) {
            const std::size_t n = random.below(3) ? random.below(4 * k) : random.below(k);
            groups.push_back({n, false, false, g});
            counts[0].push_back(static_cast<std::int64_t>(n));
            people += n;
        }
        if (people < k) continue;  // then the row itself is hidden
        std::vector<bool> hidden = icx::insight::hide_groups(groups, k);
        // The column sums of the only row are the row once more.
        const std::vector<bool> row = hidden;
        hidden.push_back(false);
        hidden.insert(hidden.end(), row.begin(), row.end());
        hidden.push_back(false);
        const auto table = s::with_totals(counts);
        for (std::size_t g = 0; g < row.size(); g++)
            if (groups[g].n > 0 && groups[g].n < k) {
                CAPTURE(round);
                CHECK(s::feasible_range(table, hidden, g)
                          .is_as_wide_as(static_cast<std::int64_t>(k)));
            }
    }
}

TEST_CASE("suppression: Pierce County, bounds of primary suppression as the linear program's") {
    const Value all = reference::json("employee-survey");
    if (all.is_null()) return;
    const Value& given = all.at("suppression");
    const char* kRoles[] = {"Director", "Manager", "Supervisor", "Staff", "Unspecified"};
    Counts counts;
    std::vector<std::string> names;
    for (const Value& row : given.at("table").as_list()) {
        counts.emplace_back();
        for (const char* role : kRoles)
            counts.back().push_back(row.at(role).as_int());
        names.emplace_back(row.at("_row").as_text());
    }
    const auto table = s::with_totals(counts);
    std::vector<bool> hidden(table.counts.size());
    for (std::size_t i = 0; i < hidden.size(); i++)
        hidden[i] = !table.is_total(i) && table.counts[i] > 0 && table.counts[i] < 10;
    std::size_t checked = 0;
    for (const Value& row : given.at("audit_primary_only").as_list()) {
        const auto r = static_cast<std::size_t>(
            std::find(names.begin(), names.end(), row.at("department").as_text()) - names.begin());
        const auto c = static_cast<std::size_t>(
            std::find(std::begin(kRoles), std::end(kRoles), row.at("role").as_text()) -
            std::begin(kRoles));
        REQUIRE(r < names.size());
        const auto range = s::feasible_range(table, hidden, table.place(r, c));
        CHECK(range == s::FeasibleRange{row.at("lp_min").as_int(), row.at("lp_max").as_int()});
        checked++;
    }
    CHECK(checked > 30);

    const auto found = s::suppress(table, 10);
    check_promise(table, 10, found);
    for (std::size_t i = 0; i < table.counts.size(); i++)
        if (found.is_hidden[i] && !table.is_total(i)) {
            CAPTURE(i);
            CHECK(found.if_totals_known[i].is_as_wide_as(1));
        }
    MESSAGE("hidden: ", count_hidden(found), " of ", table.counts.size());
}
