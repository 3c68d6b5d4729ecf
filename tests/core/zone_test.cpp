#include "core/zone.hpp"

#include "core/time.hpp"
#include "doctest/doctest.h"

using namespace icx;
using core::LocalMeaning;

namespace {

std::int64_t s(int year, int month, int day, int hour = 0, int minute = 0) {
    return core::days_from_civil({year, month, day}) * 86400 + hour * 3600 + minute * 60;
}

// Central European time of 2026 and its spring of 2027.
core::ZoneTable berlin() {
    core::ZoneTable zone;
    zone.name = "Europe/Berlin";
    zone.first_offset_s = 3600;
    zone.transitions = {
        {s(2026, 3, 29, 1), 7200}, {s(2026, 10, 25, 1), 3600}, {s(2027, 3, 28, 1), 7200}};
    return zone;
}

core::ZoneTable apia() {
    core::ZoneTable zone;
    zone.name = "Pacific/Apia";
    zone.first_offset_s = -10 * 3600;
    zone.transitions = {{s(2011, 12, 30, 10), 14 * 3600}};
    return zone;
}

}  // namespace

TEST_CASE("zone: an offset begins at its transition, not a second earlier") {
    const core::ZoneTable zone = berlin();
    CHECK(zone.offset_at(s(2026, 3, 29, 1) - 1) == 3600);
    CHECK(zone.offset_at(s(2026, 3, 29, 1)) == 7200);
    CHECK(zone.offset_before(s(2026, 3, 29, 1)) == 3600);
    CHECK(zone.offset_at(s(1900, 1, 1)) == 3600);
    CHECK(zone.offset_at(s(2100, 1, 1)) == 7200);
    CHECK(core::ZoneTable().offset_at(0) == 0);
}

TEST_CASE("zone: a local time is one instant, two in autumn, none in spring") {
    struct Row {
        std::int64_t local;
        LocalMeaning::Kind kind;
        std::int64_t first, last;
    };
    const Row rows[] = {
        {s(2026, 1, 5, 12), LocalMeaning::Kind::unique, s(2026, 1, 5, 11), s(2026, 1, 5, 11)},
        {s(2026, 7, 5, 12), LocalMeaning::Kind::unique, s(2026, 7, 5, 10), s(2026, 7, 5, 10)},
        {s(2026, 3, 29, 1, 59), LocalMeaning::Kind::unique, s(2026, 3, 29, 0, 59), s(2026, 3, 29, 0, 59)},
        {s(2026, 3, 29, 2), LocalMeaning::Kind::gap, s(2026, 3, 29, 1), s(2026, 3, 29, 1)},
        {s(2026, 3, 29, 2, 30), LocalMeaning::Kind::gap, s(2026, 3, 29, 1), s(2026, 3, 29, 1)},
        {s(2026, 3, 29, 3), LocalMeaning::Kind::unique, s(2026, 3, 29, 1), s(2026, 3, 29, 1)},
        {s(2026, 10, 25, 2), LocalMeaning::Kind::twice, s(2026, 10, 25, 0), s(2026, 10, 25, 1)},
        {s(2026, 10, 25, 2, 59), LocalMeaning::Kind::twice, s(2026, 10, 25, 0, 59), s(2026, 10, 25, 1, 59)},
        {s(2026, 10, 25, 3), LocalMeaning::Kind::unique, s(2026, 10, 25, 2), s(2026, 10, 25, 2)},
    };
    core::LocalReader reader;
    const core::ZoneTable zone = berlin();
    for (const Row& row : rows) {
        CAPTURE(core::iso_instant({row.local * 1000}));
        for (const LocalMeaning& meaning :
             {core::resolve_local(zone, row.local), reader.resolve(zone, row.local)}) {
            CHECK(meaning.kind == row.kind);
            CHECK(meaning.first_s == row.first);
            CHECK(meaning.last_s == row.last);
        }
    }
}

TEST_CASE("zone: the quick reader agrees with the slow one at every quarter of an hour") {
    core::LocalReader reader;
    const core::ZoneTable zone = berlin();
    for (std::int64_t t = s(2026, 3, 20); t < s(2027, 4, 5); t += 900) {
        const LocalMeaning a = reader.resolve(zone, t), b = core::resolve_local(zone, t);
        REQUIRE(a.kind == b.kind);
        REQUIRE(a.first_s == b.first_s);
        REQUIRE(a.last_s == b.last_s);
    }
}

TEST_CASE("zone: Apia had no 30 December 2011") {
    const core::ZoneTable zone = apia();
    const std::int64_t day = core::days_from_civil({2011, 12, 30});
    CHECK(core::has_local_day(zone, day - 1));
    CHECK_FALSE(core::has_local_day(zone, day));
    CHECK(core::has_local_day(zone, day + 1));
    CHECK(core::local_day_at(zone, s(2011, 12, 30, 9, 59)) == day - 1);
    CHECK(core::local_day_at(zone, s(2011, 12, 30, 10)) == day + 1);
}

TEST_CASE("zone: names are those of the database and climb no path") {
    for (const char* name : {"UTC", "Europe/Lisbon", "America/Argentina/Buenos_Aires", "Etc/GMT+5"})
        CHECK(core::is_zone_name(name));
    for (const char* name : {"", "/etc/passwd", "../UTC", "Europe/../UTC", "Europe//Lisbon", "Europe/",
                             "Europe/Lis bon", "Europe\\Lisbon", "a.b"})
        CHECK_FALSE(core::is_zone_name(name));
    CHECK_FALSE(core::is_zone_name(std::string(65, 'a')));
}

TEST_CASE("zone: tidying sorts and drops changes that change nothing") {
    core::ZoneTable zone;
    zone.first_offset_s = 0;
    zone.transitions = {{300, 3600}, {100, 0}, {200, 3600}, {400, 0}};
    core::tidy(zone);
    CHECK(zone.transitions ==
          std::vector<core::ZoneTable::Transition>{{200, 3600}, {400, 0}});
}
