#include "standards/measure.hpp"

#include "standards/fixture.hpp"

using namespace icx;
using namespace icx::standards;
using test::kHour_ms;

namespace {

BusinessClock office() {
    return test::service(test::kOffice).clock(test::s("2026-01-01T00:00Z"), test::s("2027-06-01T00:00Z"));
}

Subject subject(const char* start, const char* stop, std::int64_t target_h,
                const std::vector<Pause>& pauses = {}) {
    Subject out;
    out.start_ms = test::ms(start);
    if (stop) out.stop_ms = test::ms(stop);
    out.target_ms = target_h * kHour_ms;
    out.pauses = pauses;
    return out;
}

}  // namespace

TEST_CASE("measure: net time is business time without the business time of pauses") {
    // Monday 5 January 2026; the second pause overlaps the first, the third is at night.
    const std::vector<Pause> pauses = {{test::ms("2026-01-05T10:00Z"), test::ms("2026-01-05T12:00Z"), 1},
                                       {test::ms("2026-01-05T11:00Z"), test::ms("2026-01-05T13:00Z"), 2},
                                       {test::ms("2026-01-05T18:00Z"), test::ms("2026-01-06T08:00Z"), 3}};
    const Outcome out = measure(subject("2026-01-05T09:00Z", "2026-01-06T10:00Z", 8, pauses), office(),
                                test::ms("2026-02-01T00:00Z"));
    CHECK(out.wall_ms == 25 * kHour_ms);
    CHECK(out.business_ms == 9 * kHour_ms);
    CHECK(out.paused_ms == 3 * kHour_ms);
    CHECK(out.net_ms == 6 * kHour_ms);
    CHECK(out.verdict == Verdict::met);
    // 8 h of work and 3 h of pause from 09:00: 8 h on Monday, 3 h on Tuesday.
    CHECK(test::iso(out.due_ms) == "2026-01-06T12:00:00Z");
}

TEST_CASE("measure: met, missed, pending and excluded") {
    const BusinessClock clock = office();
    struct Row {
        const char* start;
        const char* stop;
        const char* now;
        Verdict verdict;
    };
    const Row rows[] = {
        {"2026-01-05T09:00Z", "2026-01-05T11:00Z", "2026-01-09T00:00Z", Verdict::met},
        {"2026-01-05T09:00Z", "2026-01-05T11:00:01Z", "2026-01-09T00:00Z", Verdict::missed},
        {"2026-01-05T09:00Z", nullptr, "2026-01-05T11:00Z", Verdict::pending},
        {"2026-01-05T09:00Z", nullptr, "2026-01-05T11:00:01Z", Verdict::missed},
        {"2026-01-05T09:00Z", "2026-01-05T10:00Z", "2026-01-05T09:30Z", Verdict::pending},
        {"2026-01-05T09:00Z", nullptr, "2026-01-04T00:00Z", Verdict::excluded},
        // Used up exactly at closing; what happens at night takes no business time.
        {"2026-01-05T15:00Z", "2026-01-06T08:59Z", "2026-01-09T00:00Z", Verdict::met},
        {"2026-01-05T15:00Z", "2026-01-06T09:00:01Z", "2026-01-09T00:00Z", Verdict::missed},
    };
    for (const Row& row : rows) {
        CAPTURE(row.start);
        CAPTURE(row.now);
        CHECK(verdict_text(measure(subject(row.start, row.stop, 2), clock, test::ms(row.now)).verdict) ==
              verdict_text(row.verdict));
    }
    Subject excused = subject("2026-01-05T09:00Z", "2026-01-09T11:00Z", 2);
    excused.is_excluded = true;
    const Outcome out = measure(excused, clock, test::ms("2026-02-01T00:00Z"));
    CHECK(out.verdict == Verdict::excluded);
    CHECK(out.raw_verdict == Verdict::missed);
}

TEST_CASE("measure: an excusal counts in the corrected verdict and not in the raw one") {
    Pause storm{test::ms("2026-01-05T10:00Z"), test::ms("2026-01-05T14:00Z"), 9};
    storm.is_excusal = true;
    const std::vector<Pause> pauses = {storm, {test::ms("2026-01-05T13:00Z"), test::ms("2026-01-05T15:00Z"), 1}};
    const Outcome out = measure(subject("2026-01-05T09:00Z", "2026-01-05T16:00Z", 2, pauses), office(),
                                test::ms("2026-02-01T00:00Z"));
    CHECK(out.paused_ms == 2 * kHour_ms);
    CHECK(out.excused_ms == 3 * kHour_ms);  // the pause stands before the excusal
    CHECK(out.net_ms == 2 * kHour_ms);
    CHECK(out.verdict == Verdict::met);
    CHECK(out.raw_verdict == Verdict::missed);
}

TEST_CASE("measure: without a target there is time and no verdict") {
    Subject one = subject("2026-01-05T09:00Z", "2026-01-05T16:00Z", 1);
    one.target_ms = kNoTarget_ms;
    const Outcome out = measure(one, office(), test::ms("2026-02-01T00:00Z"));
    CHECK(out.net_ms == 7 * kHour_ms);
    CHECK(out.verdict == Verdict::excluded);
    CHECK(out.due_ms == kNever_ms);
}

TEST_CASE("measure: the time of each holder adds up to the whole") {
    const std::vector<Pause> pauses = {{test::ms("2026-01-05T11:00Z"), test::ms("2026-01-05T15:00Z"), 1}};
    const Subject one = subject("2026-01-05T09:00Z", "2026-01-06T10:00Z", 8, pauses);
    const std::vector<Holding> holdings = {{test::ms("2026-01-05T10:00Z"), 5},
                                           {test::ms("2026-01-05T14:00Z"), 6},
                                           {test::ms("2026-01-05T16:00Z"), 5}};
    const auto parts = split_by_holder(one, holdings, office(), test::ms("2026-02-01T00:00Z"));
    REQUIRE(parts.size() == 3);
    CHECK(parts[0].holder == kNoLabel);
    CHECK(parts[0].net_ms == kHour_ms);
    CHECK(parts[1].holder == 5);
    CHECK(parts[1].net_ms == (1 + 1 + 1) * kHour_ms);  // 10-11, 16-17, and an hour next morning
    CHECK(parts[2].holder == 6);
    CHECK(parts[2].net_ms == kHour_ms);  // 15-16
    const Outcome whole = measure(one, office(), test::ms("2026-02-01T00:00Z"));
    CHECK(parts[0].net_ms + parts[1].net_ms + parts[2].net_ms == whole.net_ms);
    CHECK(parts[0].wall_ms + parts[1].wall_ms + parts[2].wall_ms == whole.wall_ms);
}
