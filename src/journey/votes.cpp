#include "journey/votes.hpp"

#include <algorithm>
#include <cmath>

namespace icx::journey {

std::vector<Score> tally(Count count, std::span<const Marks> ballots, std::size_t options,
                         std::size_t places) {
    std::vector<Score> scores(options);
    for (std::size_t i = 0; i < options; i++)
        scores[i].option = i;
    for (const Marks& ballot : ballots)
        for (const Mark& mark : ballot) {
            if (mark.option >= options) continue;
            Score& score = scores[mark.option];
            if (count == Count::borda)
                score.score +=
                    std::max(0.0, static_cast<double>(places) + 1 - std::max(1.0, mark.value));
            else
                score.score += mark.value;
            score.effort += mark.effort;
            score.votes++;
        }
    for (Score& score : scores) {
        if (score.votes == 0) continue;
        const auto n = static_cast<double>(score.votes);
        score.effort /= n;
        if (count == Count::mean) score.score /= n;
    }
    std::stable_sort(scores.begin(), scores.end(), [](const Score& a, const Score& b) {
        if ((a.votes == 0) != (b.votes == 0)) return b.votes == 0;
        return a.score > b.score;
    });
    for (std::size_t i = 0; i < scores.size() && scores[i].votes > 0; i++)
        scores[i].place =
            i > 0 && scores[i].score == scores[i - 1].score ? scores[i - 1].place : i + 1;
    return scores;
}

Fist fist_to_five(std::span<const Marks> ballots) {
    Fist out;
    double sum = 0;
    for (const Marks& ballot : ballots) {
        if (ballot.empty()) continue;
        const double shown = std::clamp(std::round(ballot.front().value), 0.0, 5.0);
        out.fingers[static_cast<std::size_t>(shown)]++;
        out.ballots++;
        out.below_three += shown < 3;
        sum += shown;
    }
    if (out.ballots > 0) out.mean = sum / static_cast<double>(out.ballots);
    return out;
}

Quadrant quadrant_of(double value, double effort) {
    if (value >= 3) return effort < 3 ? Quadrant::quick_win : Quadrant::big_bet;
    return effort < 3 ? Quadrant::filler : Quadrant::leave;
}

}  // namespace icx::journey
