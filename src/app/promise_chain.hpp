// Promises that rest on other promises: a service that needs parts from others has to fit their
// times into its own. What is compared:
// - Each promise by the time it allows, on its own calendar: what the promise rests on by the time
//   for the department that gives it, for that is who asks. Once by the times for all priorities,
//   and once for each priority that has a time of its own somewhere in the chain.
// - Every time allowed counts on one calendar: own time and the times of what it rests on add up.
// - Otherwise the parts are laid one after another, its own first, each on its own clock, from
//   every quarter of an hour of a year on; the worst of these decides.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/session.hpp"
#include "app/ties.hpp"

namespace icx::app {

model::UpstreamId upstream_id(const model::StandardId& standard, const model::StandardId& rests_on);

// Refused when either is unknown, both are one, or it would close a ring; the error names the ring.
struct RestOn {
    model::StandardId standard;
    model::StandardId rests_on;
};
struct RestNoMore {
    model::UpstreamId upstream;
};
core::Result<Plan> plan(const model::Workspace& workspace, const RestOn& command,
                        PlanContext& context);
core::Result<Plan> plan(const model::Workspace& workspace, const RestNoMore& command,
                        PlanContext& context);

// What a standard rests on, in the order of the standards. Links to what is gone are left out.
std::vector<const model::Standard*> rests_on(const model::Workspace& workspace,
                                             const model::StandardId& standard);

// The way from one standard along what each rests on to another, both included; empty: there is
// none.
std::vector<model::StandardId> way_between(const model::Workspace& workspace,
                                           const model::StandardId& from,
                                           const model::StandardId& to);

struct ChainPart {
    model::StandardId standard;        // empty: its own time
    std::int64_t target_ms = 0;        // on its own clock
    std::size_t met = 0, decided = 0;  // of the quarter
};

struct WorstStart {
    core::Instant start, end;  // of the whole chain
    std::int64_t used_ms = 0;  // between them on the clock of the promise
};

// The same for requests of one priority.
struct ChainPriority {
    std::string priority;
    std::int64_t target_ms = 0, used_ms = 0;
    std::int64_t left_ms() const { return target_ms - used_ms; }
};

struct Chain {
    std::string trouble;           // why nothing can be compared; a plain sentence
    std::vector<ChainPart> parts;  // its own time first, where it is said
    bool has_own_time = false;
    std::int64_t target_ms = 0;
    bool is_one_calendar = false;
    std::int64_t sum_ms = 0;              // on one calendar
    std::optional<WorstStart> worst;      // on several
    std::size_t tried = 0, too_late = 0;  // starts that were tried, and that did not fit
    std::size_t met = 0, decided = 0;     // of the promise itself in the quarter
    // The product of the shares kept of what it rests on, as if they failed independently of each
    // other; absent while one of them has nothing decided.
    std::optional<double> product;
    std::vector<ChainPriority> priorities;  // by name

    std::int64_t used_ms() const { return is_one_calendar ? sum_ms : worst ? worst->used_ms : 0; }
    std::int64_t left_ms() const { return target_ms - used_ms(); }  // negative: it does not fit
    bool rests() const { return parts.size() > (has_own_time ? 1U : 0U); }
};

// Starts are tried from the first minute of `today` (UTC) for a year.
Chain chain_of(const model::Workspace& workspace, const Desk& desk, const model::Standard& standard,
               core::ZoneSource& zones, core::Date today);

}  // namespace icx::app
