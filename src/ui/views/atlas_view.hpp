// All journeys as an atlas: each with the journeys that its steps open below it, what is measured
// along it, and where nobody looks.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ui/views/journey_measure.hpp"

namespace icx::ui {

struct AtlasRow {
    std::string id, title, purpose, route;
    std::size_t depth = 0;
    std::string inside;       // "inside Onboarding", empty for those that no other opens
    std::string note;         // "8 steps, 3 moments that matter"
    std::string score;        // "+0.4", empty: nothing is measured
    std::string score_words;  // "6 of 8 steps measured"
    Tone score_tone = Tone::neutral;
    std::size_t blind = 0;    // what is missing, step by step, as on the journey's own list
    std::string blind_words;  // "9 blind spots", "no blind spots"
    std::string again;        // why nothing is shown below it: it stands elsewhere, or a ring
    // One for each step, -2 to 2.
    std::vector<std::optional<double>> assumed, measured;
    std::string curve_words;  // the small picture in a sentence
};

struct AtlasView {
    std::vector<AtlasRow> rows;
    std::string finding;  // one sentence about all of them; may be empty
    bool has_sample = false;
};

// A journey's score is the mean of its measured steps, each step alike.
AtlasView build_atlas(const MeasureContext& context);

}  // namespace icx::ui
