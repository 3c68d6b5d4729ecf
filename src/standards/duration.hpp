// Durations as people promise them: "30m", "4h", "2d", "3bd", "1h30m", "90s". A day is 24 hours of
// the clock's time, which in office hours is about three office days; a business day (bd) is the
// calendar's usual open day (standards::business_day_of), so 3bd from Monday 10:00 is due on
// Thursday 10:00 in a calendar of equal days.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace icx::standards {

struct Duration {
    std::int64_t plain_ms = 0;       // the parts in s, m, h, d
    std::int64_t business_days_m = 0;  // thousandths of a business day
    bool operator==(const Duration&) const = default;

    bool has_business_days() const { return business_days_m != 0; }
    std::int64_t ms(std::int32_t business_day_s) const {
        return plain_ms + business_days_m * business_day_s;
    }
};

// Absent for anything else: no sign, no space, at most 10 years, up to three decimals.
std::optional<Duration> parse_duration(std::string_view text);
std::string duration_text(const Duration& duration);  // reads back as the same

}  // namespace icx::standards
