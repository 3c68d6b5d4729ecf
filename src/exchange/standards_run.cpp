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

Result<void> Runner::run_one(const StandardSpec& standard) {
    const codec::ServiceHours& hours = standard.hours ? *standard.hours : spec_.hours;
    auto service = Service::make(hours.calendars, zones_);
    if (!service) return service.error();
    run_.tz_database = service->zone().database;
    const auto& from = times(standard.from);
    const auto& to = times(standard.to);
    const std::vector<std::int64_t>* due_column =
        standard.target.column.empty() ? nullptr : &times(standard.target.column);
    const std::vector<std::uint32_t>* by =
        standard.target.by.empty() ? nullptr : &texts(standard.target.by);
    const std::size_t n = run_.log.size();
    StandardRun out;
    out.outcomes.resize(n);
    out.takes_part.assign(n, false);
    out.has_start.assign(n, false);
    out.has_stop.assign(n, false);
    out.start_ms = from;
    out.stop_ms.assign(n, kNever_ms);
    Range range;
    range.add(run_.now_ms);
    for (std::size_t i = 0; i < n; i++) {
        out.has_start[i] = from[i] != kNoTime_ms;
        out.has_stop[i] = to[i] != kNoTime_ms;
        if (out.has_stop[i]) out.stop_ms[i] = to[i];
        if (!out.has_start[i]) {
            if (out.has_stop[i])
                problems_.add(run_.log.rows[i], header_of(standard.from),
                              "is empty, but \"" + header_of(standard.to) + "\" is not (" +
                                  standard.id + ")");
            continue;
        }
        if (to[i] != kNoTime_ms && to[i] < from[i]) {
            problems_.add(run_.log.rows[i], header_of(standard.to),
                          "lies before \"" + header_of(standard.from) + "\" (" + standard.id + ")");
            continue;
        }
        out.takes_part[i] = is_active(standard, service->zone(), from[i]);
        range.add(from[i]);
        if (out.has_stop[i]) range.add(to[i]);
        if (due_column && (*due_column)[i] != kNoTime_ms) range.add((*due_column)[i]);
    }
    const Targets targets(standard, *service, run_.log);
    std::map<std::uint32_t, std::size_t> without_target;
    const auto measure_all = [&](const BusinessClock& clock, bool only_undue) {
        bool is_short = false;
        for (std::size_t i = 0; i < n; i++) {
            if (!out.takes_part[i]) continue;
            if (only_undue && out.outcomes[i].due_ms != kNever_ms) continue;
            standards::Subject subject;
            subject.start_ms = from[i];
            subject.stop_ms = out.stop_ms[i];
            std::vector<standards::Pause> pauses;
            if (!pausing_.empty()) {
                pauses = standards::replay_pauses(run_.pauses.of(i), pausing_, resuming_);
                subject.pauses = pauses;
            }
            if (!due_column)
                subject.target_ms = targets.of(by ? (*by)[i] : 0, from[i]);
            else if ((*due_column)[i] != kNoTime_ms)
                subject.target_ms = std::max<std::int64_t>(
                    0, clock.between_ms({from[i]}, {(*due_column)[i]}));
            if (!only_undue && subject.target_ms == kNoTarget_ms)
                without_target[by ? (*by)[i] : 0]++;
            out.outcomes[i] = standards::measure(subject, clock, run_.now_ms);
            is_short |= subject.target_ms != kNoTarget_ms && out.outcomes[i].due_ms == kNever_ms;
        }
        return is_short;
    };
    const std::int64_t from_s = range.from_s - kDay_s;
    if (measure_all(service->clock(from_s, std::min(range.until_s + kAhead_s, core::kZonesUntil_s)),
                    false))
        measure_all(service->clock(from_s, core::kZonesUntil_s), true);
    for (const auto& [label, count] : without_target)
        run_.notes.push_back(standard.id + ": " + std::to_string(count) +
                             " requests have no target" +
                             (by ? " for \"" + run_.log.labels.text(label) + "\"" : ""));
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
