#include "exchange/standards_run.hpp"

#include <algorithm>
#include <limits>

namespace icx::exchange {
namespace {

using codec::StandardSpec;
using core::Error;
using core::Result;
using standards::BusinessClock;
using standards::kNever_ms;
using standards::kNoTarget_ms;
using standards::Outcome;
using standards::Service;

constexpr std::int64_t kDay_s = 86400;
constexpr std::int64_t kAhead_s = 400 * kDay_s;  // how far due times are looked for at first

std::int64_t floor_s(std::int64_t ms) { return ms / 1000 - (ms % 1000 < 0); }

class Runner {
public:
    Runner(const codec::StandardsSpec& spec, core::ZoneSource& zones)
        : spec_(spec), zones_(zones) {}

    Result<StandardsRun> run(std::string_view log, std::string_view pause_log,
                             core::Instant now) {
        run_.now_ms = spec_.now.value_or(now).ms;
        if (auto done = read_log(log); !done) return done.error();
        if (auto done = read_pauses(pause_log); !done) return done.error();
        for (const StandardSpec& standard : spec_.standards)
            if (auto done = run_one(standard); !done) return done.error();
        run_.problems = problems_.take();
        return std::move(run_);
    }

private:
    Result<void> read_log(std::string_view log);
    Result<void> read_pauses(std::string_view pause_log);
    Result<void> run_one(const StandardSpec& standard);
    Result<TimestampReader> stamps();

    // A name of the spec's columns, else the header itself.
    std::string header_of(const std::string& name) const {
        const auto it = spec_.columns.find(name);
        return it == spec_.columns.end() ? name : it->second;
    }
    static std::size_t add(std::vector<std::string>& names, const std::string& name) {
        const auto it = std::find(names.begin(), names.end(), name);
        if (it != names.end()) return static_cast<std::size_t>(it - names.begin());
        names.push_back(name);
        return names.size() - 1;
    }
    const std::vector<std::int64_t>& times(const std::string& name) const {
        const auto& names = columns_.times;
        const auto it = std::find(names.begin(), names.end(), header_of(name));
        return run_.log.times[static_cast<std::size_t>(it - names.begin())];
    }
    const std::vector<std::uint32_t>& texts(const std::string& name) const {
        const auto& names = columns_.texts;
        const auto it = std::find(names.begin(), names.end(), header_of(name));
        return run_.log.texts[static_cast<std::size_t>(it - names.begin())];
    }

    const codec::StandardsSpec& spec_;
    core::ZoneSource& zones_;
    StandardsRun run_;
    RowProblems problems_;
    LogColumns columns_;
    std::vector<std::uint32_t> pausing_, resuming_;  // labels of the pause log
};

Result<TimestampReader> Runner::stamps() {
    std::optional<core::ZoneTable> zone;
    if (!spec_.timestamps_tz.empty()) {
        auto loaded = zones_.load(spec_.timestamps_tz);
        if (!loaded) return loaded.error();
        zone = std::move(*loaded);
    }
    auto reader = TimestampReader::make(spec_.timestamps_format, std::move(zone));
    if (!reader) {
        Error error = reader.error();
        error.place = "/timestamps/format";
        return error;
    }
    return reader;
}

void note_repeated(const TimestampReader& reader, std::vector<std::string>& notes) {
    if (reader.repeated() > 0)
        notes.push_back(std::to_string(reader.repeated()) +
                        " times lie in an hour that the clocks repeated; the first one was taken");
}

Result<void> Runner::read_log(std::string_view log) {
    columns_.id = header_of("id");
    for (const StandardSpec& standard : spec_.standards) {
        add(columns_.times, header_of(standard.from));
        add(columns_.times, header_of(standard.to));
        if (!standard.target.column.empty())
            add(columns_.times, header_of(standard.target.column));
        if (!standard.target.by.empty()) add(columns_.texts, header_of(standard.target.by));
    }
    if (!spec_.by.empty()) add(columns_.texts, header_of(spec_.by));
    auto reader = stamps();
    if (!reader) return reader.error();
    auto read = read_request_log(log, columns_, *reader);
    if (!read) return read.error();
    run_.log = std::move(*read);
    for (core::Problem& problem : run_.log.problems) problems_.add(std::move(problem));
    run_.log.problems.clear();
    note_repeated(*reader, run_.notes);
    if (!spec_.by.empty()) run_.group_of = texts(spec_.by);
    return {};
}

Result<void> Runner::read_pauses(std::string_view pause_log) {
    if (!spec_.pauses) return {};
    const codec::PausesSpec& pauses = *spec_.pauses;
    auto reader = stamps();
    if (!reader) return reader.error();
    auto read = read_event_log(
        pause_log, {pauses.case_column, pauses.activity_column, pauses.timestamp_column, {}},
        run_.log.ids, *reader);
    if (!read) {
        Error error = read.error();
        error.place = pauses.log + " " + error.place;
        return error;
    }
    run_.pauses = std::move(*read);
    for (core::Problem& problem : run_.pauses.problems)
        problems_.add({pauses.log + " " + problem.place, std::move(problem.message)});
    run_.pauses.problems.clear();
    if (run_.pauses.strangers > 0)
        run_.notes.push_back(pauses.log + ": " + std::to_string(run_.pauses.strangers) +
                             " events belong to no request of the log");
    const auto number = [&](const std::vector<std::string>& names,
                            std::vector<std::uint32_t>& out) {
        for (const std::string& name : names)
            if (const std::uint32_t label = run_.pauses.labels.find(name)) out.push_back(label);
            else run_.notes.push_back(pauses.log + ": nothing is called \"" + name + "\"");
    };
    number(pauses.states, pausing_);
    number(pauses.resume, resuming_);
    return {};
}

// The target of each request in milliseconds.
class Targets {
public:
    Targets(const StandardSpec& standard, const Service& service, const RequestLog& log)
        : spec_(standard.target), service_(service) {
        if (spec_.single) plain_ms_ = spec_.single->ms(0);
        for (const auto& [name, duration] : spec_.values) {
            const std::uint32_t label = log.labels.find(name);
            if (label == 0 && !name.empty()) continue;
            if (by_label_.size() <= label) by_label_.resize(label + 1);
            by_label_[label] = &duration;
        }
    }

    std::int64_t of(std::uint32_t label, std::int64_t start_ms) const {
        const standards::Duration* duration = nullptr;
        if (spec_.single) {
            if (!spec_.single->has_business_days()) return plain_ms_;
            duration = &*spec_.single;
        } else if (label < by_label_.size()) {
            duration = by_label_[label];
        }
        if (!duration) return kNoTarget_ms;
        return duration->ms(duration->has_business_days()
                                ? service_.business_day_s(floor_s(start_ms))
                                : 0);
    }

private:
    const codec::TargetSpec& spec_;
    const Service& service_;
    std::int64_t plain_ms_ = 0;
    std::vector<const standards::Duration*> by_label_;
};

// The span of time in which a clock is asked.
struct Range {
    std::int64_t from_s = std::numeric_limits<std::int64_t>::max();
    std::int64_t until_s = std::numeric_limits<std::int64_t>::min();
    void add(std::int64_t ms) {
        from_s = std::min(from_s, floor_s(ms));
        until_s = std::max(until_s, floor_s(ms) + 1);
    }
};

bool is_active(const StandardSpec& standard, const core::ZoneTable& zone, std::int64_t start_ms) {
    if (!standard.active_from && !standard.active_until) return true;
    const std::int64_t day = core::local_day_at(zone, floor_s(start_ms));
    if (standard.active_from && day < core::days_from_civil(*standard.active_from)) return false;
    return !standard.active_until || day <= core::days_from_civil(*standard.active_until);
}

// One standard over the whole log.
class StandardReplay {
public:
    struct Columns {
        const std::vector<std::int64_t>& from;
        const std::vector<std::int64_t>& to;
        const std::vector<std::int64_t>* due;   // a due time for each request
        const std::vector<std::uint32_t>* by;   // whose value gives the target
        std::string from_header, to_header;
    };
    StandardReplay(const StandardSpec& standard, const Service& service, const StandardsRun& run,
                   const Columns& columns)
        : standard_(standard),
          service_(service),
          run_(run),
          columns_(columns),
          targets_(standard, service, run.log) {
        const std::size_t n = run.log.size();
        out_.outcomes.resize(n);
        out_.takes_part.assign(n, false);
        out_.has_start.assign(n, false);
        out_.has_stop.assign(n, false);
        out_.start_ms = columns.from;
        out_.stop_ms.assign(n, kNever_ms);
        range_.add(run.now_ms);
    }

    // Who takes part, and the span of time that the clock must know.
    void sort_out(RowProblems& problems) {
        for (std::size_t i = 0; i < run_.log.size(); i++) {
            const std::int64_t from = columns_.from[i], to = columns_.to[i];
            out_.has_start[i] = from != kNoTime_ms;
            out_.has_stop[i] = to != kNoTime_ms;
            if (out_.has_stop[i]) out_.stop_ms[i] = to;
            if (!is_sound(i, problems)) continue;
            out_.takes_part[i] = is_active(standard_, service_.zone(), from);
            range_.add(from);
            if (out_.has_stop[i]) range_.add(to);
            if (columns_.due && (*columns_.due)[i] != kNoTime_ms) range_.add((*columns_.due)[i]);
        }
    }

    StandardRun measure(std::span<const standards::Label> pausing,
                        std::span<const standards::Label> resuming) {
        pausing_ = pausing;
        resuming_ = resuming;
        const std::int64_t from_s = range_.from_s - kDay_s;
        const std::int64_t near_s = std::min(range_.until_s + kAhead_s, core::kZonesUntil_s);
        if (!measure_all(service_.clock(from_s, near_s), false))
            measure_all(service_.clock(from_s, core::kZonesUntil_s), true);
        return std::move(out_);
    }

    void note_targets(std::vector<std::string>& notes) const {
        for (const auto& [label, count] : without_target_)
            notes.push_back(standard_.id + ": " + std::to_string(count) +
                            " requests have no target" +
                            (columns_.by ? " for \"" + run_.log.labels.text(label) + "\"" : ""));
    }

private:
    bool is_sound(std::size_t i, RowProblems& problems) const {
        if (!out_.has_start[i]) {
            if (out_.has_stop[i])
                problems.add(run_.log.rows[i], columns_.from_header,
                             "is empty, but \"" + columns_.to_header + "\" is not (" +
                                 standard_.id + ")");
            return false;
        }
        if (!out_.has_stop[i] || columns_.to[i] >= columns_.from[i]) return true;
        problems.add(run_.log.rows[i], columns_.to_header,
                     "lies before \"" + columns_.from_header + "\" (" + standard_.id + ")");
        return false;
    }

    // False when a due time lies beyond the clock's end. `only_undue`: those alone, again.
    bool measure_all(const BusinessClock& clock, bool only_undue) {
        bool is_complete = true;
        for (std::size_t i = 0; i < out_.outcomes.size(); i++) {
            if (!out_.takes_part[i]) continue;
            if (only_undue && out_.outcomes[i].due_ms != kNever_ms) continue;
            const bool is_due = measure_one(i, clock);
            if (!is_due && out_.outcomes[i].target_ms != kNoTarget_ms) is_complete = false;
            if (!only_undue && out_.outcomes[i].target_ms == kNoTarget_ms)
                without_target_[label_of(i)]++;
        }
        return is_complete;
    }

    bool measure_one(std::size_t i, const BusinessClock& clock) {
        standards::Subject subject;
        subject.start_ms = columns_.from[i];
        subject.stop_ms = out_.stop_ms[i];
        std::vector<standards::Pause> pauses;
        if (!pausing_.empty()) {
            pauses = standards::replay_pauses(run_.pauses.of(i), pausing_, resuming_);
            subject.pauses = pauses;
        }
        subject.target_ms = target_of(i, clock);
        out_.outcomes[i] = standards::measure(subject, clock, run_.now_ms);
        return out_.outcomes[i].due_ms != kNever_ms;
    }

    std::int64_t target_of(std::size_t i, const BusinessClock& clock) const {
        if (!columns_.due) return targets_.of(label_of(i), columns_.from[i]);
        const std::int64_t due = (*columns_.due)[i];
        if (due == kNoTime_ms) return kNoTarget_ms;
        return std::max<std::int64_t>(0, clock.between_ms({columns_.from[i]}, {due}));
    }

    std::uint32_t label_of(std::size_t i) const { return columns_.by ? (*columns_.by)[i] : 0; }

    const StandardSpec& standard_;
    const Service& service_;
    const StandardsRun& run_;
    const Columns& columns_;
    Targets targets_;
    StandardRun out_;
    Range range_;
    std::span<const standards::Label> pausing_, resuming_;
    std::map<std::uint32_t, std::size_t> without_target_;
};

Result<void> Runner::run_one(const StandardSpec& standard) {
    const codec::ServiceHours& hours = standard.hours ? *standard.hours : spec_.hours;
    const auto service = Service::make(hours.calendars, zones_);
    if (!service) return service.error();
    run_.tz_database = service->zone().database;
    const codec::TargetSpec& target = standard.target;
    const auto* due = target.column.empty() ? nullptr : &times(target.column);
    const auto* by = target.by.empty() ? nullptr : &texts(target.by);
    const StandardReplay::Columns columns = {times(standard.from), times(standard.to), due, by,
                                             header_of(standard.from), header_of(standard.to)};
    StandardReplay replay(standard, *service, run_, columns);
    replay.sort_out(problems_);
    StandardRun out = replay.measure(pausing_, resuming_);
    out.business_day_s = service->business_day_s(floor_s(run_.now_ms));
    replay.note_targets(run_.notes);
    run_.standards.push_back(std::move(out));
    return {};
}

}  // namespace

Result<StandardsRun> run_standards(std::string_view log, std::string_view pause_log,
                                   const codec::StandardsSpec& spec, core::ZoneSource& zones,
                                   core::Instant now) {
    return Runner(spec, zones).run(log, pause_log, now);
}

std::map<std::string, std::vector<std::uint32_t>> groups_of(const StandardsRun& run) {
    std::map<std::string, std::vector<std::uint32_t>> out;
    if (!run.group_of) return out;
    auto groups = standards::split_by(*run.group_of, run.log.labels.size());
    for (std::size_t label = 0; label < groups.size(); label++)
        if (!groups[label].empty())
            out[run.log.labels.text(static_cast<std::uint32_t>(label))] = std::move(groups[label]);
    return out;
}

std::vector<double> survival_times(const StandardSpec& standard, std::int32_t business_day_s) {
    std::vector<double> out;
    for (const standards::Duration& at : standard.at)
        out.push_back(static_cast<double>(at.ms(business_day_s)) / 1000);
    const auto& single = standard.target.single;
    std::int64_t target_ms = single ? single->ms(business_day_s) : 0;
    for (const auto& [name, duration] : standard.target.values)
        target_ms = std::max(target_ms, duration.ms(business_day_s));
    if (out.empty() && target_ms > 0)
        for (const double part : {0.25, 0.5, 1.0, 2.0, 4.0})
            out.push_back(static_cast<double>(target_ms) / 1000 * part);
    if (out.empty()) out = {3600, 14400, 86400, 259200, 604800, 2592000};
    std::sort(out.begin(), out.end());
    return out;
}

std::int64_t burn_start(const StandardSpec& standard, std::int32_t business_day_s,
                        std::int64_t now_ms) {
    if (!standard.window) return std::numeric_limits<std::int64_t>::min();
    return now_ms - standard.window->ms(business_day_s);
}

}  // namespace icx::exchange
