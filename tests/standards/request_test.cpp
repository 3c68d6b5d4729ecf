#include "standards/request.hpp"

#include "doctest/doctest.h"

using namespace icx::standards;

namespace {

enum : Label { opened = 1, wait, work, done, again, gone, renew, vendor };

Conditions conditions() {
    Conditions c;
    c.start = {opened};
    c.stop = {done};
    c.pause = {wait, vendor};
    c.resume = {work};
    c.cancel = {gone};
    c.reset = {renew};
    c.reopen = {again};
    return c;
}

Timeline play(const std::vector<Event>& events, const Conditions& c = conditions()) {
    return replay(events, c);
}

}  // namespace

TEST_CASE("replay: start and stop, with pauses between pause and resume") {
    const Timeline t =
        play({{10, opened}, {20, wait}, {30, vendor}, {40, work}, {50, wait}, {60, done}});
    CHECK(t.is_started);
    CHECK(t.start_ms == 10);
    CHECK(t.stop_ms == 60);
    CHECK(t.pauses == std::vector<Pause>{{20, 40, wait}, {50, 60, wait}});
}

TEST_CASE("replay: without a resume condition whatever follows ends a pause") {
    Conditions c = conditions();
    c.resume.clear();
    const Timeline t = play({{10, opened}, {20, wait}, {30, vendor}, {40, opened}, {60, done}}, c);
    CHECK(t.pauses == std::vector<Pause>{{20, 30, wait}, {30, 40, vendor}});
}

TEST_CASE("replay: a pause that nobody ended goes on") {
    const Timeline t = play({{10, opened}, {20, wait}});
    CHECK(t.pauses == std::vector<Pause>{{20, kNever_ms, wait}});
    CHECK(t.stop_ms == kNever_ms);
}

TEST_CASE("replay: the last stop, the first, or the last without the time between") {
    const std::vector<Event> events = {{10, opened}, {20, done}, {100, again}, {120, done}};
    Conditions c = conditions();
    CHECK(play(events, c).stop_ms == 120);
    CHECK(play(events, c).pauses.empty());
    c.policy = Reopen::first;
    CHECK(play(events, c).stop_ms == 20);
    c.policy = Reopen::gap;
    CHECK(play(events, c).stop_ms == 120);
    CHECK(play(events, c).pauses == std::vector<Pause>{{20, 100, again}});
}

TEST_CASE("replay: reopened and not stopped again is open, but for the policy of the first stop") {
    const std::vector<Event> events = {{10, opened}, {20, done}, {100, again}};
    Conditions c = conditions();
    CHECK(play(events, c).stop_ms == kNever_ms);
    c.policy = Reopen::first;
    CHECK(play(events, c).stop_ms == 20);
}

TEST_CASE("replay: reset begins anew, cancel ends it, start may reach back") {
    const Timeline reset = play({{10, opened}, {20, wait}, {30, work}, {40, renew}, {50, done}});
    CHECK(reset.start_ms == 40);
    CHECK(reset.pauses.empty());
    CHECK(play({{10, opened}, {20, gone}, {30, done}}).is_cancelled);
    Conditions c = conditions();
    c.is_retroactive = true;
    CHECK(play({{5, work}, {10, opened}, {20, done}}, c).start_ms == 5);
    CHECK_FALSE(play({{5, work}}).is_started);
    c.start.clear();
    CHECK(play({{5, work}}, c).is_started);
}

TEST_CASE("replay: who holds it, kept when nobody is named") {
    const Timeline t =
        play({{10, opened, 7}, {20, work, kNoLabel}, {30, work, 7}, {40, work, 8}, {50, done, 7}});
    REQUIRE(t.holdings.size() == 3);
    CHECK(t.holdings[0].from_ms == 10);
    CHECK(t.holdings[1].holder == 8);
    CHECK(t.holdings[2].from_ms == 50);
}
