#include "app/request_import.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "app/desk.hpp"
#include "codec/csv.hpp"
#include "core/text.hpp"
#include "exchange/request_log.hpp"

namespace icx::app {
namespace {

using core::Result;

constexpr std::size_t kPreviewRows = 4;
constexpr std::size_t kProbed = 20'000;

struct FieldNames {
    std::string_view label;
    std::array<std::string_view, 8> names;  // parts of headers, the surest first
};

// In the order of LogField.
constexpr FieldNames kFields[kLogFields] = {
    {"Number or id", {"number", "case id", "ticket", "case", "id", "no."}},
    {"Came in", {"opened", "created", "reported", "received", "start", "date"}},
    {"First reply",
     {"acknowledged", "first response", "first reply", "first_response", "responded", "taken",
      "assigned"}},
    {"Solved", {"resolved", "solved", "closed", "completed", "finished", "end"}},
    {"What it is about", {"title", "subject", "short description", "summary", "name"}},
    {"Who asks", {"department", "requester", "customer", "organization", "caller", "from"}},
    {"Priority", {"priority", "urgency", "severity", "impact"}}};

int suggest(const std::vector<std::string>& header, const FieldNames& field,
            const std::set<int>& taken) {
    // A header of exactly that name is surer than one that holds it somewhere.
    for (const bool is_exact : {true, false})
        for (const std::string_view name : field.names)
            for (std::size_t i = 0; i < header.size(); i++) {
                if (name.empty() || taken.count(static_cast<int>(i))) continue;
                if (is_exact ? core::lower_ascii(header[i]) == name
                             : core::contains_folded(header[i], name))
                    return static_cast<int>(i);
            }
    return -1;
}

bool is_blank(std::string_view cell) { return cell.empty() || cell == "NA" || cell == "NULL"; }

std::string spoken_time(std::int64_t ms) {
    constexpr const char* kMonths[] = {"January",   "February", "March",    "April",
                                       "May",       "June",     "July",     "August",
                                       "September", "October",  "November", "December"};
    const core::Date day = core::utc_date({ms});
    return std::to_string(day.day) + " " + kMonths[day.month - 1] + " " + std::to_string(day.year) +
           ", " + core::iso_instant({ms}).substr(11, 5);
}

class RowMaker {
public:
    RowMaker(const LogFile& file, const model::Workspace& workspace, const std::string& service)
        : file_(file), service_(service) {
        for (const auto& [id, department] : workspace.table<model::Department>())
            departments_[core::lower_ascii(department.name)] = id;
    }

    exchange::LogColumns columns() {
        exchange::LogColumns out;
        out.id = name_of(LogField::number);
        for (std::size_t i = 0; i < kLogFields; i++) {
            const auto field = static_cast<LogField>(i);
            if (field == LogField::number || file_.columns[i] < 0) continue;
            std::vector<std::string>& into = is_time_field(field) ? out.times : out.texts;
            const auto at = std::find(into.begin(), into.end(), name_of(field));
            place_[i] = static_cast<int>(at - into.begin());
            if (at == into.end()) into.push_back(name_of(field));
        }
        return out;
    }

    void make(const exchange::RequestLog& log, LogRows& out) const {
        for (std::size_t i = 0; i < log.size(); i++) {
            const std::int64_t opened = time(log, LogField::opened, i);
            const std::string place = "row " + std::to_string(log.rows[i]) + ", column \"" +
                                      name_of(LogField::opened) + "\"";
            if (opened == exchange::kNoTime_ms) {
                out.problems.push_back({place, "is empty; without it nothing can be measured"});
                continue;
            }
            model::RequestEntry row;
            row.number = log.ids.text(static_cast<std::uint32_t>(i + 1));
            row.request = core::hash_id("rq", service_ + "/" + row.number);
            row.service = service_;
            row.title = text(log, LogField::title, i);
            row.priority = text(log, LogField::priority, i);
            row.department = text(log, LogField::department, i);
            const auto known = departments_.find(core::lower_ascii(row.department));
            if (known != departments_.end()) row.department = known->second;
            row.events.push_back({{opened}, std::string(kOpened), "", ""});
            add(log, LogField::acknowledged, kAcknowledged, i, opened, row, out);
            add(log, LogField::resolved, kResolved, i, opened, row, out);
            out.rows.push_back(std::move(row));
        }
    }

private:
    std::string name_of(LogField field) const {
        const int column = file_.column(field);
        return column < 0 ? std::string() : file_.header[static_cast<std::size_t>(column)];
    }
    std::int64_t time(const exchange::RequestLog& log, LogField field, std::size_t i) const {
        const int at = place_[static_cast<std::size_t>(field)];
        return at < 0 ? exchange::kNoTime_ms : log.times[static_cast<std::size_t>(at)][i];
    }
    std::string text(const exchange::RequestLog& log, LogField field, std::size_t i) const {
        const int at = place_[static_cast<std::size_t>(field)];
        if (at < 0) return {};
        return log.labels.text(log.texts[static_cast<std::size_t>(at)][i]);
    }
    void add(const exchange::RequestLog& log, LogField field, std::string_view activity,
             std::size_t i, std::int64_t opened, model::RequestEntry& row, LogRows& out) const {
        const std::int64_t at = time(log, field, i);
        if (at == exchange::kNoTime_ms) return;
        if (at < opened) {
            out.ahead++;
            out.problems.push_back(
                {"row " + std::to_string(log.rows[i]) + ", column \"" + name_of(field) + "\"",
                 "lies before the request came in; left out"});
            return;
        }
        row.events.push_back({{at}, std::string(activity), "", ""});
    }

    const LogFile& file_;
    std::string service_;
    std::map<std::string, std::string> departments_;
    std::array<int, kLogFields> place_{-1, -1, -1, -1, -1, -1, -1};
};

}  // namespace

bool is_time_field(LogField field) {
    return field == LogField::opened || field == LogField::acknowledged ||
           field == LogField::resolved;
}

std::string_view log_field_label(LogField field) {
    return kFields[static_cast<std::size_t>(field)].label;
}

bool is_request_log(std::string_view bytes) {
    const auto header = exchange::read_header(bytes.substr(0, bytes.find('\n')));
    if (!header) return false;
    const auto names_any = [&](std::initializer_list<const char*> parts) {
        for (const std::string& name : *header)
            for (const char* part : parts)
                if (core::contains_folded(name, part)) return true;
        return false;
    };
    const std::set<int> none;
    return names_any({"opened", "created", "received", "reported"}) &&
           names_any({"acknowledged", "resolved", "solved", "closed", "first response",
                      "first reply", "first_response"}) &&
           suggest(*header, kFields[0], none) >= 0;
}

Result<LogFile> open_log(std::string name, std::string bytes, std::string tz) {
    LogFile file;
    file.name = std::move(name);
    file.bytes = std::move(bytes);
    file.tz = tz.empty() ? "UTC" : std::move(tz);
    auto reader = codec::CsvReader::open(file.bytes);
    if (!reader) return reader.error();
    file.header = reader->header();
    std::vector<std::string_view> row;
    while (file.preview.size() < kPreviewRows && reader->next(row))
        file.preview.emplace_back(row.begin(), row.end());
    std::set<int> taken;
    for (std::size_t i = 0; i < kLogFields; i++) {
        file.columns[i] = suggest(file.header, kFields[i], taken);
        if (file.columns[i] >= 0) taken.insert(file.columns[i]);
    }
    find_formats(file);
    return file;
}

void find_formats(LogFile& file) {
    file.times = {};
    auto reader = codec::CsvReader::open(file.bytes);
    if (!reader) return;
    exchange::DateSieve sieve;
    std::vector<std::string_view> row;
    for (std::size_t n = 0; n < kProbed && reader->next(row); n++)
        for (std::size_t i = 0; i < kLogFields; i++) {
            const int column = file.columns[i];
            if (!is_time_field(static_cast<LogField>(i)) || column < 0) continue;
            const std::string_view cell = core::trim(row[static_cast<std::size_t>(column)]);
            if (!is_blank(cell)) sieve.add(reader->row_number(), cell);
        }
    LogTimes& times = file.times;
    for (const exchange::DateReading& reading : sieve.best())
        times.formats.push_back({reading.format, spoken_time(reading.example_ms), reading.order});
    times.chosen = times.formats.size() == 1 ? 0 : -1;
    times.example = sieve.example();
    times.settled = sieve.settled();
    times.against = sieve.against();
    times.cells = sieve.cells();
    times.read = sieve.read();
}

std::optional<LogTime> read_time(const LogTimes& times, std::string_view cell) {
    if (!times.format()) return std::nullopt;
    auto reader = exchange::TimestampReader::make(times.format()->format, core::ZoneTable());
    if (!reader) return std::nullopt;
    const auto at = reader->read(core::trim(cell));
    if (!at) return std::nullopt;
    return LogTime{{*at}, reader->is_zoned()};
}

Result<LogRows> read_log(const LogFile& file, const model::Workspace& workspace,
                         const std::string& service, core::ZoneSource& zones) {
    if (file.column(LogField::number) < 0 || file.column(LogField::opened) < 0)
        return core::Error{core::Code::invalid,
                           "choose the columns for the number and for when requests came in", "",
                           ""};
    if (!file.times.format())
        return core::Error{core::Code::invalid, "choose how the times are read", "", ""};
    auto zone = zones.load(file.tz);
    if (!zone) return zone.error();
    auto stamps = exchange::TimestampReader::make(file.times.format()->format, std::move(*zone));
    if (!stamps) return stamps.error();
    RowMaker maker(file, workspace, service);
    auto log = exchange::read_request_log(file.bytes, maker.columns(), *stamps);
    if (!log) return log.error();
    LogRows out;
    out.problems = std::move(log->problems);
    maker.make(*log, out);
    return out;
}

}  // namespace icx::app
