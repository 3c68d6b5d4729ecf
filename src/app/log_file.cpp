#include "app/log_file.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "app/desk.hpp"
#include "core/text.hpp"
#include "exchange/request_log.hpp"

namespace icx::app {
namespace {

using core::Result;

constexpr std::size_t kPreviewRows = 4;
constexpr std::size_t kProbed = 20'000;
constexpr std::size_t kActivities = 50;

bool is_blank(std::string_view cell) { return cell.empty() || cell == "NA" || cell == "NULL"; }

std::string spoken_time(std::int64_t ms) {
    constexpr const char* kMonths[] = {"January",   "February", "March",    "April",
                                       "May",       "June",     "July",     "August",
                                       "September", "October",  "November", "December"};
    const core::Date day = core::utc_date({ms});
    return std::to_string(day.day) + " " + kMonths[day.month - 1] + " " + std::to_string(day.year) +
           ", " + core::iso_instant({ms}).substr(11, 5);
}

// Words of other systems for what this one knows, in lower case; the surer list is tried first.
struct Meaning {
    std::string_view activity;
    std::string_view words;
};
constexpr Meaning kMeanings[] = {
    {kOpened, "|opened|created|new|open|registered|received|reported|request created|"
              "ticket created|case created|"},
    {kAcknowledged, "|acknowledged|first response|first reply|responded|accepted|in progress|"
                    "work in progress|"},
    {kWaiting, "|waiting|wait|pending|on hold|pending reminder|waiting for customer|"
               "awaiting user info|awaiting customer|"},
    {kResumed, "|resumed|"},
    {kResolved, "|resolved|solved|resolve ticket|completed|"},
    {kReopened, "|reopened|re-opened|"},
    {kReassigned, "|reassigned|"},
    {kWithdrawn, "|withdrawn|cancelled|canceled|rejected|"}};
// Often set long after a request was solved; it stands for solved only where nothing else does.
constexpr std::string_view kClosedWords = "|closed|close|done|finished|";

bool names(std::string_view words, std::string_view name) {
    return words.find("|" + core::lower_ascii(name) + "|") != std::string_view::npos;
}

void suggest_meanings(std::vector<LogActivity>& activities) {
    bool is_solved = false;
    for (LogActivity& activity : activities) {
        activity.meaning = activity.name;
        for (const Meaning& meaning : kMeanings)
            if (names(meaning.words, activity.name)) activity.meaning = meaning.activity;
        is_solved |= activity.meaning == kResolved;
    }
    for (LogActivity& activity : activities)
        if (!is_solved && names(kClosedWords, activity.name)) activity.meaning = kResolved;
}

void set_activities(LogFile& file, const std::map<std::string, std::size_t>& counts) {
    std::map<std::string, std::string> chosen;
    for (const LogActivity& activity : file.activities)
        chosen[activity.name] = activity.meaning;
    file.activities.clear();
    for (const auto& [name, count] : counts)
        file.activities.push_back({name, count, ""});
    std::stable_sort(file.activities.begin(), file.activities.end(),
                     [](const LogActivity& a, const LogActivity& b) { return a.count > b.count; });
    if (file.activities.size() > kActivities) file.activities.resize(kActivities);
    suggest_meanings(file.activities);
    for (LogActivity& activity : file.activities)
        if (const auto it = chosen.find(activity.name); it != chosen.end())
            activity.meaning = it->second;
}

void set_times(LogTimes& times, const exchange::DateSieve& sieve) {
    const std::string before = times.format() ? times.format()->format : "?";
    times = {};
    for (const exchange::DateReading& reading : sieve.best())
        times.formats.push_back({reading.format, spoken_time(reading.example_ms), reading.order});
    times.chosen = times.formats.size() == 1 ? 0 : -1;
    for (std::size_t i = 0; i < times.formats.size(); i++)
        if (times.formats[i].format == before) times.chosen = static_cast<int>(i);
    times.example = sieve.example();
    times.settled = sieve.settled();
    times.against = sieve.against();
    times.cells = sieve.cells();
    times.read = sieve.read();
}

}  // namespace

bool is_time_field(LogField field) {
    return field == LogField::opened || field == LogField::acknowledged ||
           field == LogField::resolved;
}

bool has_field(LogField field, bool is_events) {
    const bool is_of_events = field == LogField::activity || field == LogField::who;
    const bool is_of_requests = field == LogField::acknowledged || field == LogField::resolved;
    return is_events ? !is_of_requests : !is_of_events;
}

bool is_needed_field(LogField field, bool is_events) {
    return field == LogField::number || field == LogField::opened ||
           (is_events && field == LogField::activity);
}

std::string_view log_field_label(LogField field, bool is_events) {
    switch (field) {
    case LogField::number:
        return is_events ? "Number or id of the request" : "Number or id";
    case LogField::opened:
        return is_events ? "When it happened" : "Came in";
    case LogField::acknowledged:
        return "First reply";
    case LogField::resolved:
        return "Solved";
    case LogField::title:
        return "What it is about";
    case LogField::department:
        return "Who asks";
    case LogField::priority:
        return "Priority";
    case LogField::activity:
        return "What happened";
    case LogField::who:
        break;
    }
    return "Who has it from then on";
}

std::string LogFile::column_name(LogField field) const {
    const int at = column(field);
    return at < 0 ? std::string() : header[static_cast<std::size_t>(at)];
}

bool is_request_log(std::string_view bytes) {
    const auto header = exchange::read_header(bytes.substr(0, bytes.find('\n')));
    return header.ok() && exchange::is_log_header(*header);
}

Result<LogFile> open_log(std::string name, std::string bytes, std::string tz,
                         const model::Workspace& workspace) {
    LogFile file;
    file.name = std::move(name);
    file.bytes = std::move(bytes);
    file.tz = tz.empty() ? "UTC" : std::move(tz);
    auto reader = codec::CsvReader::open(file.bytes, exchange::log_limits());
    if (!reader) return reader.error();
    file.header = reader->header();
    std::vector<std::string_view> row;
    while (file.preview.size() < kPreviewRows && reader->next(row))
        file.preview.emplace_back(row.begin(), row.end());
    exchange::LogGuess guess = exchange::guess_log(file.header);
    file.tool = std::move(guess.tool);
    file.is_events = guess.is_events;
    file.columns = guess.columns;
    file.mapping_name = file.name;
    if (const model::LogMapping* known = mapping_for(workspace, file.header))
        apply_mapping(file, *known, workspace);
    else
        probe(file);
    return file;
}

void probe(LogFile& file) {
    auto reader = codec::CsvReader::open(file.bytes, exchange::log_limits());
    if (!reader) return;
    exchange::DateSieve sieve;
    std::map<std::string, std::size_t> counts;
    const int activity = file.is_events ? file.column(LogField::activity) : -1;
    std::vector<std::string_view> row;
    for (std::size_t n = 0; n < kProbed && reader->next(row); n++) {
        for (std::size_t i = 0; i < kLogFields; i++) {
            const auto field = static_cast<LogField>(i);
            const int column = file.columns[i];
            if (!is_time_field(field) || !has_field(field, file.is_events) || column < 0) continue;
            const std::string_view cell = core::trim(row[static_cast<std::size_t>(column)]);
            if (!is_blank(cell)) sieve.add(reader->row_number(), cell);
        }
        if (activity < 0) continue;
        const std::string_view cell = core::trim(row[static_cast<std::size_t>(activity)]);
        if (!cell.empty()) counts[std::string(cell)]++;
    }
    set_times(file.times, sieve);
    set_activities(file, counts);
}

void set_events(LogFile& file, bool is_events) {
    file.is_events = is_events;
    file.columns = exchange::columns_by_parts(file.header, is_events);
    file.tool.clear();
    probe(file);
}

std::optional<LogTime> read_time(const LogTimes& times, std::string_view cell) {
    if (!times.format()) return std::nullopt;
    auto reader = exchange::TimestampReader::make(times.format()->format, core::ZoneTable());
    if (!reader) return std::nullopt;
    const auto at = reader->read(core::trim(cell));
    if (!at) return std::nullopt;
    return LogTime{{*at}, reader->is_zoned()};
}

std::string mapping_id(const std::vector<std::string>& header) {
    std::set<std::string> names;
    for (const std::string& name : header)
        names.insert(core::lower_ascii(name));
    std::string text;
    for (const std::string& name : names)
        text += name + "\n";
    return core::hash_id(model::LogMapping::kPrefix, text);
}

const model::LogMapping* mapping_for(const model::Workspace& workspace,
                                     const std::vector<std::string>& header) {
    return workspace.table<model::LogMapping>().find(std::string_view(mapping_id(header)));
}

namespace {

template <class M, class F>
void each_column(M& mapping, F&& visit) {
    visit(LogField::number, mapping.number);
    visit(LogField::opened, mapping.opened);
    visit(LogField::acknowledged, mapping.acknowledged);
    visit(LogField::resolved, mapping.resolved);
    visit(LogField::title, mapping.title);
    visit(LogField::department, mapping.department);
    visit(LogField::priority, mapping.priority);
    visit(LogField::activity, mapping.activity);
    visit(LogField::who, mapping.who);
}

}  // namespace

void apply_mapping(LogFile& file, const model::LogMapping& mapping,
                   const model::Workspace& workspace) {
    file.mapping = mapping.id.text;
    file.mapping_name = mapping.name;
    file.is_events = mapping.is_events;
    each_column(mapping, [&](LogField field, const std::string& name) {
        const auto it =
            std::find_if(file.header.begin(), file.header.end(), [&](const std::string& column) {
                return core::lower_ascii(column) == core::lower_ascii(name);
            });
        file.columns[static_cast<std::size_t>(field)] =
            name.empty() || it == file.header.end() ? -1
                                                    : static_cast<int>(it - file.header.begin());
    });
    if (!mapping.tz.empty()) file.tz = mapping.tz;
    if (workspace.table<model::Service>().find(mapping.service))
        file.service = mapping.service.text;
    file.activities.clear();
    for (std::string_view rest = mapping.meanings; !rest.empty();) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        const std::size_t sign = line.rfind(" = ");
        if (sign == std::string_view::npos) continue;
        file.activities.push_back(
            {std::string(line.substr(0, sign)), 0, std::string(line.substr(sign + 3))});
    }
    file.times = {};
    probe(file);
    LogTimes& times = file.times;
    for (std::size_t i = 0; i < times.formats.size(); i++)
        if (times.formats[i].format == mapping.format) times.chosen = static_cast<int>(i);
}

model::LogMapping mapping_of(const LogFile& file) {
    model::LogMapping mapping;
    mapping.id.text = mapping_id(file.header);
    mapping.name = file.mapping_name;
    mapping.is_events = file.is_events;
    each_column(mapping, [&](LogField field, std::string& name) {
        if (has_field(field, file.is_events)) name = file.column_name(field);
    });
    if (file.times.format()) mapping.format = file.times.format()->format;
    mapping.tz = file.tz;
    mapping.service.text = file.service;
    for (const LogActivity& activity : file.activities)
        mapping.meanings +=
            (mapping.meanings.empty() ? "" : "\n") + activity.name + " = " + activity.meaning;
    return mapping;
}

}  // namespace icx::app
