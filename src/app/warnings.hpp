// When a request that is still open is spoken of, and to whom: steps by the share of its time that
// is used or by the time that is left.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/service_records.hpp"
#include "standards/measure.hpp"

namespace icx::app {

struct WarningStep {
    std::optional<double> share;  // of the time allowed, 0 to 1
    std::int64_t left_ms = 0;     // without a share: so much working time before the end
    std::string who;              // may be empty
    bool operator==(const WarningStep&) const = default;
};

struct Warnings {
    std::vector<WarningStep> steps;  // as written
    std::string error;               // "Line 2 begins neither with a share such as 75% nor …"
};

// Lines "75%", "90% Desk lead", "30m left Head of IT". Lines that are none are left out and the
// first of them named. At most 20 lines.
Warnings read_warnings(std::string_view text);
// Of a standard; its share alone when it has no lines.
Warnings warnings_of(const model::Standard& standard);

// The step reached last by an open request: that with the least time left of those it has passed.
// Null before the first, when stopped, and without a limit.
const WarningStep* reached(const Warnings& warnings, const standards::Outcome& outcome);

}  // namespace icx::app
