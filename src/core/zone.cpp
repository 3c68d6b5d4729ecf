#include "core/zone.hpp"

#include <algorithm>

namespace icx::core {
namespace {

constexpr std::int64_t kDay_s = 86400;
// No offset is farther from UTC, so a local time lies within this of its instant.
constexpr std::int64_t kFarthest_s = 27 * 3600;

std::int64_t floor_day(std::int64_t s) { return s / kDay_s - (s % kDay_s < 0); }

using Transition = ZoneTable::Transition;

// The first transition after an instant.
std::vector<Transition>::const_iterator after(const ZoneTable& zone, std::int64_t utc_s) {
    return std::upper_bound(zone.transitions.begin(), zone.transitions.end(), utc_s,
                            [](std::int64_t s, const Transition& t) { return s < t.at_s; });
}

std::int32_t offset_up_to(const ZoneTable& zone, std::vector<Transition>::const_iterator it) {
    return it == zone.transitions.begin() ? zone.first_offset_s : std::prev(it)->offset_s;
}

}  // namespace

std::int32_t ZoneTable::offset_at(std::int64_t utc_s) const {
    return offset_up_to(*this, after(*this, utc_s));
}

// Walks the stretches of one offset that can reach the local time and keeps those that do.
LocalMeaning resolve_local(const ZoneTable& zone, std::int64_t local_s) {
    auto it = after(zone, local_s - kFarthest_s);
    LocalMeaning meaning;
    bool is_found = false;
    std::int64_t gap_end = local_s;
    while (true) {
        const bool is_last = it == zone.transitions.end();
        const std::int32_t offset = offset_up_to(zone, it);
        const std::int64_t utc = local_s - offset;
        const bool starts = it == zone.transitions.begin() || utc >= std::prev(it)->at_s;
        const bool ends = is_last || utc < it->at_s;
        if (starts && ends) {
            if (!is_found) meaning.first_s = utc;
            meaning.last_s = utc;
            is_found = true;
        } else if (!ends && !is_last && local_s < it->at_s + it->offset_s) {
            gap_end = it->at_s;  // past the end of this stretch, before the start of the next
        }
        if (is_last || it->at_s > local_s + kFarthest_s) break;
        ++it;
    }
    if (!is_found) return {LocalMeaning::Kind::gap, gap_end, gap_end};
    if (meaning.first_s != meaning.last_s) meaning.kind = LocalMeaning::Kind::twice;
    return meaning;
}

LocalMeaning LocalReader::resolve(const ZoneTable& zone, std::int64_t local_s) {
    if (local_s >= low_s_ && local_s < high_s_) {
        const std::int64_t utc = local_s - offset_s_;
        return {LocalMeaning::Kind::unique, utc, utc};
    }
    const LocalMeaning meaning = resolve_local(zone, local_s);
    if (meaning.kind == LocalMeaning::Kind::unique) {
        // Farther from both neighbours than any offset reaches, nothing else can be meant.
        const auto next = after(zone, meaning.first_s);
        offset_s_ = offset_up_to(zone, next);
        constexpr std::int64_t kEndless = std::int64_t{1} << 60;
        low_s_ = next == zone.transitions.begin() ? -kEndless
                                                    : std::prev(next)->at_s + kFarthest_s;
        high_s_ = next == zone.transitions.end() ? kEndless : next->at_s - kFarthest_s;
    }
    return meaning;
}

bool has_local_day(const ZoneTable& zone, std::int64_t local_day) {
    return resolve_local(zone, local_day * kDay_s).first_s <
           resolve_local(zone, (local_day + 1) * kDay_s).first_s;
}

std::int64_t local_day_at(const ZoneTable& zone, std::int64_t utc_s) {
    return floor_day(utc_s + zone.offset_at(utc_s));
}

bool is_zone_name(std::string_view name) {
    if (name.empty() || name.size() > 64) return false;
    char before = '/';
    for (const char c : name) {
        const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        const bool is_other = (c >= '0' && c <= '9') || c == '_' || c == '+' || c == '-';
        if (!is_letter && !is_other && !(c == '/' && before != '/')) return false;
        before = c;
    }
    return before != '/';
}

void tidy(ZoneTable& zone) {
    std::stable_sort(zone.transitions.begin(), zone.transitions.end(),
                     [](const Transition& a, const Transition& b) { return a.at_s < b.at_s; });
    std::vector<Transition> kept;
    std::int32_t offset = zone.first_offset_s;
    for (const Transition& t : zone.transitions) {
        if (t.offset_s == offset) continue;
        offset = t.offset_s;
        kept.push_back(t);
    }
    zone.transitions = std::move(kept);
}

}  // namespace icx::core
