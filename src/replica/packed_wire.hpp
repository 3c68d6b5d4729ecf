// Pieces of a packed message that both directions share: numbers instead of repeated texts, stamps
// on one line, ids that share their beginnings, the dots of a context. Internal to replica/.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "replica/interner.hpp"
#include "replica/packed_bytes.hpp"
#include "replica/store.hpp"

namespace icx::replica {

inline constexpr std::size_t kLongestText = 4096;  // of a writer or a field name
inline constexpr unsigned kGapBits = 3;
inline constexpr std::uint32_t kLongGap = (1u << kGapBits) - 1;

// Numbers of one store as numbers of one message, in order of first use.
class Renumber {
public:
    explicit Renumber(const Interner& texts) : texts_(texts), wire_(texts.size(), kUnused) {}
    std::uint32_t operator()(std::uint32_t local) {
        if (wire_[local] == kUnused) {
            wire_[local] = static_cast<std::uint32_t>(used_.size());
            used_.push_back(local);
        }
        return wire_[local];
    }
    void write(ByteWriter& out) const {
        out.number(used_.size());
        for (const std::uint32_t local : used_)
            out.text(texts_.text(local));
    }

private:
    static constexpr std::uint32_t kUnused = 0xFFFFFFFFu;
    const Interner& texts_;
    std::vector<std::uint32_t> wire_, used_;
};

// All stamps of a message on one line of small whole numbers: each millisecond that occurs gets as
// many places as its counters need. Edits of one writer then differ by little.
class TimeLine {
public:
    void add(Stamp stamp) {
        const std::uint64_t ms = stamp.bits >> 16;
        const std::uint64_t width = (stamp.bits & 0xFFFF) + 1;
        if (last_ < places_.size() && places_[last_].ms == ms) {
            places_[last_].width = std::max(places_[last_].width, width);
            return;
        }
        if (slots_.size() < (places_.size() + 1) * 2) grow();
        std::uint32_t& slot = slots_[slot_of(ms)];
        if (slot == 0) {
            places_.push_back({ms, width, 0});
            slot = static_cast<std::uint32_t>(places_.size());
        }
        last_ = slot - 1;
        places_[last_].width = std::max(places_[last_].width, width);
    }
    void finish();
    std::uint64_t index(Stamp stamp) {
        const std::uint64_t ms = stamp.bits >> 16;
        if (places_[last_].ms != ms)
            last_ = static_cast<std::size_t>(
                std::lower_bound(places_.begin(), places_.end(), ms,
                                 [](const Place& p, std::uint64_t m) { return p.ms < m; }) -
                places_.begin());
        return places_[last_].at + (stamp.bits & 0xFFFF);
    }
    void write(ByteWriter& out) const;
    void read(ByteReader& in);
    // False when no stamp has this index.
    bool stamp(std::uint64_t index, Stamp& out) {
        if (index >= end_) return false;
        const Place* place = &places_[last_];
        if (index < place->at || index - place->at >= place->width) {
            const auto beyond =
                std::upper_bound(places_.begin(), places_.end(), index,
                                 [](std::uint64_t i, const Place& p) { return i < p.at; });
            last_ = static_cast<std::size_t>(beyond - places_.begin()) - 1;
            place = &places_[last_];
        }
        out.bits = place->ms << 16 | (index - place->at);
        return true;
    }

private:
    struct Place {
        std::uint64_t ms = 0, width = 0, at = 0;
    };
    std::size_t slot_of(std::uint64_t ms) const {
        const std::size_t mask = slots_.size() - 1;
        std::size_t at = static_cast<std::size_t>((ms * 0x9E3779B97F4A7C15ull) >> 32) & mask;
        while (slots_[at] != 0 && places_[slots_[at] - 1].ms != ms)
            at = (at + 1) & mask;
        return at;
    }
    void grow();

    std::vector<Place> places_;
    std::vector<std::uint32_t> slots_;  // 1 + index into places_, 0 = free
    std::size_t last_ = 0;
    std::uint64_t end_ = 0;
};

// Ids in sorted order share their beginnings.
class IdWriter {
public:
    void write(ByteWriter& out, std::string_view id);

private:
    std::string_view before_;
};

class IdReader {
public:
    // The next id; fails unless it is a safe one.
    const std::string& read(ByteReader& in);

private:
    std::string id_;
};

// The dots of one writer in a context: header (upto and form of the cloud, shifted left by one with
// `flag` below), then the cloud.
void write_marks(ByteWriter& out, std::uint32_t upto, std::span<const Mark> cloud, bool flag);

// Appends to `upto` and `cloud`; answers the flag. `budget` bounds the expanded marks.
bool read_marks(ByteReader& in, std::uint32_t writer, std::vector<Mark>& upto,
                std::vector<Mark>& cloud, std::size_t& budget);

}  // namespace icx::replica
