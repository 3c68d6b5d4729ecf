// Interner: texts that occur often (writers, field names, object ids) as small numbers, handed out
// from 0 in order of arrival and never taken back. Internal to replica/. References stay valid.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace icx::replica {

class Interner {
public:
    static constexpr std::uint32_t kNone = 0xFFFFFFFFu;

    // The number of `text`, new or old.
    std::uint32_t intern(std::string_view text);
    // The number of `text`, or kNone when it never arrived.
    std::uint32_t find(std::string_view text) const;
    const std::string& text(std::uint32_t number) const { return texts_[number]; }
    std::uint32_t size() const { return static_cast<std::uint32_t>(texts_.size()); }

private:
    void grow();
    static std::uint32_t hash(std::string_view text);

    struct Slot {
        std::uint32_t number = kNone;
        std::uint32_t hash = 0;
    };
    std::deque<std::string> texts_;
    std::vector<Slot> slots_;  // open addressing, a power of two, at most half full
};

}  // namespace icx::replica
