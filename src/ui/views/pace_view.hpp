// How fast a promise's budget of misses is used, over the last day, week and four weeks, as plain
// data.
#pragma once

#include <string>
#include <vector>

#include "app/kept_months.hpp"
#include "ui/views/serve_words.hpp"

namespace icx::ui {

struct PaceState {
    // What was worked out last, and for what.
    standards::Burn burn;
    std::string made_of;
};

struct PaceRow {
    std::string window;  // "Last 7 days"
    std::string missed;  // "5 of 84"
    std::string pace;    // "2.4 times", "too few to tell", "–"
    bool is_fast = false;
};

struct PaceView {
    std::string tag;  // "Burns fast", "Used too fast", "Within the aim", "Too few to tell"
    Tone tone = Tone::neutral;
    Icon icon = Icon::info;
    std::string finding, outlook;
    std::vector<PaceRow> rows;
    std::vector<std::string> explained;
};

// Also keeps in `state` what is dear to work out.
PaceView build_pace(const ServeContext& context, const model::Standard& standard,
                    const app::StandardFigures& figures, PaceState& state);

}  // namespace icx::ui
