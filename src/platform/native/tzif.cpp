#include <cstdint>

#include "platform/native/zones.hpp"

namespace icx::platform::native {
namespace {

using core::Code;
using core::Error;

constexpr std::size_t kHeader = 44;
constexpr std::size_t kMaxTimes = 10'000;
constexpr std::size_t kMaxTypes = 256;
constexpr std::int32_t kMaxOffset_s = 26 * 3600;

Error corrupt(const char* what) {
    return {Code::corrupt, std::string("the time zone file ") + what, "", ""};
}

// Big-endian two's complement of `width` bytes.
std::int64_t whole(std::string_view bytes, std::size_t at, std::size_t width) {
    std::uint64_t value = (static_cast<unsigned char>(bytes[at]) & 0x80U) ? ~std::uint64_t{0} : 0;
    for (std::size_t i = 0; i < width; i++)
        value = (value << 8U) | static_cast<unsigned char>(bytes[at + i]);
    return static_cast<std::int64_t>(value);
}

// RFC 8536, 3.1: the six counts of a header, in the order of the file.
struct Counts {
    std::size_t isut = 0, isstd = 0, leap = 0, time = 0, type = 0, chars = 0;
    std::size_t body(std::size_t width) const {
        return time * width + time + type * 6 + chars + leap * (width + 4) + isstd + isut;
    }
};

bool read_counts(std::string_view bytes, Counts& out) {
    if (bytes.size() < kHeader || bytes.substr(0, 4) != "TZif") return false;
    std::size_t* const fields[] = {&out.isut, &out.isstd, &out.leap,
                                   &out.time, &out.type,  &out.chars};
    for (std::size_t i = 0; i < 6; i++) {
        const std::int64_t count = whole(bytes, 20 + 4 * i, 4);
        if (count < 0 || count > static_cast<std::int64_t>(kMaxTimes)) return false;
        *fields[i] = static_cast<std::size_t>(count);
    }
    return out.type >= 1 && out.type <= kMaxTypes;
}

// The transitions of one block; `width` is 4 in the first block, 8 in the second.
bool read_block(std::string_view body, const Counts& counts, std::size_t width,
                core::ZoneTable& zone) {
    if (body.size() < counts.body(width)) return false;
    const std::size_t kinds = counts.time * width;
    const std::size_t types = kinds + counts.time;
    const auto offset = [&](std::size_t type) {
        return static_cast<std::int32_t>(whole(body, types + type * 6, 4));
    };
    for (std::size_t i = 0; i < counts.type; i++)
        if (offset(i) > kMaxOffset_s || offset(i) < -kMaxOffset_s) return false;
    zone.first_offset_s = offset(0);  // RFC 8536, 3.2: type 0 holds before the first transition
    for (std::size_t i = 0; i < counts.time; i++) {
        const auto type = static_cast<unsigned char>(body[kinds + i]);
        if (type >= counts.type) return false;
        const std::int64_t at = whole(body, i * width, width);
        if (!zone.transitions.empty() && at <= zone.transitions.back().at_s) return false;
        zone.transitions.push_back({at, offset(type)});
    }
    return true;
}

}  // namespace

core::Result<core::ZoneTable> parse_tzif(std::string_view bytes) {
    Counts counts;
    if (!read_counts(bytes, counts)) return corrupt("has no valid header");
    core::ZoneTable zone;
    if (bytes[4] < '2') {
        if (!read_block(bytes.substr(kHeader), counts, 4, zone)) return corrupt("is damaged");
        tidy(zone);
        return zone;
    }
    const std::size_t first = kHeader + counts.body(4);
    if (bytes.size() < first) return corrupt("ends early");
    bytes.remove_prefix(first);
    if (!read_counts(bytes, counts)) return corrupt("has no valid second header");
    if (!read_block(bytes.substr(kHeader), counts, 8, zone)) return corrupt("is damaged");
    std::string_view footer = bytes.substr(kHeader + counts.body(8));
    if (footer.size() < 2 || footer.front() != '\n' || footer.find('\n', 1) == footer.npos)
        return corrupt("has no footer");
    footer = footer.substr(1, footer.find('\n', 1) - 1);
    const std::int64_t last =
        zone.transitions.empty() ? core::kZonesFrom_s : zone.transitions.back().at_s;
    if (!footer.empty() && !append_posix_rule(zone, footer, last))
        return corrupt("has a footer that is no rule");
    tidy(zone);
    return zone;
}

}  // namespace icx::platform::native
