// What ticket systems call the columns of their exports, so that a file is recognised by its header
// and its columns are filled in.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace icx::exchange {

// What a column of a request log says. In a log of events `opened` is the time of each event.
enum class LogField {
    number,
    opened,
    acknowledged,
    resolved,
    title,
    department,
    priority,
    activity,  // events only
    who        // events only
};
inline constexpr std::size_t kLogFields = 9;
using LogColumnsOf = std::array<int, kLogFields>;  // into a header, -1: not there

struct LogGuess {
    std::string tool;  // "Jira", "an event log"; empty: nobody's that we know
    bool is_events = false;
    LogColumnsOf columns{};
};

// By the surest header first; names that are nobody's in particular are found by their parts.
LogGuess guess_log(const std::vector<std::string>& header);

// The columns as their names suggest, whoever wrote them.
LogColumnsOf columns_by_parts(const std::vector<std::string>& header, bool is_events);

// Does the header look like a request log or a log of events at all?
bool is_log_header(const std::vector<std::string>& header);

}  // namespace icx::exchange
