// Business calendars and the spec of `icx standards`: read strictly, each error with its JSON
// pointer. docs/formats.md describes both. Zones are asked for while reading, so that a name the
// host does not know is an error at its place.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "core/time.hpp"
#include "core/value.hpp"
#include "core/zone.hpp"
#include "standards/calendar.hpp"
#include "standards/duration.hpp"

namespace icx::codec {

// One calendar: {"tz","week","holidays","special","business_day"}.
core::Result<standards::Calendar> calendar_from_value(const core::Value& value,
                                                      std::string_view place,
                                                      core::ZoneSource& zones);
core::Value to_value(const standards::Calendar& calendar);

// The hours of one day as people write them: "08:00-12:00, 13:00-17:00"; nothing: closed. The
// error's message is a whole sentence that names what is wrong.
core::Result<standards::DayHours> day_hours_from_text(std::string_view text);

// A calendar, or {"versions":[{"from":"2024-01-01", …calendar…}, …]}.
core::Result<standards::CalendarHistory> calendar_history_from_value(const core::Value& value,
                                                                     std::string_view place,
                                                                     core::ZoneSource& zones);
core::Value to_value(const standards::CalendarHistory& history);

// When service is given: one history, or {"overlap":[history, history, …]}, when all are open.
struct ServiceHours {
    std::vector<standards::CalendarHistory> calendars;
};

struct TargetSpec {  // exactly one of the three
    std::optional<standards::Duration> single;
    std::string by;                                     // a column, with `values`
    std::map<std::string, standards::Duration> values;
    std::string column;                                 // a due time for each request
};

struct StandardSpec {
    std::string id;
    std::string from, to;  // columns
    TargetSpec target;
    std::optional<double> goal;
    std::vector<standards::Duration> at;          // times of the Kaplan-Meier table
    std::optional<standards::Duration> window;    // of the burn rate, before now
    std::optional<ServiceHours> hours;            // instead of the spec's
    std::optional<core::Date> active_from, active_until;  // requests opened then, inclusive
};

struct PausesSpec {
    std::string log, case_column, activity_column, timestamp_column;
    std::vector<std::string> states;
    std::vector<std::string> resume;  // empty: the next event of the request
};

struct StandardsSpec {
    ServiceHours hours;
    std::map<std::string, std::string> columns;
    std::optional<PausesSpec> pauses;
    std::vector<StandardSpec> standards;
    std::optional<core::Instant> now;
    std::string by;
    std::string timestamps_tz, timestamps_format;  // both may be empty
};

core::Result<StandardsSpec> decode_standards_spec(std::string_view text, core::ZoneSource& zones);

}  // namespace icx::codec
