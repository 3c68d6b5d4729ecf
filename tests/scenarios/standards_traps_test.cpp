// What other service desks got wrong, each as a story with the result it must have. Hours are
// Monday to Friday 09:00-17:00 in Lisbon (UTC in winter), 8 and 25 December 2026 are holidays.
#include "standards/fixture.hpp"
#include "standards/request.hpp"

using namespace icx;
using namespace icx::standards;
using test::kHour_ms;

namespace {

enum : Label { opened = 1, waiting, resumed, resolved, reopened, urgent };

Conditions conditions() {
    Conditions c;
    c.start = {opened};
    c.stop = {resolved};
    c.pause = {waiting};
    c.resume = {resumed};
    c.reopen = {reopened};
    return c;
}

class Desk {
public:
    explicit Desk(const std::string& calendar = test::kOffice)
        : service_(test::service(calendar)),
          clock_(service_.clock(test::s("2026-01-01T00:00Z"), test::s("2028-01-01T00:00Z"))) {}

    Desk& at(const char* when, Label activity) {
        events_.push_back({test::ms(when), activity});
        return *this;
    }
    Outcome within(std::int64_t target_ms, const char* now, const Conditions& c = conditions()) {
        timeline_ = replay(events_, c);
        return measure(subject_of(timeline_, target_ms), clock_, test::ms(now));
    }
    std::int64_t business_days(std::int64_t n) const {
        return n * service_.business_day_s(test::s("2026-01-01T00:00Z")) * 1000;
    }

private:
    Service service_;
    BusinessClock clock_;
    std::vector<Event> events_;
    Timeline timeline_;
};

std::string due(const Outcome& outcome) { return test::iso(outcome.due_ms); }

}  // namespace

TEST_CASE("trap: a pause over a weekend moves the deadline by business time, not by the weekend") {
    // Friday 16:00, four hours promised. Waiting from Friday 16:30 to Monday 10:00 is 0:30 + 1:00 of
    // open time. So 0:30 is used on Friday and 3:30 remain from Monday 10:00: due at 13:30. A desk
    // that adds the 65:30 of wall time is due on Wednesday; one that adds none is late on Monday
    // at 12:00, in the customer's own time.
    Desk desk;
    desk.at("2026-01-09T16:00Z", opened).at("2026-01-09T16:30Z", waiting).at("2026-01-12T10:00Z", resumed);
    const Outcome out = desk.within(4 * kHour_ms, "2026-01-12T11:00Z");
    CHECK(out.paused_ms == 90 * 60'000);
    CHECK(due(out) == "2026-01-12T13:30:00Z");
    CHECK(out.verdict == Verdict::pending);
    CHECK(desk.at("2026-01-12T13:30Z", resolved).within(4 * kHour_ms, "2026-01-20T00:00Z").verdict ==
          Verdict::met);
}

TEST_CASE("trap: with a target in days a weekend of waiting gives nothing back") {
    // One business day (8 h) from Friday 09:00 is due on Friday at closing. Waiting from Friday
    // 17:00 to Monday 09:00 lies outside hours: the deadline stays where it was.
    Desk desk;
    desk.at("2026-01-09T09:00Z", opened).at("2026-01-09T17:00Z", waiting).at("2026-01-12T09:00Z", resumed);
    const Outcome out = desk.within(desk.business_days(1), "2026-01-12T10:00Z");
    CHECK(out.paused_ms == 0);
    CHECK(due(out) == "2026-01-09T17:00:00Z");
    CHECK(out.verdict == Verdict::missed);
}

TEST_CASE("trap: nothing is missed while it is pending on someone else") {
    // Two hours promised, one used, then waiting for a week: an open pause stops the clock at the
    // cut-off, whatever the date.
    Desk desk;
    desk.at("2026-01-05T09:00Z", opened).at("2026-01-05T10:00Z", waiting);
    const Outcome out = desk.within(2 * kHour_ms, "2026-01-12T16:00Z");
    CHECK(out.net_ms == kHour_ms);
    CHECK(out.verdict == Verdict::pending);
    // One hour remains from the cut-off on, if it goes on then.
    CHECK(due(out) == "2026-01-12T17:00:00Z");
}

TEST_CASE("trap: paused time survives a change of the standard during the pause") {
    // The promise is shortened from eight to four hours while the request waits. The events are
    // replayed against the new promise, so the two hours of waiting still do not count: 1 h + 2 h.
    Desk desk;
    desk.at("2026-01-05T09:00Z", opened).at("2026-01-05T10:00Z", waiting).at("2026-01-05T12:00Z", resumed);
    desk.at("2026-01-05T14:00Z", resolved);
    const Outcome before = desk.within(8 * kHour_ms, "2026-01-20T00:00Z");
    const Outcome after = desk.within(4 * kHour_ms, "2026-01-20T00:00Z");
    CHECK(before.paused_ms == 2 * kHour_ms);
    CHECK(after.paused_ms == 2 * kHour_ms);
    CHECK(after.net_ms == 3 * kHour_ms);
    CHECK(after.verdict == Verdict::met);
    CHECK(due(after) == "2026-01-05T15:00:00Z");
}

TEST_CASE("trap: two targets on one request do not touch each other") {
    // Acknowledged after one hour of two, resolved after ten of eight: the first is met although
    // the second is missed, and the second does not stop with the first.
    Desk desk;
    desk.at("2026-01-05T09:00Z", opened).at("2026-01-05T10:00Z", urgent).at("2026-01-06T11:00Z", resolved);
    Conditions acknowledge = conditions();
    acknowledge.stop = {urgent};
    const Outcome first = desk.within(2 * kHour_ms, "2026-01-20T00:00Z", acknowledge);
    const Outcome second = desk.within(8 * kHour_ms, "2026-01-20T00:00Z");
    CHECK(first.verdict == Verdict::met);
    CHECK(first.net_ms == kHour_ms);
    CHECK(second.verdict == Verdict::missed);
    CHECK(second.net_ms == 10 * kHour_ms);
}

TEST_CASE("trap: a hold on a holiday neither adds nor takes time") {
    // Held from Thursday 24 December 12:00 until Monday 28 December 09:00, over the holiday and a
    // weekend: five open hours on Thursday. Four hours promised at 11:00: one used, three from Monday.
    Desk desk;
    desk.at("2026-12-24T11:00Z", opened).at("2026-12-24T12:00Z", waiting).at("2026-12-28T09:00Z", resumed);
    const Outcome out = desk.within(4 * kHour_ms, "2026-12-28T10:00Z");
    CHECK(out.paused_ms == 5 * kHour_ms);
    CHECK(due(out) == "2026-12-28T12:00:00Z");
    // Held on the holiday only: nothing at all.
    Desk quiet;
    quiet.at("2026-12-24T11:00Z", opened).at("2026-12-25T09:00Z", waiting).at("2026-12-25T17:00Z", resumed);
    CHECK(quiet.within(4 * kHour_ms, "2026-12-28T10:00Z").paused_ms == 0);
}

TEST_CASE("trap: a reopening after months is judged by the policy, and the policy is named") {
    // Resolved after two hours, reopened three months later, resolved within an hour.
    Desk desk;
    desk.at("2026-01-05T09:00Z", opened).at("2026-01-05T11:00Z", resolved);
    desk.at("2026-04-06T09:00Z", reopened).at("2026-04-06T10:00Z", resolved);
    Conditions policy = conditions();
    // The customer waited three months for what was promised in a day.
    policy.policy = Reopen::last;
    CHECK(desk.within(8 * kHour_ms, "2026-05-01T00:00Z", policy).verdict == Verdict::missed);
    // The first resolution is what counts.
    policy.policy = Reopen::first;
    CHECK(desk.within(8 * kHour_ms, "2026-05-01T00:00Z", policy).net_ms == 2 * kHour_ms);
    // Both works count, the quiet months between do not. Lisbon is an hour ahead of UTC in April:
    // 09:00Z is 10:00 there, within hours.
    policy.policy = Reopen::gap;
    const Outcome gap = desk.within(8 * kHour_ms, "2026-05-01T00:00Z", policy);
    CHECK(gap.net_ms == 3 * kHour_ms);
    CHECK(gap.verdict == Verdict::met);
}

TEST_CASE("trap: a lunch break stops the clock, to the second") {
    const char* lunch =
        R"({"tz":"Europe/Lisbon","week":[["09:00-12:30","13:30-17:00"],["09:00-12:30","13:30-17:00"],)"
        R"(["09:00-12:30","13:30-17:00"],["09:00-12:30","13:30-17:00"],["09:00-12:30","13:30-17:00"],[],[]]})";
    // An hour promised at 12:00:15: half an hour less 15 s until lunch, the rest after it.
    Desk desk(lunch);
    desk.at("2026-01-05T12:00:15Z", opened);
    CHECK(due(desk.within(kHour_ms, "2026-01-05T12:01Z")) == "2026-01-05T14:00:15Z");
    // Used up exactly when lunch begins: due then, not after it.
    Desk exact(lunch);
    exact.at("2026-01-05T11:30Z", opened);
    CHECK(due(exact.within(kHour_ms, "2026-01-05T12:01Z")) == "2026-01-05T12:30:00Z");
}

TEST_CASE("trap: the clock runs from the opening unless the standard says hand-over") {
    // Opened at 09:00, handed to the owner at 12:00. One standard promises from the opening, another
    // from the hand-over; each says which, and both are right.
    Desk desk;
    desk.at("2026-01-05T09:00Z", opened).at("2026-01-05T12:00Z", urgent).at("2026-01-05T13:00Z", resolved);
    CHECK(desk.within(2 * kHour_ms, "2026-01-20T00:00Z").verdict == Verdict::missed);
    Conditions from_owner = conditions();
    from_owner.start = {urgent};
    CHECK(desk.within(2 * kHour_ms, "2026-01-20T00:00Z", from_owner).verdict == Verdict::met);
    from_owner.is_retroactive = true;  // starts once handed over, but counts from the first event
    CHECK(desk.within(2 * kHour_ms, "2026-01-20T00:00Z", from_owner).verdict == Verdict::missed);
}

TEST_CASE("trap: a reset begins anew, and neither the time nor the pauses before it count") {
    // Six hours and a pause with the wrong desk, then it is moved: the two hours promised run from
    // there. A desk that only moves the start keeps the old pause and gives time away.
    Desk desk;
    desk.at("2026-01-05T09:00Z", opened).at("2026-01-05T10:00Z", waiting).at("2026-01-05T12:00Z", resumed);
    desk.at("2026-01-05T15:00Z", urgent);
    Conditions c = conditions();
    c.reset = {urgent};
    const Outcome out = desk.within(2 * kHour_ms, "2026-01-05T16:00Z", c);
    CHECK(out.net_ms == kHour_ms);
    CHECK(out.paused_ms == 0);
    CHECK(due(out) == "2026-01-05T17:00:00Z");
    // Moved while it waits: the new owner's clock runs at once.
    Desk moved;
    moved.at("2026-01-05T09:00Z", opened).at("2026-01-05T10:00Z", waiting).at("2026-01-05T15:00Z", urgent);
    CHECK(moved.within(2 * kHour_ms, "2026-01-05T16:00Z", c).net_ms == kHour_ms);
}

TEST_CASE("trap: a condition judged for each event is not read from the list of activities") {
    // The same activity pauses once and not the other time, as a rule over its note would say.
    std::vector<Event> events = {{test::ms("2026-01-05T09:00Z"), opened, kNoLabel, kStarts},
                                 {test::ms("2026-01-05T10:00Z"), waiting, kNoLabel, kPauses},
                                 {test::ms("2026-01-05T11:00Z"), resumed, kNoLabel, kResumes},
                                 {test::ms("2026-01-05T12:00Z"), waiting, kNoLabel, 0},
                                 {test::ms("2026-01-05T14:00Z"), resolved, kNoLabel, kStops}};
    Conditions c = conditions();
    c.judged = kStarts | kStops | kPauses | kResumes | kReopens;
    const Timeline judged = replay(events, c);
    REQUIRE(judged.pauses.size() == 1);
    CHECK(judged.pauses[0].until_ms == test::ms("2026-01-05T11:00Z"));
    // By the lists both pause.
    CHECK(replay(events, conditions()).pauses.size() == 2);
}
