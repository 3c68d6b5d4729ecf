// A promise tried on the past, as plain data: the real one and another side by side, what changes,
// what it costs. Looking changes nothing.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/what_if.hpp"
#include "ui/views/deadline_view.hpp"
#include "ui/views/serve_words.hpp"

namespace icx::ui {

struct WhatIfState {
    std::string standard;  // whose values are below; taken anew for another one
    std::string target, pause;
    double goal_percent = 90;
    int hours = 0;        // of WhatIfView::hours_names
    int span = 1;         // of kWhatIfDays
    std::string request;  // whose deadline under the other promise is told
    bool shows_all = false;
    std::string error;  // of making it the promise
    // What was replayed last, and for what.
    app::WhatIf replay;
    std::string made_of;
};
inline constexpr std::array<int, 3> kWhatIfDays = {30, 90, 365};

struct WhatIfRow {
    std::string what, real, other;
};
struct WhatIfChange {
    std::string request, number, title, came_in, before, after;
    Tone tone = Tone::neutral;
    bool is_selected = false;
};

struct WhatIfView {
    std::string standard;
    std::vector<std::string> hours_ids, hours_names;  // "Around the clock" last
    std::string target_error, trouble;
    bool is_same = true;  // nothing differs from the promise yet
    std::string finding;  // what the other promise would have meant, a sentence
    std::vector<WhatIfRow> rows;
    std::vector<std::string> cost;  // what it asks of those who serve, a sentence each
    std::string changes_title, changes_note;
    std::vector<WhatIfChange> changes;
    std::size_t changes_total = 0;
    std::vector<std::string> explained;
    std::optional<DeadlineView> deadline;
    app::AdoptPromise adopt;  // what "Make this the promise" does
};

// Also keeps the replay in `state`.
WhatIfView build_what_if(const ServeContext& context, const model::Standard& standard,
                         WhatIfState& state);

}  // namespace icx::ui
