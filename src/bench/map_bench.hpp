// What a journey's board costs: a board of 20 lanes with few or many cards is opened, moved about
// and edited, by the product's own views and screens without a window. Whoever wants ratios runs
// two sizes side by side.
#pragma once

#include <cstddef>

namespace icx::bench {

struct MapCosts {
    double open_ms = 0;     // the view is built and the first frame settled
    double pan_ms = 0;      // one frame after the board moved
    double edit_ms = 0;     // a card's text: planned, joined, shown in the view
    double frame_ms = 0;    // the frame that shows the edit
    bool is_right = false;  // the edited words stand in the view, and cards on the screen
};

// The median over `rounds` moves and edits. `cards` is a multiple of 20.
MapCosts run_map_bench(std::size_t cards, int rounds, double (*now_ms)());

}  // namespace icx::bench
