// A promise tried on the past: the same requests replayed under another target, aim, calendar or
// pause rule, side by side with the real one. Nothing is changed by looking.
#pragma once

#include <string>
#include <vector>

#include "app/session.hpp"
#include "app/standard_figures.hpp"

namespace icx::app {

struct WhatIf {
    std::string trouble;  // why the other promise cannot be measured; a plain sentence
    standards::Attainment real, other;
    struct Changed {
        std::size_t request = 0;  // index into the desk's requests
        standards::Outcome before, after;
    };
    std::vector<Changed> changed;  // whose verdict differs, the latest first
    std::size_t newly_kept = 0, newly_missed = 0;
    std::size_t due_earlier = 0, due_later = 0;  // of those that both measure
    double weeks = 0;                            // of the span, up to now
    // Requests a week that the aim asks to be in time.
    double real_per_week = 0, other_per_week = 0;
    // Of the other calendar's open time within the span: the share in which the real one is
    // closed. And its open hours a week beside the real one's.
    double outside_share = 0;
    double real_hours_a_week = 0, other_hours_a_week = 0;
    core::ZoneTable zone;

    bool is_ok() const { return trouble.empty(); }
};

// `other` is a changed copy of a standard of the workspace; the span are local days of its zone,
// [from_day, until_day), cut at now. Excused requests stay excused.
WhatIf replay_what_if(const model::Workspace& workspace, const model::Standard& other,
                      const std::vector<Request>& requests, core::ZoneSource& zones,
                      core::Instant now, std::int64_t from_day, std::int64_t until_day);

// Makes what was tried the promise: every field that differs, one step, undoable.
struct AdoptPromise {
    model::StandardId standard;
    std::string target;
    double goal = 0.9;
    model::CalendarId calendar;
    std::string pause;
};
core::Result<Plan> plan(const model::Workspace& workspace, const AdoptPromise& command,
                        PlanContext& context);

}  // namespace icx::app
