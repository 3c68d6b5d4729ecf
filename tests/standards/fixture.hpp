// Zones of the platform the tests run on, calendars from their JSON, times from text.
#pragma once

#include <string>
#include <vector>

#include "codec/calendar.hpp"
#include "codec/json.hpp"
#include "core/time.hpp"
#include "doctest/doctest.h"
#include "standards/explain.hpp"
#include "standards/service.hpp"
#ifdef __EMSCRIPTEN__
#include "platform/web/zones_web.hpp"
#else
#include "platform/native/zones.hpp"
#endif

namespace icx::test {

inline core::ZoneSource& zones() {
#ifdef __EMSCRIPTEN__
    static platform::web::WebZones source;
#else
    static platform::native::SystemZones source;
#endif
    return source;
}

inline core::ZoneTable zone(const std::string& name) {
    auto table = zones().load(name);
    REQUIRE(table.ok());
    return *table;
}

inline standards::CalendarHistory calendar(const core::Value& value) {
    auto read = codec::calendar_history_from_value(value, "", zones());
    if (!read) FAIL(core::describe(read.error()));
    return *read;
}
inline standards::CalendarHistory calendar(const std::string& json) {
    auto value = codec::parse_json(json);
    REQUIRE(value.ok());
    return calendar(*value);
}

inline standards::Service service(const std::string& json) {
    auto made = standards::Service::make({calendar(json)}, zones());
    REQUIRE(made.ok());
    return *made;
}

inline std::int64_t ms(const std::string& iso) {
    const auto at = core::parse_instant(iso);
    REQUIRE_MESSAGE(at.has_value(), iso);
    return at->ms;
}
inline std::int64_t s(const std::string& iso) { return ms(iso) / 1000; }
inline std::string iso(std::int64_t ms) {
    const std::string text = core::iso_instant({ms});
    return ms % 1000 == 0 ? text.substr(0, 19) + "Z" : text;
}

constexpr std::int64_t kHour_ms = 3'600'000;

inline const char* const kOffice =
    R"({"tz":"Europe/Lisbon","week":["09:00-17:00","09:00-17:00","09:00-17:00","09:00-17:00",)"
    R"("09:00-17:00",[],[]],"holidays":["2026-12-25","2026-12-08"]})";

// The same frame on every weekday of a zone.
inline std::string weekdays(const std::string& tz, const std::string& hours) {
    const std::string day = hours.empty() ? "[]" : "[\"" + hours + "\"]";
    std::string week;
    for (int i = 0; i < 7; i++) week += (i ? "," : "") + (i < 5 ? day : std::string("[]"));
    return R"({"tz":")" + tz + R"(","week":[)" + week + "]}";
}
inline std::string daily(const std::string& tz, const std::string& hours) {
    std::string week;
    for (int i = 0; i < 7; i++) week += (i ? ",\"" : "\"") + hours + "\"";
    return R"({"tz":")" + tz + R"(","week":[)" + week + "]}";
}

}  // namespace icx::test
