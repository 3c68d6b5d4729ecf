// A log of requests from a CSV file, one request a row, and the log of events that tells when each
// was paused. Bad rows are left out, named with row, column and reason; good ones are kept. Texts
// that repeat (priorities, activities) are kept once and numbered.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "codec/csv.hpp"
#include "core/result.hpp"
#include "exchange/timestamps.hpp"
#include "standards/request.hpp"

namespace icx::exchange {

inline constexpr std::int64_t kNoTime_ms = INT64_MIN;  // an empty cell

// 512 MiB, 1000 columns; repeated names are numbered, as ticket systems write "Comment" many times.
codec::CsvLimits log_limits();

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

// Reads in slices, so that a page stays responsive. `csv`, `columns` and `stamps` must outlive it.
class RequestLogReader {
public:
    // Errors: those of codec::CsvReader::open, and not_found for a column that the header lacks.
    static core::Result<RequestLogReader> open(std::string_view csv, const LogColumns& columns,
                                               TimestampReader& stamps);
    bool step(std::size_t rows);  // true: all of it was read
    std::size_t bytes_read() const { return reader_.bytes_read(); }
    RequestLog take();

private:
    RequestLogReader(codec::CsvReader reader, const LogColumns& columns, TimestampReader& stamps)
        : reader_(std::move(reader)), columns_(&columns), stamps_(&stamps) {}
    bool read_times(const std::vector<std::string_view>& row);
    bool read_id(std::string_view id);

    codec::CsvReader reader_;
    const LogColumns* columns_;
    TimestampReader* stamps_;
    std::size_t id_ = 0;
    std::vector<std::size_t> times_, texts_;  // places in a row
    RequestLog out_;
    RowProblems problems_;
    std::vector<std::int64_t> values_;
    std::vector<std::string_view> row_;
};
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

// A log of events alone, which tells its requests too: one row an event.
struct EventRow {
    std::uint32_t request = 0;  // number in EventTable::ids, less one
    std::uint32_t row = 0;      // 1 = header
    std::int64_t at_ms = 0;
    std::uint32_t activity = 0, who = 0;  // numbers of `labels`
};
struct EventTable {
    Labels ids;
    Labels labels;
    std::vector<EventRow> events;    // after group(): by request, those of one request by time
    std::vector<std::size_t> first;  // of each request, and one behind the last; after group()
    std::vector<std::vector<std::uint32_t>> texts;  // as EventTableColumns::texts, one a request
    std::vector<core::Problem> problems;
    std::size_t moved = 0;  // events that stood before an earlier one of their request

    std::size_t size() const { return ids.size() - 1; }
    void group();  // linear in the events, but for the sorting within each request
    std::span<EventRow> of(std::size_t request) {
        return std::span<EventRow>(events).subspan(first[request],
                                                   first[request + 1] - first[request]);
    }
};
struct EventTableColumns {
    std::string request, activity, timestamp;
    std::string who;                 // may be empty
    std::vector<std::string> texts;  // what the last row of a request that fills it says
};
// At most this many events; more is an error of step().
inline constexpr std::size_t kMaxEventRows = 4'000'000;

class EventTableReader {
public:
    static core::Result<EventTableReader>
    open(std::string_view csv, const EventTableColumns& columns, TimestampReader& stamps);
    core::Result<bool> step(std::size_t rows);
    std::size_t bytes_read() const { return reader_.bytes_read(); }
    EventTable take();

private:
    EventTableReader(codec::CsvReader reader, const EventTableColumns& columns,
                     TimestampReader& stamps)
        : reader_(std::move(reader)), columns_(&columns), stamps_(&stamps) {}
    void read_row();

    codec::CsvReader reader_;
    const EventTableColumns* columns_;
    TimestampReader* stamps_;
    std::vector<std::size_t> places_, texts_;
    EventTable out_;
    RowProblems problems_;
    std::vector<std::string_view> row_;
};

core::Result<EventLog> read_event_log(std::string_view csv, const EventColumns& columns,
                                      const Labels& ids, TimestampReader& stamps);

// The header's names, trimmed; for choosing columns.
core::Result<std::vector<std::string>> read_header(std::string_view csv);

}  // namespace icx::exchange
