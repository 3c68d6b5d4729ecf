// The records of the place Serve: when service is given, who gives it, what is promised, which
// misses were excused, how logs are read. Requests are not records: they are facts (RequestEntry),
// for what happened cannot be edited. Only the studio shows these; the employee's page neither
// builds nor links them.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

#include "model/ids.hpp"
#include "model/reflect.hpp"

namespace icx::model {

// Business hours. Each day holds frames such as "08:00-12:00, 13:00-17:00"; empty: closed. Holidays
// are lines "2026-12-25 Christmas Day"; special days are lines "2026-12-24 08:00-12:00 Half day".
// A record with `replaces` is a later version: its zone and week take the place of that calendar's
// from the local date `from` on. Holidays and special days are the first calendar's at all times.
struct Calendar {
    static constexpr std::string_view kType = "calendar";
    static constexpr std::string_view kPrefix = "ca";
    CalendarId id;
    std::string name;
    std::string tz = "UTC";  // IANA name
    std::string monday, tuesday, wednesday, thursday, friday, saturday, sunday;
    std::string holidays;
    std::string special;
    CalendarId replaces;             // empty: a calendar of its own
    std::optional<core::Date> from;  // of a version; without it the version never holds
    bool is_sample = false;

    template <class V, class S>
    static void fields(V&& v, S& c) {
        v("name", c.name);
        v("tz", c.tz);
        v("monday", c.monday);
        v("tuesday", c.tuesday);
        v("wednesday", c.wednesday);
        v("thursday", c.thursday);
        v("friday", c.friday);
        v("saturday", c.saturday);
        v("sunday", c.sunday);
        v("holidays", c.holidays);
        v("special", c.special);
        v("replaces", c.replaces);
        v("from", c.from);
        v("is_sample", c.is_sample);
    }
};

// What one department does for others: "IT help desk", "Payroll questions".
struct Service {
    static constexpr std::string_view kType = "service";
    static constexpr std::string_view kPrefix = "sc";
    ServiceId id;
    std::string name;
    DepartmentId department;
    SurveyId survey;  // whose answers score it; empty: how its department is rated
    std::string pos;
    bool is_sample = false;

    template <class V, class S>
    static void fields(V&& v, S& s) {
        v("name", s.name);
        v("department", s.department);
        v("survey", s.survey);
        v("pos", s.pos);
        v("is_sample", s.is_sample);
    }
};

// last: the last stop counts, waiting for the reopening included. first: whatever follows the first
// stop does not matter. gap: the last stop counts, the time between stop and reopening does not.
enum class ReopenPolicy { last, first, gap };
constexpr std::array<std::string_view, 3> enum_names(ReopenPolicy) {
    return {"last", "first", "gap"};
}

// kept: measured and shown; paused: kept in the list, nothing is due; retired: history only.
enum class StandardState { kept, paused, retired };
constexpr std::array<std::string_view, 3> enum_names(StandardState) {
    return {"kept", "paused", "retired"};
}

// Whose open time counts. provider: the standard's own calendar; requester: the hours on the
// contact card of the department that asks; both: when both are open.
enum class HoursOf { provider, requester, both };
constexpr std::array<std::string_view, 3> enum_names(HoursOf) {
    return {"provider", "requester", "both"};
}

// A promise: between which two activities at most how much open time may lie, and for how many of
// all requests. Each of start .. reopen is a condition: names of activities, several separated by
// commas, or "when" and an expression over the event and its request (app/clock_conditions.hpp).
struct Standard {
    static constexpr std::string_view kType = "standard";
    static constexpr std::string_view kPrefix = "st";
    StandardId id;
    std::string title;    // "Acknowledge within 4 hours"
    std::string promise;  // for those who are served, a whole sentence
    ServiceId service;
    bool is_duty = false;  // owed by those who ask: the clock runs on their side
    CalendarId calendar;   // empty: around the clock, every day
    HoursOf hours_of = HoursOf::provider;
    std::string own_time;  // part of `target` the service itself needs; empty: not said
    std::string start = "opened";
    std::string stop = "acknowledged";
    std::string pause = "waiting";
    std::string resume;  // empty: whatever happens next ends a pause
    std::string reset;   // the clock begins anew, the time before is not counted
    std::string cancel = "withdrawn";
    std::string reopen = "reopened";
    std::string fault;          // a miss whatever the time: "reopened"
    CalendarId window;          // only what comes in while it is open counts; empty: always
    std::string target = "4h";  // "30m", "4h", "2d", "3bd"; may be empty where `fault` decides
    double goal = 0.9;          // share to be kept
    ReopenPolicy reopen_policy = ReopenPolicy::last;
    double warn_share = 0.75;  // of the target; what `warnings` says when it is empty
    std::string warnings;      // lines "75% Desk lead", "30m left Head of IT" (app/warnings.hpp)
    StandardState state = StandardState::kept;
    std::string pos;
    bool is_sample = false;

    template <class V, class S>
    static void fields(V&& v, S& s) {
        v("title", s.title);
        v("promise", s.promise);
        v("service", s.service);
        v("is_duty", s.is_duty);
        v("calendar", s.calendar);
        v("hours_of", s.hours_of);
        v("own_time", s.own_time);
        v("start", s.start);
        v("stop", s.stop);
        v("pause", s.pause);
        v("resume", s.resume);
        v("reset", s.reset);
        v("cancel", s.cancel);
        v("reopen", s.reopen);
        v("fault", s.fault);
        v("window", s.window);
        v("target", s.target);
        v("goal", s.goal);
        v("reopen_policy", s.reopen_policy);
        v("warn_share", s.warn_share);
        v("warnings", s.warnings);
        v("state", s.state);
        v("pos", s.pos);
        v("is_sample", s.is_sample);
    }
};

// Another time allowed for some of a standard's requests: one cell of the matrix of priorities and
// of departments that ask (app/targets.hpp). What is empty stands for all.
struct Target {
    static constexpr std::string_view kType = "target";
    static constexpr std::string_view kPrefix = "tg";
    TargetId id;
    StandardId standard;
    std::string priority;    // as the log writes it, whatever its capitals
    std::string department;  // an id or, unknown here, a name
    std::string time;        // as Standard::target
    bool is_sample = false;

    template <class V, class S>
    static void fields(V&& v, S& t) {
        v("standard", t.standard);
        v("priority", t.priority);
        v("department", t.department);
        v("time", t.time);
        v("is_sample", t.is_sample);
    }
};

// A request that one standard does not count, with who decided and why. Both figures are shown.
struct Excusal {
    static constexpr std::string_view kType = "excusal";
    static constexpr std::string_view kPrefix = "ex";
    ExcusalId id;
    std::string request;
    StandardId standard;
    std::string reason;
    std::string approver;
    std::optional<core::Instant> made;
    bool is_sample = false;

    template <class V, class S>
    static void fields(V&& v, S& e) {
        v("request", e.request);
        v("standard", e.standard);
        v("reason", e.reason);
        v("approver", e.approver);
        v("made", e.made);
        v("is_sample", e.is_sample);
    }
};

// How a log with these columns was read the last time: which column says what, how its times are
// written, where it belongs. One for each set of columns; number .. who are names of columns.
struct LogMapping {
    static constexpr std::string_view kType = "log_mapping";
    static constexpr std::string_view kPrefix = "lm";
    LogMappingId id;  // a hash of the header, see app/log_file.hpp
    std::string name;
    bool is_events = false;  // a row is an event, not a request
    std::string number, opened, acknowledged, resolved, title, department, priority, activity, who;
    std::string format;    // for exchange::TimestampReader; empty: ISO 8601
    std::string tz;        // of times without one
    std::string meanings;  // of activities, a line each: "Closed = resolved"
    ServiceId service;

    template <class V, class S>
    static void fields(V&& v, S& m) {
        v("name", m.name);
        v("is_events", m.is_events);
        v("number", m.number);
        v("opened", m.opened);
        v("acknowledged", m.acknowledged);
        v("resolved", m.resolved);
        v("title", m.title);
        v("department", m.department);
        v("priority", m.priority);
        v("activity", m.activity);
        v("who", m.who);
        v("format", m.format);
        v("tz", m.tz);
        v("meanings", m.meanings);
        v("service", m.service);
    }
};

struct RequestEvent {
    core::Instant at;
    std::string activity;
    std::string who;   // who has it from here on, may be empty
    std::string note;  // may be empty
    bool operator==(const RequestEvent&) const = default;
};

// A fact about one request: a row of an imported log, its opening, or one later step. What is empty
// says nothing; what a later entry names replaces what an earlier one named.
struct RequestEntry {
    std::string id;       // "<own id>:<batch>"; an own id equal to the request's is its row
    std::string request;  // "rq_…"
    BatchId batch;        // what it came with: withdrawn, it does not count
    std::string number;   // as the log calls it
    std::string title;
    std::string department;  // who asks: a department's id or, unknown here, its name
    std::string priority;
    std::string service;  // a service's id
    std::vector<RequestEvent> events;
};

// Entries in arrival order; union by id. `revision` grows by one with each entry that was put.
class RequestStore {
public:
    void put(RequestEntry entry);
    const RequestEntry* find(std::string_view id) const;
    const std::vector<RequestEntry>& all() const { return rows_; }
    // Where in all() the entries stand that were put since that revision, in their order; one that
    // was put twice stands there twice.
    std::span<const std::uint32_t> put_since(std::uint64_t revision) const {
        return std::span(puts_).subspan(std::min<std::size_t>(revision, puts_.size()));
    }
    // Entries with this own id, in whatever batches.
    std::vector<const RequestEntry*> arrivals(std::string_view own_id) const;
    std::uint64_t revision() const { return puts_.size(); }

private:
    std::vector<RequestEntry> rows_;
    std::map<std::string, std::size_t, std::less<>> by_id_;
    std::vector<std::uint32_t> puts_;
};

// The entry's own id, without the batch.
std::string_view own_id(const RequestEntry& entry);

template <class R>
constexpr bool is_serve_record() {
    return std::is_same_v<R, Calendar> || std::is_same_v<R, Service> ||
           std::is_same_v<R, Standard> || std::is_same_v<R, Target> || std::is_same_v<R, Excusal> ||
           std::is_same_v<R, LogMapping>;
}

}  // namespace icx::model
