// Hours of the day and promises tried on the past, from requests written by hand.
#include <cmath>

#include "app/arrivals.hpp"
#include "app/fixture.hpp"
#include "app/request_commands.hpp"
#include "app/standard_commands.hpp"
#include "app/standard_figures.hpp"
#include "app/survey_commands.hpp"
#include "app/what_if.hpp"
#include "app/zones.hpp"
#include "core/time.hpp"

using namespace icx;
using app_testing::Device;

namespace {

constexpr std::int64_t kMinute = 60'000, kHour = 60 * kMinute, kDay = 24 * kHour;
const std::int64_t kMonday = core::parse_instant("2026-11-02T00:00:00Z")->ms;

// A promise of 4 hours, Monday to Friday 8 to 17 UTC, and requests told by when they came in and
// how long the reply took.
struct Log {
    Device device{5};
    testing::FewZones zones;
    std::string standard;
    std::string service;

    Log() {
        device.clock.ms = kMonday;
        standard = device.must(app::CreateStandard{"UTC", app::StandardExample::reply}).created;
        service = workspace().table<model::Service>().begin()->first;
    }
    const model::Workspace& workspace() const { return device.workspace(); }
    const model::Standard& record() const {
        return *workspace().table<model::Standard>().find(std::string_view(standard));
    }
    std::string add(std::int64_t opened_ms, std::int64_t reply_ms) {
        device.clock.ms = opened_ms;
        app::NewRequest command;
        command.title = "Question";
        command.service = model::ServiceId(service);
        const std::string id = device.must(command).created;
        if (reply_ms >= 0) {
            device.clock.ms = opened_ms + reply_ms;
            device.must(app::RecordStep{id, "acknowledged", "", ""});
        }
        return id;
    }
    app::StandardFigures figures(std::int64_t now_ms) {
        return app::compute_figures(workspace(), record(), app::requests_of(workspace()), zones,
                                    {now_ms});
    }
    app::WhatIf replay(const model::Standard& other, std::int64_t now_ms) {
        const std::int64_t day = kMonday / kDay;
        return app::replay_what_if(workspace(), other, app::requests_of(workspace()), zones,
                                   {now_ms}, day, day + 14);
    }
};

}  // namespace

TEST_CASE("arrivals: requests stand at the hour and weekday they came in, in the promise's zone") {
    Log log;
    log.add(kMonday + 9 * kHour + 30 * kMinute, kHour);
    log.add(kMonday + 9 * kHour + 45 * kMinute, 5 * kHour);  // late
    log.add(kMonday + kDay + 14 * kHour, -1);                // open
    const auto figures = log.figures(kMonday + kDay + 15 * kHour);
    const auto found = app::count_arrivals(figures.cases, figures.zone, kMonday / kDay);
    CHECK(found.n == 3);
    CHECK(found.first_hour == 9);
    CHECK(found.last_hour == 14);
    const app::HourCell& nine = found.cells[0][9];
    CHECK(nine.n == 2);
    CHECK(nine.met == 1);
    CHECK(nine.decided == 2);
    CHECK(nine.median_ms == doctest::Approx(3 * kHour));
    CHECK(found.cells[0][10].stopped == 1);
    const app::HourCell& open = found.cells[1][14];
    CHECK(open.n == 1);
    CHECK(open.decided == 0);
    CHECK(std::isnan(open.median_ms));
    CHECK(app::count_arrivals(figures.cases, figures.zone, kMonday / kDay + 1).n == 1);
}

TEST_CASE(
    "arrivals: an hour in which nobody answers between two busy ones is found, edges are not") {
    Log log;
    // Ten working days: one request each half hour from 8 to 16:30, answered within 20 minutes;
    // those of 12 to 13 wait until shortly after 13.
    for (int day = 0; day < 12; day++) {
        if (day % 7 >= 5) continue;
        for (int half = 16; half < 33; half++) {
            const std::int64_t at = half * 30 * kMinute;
            const bool is_noon = half == 24 || half == 25;
            const std::int64_t reply = is_noon ? 13 * kHour + 10 * kMinute - at : 20 * kMinute;
            log.add(kMonday + day * kDay + at, reply);
        }
    }
    const auto figures = log.figures(kMonday + 12 * kDay);
    const auto found = app::count_arrivals(figures.cases, figures.zone, kMonday / kDay);
    REQUIRE(found.quiet.size() == 1);
    CHECK(found.quiet[0].hour == 12);
    CHECK(found.quiet[0].stopped == 0);
    CHECK(found.quiet[0].came_in == 20);
    CHECK(found.quiet[0].waited == 10);  // those of 12:00; those of 12:30 waited 40 minutes
}

TEST_CASE("what if: the same promise gives the same, whatever the requests") {
    Log log;
    for (int i = 0; i < 40; i++)
        log.add(kMonday + (i % 5) * kDay + 8 * kHour + (i * 11 % 400) * kMinute,
                i % 7 == 6 ? -1 : (i * 37 % 500) * kMinute);
    const auto same = log.replay(log.record(), kMonday + 7 * kDay);
    CHECK(same.is_ok());
    CHECK(same.changed.empty());
    CHECK(same.due_earlier + same.due_later == 0);
    CHECK(same.real.met == same.other.met);
    CHECK(same.outside_share == doctest::Approx(0));
    CHECK(same.real_per_week == doctest::Approx(same.other_per_week));
    // A looser target never loses a kept request, a tighter one never wins any.
    std::size_t before = 0;
    for (const char* target : {"30m", "1h", "2h", "4h", "6h", "2bd"}) {
        model::Standard other = log.record();
        other.target = target;
        const auto tried = log.replay(other, kMonday + 7 * kDay);
        CHECK(tried.other.met >= before);
        before = tried.other.met;
        const auto moved = static_cast<long>(tried.other.met) - static_cast<long>(tried.real.met);
        long net = 0;
        for (const auto& change : tried.changed) {
            net += change.after.verdict == standards::Verdict::met;
            net -= change.before.verdict == standards::Verdict::met;
        }
        CHECK(net == moved);
    }
}

TEST_CASE("what if: another target names who changes, moves deadlines and costs") {
    Log log;
    const std::string quick = log.add(kMonday + 9 * kHour, kHour);
    const std::string slow = log.add(kMonday + 9 * kHour, 3 * kHour);
    model::Standard other = log.record();
    other.target = "2h";
    other.goal = 1;
    const auto tried = log.replay(other, kMonday + 7 * kDay);
    REQUIRE(tried.changed.size() == 1);
    const auto requests = app::requests_of(log.workspace());
    CHECK(requests[tried.changed[0].request].id == slow);
    CHECK(tried.changed[0].before.verdict == standards::Verdict::met);
    CHECK(tried.changed[0].after.verdict == standards::Verdict::missed);
    CHECK(tried.changed[0].after.due_ms == kMonday + 11 * kHour);
    CHECK(tried.due_earlier == 2);
    CHECK(tried.newly_missed == 1);
    CHECK(tried.real.met == 2);
    CHECK(tried.other.met == 1);
    CHECK(tried.other_per_week / tried.real_per_week == doctest::Approx(1 / 0.9));
    CHECK(log.record().target == "4h");  // looking changes nothing
    CHECK(quick != slow);
}

TEST_CASE("what if: another calendar tells which share of its hours lies outside the present one") {
    Log log;
    model::Standard other = log.record();
    other.calendar = {};
    log.add(kMonday + 5 * kDay + 10 * kHour, kHour);  // Saturday
    const auto tried = log.replay(other, kMonday + 14 * kDay);
    CHECK(tried.real_hours_a_week == doctest::Approx(45));
    CHECK(tried.other_hours_a_week == doctest::Approx(168));
    CHECK(tried.outside_share == doctest::Approx(1 - 45.0 / 168));
    CHECK(tried.due_earlier == 1);
    other.target = "soon";
    CHECK(!log.replay(other, kMonday + 14 * kDay).is_ok());
    other.id.text = "st_gone";
    CHECK(!log.replay(other, kMonday + 14 * kDay).is_ok());
}

TEST_CASE("what if: making it the promise is one step, checked, and undone as one") {
    Log log;
    const model::Standard before = log.record();
    app::AdoptPromise command{before.id, " 2h ", 0.95, {}, "waiting, parked"};
    log.device.must(command);
    CHECK(log.record().target == "2h");
    CHECK(log.record().goal == 0.95);
    CHECK(!log.record().calendar.valid());
    CHECK(log.record().pause == "waiting, parked");
    CHECK(!log.device.session.run(command).ok());  // it is the promise already
    CHECK(log.device.session.undo());
    CHECK(log.record().target == before.target);
    CHECK(log.record().goal == before.goal);
    CHECK(log.record().calendar == before.calendar);
    CHECK(log.record().pause == before.pause);
    command.target = "soon";
    CHECK(!log.device.session.run(command).ok());
    command.target = "2h";
    command.goal = 1.5;
    CHECK(!log.device.session.run(command).ok());
    command.goal = 0.9;
    command.calendar.text = "ca_gone";
    CHECK(!log.device.session.run(command).ok());
    command.standard.text = "st_gone";
    CHECK(!log.device.session.run(command).ok());
}
