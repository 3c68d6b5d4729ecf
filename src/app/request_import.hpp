// A request log from elsewhere as a CSV file: which column is what, how its times are written, and
// the rows as entries. Nothing is applied here; what is ambiguous is said, not guessed.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "core/zone.hpp"
#include "exchange/date_forms.hpp"
#include "model/workspace.hpp"

namespace icx::app {

enum class LogField { number, opened, acknowledged, resolved, title, department, priority };
inline constexpr std::size_t kLogFields = 7;
std::string_view log_field_label(LogField field);  // "Number or id"

struct TimeFormat {
    std::string format;   // for exchange::TimestampReader; empty: ISO 8601
    std::string example;  // "3 April 2026, 09:15", what LogTimes::example would mean
    exchange::DayOrder order = exchange::DayOrder::none;
};

// How the times of a file are written, by its first 20,000 rows.
struct LogTimes {
    std::vector<TimeFormat> formats;  // all that fit; more than one: ask
    int chosen = -1;                  // into formats; -1: nobody has said yet, or none fits
    exchange::DateCell example;       // the first cell in doubt, else the first
    std::optional<exchange::DateCell> settled;  // the cell that decided between day and month
    std::optional<exchange::DateCell> against;  // one that says otherwise all the same
    std::size_t cells = 0, read = 0;  // how many there are, and how many the best form reads

    const TimeFormat* format() const {
        return chosen < 0 ? nullptr : &formats[static_cast<std::size_t>(chosen)];
    }
};

struct LogFile {
    std::string name;
    std::string bytes;
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> preview;  // the first rows, as the columns are
    std::array<int, kLogFields> columns{};          // into header, -1: not there
    LogTimes times;
    std::string tz;       // for times without an offset
    std::string service;  // a service's id, empty: a new one called `new_service`
    std::string new_service = "IT help desk";

    int column(LogField field) const { return columns[static_cast<std::size_t>(field)]; }
};

// Does the header look like a request log: a number and a time of opening?
bool is_request_log(std::string_view bytes);
// Columns and formats suggested from the header and the first rows.
core::Result<LogFile> open_log(std::string name, std::string bytes, std::string tz);
// Again after the person chose other time columns.
void find_formats(LogFile& file);
// A cell as it will be read: on the clock it was written on, or in UTC where it names its zone.
// Absent: it is no such time, or nobody has said yet which reading is meant.
struct LogTime {
    core::Instant at;
    bool is_zoned = false;
};
std::optional<LogTime> read_time(const LogTimes& times, std::string_view cell);
bool is_time_field(LogField field);

struct LogRows {
    std::vector<model::RequestEntry> rows;
    std::vector<core::Problem> problems;  // rows left out, with row and column
    std::size_t ahead = 0;                // later steps that lie before the opening: left out
};
// Errors: no column for the number or the opening, nobody said how the times are written, an
// unknown zone, a file that is no CSV.
core::Result<LogRows> read_log(const LogFile& file, const model::Workspace& workspace,
                               const std::string& service, core::ZoneSource& zones);

}  // namespace icx::app
