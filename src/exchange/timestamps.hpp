// Times as other people's files write them: ISO 8601 with Z or an offset, or, by a strptime-like
// format and in a zone, as the wall showed them. A time the wall never showed (spring) is an error;
// in the repeated hour of autumn the first one is meant, and counted. A date alone is its first
// moment, also where the clocks were put forward at midnight.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "core/zone.hpp"

namespace icx::exchange {

class TimestampReader {
public:
    // `format` may be empty: ISO 8601. It knows %Y %y %m %d %e %j %H %I %M %S %p %b %B %h %a %A %f
    // %z %Z (UTC, GMT or Z only) %s %T %R %F %D %n %t %%; a space stands for any white space, or
    // none. Months and weekdays are named as in date_names.hpp. Of our own: %Q milliseconds since
    // 1970, %E a spreadsheet's day number ("45750.5868", a time on the wall), %+ at the end for
    // what follows a date: nothing, or a time of day as 14:05, 14:05:30.25, 2:05 PM, 14h05, with
    // or without an offset.
    // Without `zone` a time must carry its own. invalid for a format with other letters.
    static core::Result<TimestampReader> make(std::string_view format,
                                              std::optional<core::ZoneTable> zone);

    // UTC milliseconds from 1970 to 2040; absent when the cell is no such time: fault() says why.
    std::optional<std::int64_t> read(std::string_view cell);
    const char* fault() const { return fault_; }
    bool is_zoned() const { return is_zoned_; }         // the last time carried its own zone
    std::size_t repeated() const { return repeated_; }  // times read in the repeated hour

private:
    struct Parts {
        int year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0, ms = 0;
        int half = -1;  // 0 AM, 1 PM
        int day_of_year = 0;
        bool has_hour = false;  // without one, the day's first moment
        bool has_offset = false;
        std::int64_t offset_s = 0;
        std::optional<std::int64_t> epoch_s;
    };
    TimestampReader() = default;
    bool read_iso(std::string_view cell, Parts& out) const;
    bool read_format(std::string_view cell, Parts& out) const;
    static bool take_epoch(std::string_view text, std::size_t& at, std::size_t most,
                           std::int64_t per_second, Parts& out);
    static bool take_day_number(std::string_view text, std::size_t& at, Parts& out);
    static bool take_rest(std::string_view text, std::size_t& at, Parts& out);
    std::optional<std::int64_t> in_range(std::int64_t s, int ms);
    std::optional<std::int64_t> settle(const Parts& parts);
    std::optional<std::int64_t> fail(const char* fault) {
        fault_ = fault;
        return std::nullopt;
    }

    std::string format_;  // with the short forms written out
    std::optional<core::ZoneTable> zone_;
    core::LocalReader local_;
    std::size_t repeated_ = 0;
    bool is_zoned_ = false;
    const char* fault_ = "";
};

}  // namespace icx::exchange
