// What happened to one request, replayed against one standard: when its clock started and stopped,
// when it was paused and by what, who held it. Always replayed from the events, never kept, so a
// standard or calendar that changed later loses nothing. Names (activities, holders) are numbers
// that the caller gives out.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/time.hpp"

namespace icx::standards {

using Label = std::uint32_t;
inline constexpr Label kNoLabel = 0;
inline constexpr std::int64_t kNever_ms = INT64_MAX;  // a stop or an end that is still to come

// What an event does to a clock. Several bits may be set.
using Roles = std::uint8_t;
inline constexpr Roles kStarts = 1, kStops = 2, kPauses = 4, kResumes = 8, kResets = 16,
                       kCancels = 32, kReopens = 64, kFaults = 128;

struct Event {
    std::int64_t at_ms = 0;
    Label activity = kNoLabel;
    Label holder = kNoLabel;  // who has the request from here on; kNoLabel: as before
    Roles roles = 0;          // where Conditions::judged says so
};

// last: the last stop counts, and the time until then, waiting for a reopening included (what the
// customer lived through). first: the first stop counts, whatever follows. gap: the last stop
// counts, but the time between a stop and the reopening does not.
enum class Reopen { last, first, gap };

// Which activities do what. An activity may be in several lists; within one event the order is
// cancel, reset, fault, stop, resume, reopen, start, pause.
struct Conditions {
    std::vector<Label> start;  // the first of them; empty: the first event of all
    std::vector<Label> stop;
    std::vector<Label> pause;
    std::vector<Label> resume;  // empty: whatever follows ends a pause
    std::vector<Label> reset;   // the clock starts anew
    std::vector<Label> cancel;  // the request is withdrawn
    std::vector<Label> reopen;  // after a stop the clock runs again
    std::vector<Label> fault;   // the promise is broken, whatever the time
    Reopen policy = Reopen::last;
    bool is_retroactive = false;  // the clock starts at the first event once `start` is met
    Roles judged = 0;  // for these roles Event::roles decides, and the list above is not read
};

struct Pause {
    std::int64_t from_ms = 0;
    std::int64_t until_ms = kNever_ms;
    Label by = kNoLabel;  // the activity
    bool is_excusal = false;
    bool operator==(const Pause&) const = default;
};

struct Holding {
    std::int64_t from_ms = 0;
    Label holder = kNoLabel;
};

struct Timeline {
    bool is_started = false;
    bool is_cancelled = false;
    std::int64_t start_ms = 0;
    std::int64_t stop_ms = kNever_ms;
    std::int64_t first_stop_ms = kNever_ms;
    std::int64_t first_start_ms = 0;    // before any reset
    Label reset_by = kNoLabel;          // the activity of the last reset, which is at start_ms
    std::int64_t fault_ms = kNever_ms;  // the first since the start, also behind a stop
    Label fault_by = kNoLabel;
    std::vector<Pause> pauses;      // rising by start; may overlap
    std::vector<Holding> holdings;  // rising
};

// `events` in their order of time (those of one instant in the order they were written).
Timeline replay(std::span<const Event> events, const Conditions& conditions);

// The pauses of `Conditions` alone, for a request whose start and stop are known otherwise.
std::vector<Pause> replay_pauses(std::span<const Event> events, std::span<const Label> pause,
                                 std::span<const Label> resume = {});

}  // namespace icx::standards
