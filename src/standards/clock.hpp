// The business clock: how much open time lies between two instants, and when a goal is used up.
// W(t) is the open time before t; B(a, b) = W(b) - W(a) is additive and never falls. A due time is
// the earliest instant t with W(t) - W(a) = goal, so a goal used up exactly at closing time is due
// at the close, not at the next opening. Offsets are whole seconds, so within a second the clock is
// either open or closed, and milliseconds are exact.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/time.hpp"
#include "standards/calendar.hpp"

namespace icx::standards {

class BusinessClock {
public:
    // `intervals` as open_intervals gives them for [from_s, until_s), which must span all that is
    // asked: outside nothing is open.
    BusinessClock(std::vector<Interval> intervals, std::int64_t from_s, std::int64_t until_s);

    // W(t) in seconds, one table look-up.
    std::int64_t open_before_s(std::int64_t at_s) const {
        const std::uint64_t x = static_cast<std::uint64_t>(at_s - from_s_);
        if (x >= length_s_) return at_s < from_s_ ? 0 : total_s_;
        return look_up(x);
    }
    std::int64_t between_s(std::int64_t from_s, std::int64_t until_s) const {
        return open_before_s(until_s) - open_before_s(from_s);
    }
    std::int64_t open_before_ms(core::Instant at) const;
    std::int64_t between_ms(core::Instant from, core::Instant until) const {
        return open_before_ms(until) - open_before_ms(from);
    }
    bool is_open(std::int64_t at_s) const { return between_s(at_s, at_s + 1) == 1; }

    // Absent when the goal is not used up before the clock's end. A goal of 0 is due at once.
    std::optional<core::Instant> due(core::Instant from, std::int64_t goal_ms) const;

    // B of many requests at once, in seconds since `base_s`.
    void between_s(std::span<const std::uint32_t> from, std::span<const std::uint32_t> until,
                   std::int64_t base_s, std::span<std::uint32_t> out) const;

    std::span<const Interval> intervals() const { return intervals_; }
    std::int64_t from_s() const { return from_s_; }
    std::int64_t until_s() const { return from_s_ + static_cast<std::int64_t>(length_s_); }

private:
    static constexpr std::int32_t kMany = 0xFFFF;

    // Each bucket of 2^shift seconds holds at most one stretch of open time: what was open before
    // the bucket (upper half), where the stretch begins and how long it is.
    std::int64_t look_up(std::uint64_t x) const {
        const std::uint64_t entry = table_[x >> shift_];
        const auto length = static_cast<std::int32_t>(entry & 0xFFFFU);
        if (length == kMany) return search(from_s_ + static_cast<std::int64_t>(x));
        std::int32_t in = static_cast<std::int32_t>(x & mask_) -
                          static_cast<std::int32_t>((entry >> 16U) & 0xFFFFU);
        in = in < 0 ? 0 : in;
        in = in > length ? length : in;
        return static_cast<std::int64_t>(entry >> 32U) + in;
    }
    std::int64_t search(std::int64_t at_s) const;
    void choose_shift();
    void fill_table();

    std::vector<Interval> intervals_;
    std::vector<std::int64_t> before_s_;  // open time before each interval
    std::vector<std::uint64_t> table_;
    std::int64_t from_s_ = 0;
    std::uint64_t length_s_ = 0;
    std::int64_t total_s_ = 0;
    unsigned shift_ = 15;
    std::uint64_t mask_ = 0;
};

}  // namespace icx::standards
