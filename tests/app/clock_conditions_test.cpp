// The conditions of a promise's clock: lists of activities and rules over the event.
#include "app/clock_conditions.hpp"

#include "app/fixture.hpp"
#include "app/request_commands.hpp"
#include "app/standard_commands.hpp"
#include "app/standard_figures.hpp"
#include "app/zones.hpp"

using namespace icx;
using app_testing::Device;

namespace {

constexpr std::int64_t kHour_ms = 3'600'000;

// The example promise, four working hours, and one request of Monday 2 November 2026, 09:00.
struct Case {
    Device device{1};
    testing::FewZones zones;
    std::string standard, request;

    Case() {
        at("2026-11-02T09:00:00Z");
        standard = device.must(app::CreateStandard{"UTC", app::StandardExample::reply}).created;
        app::NewRequest command;
        command.title = "Printer";
        command.priority = "1 High";
        command.service = workspace().table<model::Service>().begin()->second.id;
        request = device.must(command).created;
    }
    const model::Workspace& workspace() const { return device.workspace(); }
    const model::Standard& record() const {
        return *workspace().table<model::Standard>().find(std::string_view(standard));
    }
    void at(const char* iso) { device.clock.ms = core::parse_instant(iso)->ms; }
    void step(const char* iso, const char* activity, const char* who = "", const char* note = "") {
        at(iso);
        device.must(app::RecordStep{request, activity, who, note});
    }
    void set(const char* field, const char* value) {
        device.must(app::SetField{"standard", standard, field, core::Value(value)});
    }
    core::Result<app::DeadlineStory> story() {
        return app::tell_deadline(workspace(), record(), app::requests_of(workspace()).at(0), zones,
                                  {device.clock.ms});
    }
};

}  // namespace

TEST_CASE("clock: a list stays a list, and a rule begins with when") {
    CHECK(!app::is_rule("waiting, on hold"));
    CHECK(!app::is_rule("whenever"));
    CHECK(app::is_rule(" When activity = \"x\""));
}

TEST_CASE("clock: a rule over the note pauses where the list paused too often") {
    Case one;
    one.step("2026-11-02T10:00:00Z", "waiting", "", "for the customer");
    one.step("2026-11-02T11:00:00Z", "resumed");
    one.step("2026-11-02T12:00:00Z", "waiting", "", "for a colleague");
    one.step("2026-11-02T14:00:00Z", "acknowledged");
    CHECK(one.story()->outcome.paused_ms == 3 * kHour_ms);
    one.set("pause", "when activity = \"waiting\" and note contains \"customer\"");
    const auto story = one.story();
    REQUIRE(story.ok());
    CHECK(story->outcome.paused_ms == kHour_ms);
    CHECK(story->outcome.net_ms == 4 * kHour_ms);
    for (const auto& segment : story->segments)
        if (segment.kind == standards::SegmentKind::paused) CHECK(segment.by == 2);
    // An edit like any other.
    REQUIRE(one.device.session.undo());
    CHECK(one.story()->outcome.paused_ms == 3 * kHour_ms);
}

TEST_CASE("clock: a rule sees the request, and what is missing matches nothing") {
    Case one;
    one.step("2026-11-02T10:00:00Z", "waiting");
    one.step("2026-11-02T12:00:00Z", "acknowledged");
    one.set("pause", "when activity = \"waiting\" and priority starts with \"1\" and title = "
                     "\"printer\" and service = \"IT help desk\"");
    CHECK(one.story()->outcome.paused_ms == 2 * kHour_ms);
    one.set("pause", "when activity = \"waiting\" and department != \"Payroll\"");
    CHECK(one.story()->outcome.paused_ms == 0);
    one.set("pause", "when activity = \"waiting\" and department is missing");
    CHECK(one.story()->outcome.paused_ms == 2 * kHour_ms);
}

TEST_CASE("clock: a rule that never holds does not start a clock with the first step") {
    Case one;
    one.set("start", "when activity = \"assigned\"");
    CHECK(!one.story()->is_started);
    one.set("start", "");
    CHECK(one.story()->is_started);
}

TEST_CASE("clock: a reset is named by its step, and each holder's time adds up to what counts") {
    Case one;
    one.set("reset", "when activity = \"reassigned\" and who = \"Ines\"");
    one.step("2026-11-02T11:00:00Z", "reassigned", "Tomas");
    one.step("2026-11-02T12:00:00Z", "reassigned", "Ines");
    one.step("2026-11-02T13:00:00Z", "reassigned", "Tomas");
    one.step("2026-11-02T15:30:00Z", "acknowledged");
    const auto story = one.story();
    REQUIRE(story.ok());
    CHECK(story->outcome.net_ms == 3 * kHour_ms + kHour_ms / 2);
    CHECK(story->reset.by == 3);
    CHECK(story->reset.first_start_ms == core::parse_instant("2026-11-02T09:00:00Z")->ms);
    REQUIRE(story->held.size() == 2);
    CHECK(story->held[0].holder == "Ines");
    CHECK(story->held[0].net_ms == kHour_ms);
    CHECK(story->held[0].net_ms + story->held[1].net_ms == story->outcome.net_ms);
}

TEST_CASE("clock: a rule that cannot be read measures nothing and names field and column") {
    Case one;
    one.set("pause", "when activty = \"waiting\"");
    const auto story = one.story();
    REQUIRE(!story.ok());
    CHECK(story.error().place == "pause, column 6");
    CHECK(story.error().message == "`activty` is not a name here; did you mean `activity`?");
}

TEST_CASE("clock: a condition is tried on the events since an instant") {
    Case one;
    one.step("2026-11-03T10:00:00Z", "waiting", "", "for a part");
    one.step("2026-11-03T11:00:00Z", "waiting");
    const auto all = app::requests_of(one.workspace());
    std::vector<const app::Request*> requests = {&all[0]};
    const auto tried = [&](const char* condition, const char* since) {
        return app::try_condition(one.workspace(), condition, requests,
                                  *core::parse_instant(since));
    };
    auto match = tried("waiting", "2026-11-01T00:00:00Z");
    CHECK(match.matched == 2);
    CHECK(match.of == 3);
    match = tried("when note contains \"part\"", "2026-11-03T00:00:00Z");
    CHECK(match.matched == 1);
    CHECK(match.of == 2);
    // The column is the one in the field; which field it is stands above it.
    const std::string fault = tried("  when  note contains", "2026-11-03T00:00:00Z").error;
    CHECK(fault.find("column 22") != std::string::npos);
    CHECK(fault.find("pause") == std::string::npos);
}
