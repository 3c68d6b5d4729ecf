#include "platform/native/zones.hpp"

#include <cstdlib>

#include "platform/native/files.hpp"

namespace icx::platform::native {
namespace {

using core::Code;
using core::Error;

constexpr std::size_t kMaxBytes = 256u << 10;

std::string find_folder() {
    // tzset(3): TZDIR stands before the usual places.
    if (const char* named = std::getenv("TZDIR"); named && *named) return named;
    for (const char* folder :
         {"/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo"})
        if (read_file(std::string(folder) + "/UTC", kMaxBytes)) return folder;
    return "/usr/share/zoneinfo";
}

std::string first_line(const std::string& path) {
    const auto bytes = read_file(path, 4u << 20);
    return bytes ? bytes->substr(0, bytes->find_first_of("\r\n")) : std::string();
}

// tzdata.zi begins with "# version 2025b"; some systems have a file +VERSION instead.
std::string find_database(const std::string& folder) {
    const std::string line = first_line(folder + "/tzdata.zi");
    constexpr std::string_view kHead = "# version ";
    if (line.substr(0, kHead.size()) == kHead) return line.substr(kHead.size()).substr(0, 20);
    return first_line(folder + "/+VERSION").substr(0, 20);
}

}  // namespace

const std::string& SystemZones::database() {
    if (folder_.empty()) folder_ = find_folder();
    if (!is_database_read_) database_ = find_database(folder_);
    is_database_read_ = true;
    return database_;
}

core::Result<core::ZoneTable> SystemZones::load(std::string_view name) {
    if (const auto it = known_.find(name); it != known_.end()) return it->second;
    const std::string wanted(name.substr(0, 64));
    const Error unknown{Code::not_found, "there is no time zone \"" + wanted + "\"", "",
                        "use a name of the tz database, such as Europe/Lisbon"};
    if (!core::is_zone_name(name)) return unknown;
    if (folder_.empty()) folder_ = find_folder();
    const auto bytes = read_file(folder_ + "/" + wanted, kMaxBytes);
    core::ZoneTable utc;
    utc.name = wanted;
    if (!bytes && (wanted == "UTC" || wanted == "Etc/UTC")) return utc;  // needs no database
    if (!bytes) return unknown;
    auto zone = parse_tzif(*bytes);
    if (!zone) return unknown;  // a table of zones or a folder beside them, no zone
    zone->name = wanted;
    zone->database = database();
    known_.emplace(wanted, *zone);
    return zone;
}

}  // namespace icx::platform::native
