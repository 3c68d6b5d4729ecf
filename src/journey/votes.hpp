// Votes as numbers: what ballots add up to, the order that follows, and ties. Dots and points are
// summed. Ranked ballots are counted by Borda's rule (de Borda 1781) cut to the places a ballot
// has: with r places the first gets r points, the second r - 1, the last 1, cards not named none.
// Fist to five: the mean of 0..5 and how many showed fewer than 3, the usual bar for consent.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace icx::journey {

enum class Count { sum, borda, mean };

struct Mark {
    std::size_t option = 0;  // below the number of options
    double value = 0;        // dots, points, fingers, place from 1, or value 1 to 5
    double effort = 0;       // of a matrix, 1 to 5
};
using Marks = std::vector<Mark>;  // one ballot

struct Score {
    std::size_t option = 0;
    double score = 0;       // summed, Borda points, or the mean value
    double effort = 0;      // the mean effort
    std::size_t votes = 0;  // ballots that named it
    std::size_t place = 0;  // from 1; equal scores share it, 0: nobody named it
};

// By place, then in the order of options. `places` are those of a ranked ballot. Marks of options
// that are not there are passed over.
std::vector<Score> tally(Count count, std::span<const Marks> ballots, std::size_t options,
                         std::size_t places = 0);

struct Fist {
    std::array<std::size_t, 6> fingers{};  // how many showed 0, 1 ... 5
    std::size_t ballots = 0;
    double mean = 0;
    std::size_t below_three = 0;
};
Fist fist_to_five(std::span<const Marks> ballots);

// How value lies to effort, both 1 to 5 and parted in the middle, 3 counting as high.
enum class Quadrant { quick_win, big_bet, filler, leave };
Quadrant quadrant_of(double value, double effort);

}  // namespace icx::journey
