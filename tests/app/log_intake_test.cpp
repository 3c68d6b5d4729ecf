// Logs from elsewhere: columns, times and activities as they are found or remembered, and what is
// taken in, a slice at a time, as one change.
#include "app/log_intake.hpp"

#include "app/desk.hpp"
#include "app/fixture.hpp"
#include "app/request_commands.hpp"
#include "app/zones.hpp"

using namespace icx;
using app::LogField;
using app_testing::Device;

namespace {

std::int64_t at(const char* iso) { return core::parse_instant(iso)->ms; }

struct Intake {
    Device device{1};
    testing::FewZones zones;

    Intake() { device.clock.ms = at("2026-11-02T08:00:00Z"); }
    const model::Workspace& workspace() const { return device.workspace(); }
    app::LogFile open(std::string csv, const char* name = "log.csv") {
        auto file = app::open_log(name, std::move(csv), "UTC", workspace());
        REQUIRE_MESSAGE(file.ok(), (file.ok() ? "" : core::describe(file.error())));
        return std::move(*file);
    }
    app::LogIntake start(app::LogFile file) {
        auto intake = app::LogIntake::open(file, device.session, zones);
        REQUIRE_MESSAGE(intake.ok(), (intake.ok() ? "" : core::describe(intake.error())));
        return std::move(*intake);
    }
    app::IntakeReport take(app::LogFile file) {
        app::LogIntake intake = start(std::move(file));
        while (intake.phase() != app::IntakePhase::done) REQUIRE(intake.step(device.session).ok());
        return intake.take();
    }
    app::IntakeReport take(std::string csv) { return take(open(std::move(csv))); }
    std::vector<app::Request> requests() const { return app::requests_of(workspace()); }
};

std::string told(const app::Request& request) {
    std::string out;
    for (const model::RequestEvent& event : request.events)
        out += (out.empty() ? "" : ", ") + core::iso_instant(event.at).substr(0, 16) + " " +
               event.activity + (event.who.empty() ? "" : " " + event.who);
    return out;
}

}  // namespace

TEST_CASE("a log as CSV: columns are found, its dates are read or asked about") {
    const std::string csv = "Number,Opened,First response,Resolved,Priority,Short description\n"
                            "A1,03/04/2026 09:00,03/04/2026 10:00,04/04/2026 10:00,High,Printer\n"
                            "A2,05/04/2026 09:00,,,Low,Screen\n";
    CHECK(app::is_request_log(csv));
    CHECK(!app::is_request_log("response,q1,q2\n1,2,3\n"));
    Intake desk;
    app::LogFile file = desk.open(csv);
    CHECK(file.column(LogField::number) == 0);
    CHECK(file.column(LogField::acknowledged) == 2);
    CHECK(file.column(LogField::title) == 5);
    REQUIRE(file.times.formats.size() == 2);
    CHECK(file.times.formats[0].example == "3 April 2026, 09:00");
    CHECK(file.times.formats[1].example == "4 March 2026, 09:00");
    CHECK(file.times.chosen == -1);
    // Nobody has said yet, and what was not taken is still there.
    CHECK(!app::LogIntake::open(file, desk.device.session, desk.zones).ok());
    CHECK(!file.bytes.empty());
    file.times.chosen = 0;
    const app::IntakeReport report = desk.take(std::move(file));
    CHECK(report.taken == 2);
    CHECK(report.events == 4);
    const auto requests = desk.requests();
    REQUIRE(requests.size() == 2);
    CHECK(told(requests[0]) ==
          "2026-04-03T09:00 opened, 2026-04-03T10:00 acknowledged, 2026-04-04T10:00 resolved");
    CHECK(told(requests[1]) == "2026-04-05T09:00 opened");
    CHECK(desk.workspace().table<model::Service>().begin()->second.name == "IT help desk");
}

TEST_CASE("what is missing is refused before anything changes, with its place") {
    Intake desk;
    const auto refused = [&](auto&& change) {
        app::LogFile file = desk.open("id,opened\n1,2026-11-02 09:00\n");
        change(file);
        const auto intake = app::LogIntake::open(file, desk.device.session, desk.zones);
        return intake.ok() ? std::string() : core::describe(intake.error());
    };
    CHECK(refused([](app::LogFile& file) { file.columns[0] = -1; }) ==
          "choose the column for \u201CNumber or id\u201D");
    CHECK(refused([](app::LogFile& file) { file.tz = "Mars/Olympus"; }) != "");
    CHECK(refused([](app::LogFile& file) { file.new_service = " "; }) ==
          "a service needs a name (name of the service)");
    CHECK(refused([](app::LogFile& file) { file.new_service = "it HELP desk"; }) == "");
    CHECK(desk.workspace().table<model::Service>().empty());
    CHECK(desk.workspace().requests().all().empty());
}

TEST_CASE("the same log twice changes nothing, a newer one replaces its rows, undo takes it back") {
    Intake desk;
    const std::string head = "id,opened,acknowledged\n";
    const std::string first = head + "1,2026-11-02 09:00,2026-11-02 10:00\n2,2026-11-02 11:00,\n";
    CHECK(desk.take(first).taken == 2);
    const std::uint64_t step = desk.device.session.undo_step();
    const app::IntakeReport again = desk.take(first);
    CHECK(again.taken == 0);
    CHECK(again.already == 2);
    CHECK(!again.is_undoable);
    CHECK(desk.device.session.undo_step() == step);
    desk.device.clock.ms += 3'600'000;
    CHECK(desk.take(head + "1,2026-11-02 09:00,2026-11-02 10:00\n"
                           "2,2026-11-02 11:00,2026-11-02 12:00\n")
              .taken == 1);
    auto requests = desk.requests();
    REQUIRE(requests.size() == 2);
    CHECK(requests[1].events.size() == 2);
    CHECK(desk.device.session.undo());
    requests = desk.requests();
    CHECK(requests[1].events.size() == 1);
    CHECK(desk.device.session.undo());
    CHECK(desk.requests().empty());
    CHECK(desk.workspace().table<model::Service>().empty());
    CHECK(desk.workspace().table<model::LogMapping>().empty());
    CHECK(desk.device.session.redo());
    CHECK(desk.requests().size() == 2);
}

TEST_CASE("a new request gets the next plain number, whatever else a log calls numbers") {
    Intake desk;
    desk.take("id,opened\n17,2026-11-02 09:00\n1e300,2026-11-02 09:00\n20.5,2026-11-02 09:00\n");
    desk.device.clock.ms = at("2026-11-02T10:00:00Z");
    app::NewRequest command;
    command.title = "Printer";
    const std::string request = desk.device.must(command).created;
    const auto requests = desk.requests();
    CHECK(app::find_request(requests, request)->number == "18");
}

TEST_CASE("what was taken in is remembered by its columns, renamed, forgotten and brought back") {
    Intake desk;
    app::LogFile file =
        desk.open("Nr;When;Why;Done\n1;03/04/2026 09:00;Printer;04/04/2026 10:00\n");
    CHECK(file.mapping.empty());
    file.columns.fill(-1);
    file.columns[static_cast<std::size_t>(LogField::number)] = 0;
    file.columns[static_cast<std::size_t>(LogField::opened)] = 1;
    file.columns[static_cast<std::size_t>(LogField::title)] = 2;
    file.columns[static_cast<std::size_t>(LogField::resolved)] = 3;
    app::probe(file);
    REQUIRE(file.times.formats.size() == 2);
    file.times.chosen = 1;
    file.tz = "Europe/London";
    file.mapping_name = "Weekly";
    CHECK(desk.take(std::move(file)).taken == 1);
    REQUIRE(desk.workspace().table<model::LogMapping>().size() == 1);
    const auto id = desk.workspace().table<model::LogMapping>().begin()->second.id;

    // Other rows, the columns in another order and case: still known, the day stays second.
    app::LogFile next = desk.open("done;nr;why;when\n05/04/2026 10:00;2;Screen;04/04/2026 09:00\n");
    CHECK(next.mapping == id.text);
    CHECK(next.mapping_name == "Weekly");
    CHECK(next.tz == "Europe/London");
    CHECK(next.service == desk.workspace().table<model::Service>().begin()->first);
    CHECK(next.column(LogField::number) == 1);
    CHECK(next.column(LogField::resolved) == 0);
    REQUIRE(next.times.format());
    CHECK(next.times.format()->order == exchange::DayOrder::month_first);

    desk.device.must(app::SetField{"log_mapping", id.text, "name", "Help desk, weekly"});
    CHECK(desk.open("nr;when;why;done\n").mapping_name == "Help desk, weekly");
    desk.device.must(app::RemoveLogMapping{id});
    CHECK(desk.open("nr;when;why;done\n").mapping.empty());
    CHECK(desk.device.session.undo());
    CHECK(desk.open("nr;when;why;done\n").mapping == id.text);
    // An empty name remembers nothing.
    app::LogFile other = desk.open("id,opened\n7,2026-11-02 09:00\n");
    other.mapping_name = " ";
    other.new_service = "Payroll";
    desk.take(std::move(other));
    CHECK(desk.workspace().table<model::LogMapping>().size() == 1);
}

TEST_CASE("a log of events is put in order, its activities mean something, repeats are named") {
    Intake desk;
    const std::string csv =
        "Case ID,Activity,Timestamp,Resource,Subject\n"
        "7,Resolved,2026-11-02 12:00,Ann,\n"
        "8,Created,2026-11-02 10:00,,Screen\n"
        "7,Created,2026-11-02 09:00,,Printer\n"
        "7,On hold,2026-11-02 10:00,Bob,\n"
        "7,On hold,2026-11-02 10:00,Bob,\n"       // row 6 again
        "7,Looked at,2026-11-02 09:30,Bob,\n"
        "7,Closed,2026-11-05 12:00,Ann,\n"
        "9,Looked at,2026-11-02 11:00,Cid,Mouse\n"
        "9,,2026-11-02 12:00,Cid,\n"
        "9,Created,soon,Cid,\n"
        ",Created,2026-11-02 12:00,Cid,\n";
    CHECK(app::is_request_log(csv));
    app::LogFile file = desk.open(csv);
    CHECK(file.is_events);
    CHECK(file.tool == "an event log");
    REQUIRE(file.activities.size() == 5);
    app::IntakeReport report = desk.take(std::move(file));
    CHECK(report.taken == 3);
    CHECK(report.moved == 2);
    std::string problems;
    for (const core::Problem& problem : report.problems)
        problems += problem.place + ": " + problem.message + "\n";
    CHECK(problems == "row 10, column \"Activity\": is empty\n"
                      "row 11, column \"Timestamp\": \"soon\" is no time\n"
                      "row 12, column \"Case ID\": is empty\n"
                      "row 6, column \"Case ID\": says the same as row 5; counted once\n");
    const auto requests = desk.requests();
    REQUIRE(requests.size() == 3);
    CHECK(requests[0].title == "Printer");
    CHECK(told(requests[0]) ==
          "2026-11-02T09:00 opened, 2026-11-02T09:30 Looked at Bob, 2026-11-02T10:00 waiting Bob, "
          "2026-11-02T12:00 resolved Ann, 2026-11-05T12:00 Closed Ann");
    CHECK(told(requests[1]) == "2026-11-02T10:00 opened");
    // Its first event is when it came in, whatever it is called.
    CHECK(told(requests[2]) == "2026-11-02T11:00 opened, 2026-11-02T11:00 Looked at Cid");
    CHECK(desk.take(csv).taken == 0);
    CHECK(desk.device.session.undo());
    CHECK(desk.requests().empty());
}

TEST_CASE("where nothing says solved, closed does; another meaning is kept and remembered") {
    Intake desk;
    const std::string csv =
        "case,activity,timestamp\n1,new,2026-11-02 09:00\n1,closed,2026-11-02 10:00\n";
    app::LogFile file = desk.open(csv);
    REQUIRE(file.activities.size() == 2);
    for (app::LogActivity& activity : file.activities)
        if (activity.name == "closed") {
            CHECK(activity.meaning == app::kResolved);
            activity.meaning = app::kWithdrawn;
        }
    desk.take(std::move(file));
    CHECK(told(desk.requests()[0]) == "2026-11-02T09:00 opened, 2026-11-02T10:00 withdrawn");
    file = desk.open(csv);
    for (const app::LogActivity& activity : file.activities)
        CHECK(activity.meaning == (activity.name == "new" ? app::kOpened : app::kWithdrawn));
}

TEST_CASE("stopped at any slice nothing has changed, and the next try is whole") {
    std::string csv = "case,activity,timestamp\n";
    for (int i = 0; i < 4000; i++)
        for (const char* activity : {"opened", "acknowledged", "resolved"})
            csv += std::to_string(i % 1500) + "-" + std::to_string(i) + "," + activity +
                   ",2026-11-02 09:" + std::to_string(10 + i % 50) + "\n";
    std::size_t slices = 0;
    {
        Intake desk;
        app::LogIntake intake = desk.start(desk.open(csv));
        double last = -1;
        while (intake.phase() != app::IntakePhase::done) {
            CHECK(intake.progress() >= last);
            last = intake.progress();
            REQUIRE(intake.step(desk.device.session).ok());
            slices++;
        }
        CHECK(desk.requests().size() == 4000);
    }
    REQUIRE(slices > 10);
    for (const std::size_t stop : {std::size_t{1}, slices / 2, slices - 3, slices - 1}) {
        CAPTURE(stop);
        Intake desk;
        {
            app::LogIntake intake = desk.start(desk.open(csv));
            for (std::size_t i = 0; i < stop; i++) REQUIRE(intake.step(desk.device.session).ok());
        }
        CHECK(desk.requests().empty());
        CHECK(desk.workspace().table<model::Service>().empty());
        CHECK(!desk.device.session.undo_label());
        const app::IntakeReport report = desk.take(csv);
        CHECK(report.taken == 4000);
        CHECK(desk.requests().size() == 4000);
        CHECK(desk.device.session.undo());
        CHECK(desk.requests().empty());
        CHECK(desk.device.session.redo());
        CHECK(desk.requests().size() == 4000);
    }
}

TEST_CASE("what was taken in in pieces is whole after the program starts again") {
    std::string csv = "id,opened\n";
    for (int i = 0; i < 3000; i++) csv += std::to_string(i) + ",2026-11-02 09:00\n";
    testing::MemoryStorage storage;
    testing::FewZones zones;
    const auto take = [&](Device& device, std::size_t slices) {
        auto file = app::open_log("log.csv", csv, "UTC", device.workspace());
        auto intake = app::LogIntake::open(*file, device.session, zones);
        REQUIRE(intake.ok());
        for (std::size_t i = 0; i < slices && intake->phase() != app::IntakePhase::done; i++)
            REQUIRE(intake->step(device.session).ok());
        device.session.flush();
    };
    {
        Device first(1, &storage);
        take(first, 9);  // some of it is applied, none of it counts
        CHECK(!first.workspace().requests().all().empty());
    }
    {
        Device second(2, &storage);
        CHECK(!second.workspace().requests().all().empty());
        CHECK(app::requests_of(second.workspace()).empty());
        take(second, SIZE_MAX);
    }
    Device third(3, &storage);
    CHECK(app::requests_of(third.workspace()).size() == 3000);
    CHECK(third.workspace().table<model::Service>().size() == 1);
}
