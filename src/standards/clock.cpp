#include "standards/clock.hpp"

#include <algorithm>
#include <cassert>

namespace icx::standards {
namespace {

constexpr unsigned kCoarsest = 15;  // a stretch of 2^15 seconds still fits 16 bits
constexpr unsigned kFinest = 9;
constexpr std::uint64_t kMaxEntries = std::uint64_t{1} << 21U;  // 16 MiB

std::int64_t floor_s(core::Instant at) { return at.ms / 1000 - (at.ms % 1000 < 0); }

}  // namespace

BusinessClock::BusinessClock(std::vector<Interval> intervals, std::int64_t from_s,
                             std::int64_t until_s)
    : intervals_(std::move(intervals)),
      from_s_(from_s),
      length_s_(static_cast<std::uint64_t>(std::max(until_s, from_s) - from_s)) {
    before_s_.reserve(intervals_.size());
    for (const Interval& interval : intervals_) {
        before_s_.push_back(total_s_);
        total_s_ += interval.until_s - interval.from_s;
    }
    assert(total_s_ < (std::int64_t{1} << 32));
    choose_shift();
    fill_table();
}

// The coarsest buckets that hold one stretch each, for a small table stays in the cache. Where even
// fine ones hold more (breaks of minutes), those buckets are searched.
void BusinessClock::choose_shift() {
    shift_ = kCoarsest;
    const auto bucket = [this](std::int64_t at_s) {
        return static_cast<std::uint64_t>(at_s - from_s_) >> shift_;
    };
    for (; shift_ > kFinest && (length_s_ >> (shift_ - 1)) < kMaxEntries; shift_--) {
        bool is_single = true;
        for (std::size_t i = 1; i < intervals_.size() && is_single; i++)
            is_single = bucket(intervals_[i - 1].until_s - 1) != bucket(intervals_[i].from_s);
        if (is_single) break;
    }
    mask_ = (std::uint64_t{1} << shift_) - 1;
}

void BusinessClock::fill_table() {
    table_.reserve((length_s_ >> shift_) + 1);
    std::size_t next = 0;  // the first interval that ends after the bucket's start
    for (std::uint64_t x = 0; x <= length_s_; x += mask_ + 1) {
        const std::int64_t from = from_s_ + static_cast<std::int64_t>(x);
        const std::int64_t until = from + static_cast<std::int64_t>(mask_ + 1);
        while (next < intervals_.size() && intervals_[next].until_s <= from) next++;
        const bool is_many = next + 1 < intervals_.size() && intervals_[next + 1].from_s < until;
        std::uint64_t entry = static_cast<std::uint64_t>(search(from)) << 32U;
        if (is_many) {
            entry |= static_cast<std::uint64_t>(kMany);
        } else if (next < intervals_.size() && intervals_[next].from_s < until) {
            const std::int64_t begin = std::max(intervals_[next].from_s, from);
            const std::int64_t end = std::min(intervals_[next].until_s, until);
            entry |= static_cast<std::uint64_t>(begin - from) << 16U;
            entry |= static_cast<std::uint64_t>(end - begin);
        }
        table_.push_back(entry);
    }
}

std::int64_t BusinessClock::search(std::int64_t at_s) const {
    const auto after = std::upper_bound(
        intervals_.begin(), intervals_.end(), at_s,
        [](std::int64_t s, const Interval& interval) { return s < interval.from_s; });
    if (after == intervals_.begin()) return 0;
    const auto index = static_cast<std::size_t>(after - intervals_.begin()) - 1;
    const Interval& interval = intervals_[index];
    return before_s_[index] + std::min(at_s, interval.until_s) - interval.from_s;
}

std::int64_t BusinessClock::open_before_ms(core::Instant at) const {
    const std::int64_t second = floor_s(at);
    const std::int64_t open = open_before_s(second);
    const std::int64_t rest = at.ms - second * 1000;
    if (rest == 0) return open * 1000;
    return open * 1000 + (open_before_s(second + 1) - open) * rest;
}

std::optional<core::Instant> BusinessClock::due(core::Instant from, std::int64_t goal_ms) const {
    if (goal_ms <= 0) return from;
    const std::int64_t wanted = open_before_ms(from) + goal_ms;
    if (wanted > total_s_ * 1000) return std::nullopt;
    // The last interval with less open time before it than wanted reaches it.
    const auto after = std::lower_bound(
        before_s_.begin(), before_s_.end(), wanted,
        [](std::int64_t before, std::int64_t ms) { return before * 1000 < ms; });
    const auto index = static_cast<std::size_t>(after - before_s_.begin()) - 1;
    return core::Instant{intervals_[index].from_s * 1000 + wanted - before_s_[index] * 1000};
}

void BusinessClock::between_s(std::span<const std::uint32_t> from,
                              std::span<const std::uint32_t> until, std::int64_t base_s,
                              std::span<std::uint32_t> out) const {
    assert(from.size() == until.size() && from.size() == out.size());
    for (std::size_t i = 0; i < out.size(); i++)
        out[i] = static_cast<std::uint32_t>(open_before_s(base_s + until[i]) -
                                            open_before_s(base_s + from[i]));
}

}  // namespace icx::standards
