// Counting of votes, by hand-made examples.
#include "journey/votes.hpp"

#include <doctest/doctest.h>

using namespace icx::journey;

TEST_CASE("votes: dots are summed and equal sums share a place") {
    const Marks ballots[] = {{{0, 2, 0}, {1, 1, 0}}, {{1, 1, 0}, {2, 2, 0}}, {{9, 3, 0}}};
    const auto scores = tally(Count::sum, ballots, 4);
    REQUIRE(scores.size() == 4);
    for (std::size_t i = 0; i < 3; i++) {
        CHECK(scores[i].option == i);
        CHECK(scores[i].score == 2);
        CHECK(scores[i].place == 1);
    }
    CHECK(scores[1].votes == 2);
    CHECK(scores[3].place == 0);
}

TEST_CASE("votes: ranked ballots by Borda, cut to their places") {
    // Three places: 3, 2, 1 points. A: 3 + 1 = 4, B: 2 + 3 = 5, C: 1 + 2 = 3, D: 3 alone.
    const Marks ballots[] = {
        {{0, 1, 0}, {1, 2, 0}, {2, 3, 0}}, {{1, 1, 0}, {2, 2, 0}, {0, 3, 0}}, {{3, 1, 0}}};
    const auto scores = tally(Count::borda, ballots, 5, 3);
    CHECK(scores[0].option == 1);
    CHECK(scores[0].score == 5);
    CHECK(scores[1].option == 0);
    CHECK(scores[1].score == 4);
    CHECK(scores[2].option == 2);
    CHECK(scores[2].place == 3);
    CHECK(scores[3].option == 3);
    CHECK(scores[3].place == 3);
    CHECK(scores[4].place == 0);
}

TEST_CASE("votes: value and effort are means, parted in the middle") {
    const Marks ballots[] = {{{0, 5, 1}, {1, 2, 5}}, {{0, 4, 2}}};
    const auto scores = tally(Count::mean, ballots, 2);
    CHECK(scores[0].score == 4.5);
    CHECK(scores[0].effort == 1.5);
    CHECK(scores[1].effort == 5);
    CHECK(quadrant_of(4.5, 1.5) == Quadrant::quick_win);
    CHECK(quadrant_of(3, 3) == Quadrant::big_bet);
    CHECK(quadrant_of(2.9, 2.9) == Quadrant::filler);
    CHECK(quadrant_of(2, 5) == Quadrant::leave);
}

TEST_CASE("votes: fist to five counts fingers, the mean and those below three") {
    const Marks ballots[] = {{{0, 5, 0}}, {{0, 3, 0}}, {{0, 1, 0}}, {}};
    const Fist fist = fist_to_five(ballots);
    CHECK(fist.ballots == 3);
    CHECK(fist.mean == 3);
    CHECK(fist.below_three == 1);
    CHECK(fist.fingers[5] == 1);
    CHECK(fist_to_five({}).ballots == 0);
}
