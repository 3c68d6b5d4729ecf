#include "replica/interner.hpp"

namespace icx::replica {

// FNV-1a with a final mix, so that texts differing only in their last character spread.
std::uint32_t Interner::hash(std::string_view text) {
    std::uint32_t h = 2166136261u;
    for (const char c : text)
        h = (h ^ static_cast<std::uint8_t>(c)) * 16777619u;
    h ^= h >> 15;
    h *= 0x85EBCA6Bu;
    return h ^ (h >> 13);
}

std::uint32_t Interner::find(std::string_view text) const {
    if (slots_.empty()) return kNone;
    const std::uint32_t h = hash(text);
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t at = h & mask; slots_[at].number != kNone; at = (at + 1) & mask)
        if (slots_[at].hash == h && texts_[slots_[at].number] == text) return slots_[at].number;
    return kNone;
}

std::uint32_t Interner::intern(std::string_view text) {
    const std::uint32_t found = find(text);
    if (found != kNone) return found;
    if ((texts_.size() + 1) * 2 > slots_.size()) grow();
    const std::uint32_t number = size();
    const std::uint32_t h = hash(text);
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = h & mask;
    while (slots_[at].number != kNone)
        at = (at + 1) & mask;
    slots_[at] = {number, h};
    texts_.emplace_back(text);
    return number;
}

void Interner::grow() {
    std::vector<Slot> old(slots_.empty() ? 16 : slots_.size() * 2);
    old.swap(slots_);
    const std::size_t mask = slots_.size() - 1;
    for (const Slot& slot : old) {
        if (slot.number == kNone) continue;
        std::size_t at = slot.hash & mask;
        while (slots_[at].number != kNone)
            at = (at + 1) & mask;
        slots_[at] = slot;
    }
}

}  // namespace icx::replica
