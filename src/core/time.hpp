// Instant and Date, and the Clock that hands them out. Instants are UTC milliseconds since 1970;
// dates are civil days without zone. Nothing below platform/ reads a wall clock by itself.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace icx::core {

struct Instant {
    std::int64_t ms = 0;  // UTC milliseconds since 1970-01-01
    bool operator==(const Instant&) const = default;
    bool operator<(const Instant& o) const { return ms < o.ms; }
};

struct Date {
    int year = 1970;
    int month = 1;  // 1-12
    int day = 1;    // 1-31
    bool operator==(const Date&) const = default;
    bool operator<(const Date& o) const;
};

// Days since 1970-01-01 and back (proleptic Gregorian).
std::int64_t days_from_civil(Date date);
Date civil_from_days(std::int64_t days);
Date utc_date(Instant at);
bool is_valid(Date date);
int weekday(Date date);  // 0 = Monday .. 6 = Sunday

std::string iso_date(Date date);                              // "2026-11-10"
std::string iso_instant(Instant at);                          // "2026-11-10T09:27:00.000Z"
std::optional<Date> parse_date(std::string_view text);        // YYYY-MM-DD only
std::optional<Instant> parse_instant(std::string_view text);  // ISO 8601 with Z or an offset

class Clock {
public:
    virtual ~Clock() = default;
    virtual Instant now() = 0;
};

}  // namespace icx::core
