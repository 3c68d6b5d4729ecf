// A request log replayed against the standards of a spec: what `icx standards` answers and what a
// screen shows. The log's bytes come in, plain outcomes and figures come out.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "codec/calendar.hpp"
#include "exchange/request_log.hpp"
#include "standards/attainment.hpp"
#include "standards/service.hpp"

namespace icx::exchange {

// Everything about one standard; outcome i is that of request i of the log.
struct StandardRun {
    std::vector<standards::Outcome> outcomes;
    std::vector<bool> takes_part;  // false: no start, stop before start, not yet in force
    std::vector<bool> has_start, has_stop;
    std::vector<std::int64_t> start_ms, stop_ms;  // as the log says, where it has them
    std::int32_t business_day_s = 0;  // of its own calendar, at now
};

struct StandardsRun {
    RequestLog log;
    EventLog pauses;  // empty without a pause log
    std::vector<StandardRun> standards;  // in the order of the spec
    std::optional<std::vector<std::uint32_t>> group_of;  // `by`: numbers of log.labels
    std::int64_t now_ms = 0;
    std::string tz_database;
    std::vector<core::Problem> problems;
    std::vector<std::string> notes;  // what was decided for whole sets of rows
};

// `pause_log` is the file the spec names, empty without. The clock's `now` is the spec's, else
// `now`. Errors name the place in the spec or the log.
core::Result<StandardsRun> run_standards(std::string_view log, std::string_view pause_log,
                                         const codec::StandardsSpec& spec,
                                         core::ZoneSource& zones, core::Instant now);

// Requests of each group, by the group's name; empty names are "".
std::map<std::string, std::vector<std::uint32_t>> groups_of(const StandardsRun& run);

// Times of the Kaplan-Meier table in seconds: the spec's `at`, else quarters and multiples of the
// (greatest) target, else an hour to thirty days.
std::vector<double> survival_times(const codec::StandardSpec& standard,
                                   std::int32_t business_day_s);

// From where the window of the burn rate counts, before `now`; the whole log without a window.
std::int64_t burn_start(const codec::StandardSpec& standard, std::int32_t business_day_s,
                        std::int64_t now_ms);

}  // namespace icx::exchange
