#include "standards/explain.hpp"

#include "core/random.hpp"
#include "standards/fixture.hpp"

using namespace icx;
using namespace icx::standards;

namespace {

std::string told(const std::vector<Segment>& segments) {
    std::string out;
    for (const Segment& segment : segments)
        out += std::string(segment_text(segment.kind)) + " " +
               test::iso(segment.from_ms).substr(5, 11) + "/" +
               test::iso(segment.until_ms).substr(5, 11) +
               (segment.clock_change_s ? " clocks " + std::to_string(segment.clock_change_s) : "") +
               (segment.holds_due ? " due" : "") + "\n";
    return out;
}

}  // namespace

TEST_CASE("explain: open, closed, holiday and paused time in one line") {
    const Service service = test::service(test::kOffice);
    const BusinessClock clock = service.clock(test::s("2026-12-01T00:00Z"), test::s("2027-03-01T00:00Z"));
    // Thursday 24 December to Monday 28; the pause runs from Monday 11:00 for two hours.
    const std::vector<Pause> pauses = {{test::ms("2026-12-28T11:00Z"), test::ms("2026-12-28T13:00Z"), 4}};
    Subject one;
    one.start_ms = test::ms("2026-12-24T16:00Z");
    one.stop_ms = test::ms("2026-12-28T14:00Z");
    one.target_ms = 3 * test::kHour_ms;
    one.pauses = pauses;
    const auto segments = explain(one, clock, service.versions(), test::ms("2027-01-01T00:00Z"));
    CHECK(told(segments) == "counted 12-24T16:00/12-24T17:00\n"
                            "closed 12-24T17:00/12-25T00:00\n"
                            "holiday 12-25T00:00/12-26T00:00\n"
                            "closed 12-26T00:00/12-28T09:00\n"
                            "counted 12-28T09:00/12-28T11:00 due\n"
                            "paused 12-28T11:00/12-28T13:00\n"
                            "counted 12-28T13:00/12-28T14:00\n");
    CHECK(segments[2].holiday_day == core::days_from_civil({2026, 12, 25}));
    CHECK(segments[5].by == 4);
}

TEST_CASE("explain: a change of the clocks is told where it happens") {
    const Service service = test::service(test::daily("Europe/Berlin", "22:00-06:00"));
    const BusinessClock clock = service.clock(test::s("2026-03-01T00:00Z"), test::s("2026-05-01T00:00Z"));
    Subject one;
    one.start_ms = test::ms("2026-03-28T20:00Z");
    one.stop_ms = test::ms("2026-03-29T05:00Z");
    one.target_ms = 8 * test::kHour_ms;
    CHECK(told(explain(one, clock, service.versions(), test::ms("2026-04-01T00:00Z"))) ==
          "closed 03-28T20:00/03-28T21:00\n"
          "counted 03-28T21:00/03-29T04:00 clocks 3600\n"
          "closed 03-29T04:00/03-29T05:00\n");
}

TEST_CASE("explain: segments tile the time and add up to the verdict's numbers, a thousand times") {
    core::SeededRandom random(5);
    const auto below = [&](std::int64_t n) {
        return static_cast<std::int64_t>(random.next() % static_cast<std::uint64_t>(n));
    };
    const char* const calendars[] = {test::kOffice};
    const Service office = test::service(calendars[0]);
    const Service night = test::service(test::daily("America/New_York", "22:00-06:00"));
    const std::int64_t begin = test::ms("2026-09-01T00:00Z"), span = 120LL * 86'400'000;
    const BusinessClock clocks[] = {
        office.clock(begin / 1000 - 86400, (begin + 3 * span) / 1000),
        night.clock(begin / 1000 - 86400, (begin + 3 * span) / 1000)};
    for (int i = 0; i < 1000; i++) {
        const Service& service = i % 2 ? night : office;
        const BusinessClock& clock = clocks[i % 2];
        Subject one;
        one.start_ms = begin + below(span);
        if (below(4) > 0) one.stop_ms = one.start_ms + below(span / 4);
        one.target_ms = below(40 * test::kHour_ms);
        std::vector<Pause> pauses;
        for (std::int64_t k = below(6); k > 0; k--) {
            Pause pause;
            pause.from_ms = one.start_ms - span / 20 + below(span / 4);
            if (below(5) > 0) pause.until_ms = pause.from_ms + below(span / 20);
            pause.is_excusal = below(3) == 0;
            pauses.push_back(pause);
        }
        one.pauses = pauses;
        const std::int64_t now = begin + span;
        const Outcome outcome = measure(one, clock, now);
        std::int64_t reached = outcome.start_ms, counted = 0, paused = 0, excused = 0;
        for (const Segment& segment : explain(one, clock, service.versions(), now)) {
            REQUIRE(segment.from_ms == reached);
            REQUIRE(segment.until_ms > segment.from_ms);
            reached = segment.until_ms;
            counted += segment.counted_ms;
            if (segment.kind == SegmentKind::paused) paused += segment.until_ms - segment.from_ms;
            if (segment.kind == SegmentKind::excused) excused += segment.until_ms - segment.from_ms;
        }
        REQUIRE(reached == outcome.end_ms);
        REQUIRE(counted == outcome.net_ms);
        REQUIRE(paused == outcome.paused_ms);
        REQUIRE(excused == outcome.excused_ms);
    }
}
