// Time zones as plain tables of transitions: when (UTC) which offset begins. The rules come from
// the platform (the browser's Intl, the system's tz database) through ZoneSource; nothing here
// knows a zone by itself but UTC. All instants are whole seconds since 1970, days are local civil
// days counted from 1970-01-01.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"

namespace icx::core {

struct ZoneTable {
    struct Transition {
        std::int64_t at_s = 0;      // UTC; from here on the offset holds
        std::int32_t offset_s = 0;  // east of UTC
        bool operator==(const Transition&) const = default;
    };

    std::string name = "UTC";
    std::string database;           // version of the tz database ("2025b"), empty when unknown
    std::int32_t first_offset_s = 0;  // before the first transition
    std::vector<Transition> transitions;  // rising; neighbours differ in offset

    std::int32_t offset_at(std::int64_t utc_s) const;
    // The offset just before an instant, which differs from offset_at at a transition only.
    std::int32_t offset_before(std::int64_t utc_s) const { return offset_at(utc_s - 1); }
};

// What a local date and time means in UTC. `unique`: one instant. `twice`: the hour is repeated
// (autumn), first and last differ. `gap`: it never was (spring, or a skipped date such as
// 2011-12-30 in Apia); first and last are the instant at which the gap ends.
struct LocalMeaning {
    enum class Kind { unique, twice, gap };
    Kind kind = Kind::unique;
    std::int64_t first_s = 0;
    std::int64_t last_s = 0;
};
// `local_s`: seconds from 1970-01-01 00:00 as the clock on the wall shows them.
LocalMeaning resolve_local(const ZoneTable& zone, std::int64_t local_s);

// Resolves many times of one zone, quickly when they lie near each other.
class LocalReader {
public:
    LocalMeaning resolve(const ZoneTable& zone, std::int64_t local_s);  // always the same zone

private:
    std::int64_t low_s_ = 0, high_s_ = 0;  // local times in here have the one offset
    std::int32_t offset_s_ = 0;
};

// False for a date the zone left out.
bool has_local_day(const ZoneTable& zone, std::int64_t local_day);
std::int64_t local_day_at(const ZoneTable& zone, std::int64_t utc_s);

// IANA names only: letters, digits, _ + - and single slashes between; nothing that climbs a path.
bool is_zone_name(std::string_view name);

// Removes transitions that change nothing and sorts the rest, as ZoneTable promises.
void tidy(ZoneTable& zone);

class ZoneSource {
public:
    virtual ~ZoneSource() = default;
    // Covers 1970 to 2040 at least. not_found for a name that the database does not have.
    virtual Result<ZoneTable> load(std::string_view name) = 0;
};

inline constexpr std::int64_t kZonesFrom_s = 0;            // 1970-01-01
inline constexpr std::int64_t kZonesUntil_s = 2240524800;  // 2041-01-01

}  // namespace icx::core
