#include "standards/fixture.hpp"

using namespace icx;
using Transition = core::ZoneTable::Transition;

namespace {

// Transitions from `from` on, before `until`.
std::vector<Transition> within(const core::ZoneTable& zone, std::int64_t from, std::int64_t until) {
    std::vector<Transition> out;
    for (const Transition& t : zone.transitions)
        if (t.at_s >= from && t.at_s < until) out.push_back(t);
    return out;
}

}  // namespace

TEST_CASE("zones: the platform knows changes to the second") {
    // From Python's zoneinfo (tz database 2025b).
    struct Row {
        const char* zone;
        const char* from;
        const char* until;
        std::vector<Transition> changes;
    };
    const Row rows[] = {
        {"Europe/London", "2026-01-01T00:00Z", "2027-01-01T00:00Z",
         {{test::s("2026-03-29T01:00Z"), 3600}, {test::s("2026-10-25T01:00Z"), 0}}},
        {"America/New_York", "2039-01-01T00:00Z", "2040-01-01T00:00Z",
         {{test::s("2039-03-13T07:00Z"), -14400}, {test::s("2039-11-06T06:00Z"), -18000}}},
        {"Australia/Lord_Howe", "2026-01-01T00:00Z", "2027-01-01T00:00Z",
         {{test::s("2026-04-04T15:00Z"), 37800}, {test::s("2026-10-03T15:30Z"), 39600}}},
        {"Pacific/Apia", "2011-10-01T00:00Z", "2012-01-01T00:00Z",
         {{test::s("2011-12-30T10:00Z"), 50400}}},
        {"Africa/Monrovia", "1971-01-01T00:00Z", "1973-01-01T00:00Z",
         {{test::s("1972-01-07T00:44:30Z"), 0}}},
        {"Asia/Kolkata", "1970-01-01T00:00Z", "2040-01-01T00:00Z", {}},
    };
    for (const Row& row : rows) {
        CAPTURE(row.zone);
        CHECK(within(test::zone(row.zone), test::s(row.from), test::s(row.until)) == row.changes);
    }
    CHECK(test::zone("Asia/Kolkata").offset_at(0) == 19800);
    CHECK(test::zone("UTC").transitions.empty());
}

TEST_CASE("zones: a name that is none is an error that says so") {
    for (const char* name : {"Europe/Atlantis", "../UTC", "/etc/passwd", "zone.tab", "Europe", ""}) {
        CAPTURE(name);
        const auto table = test::zones().load(name);
        REQUIRE_FALSE(table.ok());
        CHECK(table.error().code == core::Code::not_found);
        CHECK(table.error().message == "there is no time zone \"" + std::string(name) + "\"");
    }
}

#ifndef __EMSCRIPTEN__

namespace {

std::string be(std::int64_t value, int width) {
    std::string out;
    for (int i = width - 1; i >= 0; i--)
        out += static_cast<char>((static_cast<std::uint64_t>(value) >> (8 * i)) & 0xFF);
    return out;
}

// A version 2 file with one change at 1000 from +1 h to +2 h and the given footer.
std::string tzif(const std::string& footer) {
    const std::string types = be(3600, 4) + std::string("\0\0", 2) + be(7200, 4) + std::string("\1\0", 2);
    const std::string head = std::string("TZif2") + std::string(15, '\0');
    const std::string counts = be(0, 4) + be(0, 4) + be(0, 4) + be(1, 4) + be(2, 4) + be(4, 4);
    const std::string names("ABC\0", 4);
    return head + counts + be(1000, 4) + '\1' + types + names +  //
           head + counts + be(1000, 8) + '\1' + types + names + "\n" + footer + "\n";
}

}  // namespace

TEST_CASE("tzif: changes and the footer's rule, to the end of 2040") {
    const auto zone = platform::native::parse_tzif(tzif("CET-1CEST,M3.5.0,M10.5.0/3"));
    REQUIRE(zone.ok());
    CHECK(zone->first_offset_s == 3600);
    CHECK(zone->transitions.front() == Transition{1000, 7200});
    CHECK(zone->transitions.back().at_s == test::s("2040-10-28T01:00Z"));
    CHECK(within(*zone, test::s("2027-01-01T00:00Z"), test::s("2028-01-01T00:00Z")) ==
          std::vector<Transition>{{test::s("2027-03-28T01:00Z"), 7200},
                                  {test::s("2027-10-31T01:00Z"), 3600}});
}

TEST_CASE("tzif: rules by day of year, southern, with names in brackets and times before midnight") {
    core::ZoneTable zone;
    CHECK(platform::native::append_posix_rule(zone, "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", 0));
    core::tidy(zone);
    CHECK(zone.transitions[0] == Transition{test::s("1970-04-04T15:00Z"), 37800});
    zone = {};
    CHECK(platform::native::append_posix_rule(zone, "AAA3BBB,J60/0,300/-2", 0));  // J60: 1 March
    CHECK(zone.transitions[0] == Transition{test::s("1970-03-01T03:00Z"), -7200});
    CHECK(zone.transitions[1] == Transition{test::s("1970-10-28T00:00Z"), -10800});
    for (const char* bad : {"", "CET", "CE-1", "CET-1CEST", "CET-1CEST,M13.1.0,M10.5.0", "CET-1x",
                            "CET-1CEST,M3.5.0", "CET-1CEST,M3.6.0,M10.5.0", "<CET-1"}) {
        CAPTURE(bad);
        CHECK_FALSE(platform::native::append_posix_rule(zone, bad, 0));
    }
}

TEST_CASE("tzif: a file cut anywhere, or with any byte changed, never does harm") {
    const std::string whole = tzif("CET-1CEST,M3.5.0,M10.5.0/3");
    for (std::size_t n = 0; n < whole.size() - 1; n++)
        CHECK_FALSE(platform::native::parse_tzif(whole.substr(0, n)).ok());
    for (std::size_t i = 0; i < whole.size(); i++)
        for (const char byte : {'\0', '\x7f', '\xff'}) {
            std::string changed = whole;
            changed[i] = byte;
            (void)platform::native::parse_tzif(changed).ok();
        }
}

#endif
