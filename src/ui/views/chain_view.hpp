// What a promise rests on as plain data: how its time is made up, whether the parts fit into it,
// and how well each was kept beside the promise itself.
#pragma once

#include <string>
#include <vector>

#include "app/promise_chain.hpp"
#include "ui/views/serve_words.hpp"

namespace icx::ui {

struct ChainState {
    int chosen = 0;  // of the promises to add
    std::string error;
    // What was worked out last, and for what.
    app::Chain chain;
    std::string made_of;
};

struct ChainRow {
    std::string standard, title, service, route;  // empty: its own time
    std::string upstream;                         // the link's id
    std::string time;                             // "6 h"
    float share = 0;                              // of the promise's time, at most 1
    std::string share_words;                      // "75% of the time promised"
    std::string hours;
    std::string kept, kept_note;  // of the last quarter
};

// Requests of one priority, where it has times of its own.
struct ChainPriorityRow {
    std::string priority, used, target, left;  // "5 h", "4 h", "1 h missing"
    bool fits = true;
};

struct ChainView {
    std::string standard;
    std::string trouble;
    bool rests = false;
    std::string own_time, own_error;
    std::vector<ChainRow> rows;
    std::string target;   // "8 h"
    std::string finding;  // whether it fits, in one or two sentences
    Tone tone = Tone::neutral;
    Icon icon = Icon::info;
    std::string compared;       // what the finding compares
    std::string kept, product;  // shares in words, empty: nothing to say
    std::vector<ChainPriorityRow> priorities;
    std::vector<std::string> add_ids, add_names;
    std::vector<std::string> explained;
};

// Also keeps in `state` what is dear to work out.
ChainView build_chain(const ServeContext& context, const model::Standard& standard,
                      ChainState& state);

}  // namespace icx::ui
