// A log of requests from a CSV file, one request a row, and the log of events that tells when each
// was paused. Bad rows are left out, named with row, column and reason; good ones are kept. Texts
// that repeat (priorities, activities) are kept once and numbered.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/result.hpp"
#include "exchange/timestamps.hpp"
#include "standards/request.hpp"

namespace icx::exchange {

inline constexpr std::int64_t kNoTime_ms = INT64_MIN;  // an empty cell

// Problems of rows: the first 1000 one by one, then their number.
class RowProblems {
public:
    void add(std::size_t row, std::string_view column, std::string message);
    void add(core::Problem problem);
    std::vector<core::Problem> take();
    std::size_t count() const { return count_; }

private:
    std::vector<core::Problem> problems_;
    std::size_t count_ = 0;
};

// Numbers for texts; 0 is the empty text.
class Labels {
public:
    Labels() { find_or_add(""); }
    std::uint32_t find_or_add(std::string_view text);
    // 0 when it is not there.
    std::uint32_t find(std::string_view text) const;
    const std::string& text(std::uint32_t label) const { return texts_[label]; }
    std::size_t size() const { return texts_.size(); }

private:
    std::deque<std::string> texts_;
    std::unordered_map<std::string_view, std::uint32_t> numbers_;
};

struct LogColumns {
    std::string id;
    std::vector<std::string> times;  // headers
    std::vector<std::string> texts;
};

struct RequestLog {
    Labels ids;                                     // request i has the id with number i + 1
    std::vector<std::size_t> rows;                  // of each request, 1 = header
    std::vector<std::vector<std::int64_t>> times;   // as LogColumns::times, a value a request
    std::vector<std::vector<std::uint32_t>> texts;  // numbers of `labels`
    Labels labels;
    std::vector<core::Problem> problems;

    std::size_t size() const { return rows.size(); }
};

// Errors: those of codec::CsvReader::open, and not_found for a column that the header lacks.
core::Result<RequestLog> read_request_log(std::string_view csv, const LogColumns& columns,
                                          TimestampReader& stamps);

struct EventColumns {
    std::string request, activity, timestamp;
    std::string holder;  // may be empty
};

// The events of each request in the order of time, those of one instant as written.
struct EventLog {
    std::vector<std::size_t> first;  // of each request, and one behind the last
    std::vector<standards::Event> events;
    Labels labels;
    std::size_t strangers = 0;  // events of requests that the log does not have
    std::vector<core::Problem> problems;

    std::span<const standards::Event> of(std::size_t request) const {
        return std::span<const standards::Event>(events).subspan(
            first[request], first[request + 1] - first[request]);
    }
};

core::Result<EventLog> read_event_log(std::string_view csv, const EventColumns& columns,
                                      const Labels& ids, TimestampReader& stamps);

// The header's names, trimmed; for choosing columns.
core::Result<std::vector<std::string>> read_header(std::string_view csv);

}  // namespace icx::exchange
