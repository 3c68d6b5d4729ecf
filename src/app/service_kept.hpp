// How a service's promises were kept over a span, all its promises together, and what the clock of
// those promises does not see: work that goes on behind the first reply, time that pauses swallow,
// requests that come back, days that do not count as working time.
#pragma once

#include <optional>
#include <vector>

#include "app/serve_desk.hpp"

namespace icx::app {

struct ServiceKept {
    model::ServiceId service;
    standards::Attainment kept;                // of the requests that came in within the span
    double goal = 0;                           // of its promises, weighted by what was decided
    std::vector<model::StandardId> standards;  // kept ones that were measured, in their order
    std::size_t requests = 0, reopened = 0;    // of the span
    // Where a first reply stops every clock: the same promises, had they stopped at the solution.
    std::optional<standards::Attainment> as_solved;

    bool is_measured() const { return kept.met + kept.missed > 0; }
};

// Of every service, in its order. A standard without a service counts for each. `from_day`: local
// days since 1970, of the standard's own zone.
std::vector<ServiceKept> services_kept(const model::Workspace& workspace, const Desk& desk,
                                       core::ZoneSource& zones, core::Instant now,
                                       std::int64_t from_day);

}  // namespace icx::app
