// One request against one standard in numbers: net = B(start, stop) - the business time of its
// pauses (merged, cut to the request). The verdict compares net time with the target; the due time
// is where the net time reaches it, so a pause moves it by the business time of the pause and never
// outside the hours.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "standards/clock.hpp"
#include "standards/request.hpp"

namespace icx::standards {

// met: stopped with net <= target and without a fault. missed: net > target or a fault, stopped or
// not. pending: open and still within the target. excluded: not started by now, withdrawn, excused
// as a whole or without target. A withdrawn request has no raw verdict either, for nobody excused
// it.
enum class Verdict : std::uint8_t { met, missed, pending, excluded };
std::string_view verdict_text(Verdict verdict);

inline constexpr std::int64_t kNoTarget_ms = -1;
inline constexpr std::int64_t kNoLimit_ms = INT64_MAX / 4;  // a target that only faults can miss

struct Subject {
    std::int64_t start_ms = 0;
    std::int64_t stop_ms = kNever_ms;
    std::span<const Pause> pauses;
    std::int64_t target_ms = kNoTarget_ms;
    std::int64_t fault_ms = kNever_ms;
    bool is_excluded = false;   // excused as a whole
    bool is_withdrawn = false;  // or its clock never started
};
Subject subject_of(const Timeline& timeline, std::int64_t target_ms);

struct Outcome {
    std::int64_t start_ms = 0;
    std::int64_t end_ms = 0;  // the stop, else now
    bool is_stopped = false;
    bool is_paused = false;  // open, and its clock stands now
    bool is_faulted = false;
    std::int64_t wall_ms = 0;
    std::int64_t business_ms = 0;  // gross: B(start, end)
    std::int64_t paused_ms = 0;    // business time of pauses, without excusals
    std::int64_t excused_ms = 0;   // business time of excusals, where not paused as well
    std::int64_t net_ms = 0;       // business - paused - excused
    std::int64_t target_ms = kNoTarget_ms;
    std::int64_t due_ms = kNever_ms;  // kNever: no target, or later than the clock knows
    Verdict verdict = Verdict::excluded;
    Verdict raw_verdict = Verdict::excluded;  // as if nothing was excused
};

// A stop after `now` has not happened yet. `subject.stop_ms` must not lie before its start.
Outcome measure(const Subject& subject, const BusinessClock& clock, std::int64_t now_ms);

// Pauses cut to [from, until), sorted and disjoint; where two overlap the one that began first
// keeps the time, a pause before an excusal.
std::vector<Pause> tidy_pauses(std::span<const Pause> pauses, std::int64_t from_ms,
                               std::int64_t until_ms);

// Net and wall time by who held the request; the net parts add up to the outcome's net time. Time
// before the first holding is kNoLabel's.
struct HolderTime {
    Label holder = kNoLabel;
    std::int64_t wall_ms = 0;
    std::int64_t net_ms = 0;
};
std::vector<HolderTime> split_by_holder(const Subject& subject, std::span<const Holding> holdings,
                                        const BusinessClock& clock, std::int64_t now_ms);

}  // namespace icx::standards
