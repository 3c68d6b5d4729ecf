#include "standards/measure.hpp"

#include <algorithm>

namespace icx::standards {
namespace {

core::Instant at(std::int64_t ms) { return core::Instant{ms}; }

Verdict judge(const Outcome& outcome, std::int64_t net_ms) {
    if (outcome.is_faulted || net_ms > outcome.target_ms) return Verdict::missed;
    return outcome.is_stopped ? Verdict::met : Verdict::pending;
}

// Where the net time reaches the target: each pause that begins before moves it by its own business
// time. Pauses in their order, disjoint, and not cut at the request's end.
std::int64_t due_after_pauses(std::int64_t start_ms, std::int64_t target_ms,
                              std::span<const Pause> pauses, const BusinessClock& clock) {
    if (target_ms >= kNoLimit_ms) return kNever_ms;
    auto due = clock.due(at(start_ms), target_ms);
    for (const Pause& pause : pauses) {
        if (!due || pause.from_ms >= due->ms) break;
        target_ms += clock.between_ms(at(pause.from_ms), at(pause.until_ms));
        due = clock.due(at(start_ms), target_ms);
    }
    return due ? due->ms : kNever_ms;
}

std::int64_t end_of(const Subject& subject, std::int64_t now_ms) {
    return std::min(subject.stop_ms, std::max(now_ms, subject.start_ms));
}

}  // namespace

std::string_view verdict_text(Verdict verdict) {
    switch (verdict) {
    case Verdict::met:
        return "met";
    case Verdict::missed:
        return "missed";
    case Verdict::pending:
        return "pending";
    case Verdict::excluded:
        break;
    }
    return "excluded";
}

Subject subject_of(const Timeline& timeline, std::int64_t target_ms) {
    Subject subject;
    subject.start_ms = timeline.start_ms;
    subject.stop_ms = timeline.stop_ms;
    subject.pauses = timeline.pauses;
    subject.target_ms = target_ms;
    subject.fault_ms = timeline.fault_ms;
    subject.is_withdrawn = timeline.is_cancelled || !timeline.is_started;
    return subject;
}

std::vector<Pause> tidy_pauses(std::span<const Pause> pauses, std::int64_t from_ms,
                               std::int64_t until_ms) {
    std::vector<Pause> out;
    for (const bool excusals : {false, true}) {
        const std::vector<Pause> taken = out;  // pauses that stand before excusals
        std::vector<Pause> sorted;
        for (const Pause& pause : pauses)
            if (pause.is_excusal == excusals) sorted.push_back(pause);
        std::stable_sort(sorted.begin(), sorted.end(),
                         [](const Pause& a, const Pause& b) { return a.from_ms < b.from_ms; });
        std::int64_t reached = from_ms;
        for (Pause pause : sorted) {
            pause.from_ms = std::max(pause.from_ms, reached);
            pause.until_ms = std::min(pause.until_ms, until_ms);
            if (pause.from_ms >= pause.until_ms) continue;
            reached = pause.until_ms;
            Pause rest = pause;
            for (const Pause& other : taken) {
                if (other.until_ms <= rest.from_ms || other.from_ms >= rest.until_ms) continue;
                if (other.from_ms > rest.from_ms) {
                    Pause part = rest;
                    part.until_ms = other.from_ms;
                    out.push_back(part);
                }
                rest.from_ms = std::min(other.until_ms, rest.until_ms);
            }
            if (rest.from_ms < rest.until_ms) out.push_back(rest);
        }
    }
    std::sort(out.begin(), out.end(),
              [](const Pause& a, const Pause& b) { return a.from_ms < b.from_ms; });
    return out;
}

Outcome measure(const Subject& subject, const BusinessClock& clock, std::int64_t now_ms) {
    Outcome out;
    out.start_ms = subject.start_ms;
    out.target_ms = subject.target_ms;
    out.end_ms = end_of(subject, now_ms);
    out.is_stopped = subject.stop_ms <= now_ms;
    out.is_paused = !out.is_stopped &&
                    std::any_of(subject.pauses.begin(), subject.pauses.end(), [&](const Pause& p) {
                        return p.from_ms <= now_ms && p.until_ms > now_ms;
                    });
    const bool is_started = subject.start_ms <= now_ms;
    out.is_faulted = subject.fault_ms <= now_ms;
    out.wall_ms = out.end_ms - out.start_ms;
    out.business_ms = clock.between_ms(at(out.start_ms), at(out.end_ms));
    std::vector<Pause> pauses;
    if (!subject.pauses.empty()) {
        pauses = tidy_pauses(subject.pauses, out.start_ms, out.end_ms);
        for (const Pause& pause : pauses)
            (pause.is_excusal ? out.excused_ms : out.paused_ms) +=
                clock.between_ms(at(pause.from_ms), at(pause.until_ms));
    }
    out.net_ms = out.business_ms - out.paused_ms - out.excused_ms;
    if (subject.target_ms == kNoTarget_ms) return out;
    out.due_ms = due_after_pauses(out.start_ms, out.target_ms, pauses, clock);
    if (!is_started || subject.is_withdrawn) return out;
    out.raw_verdict = judge(out, out.net_ms + out.excused_ms);
    if (!subject.is_excluded) out.verdict = judge(out, out.net_ms);
    return out;
}

std::vector<HolderTime> split_by_holder(const Subject& subject, std::span<const Holding> holdings,
                                        const BusinessClock& clock, std::int64_t now_ms) {
    const std::int64_t end = end_of(subject, now_ms);
    const std::vector<Pause> pauses = tidy_pauses(subject.pauses, subject.start_ms, end);
    std::vector<HolderTime> out;
    const auto add = [&](Label holder, std::int64_t from, std::int64_t until) {
        from = std::max(from, subject.start_ms);
        until = std::min(until, end);
        if (from >= until) return;
        std::int64_t net = clock.between_ms(at(from), at(until));
        for (const Pause& pause : pauses) {
            const std::int64_t a = std::max(pause.from_ms, from);
            const std::int64_t b = std::min(pause.until_ms, until);
            if (a < b) net -= clock.between_ms(at(a), at(b));
        }
        auto it = std::find_if(out.begin(), out.end(),
                               [&](const HolderTime& time) { return time.holder == holder; });
        if (it == out.end()) it = out.insert(out.end(), HolderTime{holder, 0, 0});
        it->wall_ms += until - from;
        it->net_ms += net;
    };
    std::int64_t since = subject.start_ms;
    Label holder = kNoLabel;
    for (const Holding& holding : holdings) {
        add(holder, since, holding.from_ms);
        since = std::max(since, holding.from_ms);
        holder = holding.holder;
    }
    add(holder, since, end);
    return out;
}

}  // namespace icx::standards
