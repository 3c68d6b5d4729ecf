// The edit part of a promise: the fields, what is wrong in them, and what they
// mean in one sentence.
#pragma once

#include <string>
#include <vector>

#include "app/serve_desk.hpp"
#include "core/zone.hpp"
#include "model/workspace.hpp"
#include "ui/views/targets_view.hpp"

namespace icx::ui {

struct EditChoice {
    std::vector<std::string> ids, labels;
    int chosen = 0;
    std::vector<std::string> help = {};  // of each, where the label is not enough
};

struct StandardEditView {
    std::string standard, calendar;  // ids; calendar empty: around the clock
    std::vector<EditField> promise;  // title, promise, target
    double goal_percent = 90;
    EditField warnings;
    EditChoice service, hours, window, reopen, state;
    EditChoice hours_of;  // whose hours count
    TargetsView targets;
    std::vector<EditField> activities;  // the clock's conditions; help says what each matches
    std::string clock_help;
    std::string hours_route;  // where the hours are edited
    std::string hours_error;
    std::string window_words;  // what the window means, said beside it
    std::string shared_words;  // "Also used by 2 other promises"
    std::string meaning;       // what the promise now says, in one sentence
};

// With the desk each condition says how many events of the 30 days before `now` it matches.
// `departments`: columns of the matrix that have no time yet.
StandardEditView build_standard_edit(const model::Workspace& workspace, const std::string& standard,
                                     core::ZoneSource& zones, const app::Desk* desk = nullptr,
                                     core::Instant now = {},
                                     const std::vector<std::string>& departments = {});

}  // namespace icx::ui
