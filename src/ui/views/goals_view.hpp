// The goals of the company as a tree, with the promises that serve each and how they were kept, as
// plain data.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "app/goals.hpp"
#include "ui/views/serve_words.hpp"

namespace icx::ui {

struct GoalsState {
    std::string editing;  // the goal whose dialog is open
    std::string linking;  // the goal that gets a promise
    std::string chosen;   // of the promises to link
    std::string error;
};

struct GoalPromise {
    std::string standard, title, service, route, link;
    std::string kept;  // "87% of 90%", "nothing decided"
    Standing standing;
};

struct GoalRow {
    std::string id, title, sentence, owner;
    int depth = 0;
    std::string kept;     // "88% kept", empty: nothing to tell
    std::string summary;  // "2 promises, 140 of 160 requests this month, aim 90%"
    bool is_short = false;
    std::vector<GoalPromise> promises;
    std::vector<std::pair<std::string, std::string>> linkable;  // id, what it is called
};

struct GoalEdit {
    std::string id, title, sentence, owner, parent;
    std::vector<std::pair<std::string, std::string>> parents;  // that would close no ring
    std::string removal;                                       // what deleting it does
};

struct GoalsView {
    bool is_empty = false;
    std::string summary;
    std::vector<GoalRow> rows;  // each before the goals below it
    std::vector<GoalPromise> unserving;
    std::string unserving_note;
    std::vector<GoalEdit> edit;  // one while a dialog is open
    std::vector<std::string> explained;
};

GoalsView build_goals(const model::Workspace& workspace, const app::Desk& desk,
                      const GoalsState& state);

}  // namespace icx::ui
