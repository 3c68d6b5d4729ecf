// A log from elsewhere as a CSV file, before it is taken in: whose export it looks like, which
// column is what, how its times are written, what its activities mean. What is ambiguous is said,
// not guessed; what was decided the last time for the same columns is remembered (LogMapping).
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "exchange/date_forms.hpp"
#include "exchange/log_presets.hpp"
#include "model/workspace.hpp"

namespace icx::app {

using exchange::kLogFields;
using exchange::LogField;

std::string_view log_field_label(LogField field, bool is_events);  // "Number or id"
bool has_field(LogField field, bool is_events);  // does a log of this kind have it at all?
bool is_needed_field(LogField field, bool is_events);
bool is_time_field(LogField field);

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

struct LogActivity {
    std::string name;       // as the file says
    std::size_t count = 0;  // in the first 20,000 rows
    std::string meaning;    // one of desk.hpp, or the name itself
};

struct LogFile {
    std::string name;
    std::string bytes;
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> preview;  // the first rows, as the columns are
    std::string tool;        // "Jira": whose export it looks like; empty: nobody's that is known
    bool is_events = false;  // a row is an event, not a request
    exchange::LogColumnsOf columns{};
    LogTimes times;
    std::vector<LogActivity> activities;  // of a log of events, the most frequent first, at most 50
    std::string tz;                       // for times without an offset
    std::string service;                  // a service's id, empty: a new one called `new_service`
    std::string new_service = "IT help desk";
    std::string mapping;       // id of the remembered mapping in use, empty: none
    std::string mapping_name;  // under which it is remembered; empty: not at all

    int column(LogField field) const { return columns[static_cast<std::size_t>(field)]; }
    std::string column_name(LogField field) const;  // empty: not there
};

// Does the header look like a log: a number and a time of opening, or events?
bool is_request_log(std::string_view bytes);
// Columns, times and activities suggested from the header and the first rows, or as they were
// remembered for these columns.
core::Result<LogFile> open_log(std::string name, std::string bytes, std::string tz,
                               const model::Workspace& workspace);
// Again after the person chose other columns. What was chosen and still fits is kept.
void probe(LogFile& file);
// One row an event, or one row a request: columns are suggested anew.
void set_events(LogFile& file, bool is_events);

// A cell as it will be read: on the clock it was written on, or in UTC where it names its zone.
// Absent: it is no such time, or nobody has said yet which reading is meant.
struct LogTime {
    core::Instant at;
    bool is_zoned = false;
};
std::optional<LogTime> read_time(const LogTimes& times, std::string_view cell);

// The same columns in any order and case have one id.
std::string mapping_id(const std::vector<std::string>& header);
const model::LogMapping* mapping_for(const model::Workspace& workspace,
                                     const std::vector<std::string>& header);
// Columns that are not in the header any more are left as they are.
void apply_mapping(LogFile& file, const model::LogMapping& mapping,
                   const model::Workspace& workspace);
model::LogMapping mapping_of(const LogFile& file);

}  // namespace icx::app
