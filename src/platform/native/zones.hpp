// Time zones of the host: the compiled files of the tz database (TZif, RFC 8536), read by a small
// bounded parser. TZDIR names another folder. Each zone is read once.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "core/zone.hpp"

namespace icx::platform::native {

class SystemZones final : public core::ZoneSource {
public:
    core::Result<core::ZoneTable> load(std::string_view name) override;
    // "2025b", or empty when the host does not say.
    const std::string& database();

private:
    std::string folder_;
    std::string database_;
    bool is_database_read_ = false;
    std::map<std::string, core::ZoneTable, std::less<>> known_;
};

// The bytes of one TZif file; corrupt when they are none. Times after the last transition follow
// the footer's rule up to core::kZonesUntil_s.
core::Result<core::ZoneTable> parse_tzif(std::string_view bytes);

// A POSIX TZ rule ("CET-1CEST,M3.5.0,M10.5.0/3") from `after_s` on, appended to the table. False
// when the text is none.
bool append_posix_rule(core::ZoneTable& zone, std::string_view rule, std::int64_t after_s);

}  // namespace icx::platform::native
