#include "platform/web/zones_web.hpp"

#include <cstdint>
#include <vector>

namespace {

constexpr int kMaxChanges = 1000;  // 71 years of two or four changes a year
constexpr int kMaxVersion = 32;

}  // namespace

extern "C" {
// Writes pairs (instant, offset from there on) in seconds; the first pair is the range's start. The
// number of pairs, or -1 for a zone that is not known.
int zones_changes(const char* name, double from_s, double until_s, double* out, int most);
void zones_database(char* out, int size);
}

namespace icx::platform::web {

core::Result<core::ZoneTable> WebZones::load(std::string_view name) {
    if (const auto it = known_.find(name); it != known_.end()) return it->second;
    core::ZoneTable zone;
    zone.name = std::string(name.substr(0, 64));
    std::vector<double> pairs(static_cast<std::size_t>(2 * kMaxChanges));
    const int count =
        core::is_zone_name(name)
            ? zones_changes(zone.name.c_str(), static_cast<double>(core::kZonesFrom_s),
                            static_cast<double>(core::kZonesUntil_s), pairs.data(), kMaxChanges)
            : -1;
    if (count < 1)
        return core::Error{core::Code::not_found, "there is no time zone \"" + zone.name + "\"", "",
                           "use a name of the tz database, such as Europe/Lisbon"};
    zone.first_offset_s = static_cast<std::int32_t>(pairs[1]);
    for (std::size_t i = 1; i < static_cast<std::size_t>(count); i++)
        zone.transitions.push_back({static_cast<std::int64_t>(pairs[2 * i]),
                                    static_cast<std::int32_t>(pairs[2 * i + 1])});
    core::tidy(zone);
    char version[kMaxVersion] = "";
    zones_database(version, kMaxVersion);
    zone.database = version;
    known_.emplace(zone.name, zone);
    return zone;
}

}  // namespace icx::platform::web
