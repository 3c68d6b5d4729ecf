// "Why this deadline?" in words: every segment of a request's time under one promise, with what it
// counts and the sum so far. The counted parts add up exactly, to the second.
#pragma once

#include <string>
#include <vector>

#include "app/standard_figures.hpp"
#include "ui/widgets/icon.hpp"
#include "ui/widgets/style.hpp"

namespace icx::ui {

struct DeadlineStep {
    std::string when;    // "Fri 16:40"
    std::string what;    // "Request came in, clock runs"
    std::string counts;  // "0:20", "no"
    std::string used;    // "0:20"
    bool is_running = false;
    bool is_end = false;
};

struct DeadlineAction {
    std::string activity, label;
};

struct DeadlineView {
    std::string request, standard;
    std::string subtitle;  // "4187, Scanner at quay 2 offline"
    std::string due;       // "Tue 11:05"
    std::string left;      // "38 min left"
    Tone tone = Tone::neutral;
    std::vector<DeadlineStep> steps;
    std::string remark;     // what the pauses moved, which hours count
    std::string sum_words;  // "The counted parts add up to 3:22 of 4:00 allowed."
    struct Held {
        std::string holder, counted, wall;  // "2:10", "5 h 20 in all"
    };
    std::vector<Held> held;  // with more than one holder; counted parts add up to the sum
    bool is_open = false;
    bool is_excused = false;
    std::vector<DeadlineAction> actions;
};

DeadlineView build_deadline(const model::Workspace& workspace, const model::Standard& standard,
                            const app::Request& request, core::ZoneSource& zones,
                            core::Instant now);

}  // namespace icx::ui
