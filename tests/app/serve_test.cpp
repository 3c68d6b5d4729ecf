// Promises, requests and what is worked out from them, by commands and undo.
#include "app/desk.hpp"
#include "app/fixture.hpp"
#include "app/request_commands.hpp"
#include "app/request_entry.hpp"
#include "app/standard_commands.hpp"
#include "app/serve_desk.hpp"
#include "app/zones.hpp"
#include "codec/json.hpp"
#include "core/text.hpp"

using namespace icx;
using app_testing::Device;

namespace {

std::int64_t at(const char* iso) { return core::parse_instant(iso)->ms; }

struct ServiceDesk {
    Device device{1};
    testing::FewZones zones;
    std::string standard;

    ServiceDesk() {
        device.clock.ms = at("2026-11-02T08:00:00Z");  // a Monday
        standard = device.must(app::CreateStandard{"UTC", app::StandardExample::reply}).created;
    }
    const model::Workspace& workspace() const { return device.workspace(); }
    app::StandardFigures figures() {
        const auto* record = workspace().table<model::Standard>().find(std::string_view(standard));
        REQUIRE(record);
        return app::compute_figures(workspace(), *record, app::requests_of(workspace()), zones,
                                    {device.clock.ms});
    }
    std::string request(const char* iso) {
        device.clock.ms = at(iso);
        app::NewRequest command;
        command.title = "Printer";
        command.service = workspace().table<model::Service>().begin()->second.id;
        return device.must(command).created;
    }
    void step(const std::string& request, std::string_view activity, const char* iso) {
        device.clock.ms = at(iso);
        device.must(app::RecordStep{request, std::string(activity), "", ""});
    }
};

}  // namespace

TEST_CASE("the example promise brings a service and office hours, and is one step of undo") {
    ServiceDesk desk;
    const auto* standard =
        desk.workspace().table<model::Standard>().find(std::string_view(desk.standard));
    REQUIRE(standard);
    CHECK(standard->target == "4h");
    CHECK(desk.workspace().table<model::Service>().size() == 1);
    CHECK(desk.workspace().table<model::Calendar>().begin()->second.friday == "08:00-17:00");
    CHECK(desk.device.session.undo());
    CHECK(desk.workspace().table<model::Standard>().empty());
    CHECK(desk.workspace().table<model::Calendar>().empty());
    CHECK(desk.device.session.redo());
    CHECK(desk.workspace().table<model::Standard>().size() == 1);
}

TEST_CASE("a request that is acknowledged in working time is kept, to the minute") {
    ServiceDesk desk;
    const std::string request = desk.request("2026-11-06T16:40:00Z");  // Friday
    desk.step(request, app::kAcknowledged, "2026-11-09T10:00:00Z");    // Monday
    const app::StandardFigures figures = desk.figures();
    REQUIRE(figures.cases.size() == 1);
    CHECK(figures.cases[0].outcome.net_ms == (20 + 120) * 60'000);
    CHECK(figures.month.kept.met == 1);
    CHECK(figures.waiting.empty());
}

TEST_CASE("a step counts in the frame it is written down in, whose own time is a little older") {
    ServiceDesk service;
    const std::string request = service.request("2026-11-02T09:00:00Z");
    service.step(request, app::kAcknowledged, "2026-11-02T10:00:20.005Z");
    app::Desk desk;
    desk.refresh(service.workspace(), service.zones, {at("2026-11-02T10:00:20.000Z")});
    const app::StandardFigures* figures = desk.figures(service.standard);
    REQUIRE(figures);
    CHECK(figures->waiting.empty());
    CHECK(figures->month.kept.met == 1);
    // Stories of that frame are told as of the step too; later frames at their own time.
    CHECK(desk.as_of({at("2026-11-02T10:00:20.000Z")}).ms == at("2026-11-02T10:00:20.005Z"));
    CHECK(desk.as_of({at("2026-11-02T10:00:21.000Z")}).ms == at("2026-11-02T10:00:21.000Z"));
}

TEST_CASE("a step is a fact: undo makes it count no more, redo lets it count again") {
    ServiceDesk desk;
    const std::string request = desk.request("2026-11-02T09:00:00Z");
    desk.step(request, app::kAcknowledged, "2026-11-02T10:00:00Z");
    CHECK(app::requests_of(desk.workspace())[0].state == app::RequestState::acknowledged);
    CHECK(desk.device.session.undo());
    CHECK(app::requests_of(desk.workspace())[0].state == app::RequestState::open);
    CHECK(desk.figures().waiting.size() == 1);
    CHECK(desk.device.session.redo());
    CHECK(desk.figures().waiting.empty());
    CHECK(desk.device.session.undo());
    CHECK(desk.device.session.undo());
    CHECK(app::requests_of(desk.workspace()).empty());
}

TEST_CASE("waiting stops the clock and moves the deadline by its working time") {
    ServiceDesk desk;
    const std::string request = desk.request("2026-11-06T16:40:00Z");
    desk.step(request, app::kWaiting, "2026-11-09T10:40:00Z");
    desk.step(request, app::kResumed, "2026-11-10T10:05:00Z");
    desk.device.clock.ms = at("2026-11-10T10:27:00Z");
    const auto* standard =
        desk.workspace().table<model::Standard>().find(std::string_view(desk.standard));
    const auto requests = app::requests_of(desk.workspace());
    const auto story = app::tell_deadline(desk.workspace(), *standard, requests[0], desk.zones,
                                          {desk.device.clock.ms});
    REQUIRE(story.ok());
    CHECK(story->outcome.net_ms == 202 * 60'000);
    CHECK(story->outcome.due_ms == at("2026-11-10T11:05:00Z"));
    CHECK(story->due_without_pauses_ms == at("2026-11-09T11:40:00Z"));
    std::int64_t sum = 0;
    for (const auto& segment : story->segments)
        sum += segment.counted_ms;
    CHECK(sum == story->outcome.net_ms);
}

TEST_CASE("an excused miss needs a reason and a name, leaves the count, and comes back") {
    ServiceDesk desk;
    const std::string request = desk.request("2026-11-02T09:00:00Z");
    desk.step(request, app::kAcknowledged, "2026-11-03T10:00:00Z");
    CHECK(desk.figures().month.kept.missed == 1);
    const model::StandardId standard(desk.standard);
    CHECK(!desk.device.session.run(app::ExcuseRequest{request, standard, "", "Tomas"}).ok());
    CHECK(!desk.device.session.run(app::ExcuseRequest{request, standard, "power cut", " "}).ok());
    const auto made = desk.device.must(app::ExcuseRequest{request, standard, "power cut", "Tomas"});
    CHECK(desk.figures().month.kept.missed == 0);
    CHECK(desk.figures().month.kept.raw_missed == 1);
    desk.device.must(app::TakeBackExcusal{model::ExcusalId(made.created)});
    CHECK(desk.figures().month.kept.missed == 1);
}

TEST_CASE("a withdrawn request is no excused miss: it stands in neither figure") {
    ServiceDesk desk;
    const std::string request = desk.request("2026-11-02T09:00:00Z");
    desk.step(request, app::kWithdrawn, "2026-11-03T10:00:00Z");
    const standards::Attainment kept = desk.figures().month.kept;
    CHECK(kept.excluded == 1);
    CHECK(kept.raw_met + kept.raw_missed == 0);
    CHECK(desk.figures().waiting.empty());
}

TEST_CASE("a target or hours that cannot be read are said, and nothing is measured") {
    ServiceDesk desk;
    desk.device.must(app::SetField{"standard", desk.standard, "target", "soon"});
    CHECK(!desk.figures().is_ok());
    desk.device.must(app::SetField{"standard", desk.standard, "target", "1bd"});
    CHECK(desk.figures().target_ms == 9 * 3'600'000);
    const std::string calendar = desk.workspace().table<model::Calendar>().begin()->first;
    desk.device.must(app::SetField{"calendar", calendar, "tuesday", "8 to 5"});
    CHECK(desk.figures().trouble.find("hours") != std::string::npos);
}

TEST_CASE("requests travel in a bundle, and a malformed fact is named, not shown") {
    ServiceDesk desk;
    desk.request("2026-11-02T09:00:00Z");
    Device other(2);
    const auto counts = other.session.import_bundle(desk.device.session.export_bundle(), "import");
    REQUIRE(counts.ok());
    CHECK(app::requests_of(other.workspace()).size() == 1);
    const auto wrong = app::decode_entry({"ev_1:ba_1", "event", "rq_1 ba_1", "{\"events\":3}"});
    CHECK(!wrong.ok());
    // A long text is cut between letters.
    std::string long_title = "x";
    for (int i = 0; i < 5000; i++)
        long_title += "\u00e9";
    const auto cut = app::decode_entry(
        {"rq_1:ba_1", "event", "rq_1 ba_1", "{\"events\":[],\"title\":\"" + long_title + "\"}"});
    REQUIRE(cut.ok());
    CHECK(codec::find_bad_utf8(cut->title) == std::string::npos);
    // Dates that systems write for "never"; measured, they would be more hours than a clock holds.
    for (const char* never : {"0001-01-01T00:00:00Z", "1601-01-01T00:00:00Z",
                              "9999-12-31T23:59:59Z"}) {
        CAPTURE(never);
        CHECK(!app::decode_entry({"ev_1:ba_1", "event", "rq_1 ba_1",
                                  "{\"events\":[{\"activity\":\"opened\",\"at\":\"" +
                                      std::string(never) + "\"}]}"})
                   .ok());
    }
}
