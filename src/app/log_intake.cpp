#include "app/log_intake.hpp"

#include <algorithm>
#include <map>

#include "app/request_commands.hpp"
#include "app/request_entry.hpp"
#include "core/hash.hpp"
#include "core/text.hpp"
#include "exchange/request_log.hpp"

namespace icx::app {
namespace {

using core::Code;
using core::Error;
using core::Result;
using exchange::kNoTime_ms;
using exchange::LogField;

// Of one slice; a few milliseconds each.
constexpr std::size_t kRowsRead = 2000;
constexpr std::size_t kCompared = 500;
constexpr std::size_t kApplied = 1000;
constexpr std::size_t kAppliedBytes = 1u << 20;  // of one change, far below what a record may hold

Error invalid(std::string message, std::string place = {}) {
    return Error{Code::invalid, std::move(message), std::move(place), ""};
}

std::size_t place_of(std::vector<std::string>& names, const std::string& name) {
    const auto at = std::find(names.begin(), names.end(), name);
    const auto place = static_cast<std::size_t>(at - names.begin());
    if (at == names.end()) names.push_back(name);
    return place;
}

}  // namespace

struct LogIntake::Work {
    LogFile file;
    std::size_t file_bytes = 1;
    std::optional<exchange::TimestampReader> stamps;
    exchange::LogColumns columns;
    exchange::EventTableColumns event_columns;
    std::array<int, kLogFields> place{};  // of a field among times or texts, -1: not there
    std::optional<exchange::RequestLogReader> requests;
    std::optional<exchange::EventTableReader> events;
    exchange::RequestLog log;
    exchange::EventTable table;
    std::vector<std::string> meanings;               // by label of `table`
    std::map<std::string, std::string> departments;  // by name in lower case
    std::string service;
    std::optional<model::Service> new_service;

    IntakePhase phase = IntakePhase::reading;
    std::size_t at = 0;  // of the phase
    struct Staged {
        std::string request, payload;
    };
    std::vector<Staged> staged;
    std::string sum;  // of what is staged, one after the other
    exchange::RowProblems problems;
    IntakeReport report;

    std::size_t size() const { return file.is_events ? table.size() : log.size(); }
    void choose_columns();
    Result<void> find_service(const Session& session, const LogFile& from);
    Result<void> open_reader();
    Result<void> read();
    void compare(const model::Workspace& workspace);
    void stage(const model::Workspace& workspace, model::RequestEntry entry);
    Result<void> apply(Session& session);
    Result<void> finish(Session& session);
    std::optional<model::RequestEntry> entry_of(std::size_t i);
    bool add_row_events(std::size_t i, model::RequestEntry& entry);
    bool add_log_events(std::size_t i, model::RequestEntry& entry);
    std::string text(LogField field, std::size_t i) const;
};

LogIntake::LogIntake(std::unique_ptr<Work> work) : work_(std::move(work)) {}
LogIntake::LogIntake(LogIntake&&) noexcept = default;
LogIntake& LogIntake::operator=(LogIntake&&) noexcept = default;
LogIntake::~LogIntake() = default;

IntakePhase LogIntake::phase() const { return work_->phase; }
const std::string& LogIntake::file_name() const { return work_->file.name; }

double LogIntake::progress() const {
    const auto share = [](std::size_t part, std::size_t all) {
        return all == 0 ? 1.0 : static_cast<double>(part) / static_cast<double>(all);
    };
    constexpr double kReading = 0.35, kComparing = 0.3;
    switch (work_->phase) {
    case IntakePhase::reading: {
        const std::size_t read = work_->requests ? work_->requests->bytes_read()
                                 : work_->events ? work_->events->bytes_read()
                                                 : 0;
        return kReading * share(read, work_->file_bytes);
    }
    case IntakePhase::comparing:
        return kReading + kComparing * share(work_->at, work_->size());
    case IntakePhase::applying:
        return kReading + kComparing +
               (1 - kReading - kComparing) * share(work_->at, work_->staged.size());
    case IntakePhase::done:
        break;
    }
    return 1;
}

Result<LogIntake> LogIntake::open(LogFile& file, const Session& session, core::ZoneSource& zones) {
    for (std::size_t i = 0; i < kLogFields; i++) {
        const auto field = static_cast<LogField>(i);
        if (is_needed_field(field, file.is_events) && file.columns[i] < 0)
            return invalid("choose the column for \u201C" +
                           std::string(log_field_label(field, file.is_events)) + "\u201D");
    }
    if (!file.times.format()) return invalid("choose how the times are read");
    auto zone = zones.load(file.tz);
    if (!zone) return zone.error();
    auto stamps = exchange::TimestampReader::make(file.times.format()->format, std::move(*zone));
    if (!stamps) return stamps.error();
    auto work = std::make_unique<Work>();
    work->stamps = std::move(*stamps);
    for (const auto& [id, department] : session.workspace().table<model::Department>())
        work->departments[core::lower_ascii(department.name)] = id;
    if (auto found = work->find_service(session, file); !found) return found.error();
    work->file = std::move(file);
    work->choose_columns();
    if (auto opened = work->open_reader(); !opened) {
        file = std::move(work->file);
        return opened.error();
    }
    return LogIntake(std::move(work));
}

Result<void> LogIntake::Work::find_service(const Session& session, const LogFile& from) {
    service = from.service;
    if (!service.empty()) return {};
    const std::string name(core::trim(from.new_service));
    if (name.empty()) return invalid("a service needs a name", "name of the service");
    for (const auto& [id, known] : session.workspace().table<model::Service>())
        if (core::lower_ascii(known.name) == core::lower_ascii(name))
            return Error{Code::conflict, "there is a service of this name", name,
                         "choose it in the list"};
    // By its name, so that the same file on two devices makes one service and one batch.
    std::string text = core::lower_ascii(name);
    do {
        service = core::hash_id(model::Service::kPrefix, text);
        text += "'";
    } while (session.workspace().table<model::Service>().find(std::string_view(service)));
    new_service.emplace();
    new_service->id.text = service;
    new_service->name = name;
    return {};
}

void LogIntake::Work::choose_columns() {
    place.fill(-1);
    columns.id = event_columns.request = file.column_name(LogField::number);
    event_columns.activity = file.column_name(LogField::activity);
    event_columns.timestamp = file.column_name(LogField::opened);
    event_columns.who = file.column_name(LogField::who);
    for (std::size_t i = 0; i < kLogFields; i++) {
        const auto field = static_cast<LogField>(i);
        if (file.columns[i] < 0 || !has_field(field, file.is_events)) continue;
        const bool is_text = field == LogField::title || field == LogField::department ||
                             field == LogField::priority;
        std::vector<std::string>& texts = file.is_events ? event_columns.texts : columns.texts;
        if (is_text)
            place[i] = static_cast<int>(place_of(texts, file.column_name(field)));
        else if (is_time_field(field))
            place[i] = static_cast<int>(place_of(columns.times, file.column_name(field)));
    }
}

Result<void> LogIntake::Work::open_reader() {
    file_bytes = file.bytes.size();
    if (file.is_events) {
        auto opened = exchange::EventTableReader::open(file.bytes, event_columns, *stamps);
        if (!opened) return opened.error();
        events.emplace(std::move(*opened));
        return {};
    }
    auto opened = exchange::RequestLogReader::open(file.bytes, columns, *stamps);
    if (!opened) return opened.error();
    requests.emplace(std::move(*opened));
    return {};
}

Result<void> LogIntake::Work::read() {
    bool is_read = false;
    if (requests) {
        is_read = requests->step(kRowsRead);
    } else {
        const auto more = events->step(kRowsRead);
        if (!more) return more.error();
        is_read = *more;
    }
    if (!is_read) return {};
    std::vector<core::Problem> found;
    if (requests) {
        log = requests->take();
        found = std::move(log.problems);
    } else {
        table = events->take();
        table.group();
        report.moved = table.moved;
        found = std::move(table.problems);
        std::map<std::string_view, const std::string*> known;
        for (const LogActivity& activity : file.activities)
            known[activity.name] = &activity.meaning;
        for (std::uint32_t i = 0; i < table.labels.size(); i++) {
            const auto it = known.find(table.labels.text(i));
            meanings.push_back(it == known.end() ? table.labels.text(i) : *it->second);
        }
    }
    for (core::Problem& problem : found)
        problems.add(std::move(problem));
    requests.reset();
    events.reset();
    std::string().swap(file.bytes);
    phase = IntakePhase::comparing;
    return {};
}

std::string LogIntake::Work::text(LogField field, std::size_t i) const {
    const int at_place = place[static_cast<std::size_t>(field)];
    if (at_place < 0) return {};
    const auto& texts = file.is_events ? table.texts : log.texts;
    const auto& labels = file.is_events ? table.labels : log.labels;
    return labels.text(texts[static_cast<std::size_t>(at_place)][i]);
}

bool LogIntake::Work::add_row_events(std::size_t i, model::RequestEntry& entry) {
    const auto time = [&](LogField field) {
        const int at_place = place[static_cast<std::size_t>(field)];
        return at_place < 0 ? kNoTime_ms : log.times[static_cast<std::size_t>(at_place)][i];
    };
    const std::int64_t opened = time(LogField::opened);
    if (opened == kNoTime_ms) {
        problems.add(log.rows[i], file.column_name(LogField::opened),
                     "is empty; without it nothing can be measured");
        return false;
    }
    entry.events.push_back({{opened}, std::string(kOpened), "", ""});
    for (const auto& [field, activity] : {std::pair(LogField::acknowledged, kAcknowledged),
                                          std::pair(LogField::resolved, kResolved)}) {
        const std::int64_t ms = time(field);
        if (ms == kNoTime_ms) continue;
        if (ms < opened)
            problems.add(log.rows[i], file.column_name(field),
                         "lies before the request came in; left out");
        else
            entry.events.push_back({{ms}, std::string(activity), "", ""});
    }
    return true;
}

bool LogIntake::Work::add_log_events(std::size_t i, model::RequestEntry& entry) {
    const std::span<exchange::EventRow> mine = table.of(i);
    if (mine.size() >= kMaxEvents) {
        problems.add(mine.front().row, event_columns.request,
                     "has more than " + std::to_string(kMaxEvents - 1) +
                         " events; the request was left out");
        return false;
    }
    bool is_opened = false;
    for (std::size_t k = 0; k < mine.size(); k++) {
        const exchange::EventRow& event = mine[k];
        bool is_repeated = false;
        for (std::size_t j = k; j-- > 0 && mine[j].at_ms == event.at_ms;)
            if (mine[j].activity == event.activity && mine[j].who == event.who) {
                problems.add(event.row, event_columns.request,
                             "says the same as row " + std::to_string(mine[j].row) +
                                 "; counted once");
                is_repeated = true;
                break;
            }
        if (is_repeated) continue;
        const std::string& activity = meanings[event.activity];
        is_opened |= activity == kOpened;
        entry.events.push_back({{event.at_ms}, activity, table.labels.text(event.who), ""});
    }
    // Whatever its name, the first thing that happened is when it came in.
    if (!is_opened)
        entry.events.insert(entry.events.begin(),
                            {{mine.front().at_ms}, std::string(kOpened), "", ""});
    return true;
}

std::optional<model::RequestEntry> LogIntake::Work::entry_of(std::size_t i) {
    model::RequestEntry entry;
    const auto& ids = file.is_events ? table.ids : log.ids;
    entry.number = ids.text(static_cast<std::uint32_t>(i + 1));
    entry.request = core::hash_id("rq", service + "/" + entry.number);
    entry.service = service;
    entry.title = text(LogField::title, i);
    entry.priority = text(LogField::priority, i);
    entry.department = text(LogField::department, i);
    const auto known = departments.find(core::lower_ascii(entry.department));
    if (known != departments.end()) entry.department = known->second;
    if (!(file.is_events ? add_log_events(i, entry) : add_row_events(i, entry)))
        return std::nullopt;
    return entry;
}

void LogIntake::Work::compare(const model::Workspace& workspace) {
    for (std::size_t n = 0; n < kCompared && at < size(); n++, at++)
        if (auto entry = entry_of(at)) stage(workspace, std::move(*entry));
    if (at < size()) return;
    log = {};
    table = {};
    at = 0;
    phase = IntakePhase::applying;
}

void LogIntake::Work::stage(const model::Workspace& workspace, model::RequestEntry entry) {
    const model::RequestEntry* earlier = counting_row(workspace, entry.request);
    if (earlier && says_the_same(*earlier, entry)) {
        report.already++;
        return;
    }
    report.taken++;
    report.events += entry.events.size();
    replica::Fact fact = encode_entry(entry);
    sum = core::sha256_hex(sum + entry.request + fact.payload);
    staged.push_back({std::move(entry.request), std::move(fact.payload)});
}

Result<void> LogIntake::Work::apply(Session& session) {
    if (at == staged.size()) return finish(session);
    // The batch's id follows from what it brings: the same file on two devices makes one batch.
    const std::string batch = core::hash_id(model::Batch::kPrefix, sum);
    StageEntries command;
    std::size_t bytes = 0;
    for (; at < staged.size() && command.facts.size() < kApplied && bytes < kAppliedBytes; at++) {
        Staged& item = staged[at];
        bytes += item.payload.size();
        command.facts.push_back({item.request + ":" + batch, std::string(kEntryKind),
                                 item.request + " " + batch, std::move(item.payload)});
    }
    const auto outcome = session.run(command);
    if (!outcome) return outcome.error();
    return {};
}

Result<void> LogIntake::Work::finish(Session& session) {
    FinishIntake command;
    command.source = file.name;
    if (!staged.empty()) {
        command.batch = core::hash_id(model::Batch::kPrefix, sum);
        command.new_service = new_service;
    }
    if (!core::trim(file.mapping_name).empty()) {
        command.mapping = mapping_of(file);
        command.mapping->service.text = command.new_service ? service : file.service;
    }
    const std::uint64_t before = session.undo_step();
    const auto outcome = session.run(command);
    if (!outcome) return outcome.error();
    report.is_undoable = report.taken > 0 && session.undo_step() != before;
    report.problems = problems.take();
    phase = IntakePhase::done;
    return {};
}

Result<void> LogIntake::step(Session& session) {
    switch (work_->phase) {
    case IntakePhase::reading:
        return work_->read();
    case IntakePhase::comparing:
        work_->compare(session.workspace());
        return {};
    case IntakePhase::applying:
        return work_->apply(session);
    case IntakePhase::done:
        break;
    }
    return {};
}

Result<void> LogIntake::work(Session& session, std::int64_t budget_ms) {
    const std::int64_t end_ms = session.clock().now().ms + budget_ms;
    while (work_->phase != IntakePhase::done) {
        if (auto done = step(session); !done) return done;
        if (session.clock().now().ms >= end_ms) break;
    }
    return {};
}

IntakeReport LogIntake::take() { return std::move(work_->report); }

}  // namespace icx::app
