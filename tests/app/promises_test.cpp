// What a promise can say beyond one time for all: times by priority and by who asks, steps of
// warning, faults that break it whatever the time, windows in which somebody must be there.
#include "app/coverage.hpp"
#include "app/fixture.hpp"
#include "app/request_commands.hpp"
#include "app/standard_commands.hpp"
#include "app/serve_desk.hpp"
#include "app/targets.hpp"
#include "app/warnings.hpp"
#include "app/zones.hpp"

#include <cmath>

using namespace icx;
using app_testing::Device;
using standards::Verdict;

namespace {

constexpr std::int64_t kHour_ms = 3'600'000;

struct Promise {
    Device device{1};
    testing::FewZones zones;
    std::string standard, service;

    explicit Promise(app::StandardExample example = app::StandardExample::reply) {
        at("2026-11-02T09:00:00Z");
        standard = device.must(app::CreateStandard{"UTC", example}).created;
        service = record().service.text;
    }
    const model::Workspace& workspace() const { return device.workspace(); }
    const model::Standard& record() const {
        return *workspace().table<model::Standard>().find(std::string_view(standard));
    }
    void at(const char* iso) { device.clock.ms = core::parse_instant(iso)->ms; }
    std::string ask(const char* iso, const char* priority = "", const char* department = "") {
        at(iso);
        app::NewRequest command;
        command.title = "Printer";
        command.priority = priority;
        command.department = department;
        command.service.text = service;
        return device.must(command).created;
    }
    void step(const std::string& request, const char* iso, const char* activity) {
        at(iso);
        device.must(app::RecordStep{request, activity, "", ""});
    }
    void set(const char* field, core::Value value) {
        device.must(app::SetField{"standard", standard, field, std::move(value)});
    }
    void allow(const char* priority, const char* department, const char* time) {
        device.must(app::SetTarget{model::StandardId(standard), priority, department, time});
    }
    app::StandardFigures figures() {
        return app::compute_figures(workspace(), record(), app::requests_of(workspace()), zones,
                                    {device.clock.ms});
    }
    std::int64_t allowed_h(std::size_t request) {
        return figures().cases.at(request).outcome.target_ms / kHour_ms;
    }
};

}  // namespace

TEST_CASE("promise: the cell that says most about a request gives its time") {
    Promise one;
    const std::string payroll = one.device.must(app::AddDepartment{"Payroll"}).created;
    one.ask("2026-11-02T09:00:00Z", "1 High", payroll.c_str());
    one.ask("2026-11-02T09:01:00Z", "1 high", "Deck crew");
    one.ask("2026-11-02T09:02:00Z", "3 Low", payroll.c_str());
    one.ask("2026-11-02T09:03:00Z", "3 Low", "Deck crew");
    one.allow("1 High", "", "1h");
    one.allow("", payroll.c_str(), "2h");
    CHECK(one.allowed_h(0) == 1);  // its priority stands before who asks
    CHECK(one.allowed_h(1) == 1);  // whatever the capitals
    CHECK(one.allowed_h(2) == 2);
    CHECK(one.allowed_h(3) == 4);  // the promise's own
    one.allow("1 High", payroll.c_str(), "3h");
    CHECK(one.allowed_h(0) == 3);
    CHECK(one.allowed_h(1) == 1);
}

TEST_CASE("promise: an emptied cell holds no more, and each edit is one step of undo") {
    Promise one;
    one.ask("2026-11-02T09:00:00Z", "1 High");
    one.allow("1 High", "", "1h");
    one.allow("1 HIGH", "", "30m");  // the same cell
    CHECK(one.workspace().table<model::Target>().size() == 1);
    CHECK(one.figures().cases[0].outcome.target_ms == kHour_ms / 2);
    one.allow("1 High", "", "");
    CHECK(one.allowed_h(0) == 4);
    one.device.session.undo();
    CHECK(one.figures().cases[0].outcome.target_ms == kHour_ms / 2);
    CHECK(!one.device.session.run(app::SetTarget{model::StandardId(one.standard), " ", "", "1h"}).ok());
    one.device.must(app::RemoveStandard{model::StandardId(one.standard)});
    CHECK(one.workspace().table<model::Target>().empty());
}

TEST_CASE("promise: a cell without a readable time is named, and nothing is measured") {
    Promise one;
    one.ask("2026-11-02T09:00:00Z", "1 High");
    one.allow("1 High", "", "soon");
    const app::StandardFigures figures = one.figures();
    CHECK(!figures.is_ok());
    CHECK(figures.trouble.find("1 High: soon") != std::string::npos);
    CHECK(one.workspace().table<model::Target>().begin()->second.time == "soon");
}

TEST_CASE("promise: an hour for the high ones decides their verdict and no other's") {
    Promise one;
    const std::string high = one.ask("2026-11-02T09:00:00Z", "1 High");
    const std::string low = one.ask("2026-11-02T09:00:30Z", "3 Low");
    one.allow("1 High", "", "1h");
    one.step(high, "2026-11-02T10:30:00Z", "acknowledged");
    one.step(low, "2026-11-02T10:30:00Z", "acknowledged");
    const app::StandardFigures figures = one.figures();
    CHECK(figures.cases[0].outcome.verdict == Verdict::missed);
    CHECK(figures.cases[1].outcome.verdict == Verdict::met);
    const auto story =
        app::tell_deadline(one.workspace(), one.record(), app::requests_of(one.workspace()).at(0),
                           one.zones, {one.device.clock.ms});
    REQUIRE(story.ok());
    CHECK(story->target_ms == kHour_ms);
    CHECK(story->outcome.due_ms == core::parse_instant("2026-11-02T10:00:00Z")->ms);
}

TEST_CASE("warnings: lines of shares and times left, with whom to tell") {
    const app::Warnings found =
        app::read_warnings("75%\n\n 90% Desk lead \n30m left Head of IT\n1h");
    CHECK(found.error.empty());
    REQUIRE(found.steps.size() == 4);
    CHECK(found.steps[0] == app::WarningStep{0.75, 0, ""});
    CHECK(found.steps[1] == app::WarningStep{0.9, 0, "Desk lead"});
    CHECK(found.steps[2] == app::WarningStep{std::nullopt, kHour_ms / 2, "Head of IT"});
    CHECK(found.steps[3] == app::WarningStep{std::nullopt, kHour_ms, ""});
    for (const char* bad : {"75", "0%", "101%", "soon", "2bd left Nora", "%"}) {
        const app::Warnings none = app::read_warnings(std::string("50%\n") + bad);
        CHECK_MESSAGE(none.error.find("Line 2") == 0, bad);
        CHECK(none.steps.size() == 1);
    }
    std::string many;
    for (int i = 0; i < 21; i++)
        many += "50%\n";
    CHECK(app::read_warnings(many).error == "There are more than 20 steps");
}

TEST_CASE("warnings: the step with the least time left of those passed, in whatever order") {
    const app::Warnings warnings = app::read_warnings("30m left Head\n50% Lead\n75%");
    standards::Outcome outcome;
    outcome.target_ms = 4 * kHour_ms;
    const auto who = [&](double hours) -> std::string {
        outcome.net_ms = static_cast<std::int64_t>(hours * kHour_ms);
        const app::WarningStep* step = app::reached(warnings, outcome);
        return step ? step->who.empty() ? "nobody" : step->who : "none";
    };
    CHECK(who(1.99) == "none");
    CHECK(who(2) == "Lead");
    CHECK(who(3) == "nobody");
    CHECK(who(3.5) == "Head");
    CHECK(who(9) == "Head");
    outcome.is_stopped = true;
    CHECK(who(9) == "none");
    outcome.is_stopped = false;
    outcome.target_ms = standards::kNoLimit_ms;
    CHECK(who(9) == "none");
}

TEST_CASE(
    "promise: solved the first time is broken by a reopening, long after and whatever the time") {
    Promise one(app::StandardExample::first_time);
    const std::string good = one.ask("2026-11-02T09:00:00Z");
    const std::string bad = one.ask("2026-11-02T09:00:30Z");
    const std::string open = one.ask("2026-11-02T09:00:40Z");
    one.step(bad, "2026-11-02T09:30:00Z", "resolved");
    one.step(good, "2026-11-05T12:00:00Z", "resolved");
    app::StandardFigures figures = one.figures();
    REQUIRE(figures.is_ok());
    CHECK(figures.target_ms == standards::kNoLimit_ms);
    CHECK(figures.all.met == 2);
    CHECK(figures.all.pending == 1);
    one.step(bad, "2026-11-20T09:30:00Z", "reopened");
    figures = one.figures();
    CHECK(figures.all.met == 1);
    CHECK(figures.all.missed == 1);
    const app::Case& item = figures.cases[1];
    CHECK(item.outcome.is_faulted);
    CHECK(item.outcome.due_ms == standards::kNever_ms);
    CHECK(item.outcome.is_stopped);  // the first stop stays
    CHECK(item.fault_by == 3);
    // Excused, it leaves the count and stays in the raw figure.
    one.device.must(
        app::ExcuseRequest{bad, model::StandardId(one.standard), "a new fault", "Nora"});
    figures = one.figures();
    CHECK(figures.all.missed == 0);
    CHECK(figures.all.raw_missed == 1);
    // A promise with neither time nor fault measures nothing.
    one.set("fault", core::Value(""));
    CHECK(!one.figures().is_ok());
}

TEST_CASE("promise: the phone at lunch counts calls from 12 to 14, and each day once") {
    Promise one(app::StandardExample::presence);
    CHECK(one.record().window.valid());
    const auto call = [&](const char* rang, const char* answered) {
        const std::string id = one.ask(rang);
        if (answered) one.step(id, answered, "acknowledged");
    };
    call("2026-11-02T11:59:59Z", "2026-11-02T15:00:00Z");  // before the window: does not count
    call("2026-11-02T12:00:00Z", "2026-11-02T12:01:00Z");
    call("2026-11-02T13:30:00Z", "2026-11-02T13:31:30Z");
    call("2026-11-03T13:00:00Z", "2026-11-03T13:01:00Z");
    call("2026-11-03T13:30:00Z", "2026-11-03T13:33:00Z");  // too late: Tuesday is not covered
    call("2026-11-04T14:00:00Z", nullptr);                 // the window has closed
    call("2026-11-05T12:30:00Z", nullptr);                 // never answered
    one.at("2026-11-06T11:00:00Z");
    const app::StandardFigures figures = one.figures();
    REQUIRE(figures.is_ok());
    CHECK(figures.all.met == 3);
    CHECK(figures.all.missed == 2);
    REQUIRE(figures.coverage.has_value());
    CHECK(figures.coverage->covered == 1);
    CHECK(figures.coverage->broken == 2);
    CHECK(figures.coverage->untried == 17);  // 20 working days before Friday's noon
    REQUIRE(figures.coverage->gaps.size() == 2);
    CHECK(figures.coverage->gaps[0].missed == 1);
    CHECK(figures.coverage->gaps[1].kept == 1);
    CHECK(figures.coverage->gaps[1].window.from_s * 1000 ==
          core::parse_instant("2026-11-03T12:00:00Z")->ms);
    CHECK(figures.coverage->wilson.low == doctest::Approx(statistics::wilson(1, 3).low));
}

TEST_CASE("coverage: requests at a window's bounds, pending and excluded ones") {
    const auto outcome = [](std::int64_t start_s, Verdict verdict) {
        standards::Outcome out;
        out.start_ms = start_s * 1000;
        out.verdict = verdict;
        return out;
    };
    const std::vector<standards::Outcome> outcomes = {
        outcome(9, Verdict::missed),  outcome(10, Verdict::met),     outcome(19, Verdict::pending),
        outcome(20, Verdict::missed), outcome(30, Verdict::pending), outcome(35, Verdict::excluded),
        outcome(50, Verdict::missed)};
    const std::vector<standards::Interval> windows = {{10, 20}, {30, 40}, {50, 60}};
    const app::Coverage found = app::count_coverage(outcomes, windows);
    CHECK(found.covered == 1);
    CHECK(found.untried == 1);
    CHECK(found.broken == 1);
    CHECK(found.share == doctest::Approx(0.5));
    CHECK(std::isnan(app::count_coverage({}, windows).share));
}
