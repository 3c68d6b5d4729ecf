// Small exports as ticket systems write them: recognised by their headers, taken in as they are.
#include "app/desk.hpp"
#include "app/fixture.hpp"
#include "app/log_intake.hpp"
#include "app/zones.hpp"
#include "golden/golden.hpp"

using namespace icx;
using app_testing::Device;

namespace {

struct Export {
    const char* file;
    const char* tool;
    const char* first;  // number of the first request
    bool has_reply;     // it says when the first reply was
    const char* title = "Badge does not open gate 3";
    const char* department = "Port operations";
};

constexpr Export kExports[] = {
    {"jira-cloud.csv", "Jira", "IT-101", false},
    {"jira-pipeline.csv", "Jira", "IT-101", false},
    {"servicenow-list.csv", "ServiceNow", "INC0101", false},
    {"servicenow-fields.csv", "ServiceNow", "INC0101", true},
    {"osticket.csv", "osTicket", "700101", false},
    {"osticket-queue.csv", "osTicket", "700101", false},
    {"glpi-search.csv", "GLPI", "101", true},
    {"glpi-table.csv", "GLPI", "101", true},
    {"zammad-api.csv", "Zammad", "31101", true},
    {"zammad-report.csv", "Zammad", "31101", true},
    {"freescout-api.csv", "FreeScout", "101", false},
    {"freescout-list.csv", "FreeScout", "101", false},
    {"itop-fields.csv", "iTop", "R-000101", true},
    {"itop-labels.csv", "iTop", "R-000101", true},
    {"events.csv", "an event log", "101", true, "", ""},
};

std::string told(const app::Request& request) {
    std::string out;
    for (const model::RequestEvent& event : request.events)
        out += (out.empty() ? "" : ", ") + core::iso_instant(event.at).substr(0, 16) + " " +
               event.activity;
    return out;
}

}  // namespace

TEST_CASE("exports: each is known by its header and taken in without a question") {
    for (const Export& item : kExports) {
        CAPTURE(item.file);
        const std::string bytes = test::read_file(std::string(ICX_SOURCE_DIR) +
                                                  "/tests/scenarios/exports/" + item.file);
        REQUIRE(!bytes.empty());
        CHECK(app::is_request_log(bytes));
        Device device(5);
        testing::FewZones zones;
        auto file = app::open_log(item.file, bytes, "UTC", device.workspace());
        REQUIRE(file.ok());
        CHECK(file->tool == item.tool);
        REQUIRE(file->times.format());
        CHECK(file->times.read == file->times.cells);
        auto intake = app::LogIntake::open(*file, device.session, zones);
        REQUIRE(intake.ok());
        while (intake->phase() != app::IntakePhase::done)
            REQUIRE(intake->step(device.session).ok());
        const app::IntakeReport report = intake->take();
        CHECK(report.taken == 2);
        CHECK(report.problems.empty());
        const auto requests = app::requests_of(device.workspace());
        REQUIRE(requests.size() == 2);
        CHECK(requests[0].number == item.first);
        CHECK(requests[0].title == item.title);
        CHECK(requests[0].department == item.department);
        CHECK(told(requests[0]) ==
              std::string("2026-04-13T09:02 opened, ") +
                  (item.has_reply ? "2026-04-13T09:30 acknowledged, " : "") +
                  "2026-04-13T16:10 resolved");
        CHECK(told(requests[1]) == "2026-04-14T14:05 opened");
        CHECK(requests[1].state == app::RequestState::open);
        // Again: known by its columns now, and nothing new.
        auto again = app::open_log(item.file, bytes, "UTC", device.workspace());
        REQUIRE(again.ok());
        CHECK(!again->mapping.empty());
        CHECK(again->columns == [&] {
            auto other = app::open_log(item.file, bytes, "UTC", Device(6).workspace());
            return other->columns;
        }());
    }
}
