// What a standard's figures are, worked out from the requests each time: every request replayed
// against the promise and its calendar, then the month, the weeks, the priorities, what is left of
// the budget and which request breaks next. Pure: workspace, zones and now in, plain numbers out.
#pragma once

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/coverage.hpp"
#include "app/desk.hpp"
#include "core/zone.hpp"
#include "standards/attainment.hpp"
#include "standards/explain.hpp"
#include "standards/service.hpp"
#include "statistics/control.hpp"
#include "statistics/survival.hpp"

namespace icx::app {

// One request under one standard.
struct Case {
    std::size_t request = 0;  // index into the desk's requests
    standards::Outcome outcome;
    bool is_withdrawn = false;
    standards::Label fault_by = standards::kNoLabel;  // the event's place, counted from 1
    std::string excusal;                              // its id, empty: none
};

// How long requests wait: net time in hours, open ones censored.
struct Waited {
    statistics::SurvivalCurve curve;
    double median = 0;  // NaN: not reached
};

// A span of local days and what was kept of the requests opened in it.
struct Period {
    core::Date from, until;  // until: the first day behind it
    standards::Attainment kept;
};

struct BudgetLeft {
    double allowed = 0;  // misses that the goal leaves to this month's expected requests
    std::size_t used = 0;
    double expected = 0;                // requests of the whole month: the last three months' mean
    double even_pace = 0;               // misses if they came evenly over the month's days
    std::optional<core::Date> used_up;  // at this pace, within the month
};

// Misses of this month that those who serve said themselves: before the time was over, or after.
struct HeadsUps {
    std::size_t in_time = 0, later = 0;
    std::size_t open = 0;  // given for requests that are still within their time
};

struct GroupFigures {
    std::string name;
    standards::Attainment kept;
};

struct StandardFigures {
    std::string id;
    std::string trouble;  // why nothing can be worked out; a plain sentence
    double goal = 0;      // what the figures were worked out for
    std::int64_t target_ms = standards::kNoTarget_ms;  // the promise's own; kNoLimit_ms: none
    std::int32_t business_day_s = 0;
    std::vector<Case> cases;  // requests that started, by opening
    standards::Attainment all;
    Period month, last_month;
    BudgetLeft budget;
    HeadsUps heads_ups;                    // counted beside the misses, which stay misses
    std::vector<Period> weeks;             // of the last 16 those with something decided, rising
    std::vector<Period> months;            // of the last 6 those with requests, rising
    std::vector<GroupFigures> priorities;  // all that occur, one of them without a name
    statistics::ShareChart chart;          // of weeks
    std::vector<std::size_t> shifted;      // weeks that end 8 in a row on one side of the average
    std::vector<std::size_t> waiting;      // indices of open cases, as breaks_before says
    std::vector<std::size_t> misses;       // missed or excused; of this month and the last 7 days
    std::optional<Coverage> coverage;      // of the last 28 days, where the promise has a window
    core::ZoneTable zone;

    // Worked out when somebody asks first; whoever changes the cases empties it.
    mutable std::shared_ptr<const Waited> known_waited;
    const Waited& waited() const;

    bool is_ok() const { return trouble.empty(); }
};

// "acknowledged, first reply" -> the names.
std::vector<std::string> activities_of(std::string_view text);

// The order of open requests: what can still be kept comes first, the least time left before all,
// and one whose clock stands behind those that run; what is late follows, the latest loss first,
// and last what a fault has broken.
bool breaks_before(const standards::Outcome& a, const standards::Outcome& b);

// Does this request belong to the standard's service?
bool applies_to(const model::Standard& standard, const Request& request);

class CaseTallies;
class MeasuringBench;
// The figures of out.cases, which are those in `tallies`; `open` are places of cases among which
// all are whose clock may still run.
void fill_figures(const model::Standard& standard, const std::vector<Request>& requests,
                  const CaseTallies& tallies, std::vector<std::size_t> open,
                  const MeasuringBench& bench, core::Instant now, StandardFigures& out);

StandardFigures compute_figures(const model::Workspace& workspace, const model::Standard& standard,
                                const std::vector<Request>& requests, core::ZoneSource& zones,
                                core::Instant now);

struct HeldBy {
    std::string holder;  // empty: before anyone was named
    std::int64_t wall_ms = 0, net_ms = 0;
};

// Why this deadline: the segments of one case. Segments and the reset name the event that made them
// by its place in the request, counted from 1. Without a start, or withdrawn, there is nothing to
// tell.
struct DeadlineStory {
    bool is_started = false;
    bool is_withdrawn = false;
    std::vector<standards::Segment> segments;
    standards::Outcome outcome;
    std::int64_t due_without_pauses_ms = standards::kNever_ms;
    core::ZoneTable zone;
    std::int64_t target_ms = 0;
    standards::Label fault_by = standards::kNoLabel;  // what broke the promise whatever the time
    struct Reset {
        std::int64_t first_start_ms = 0;
        standards::Label by = standards::kNoLabel;  // kNoLabel: the clock never began anew
    } reset;
    std::vector<HeldBy> held;  // the net parts add up to the outcome's net time
};
core::Result<DeadlineStory> tell_deadline(const model::Workspace& workspace,
                                          const model::Standard& standard, const Request& request,
                                          core::ZoneSource& zones, core::Instant now);

}  // namespace icx::app
