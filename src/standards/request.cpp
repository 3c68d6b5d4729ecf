#include "standards/request.hpp"

#include <algorithm>

namespace icx::standards {
namespace {

bool has(std::span<const Label> labels, Label label) {
    return std::find(labels.begin(), labels.end(), label) != labels.end();
}

class Replay {
public:
    explicit Replay(const Conditions& conditions) : conditions_(conditions) {}

    void take(const Event& event) {
        const Conditions& c = conditions_;
        const auto does = [&](Roles role, const std::vector<Label>& labels) {
            return (c.judged & role) != 0 ? (event.roles & role) != 0 : has(labels, event.activity);
        };
        const auto any = [&](Roles role, const std::vector<Label>& labels) {
            return (c.judged & role) == 0 && labels.empty();
        };
        if (seen_++ == 0) first_ms_ = event.at_ms;
        if (event.holder != kNoLabel) hold(event);
        if (out_.is_cancelled) return;
        if (does(kCancels, c.cancel)) {
            out_.is_cancelled = true;
            return;
        }
        if (out_.is_started && does(kResets, c.reset)) reset(event);
        if (out_.is_started && out_.fault_ms == kNever_ms && does(kFaults, c.fault)) fault(event);
        if (out_.is_started && does(kStops, c.stop)) stop(event.at_ms);
        if (any(kResumes, c.resume) || does(kResumes, c.resume)) resume(event.at_ms);
        if (is_stopped() && does(kReopens, c.reopen)) reopen(event);
        if (!out_.is_started && (any(kStarts, c.start) || does(kStarts, c.start))) {
            out_.is_started = true;
            out_.start_ms = c.is_retroactive ? first_ms_ : event.at_ms;
            out_.first_start_ms = out_.start_ms;
        }
        // Also before the start and after a stop, for a retroactive start or a later stop may turn
        // that time into time that counts; what does not count is cut off by measure().
        if (!is_paused_ && does(kPauses, c.pause)) pause(event);
    }

    Timeline finish() {
        if (is_paused_) out_.pauses.push_back(open_);
        if (conditions_.policy == Reopen::first) out_.stop_ms = out_.first_stop_ms;
        return std::move(out_);
    }

private:
    bool is_stopped() const { return out_.stop_ms != kNever_ms; }

    void hold(const Event& event) {
        if (out_.holdings.empty() || out_.holdings.back().holder != event.holder)
            out_.holdings.push_back({event.at_ms, event.holder});
    }
    void reset(const Event& event) {
        out_.start_ms = event.at_ms;
        out_.reset_by = event.activity;
        out_.stop_ms = out_.first_stop_ms = out_.fault_ms = kNever_ms;
        out_.fault_by = kNoLabel;
        out_.pauses.clear();
        is_paused_ = false;
    }
    void fault(const Event& event) {
        out_.fault_ms = event.at_ms;
        out_.fault_by = event.activity;
    }
    void stop(std::int64_t at_ms) {
        resume(at_ms);
        out_.stop_ms = at_ms;
        if (out_.first_stop_ms == kNever_ms) out_.first_stop_ms = at_ms;
    }
    void reopen(const Event& event) {
        if (conditions_.policy == Reopen::gap)
            out_.pauses.push_back({out_.stop_ms, event.at_ms, event.activity});
        out_.stop_ms = kNever_ms;
    }
    void pause(const Event& event) {
        is_paused_ = true;
        open_ = {event.at_ms, kNever_ms, event.activity};
    }
    void resume(std::int64_t at_ms) {
        if (!is_paused_) return;
        is_paused_ = false;
        open_.until_ms = at_ms;
        if (open_.from_ms < open_.until_ms) out_.pauses.push_back(open_);
    }

    const Conditions& conditions_;
    Timeline out_;
    Pause open_;
    bool is_paused_ = false;
    std::size_t seen_ = 0;
    std::int64_t first_ms_ = 0;
};

}  // namespace

Timeline replay(std::span<const Event> events, const Conditions& conditions) {
    Replay replay(conditions);
    for (const Event& event : events)
        replay.take(event);
    return replay.finish();
}

std::vector<Pause> replay_pauses(std::span<const Event> events, std::span<const Label> pause,
                                 std::span<const Label> resume) {
    std::vector<Pause> out;
    bool is_paused = false;
    for (const Event& event : events) {
        if (is_paused && (resume.empty() || has(resume, event.activity))) {
            is_paused = false;
            out.back().until_ms = event.at_ms;
        }
        if (!is_paused && has(pause, event.activity)) {
            is_paused = true;
            out.push_back({event.at_ms, kNever_ms, event.activity});
        }
    }
    return out;
}

}  // namespace icx::standards
