// Departments and what they owe each other: contact cards and ties, by commands and undo.
#include "app/contact_commands.hpp"
#include "app/fixture.hpp"
#include "app/request_commands.hpp"
#include "app/standard_commands.hpp"
#include "app/ties.hpp"
#include "app/zones.hpp"

using namespace icx;
using app_testing::Device;

namespace {

std::int64_t at(const char* iso) { return core::parse_instant(iso)->ms; }

// A help desk that serves a port, under the example promise: 4 hours, Monday to Friday, 8 to 17.
struct Partners {
    Device device{1};
    testing::FewZones zones;
    app::Desk desk;
    model::DepartmentId help, port;
    std::string standard;
    model::ServiceId service;

    Partners() {
        device.clock.ms = at("2026-08-03T08:00:00Z");  // a Monday
        help.text = device.must(app::AddDepartment{"IT help desk"}).created;
        port.text = device.must(app::AddDepartment{"Port operations"}).created;
        standard = device.must(app::CreateStandard{"UTC", app::StandardExample::reply}).created;
        service = workspace().table<model::Service>().begin()->second.id;
    }
    const model::Workspace& workspace() const { return device.workspace(); }
    std::string request(const char* iso, const std::string& department) {
        device.clock.ms = at(iso);
        app::NewRequest command;
        command.title = "Printer";
        command.service = service;
        command.department = department;
        return device.must(command).created;
    }
    void step(const std::string& request, std::string_view activity, const char* iso) {
        device.clock.ms = at(iso);
        device.must(app::RecordStep{request, std::string(activity), "", ""});
    }
    const app::Desk& refreshed(const char* now) {
        desk.refresh(workspace(), zones, {at(now)});
        return desk;
    }
    const model::Contact* card() const { return app::contact_of(workspace(), help); }
};

}  // namespace

TEST_CASE("partners: the first field makes the card, typing is one step, and undo takes it away") {
    Partners partners;
    CHECK(!partners.card());
    partners.device.must(app::EditContact{partners.help, "phone", core::Value("2"), true});
    partners.device.must(app::EditContact{partners.help, "phone", core::Value("21"), true});
    partners.device.must(app::EditContact{partners.help, "phone", core::Value("210"), true});
    REQUIRE(partners.card());
    CHECK(partners.card()->phone == "210");
    CHECK(partners.card()->department == partners.help);
    partners.device.must(
        app::EditContact{partners.help, "mail", core::Value("it@x.example"), true});
    CHECK(partners.device.session.undo());
    CHECK(partners.card()->mail.empty());
    CHECK(partners.card()->phone == "210");
    CHECK(partners.device.session.undo());
    CHECK((!partners.card() || partners.card()->phone.empty()));
}

TEST_CASE("partners: what does not fit a card is refused, and nothing is written") {
    Partners partners;
    const auto refused = [&](app::EditContact command) {
        return !partners.device.session.run(command).ok();
    };
    CHECK(refused({model::DepartmentId("de_nowhere"), "phone", core::Value("1"), false}));
    CHECK(refused({partners.help, "fax", core::Value("1"), false}));
    CHECK(refused({partners.help, "department", core::Value(partners.port.text), false}));
    CHECK(refused({partners.help, "phone", core::Value(true), false}));
    CHECK(refused({partners.help, "workload", core::Value("lazy"), false}));
    CHECK(!partners.card());
}

TEST_CASE("partners: a card goes with its department and comes back with it") {
    Partners partners;
    partners.device.must(app::EditContact{partners.help, "phone", core::Value("210"), false});
    partners.device.must(app::RemoveDepartment{partners.help});
    CHECK(!partners.card());
    CHECK(partners.device.session.undo());
    REQUIRE(partners.card());
    CHECK(partners.card()->phone == "210");
}

TEST_CASE("partners: a workload holds to its last day and is normal again by itself") {
    Partners partners;
    const core::Date last{2026, 8, 7};
    partners.device.must(
        app::SetWorkload{partners.help, model::Workload::stretched, last, " Two away "});
    REQUIRE(partners.card());
    CHECK(partners.card()->workload_note == "Two away");
    CHECK(app::workload_on(*partners.card(), last) == model::Workload::stretched);
    CHECK(app::workload_on(*partners.card(), {2026, 8, 8}) == model::Workload::normal);
    const app::SetWorkload past{partners.help, model::Workload::overloaded, core::Date{2026, 8, 1},
                                ""};
    CHECK(!partners.device.session.run(past).ok());
    partners.device.must(app::SetWorkload{partners.help, model::Workload::normal, last, "gone"});
    CHECK(!partners.card()->workload_until);
    CHECK(partners.card()->workload_note.empty());
    CHECK(partners.device.session.undo());
    CHECK(partners.card()->workload == model::Workload::stretched);
    CHECK(partners.card()->workload_until == last);
}

TEST_CASE("partners: only a web address becomes a link") {
    CHECK(app::is_web_address("https://help.example/new?a=1"));
    CHECK(app::is_web_address("HTTP://intranet"));
    for (const char* text : {"", "help.example", "javascript:alert(1)", "https://", "https:///x",
                             "ftp://x", "https://a b", "https://a\"b", "mailto:a@b", " https://a",
                             "javascript://x", "data:text/html,https://x"}) {
        CAPTURE(text);
        CHECK(!app::is_web_address(text));
    }
}

TEST_CASE("partners: the last quarter is the three full months before this one") {
    CHECK(app::last_quarter({2026, 11, 10}).from == core::Date{2026, 8, 1});
    CHECK(app::last_quarter({2026, 11, 30}).until == core::Date{2026, 11, 1});
    CHECK(app::last_quarter({2026, 2, 1}).from == core::Date{2025, 11, 1});
    CHECK(app::last_quarter({2026, 2, 1}).until == core::Date{2026, 2, 1});
}

TEST_CASE("partners: a tie counts what was asked and kept in the quarter, and what is late now") {
    Partners partners;
    for (const auto& [id, service] : partners.workspace().table<model::Service>())
        CHECK(service.department == partners.help);  // the example names it
    // In the quarter: one in time, one late; the department told by id and by name.
    std::string request = partners.request("2026-09-07T09:00:00Z", partners.port.text);
    partners.step(request, app::kAcknowledged, "2026-09-07T10:00:00Z");
    partners.step(request, app::kResolved, "2026-09-07T11:00:00Z");
    request = partners.request("2026-09-08T09:00:00Z", " port OPERATIONS");
    partners.step(request, app::kAcknowledged, "2026-09-08T14:00:00Z");
    partners.step(request, app::kResolved, "2026-09-08T15:00:00Z");
    // Now: one open in time, one late; somebody unknown; nobody.
    partners.request("2026-11-09T09:00:00Z", partners.port.text);
    partners.request("2026-11-10T10:00:00Z", partners.port.text);
    partners.request("2026-11-10T10:00:00Z", "A visitor");
    partners.request("2026-11-10T10:00:00Z", "");
    const auto ties = app::ties(partners.workspace(), partners.refreshed("2026-11-10T11:00:00Z"),
                                app::last_quarter({2026, 11, 10}));
    REQUIRE(ties.size() == 2);
    CHECK(ties[0].provider == partners.help.text);
    CHECK(ties[0].requester == partners.port.text);
    CHECK(ties[0].asked == 2);
    CHECK(ties[0].open == 2);
    CHECK(ties[0].late == 1);
    CHECK(ties[0].kept.met == 1);
    CHECK(ties[0].kept.missed == 1);
    CHECK(ties[1].requester == "A visitor");
    CHECK(ties[1].asked == 0);
    CHECK(ties[1].open == 1);
    const auto kept =
        app::kept_in(partners.workspace(), partners.desk, *partners.desk.figures(partners.standard),
                     app::last_quarter({2026, 11, 10}), "A visitor");
    CHECK(kept.n == 0);
}
