// The views of the place Serve as plain data, on the sample company at the hour of the pictures.
#include "app/request_commands.hpp"
#include "app/standard_commands.hpp"
#include "ui/company.hpp"
#include "ui/views/charter_view.hpp"
#include "ui/views/due_view.hpp"
#include "ui/views/home_view.hpp"
#include "ui/views/log_import_view.hpp"
#include "ui/views/requests_view.hpp"
#include "ui/views/standard_edit_view.hpp"
#include "ui/views/standard_view.hpp"
#include "ui/views/standards_view.hpp"

using namespace icx;
using testing::Company;
using testing::kNow;

TEST_CASE("serve: without promises the list offers the example") {
    Company company(false);
    CHECK(ui::build_standards(company.workspace(), company.desk, {}).is_empty);
}

TEST_CASE("serve: a row says the share, its interval, the budget and what breaks next") {
    Company company;
    const auto view = ui::build_standards(company.workspace(), company.desk, {});
    REQUIRE(view.rows.size() == 5);
    CHECK(view.month == "November");
    const ui::PromiseRow& row = view.rows[0];
    CHECK(row.title == "Acknowledge within 4 hours");
    CHECK(row.service == "IT help desk");
    CHECK(row.kept == "87%");
    CHECK(row.kept_note == "73 of 84 requests, 95% interval 78 to 93%");
    CHECK(row.pending == "4 open in time, not counted yet");
    CHECK(row.next == "Scanner at quay 2 offline breaks in 38 min");
    CHECK(row.next_tone == ui::Tone::warning);
    CHECK(row.standing.words == "At risk");
}

TEST_CASE("serve: a promise explains the deadline that comes next, and its parts add up") {
    Company company;
    ui::StandardState state;
    state.standard = company.standard("Acknowledge within 4 hours");
    const auto view = ui::build_standard(company.context(), state);
    REQUIRE(view.is_found);
    CHECK(view.month.title == "Kept in November");
    CHECK(view.month.figure == "87%");
    REQUIRE(view.weeks);
    CHECK(view.weeks->points.size() == 16);
    CHECK(view.weeks_finding.find("In the week from 26 Oct fewer were kept than chance explains") ==
          0);
    REQUIRE(view.curve);
    REQUIRE(view.waiting.size() == 5);
    CHECK(view.waiting[0].left == "38 min left");
    CHECK(view.waiting[4].left == "47 min late");
    CHECK(view.priorities.size() == 3);
    REQUIRE(view.deadline);
    const ui::DeadlineView& why = *view.deadline;
    CHECK(why.subtitle == "4187, Scanner at quay 2 offline");
    CHECK(why.due == "Tue 11:05");
    REQUIRE(why.steps.size() >= 6);
    CHECK(why.steps[0].when == "Fri 16:40");
    CHECK(why.steps[0].counts == "0:20");
    CHECK(why.steps.back().used == "4:00");
    CHECK(why.steps.back().counts == "0:38");
    CHECK(why.remark.find("Without the pause it was due Mon 11:40") == 0);
}

namespace {

// The example promise and one request that came in at an instant; more steps by hand.
struct OneRequest {
    Company company{false};
    std::string standard, request;

    OneRequest(const char* opened, const char* tz) {
        standard =
            company.device.must(app::CreateStandard{tz, app::StandardExample::reply}).created;
        company.device.clock.ms = core::parse_instant(opened)->ms;
        app::NewRequest command;
        command.title = "Printer";
        command.service = company.workspace().table<model::Service>().begin()->second.id;
        request = company.device.must(command).created;
    }
    void step(std::string_view activity, const char* at, const char* who = "",
              const char* note = "") {
        company.device.clock.ms = core::parse_instant(at)->ms;
        company.device.must(app::RecordStep{request, std::string(activity), who, note});
    }
    void set(const std::string& type, const char* field, const char* value) {
        const std::string id = type == "standard"
                                   ? standard
                                   : company.workspace().table<model::Calendar>().begin()->first;
        company.device.must(app::SetField{type, id, field, core::Value(value)});
    }
    ui::DeadlineView story(const char* now) {
        const auto requests = app::requests_of(company.workspace());
        return ui::build_deadline(
            company.workspace(),
            *company.workspace().table<model::Standard>().find(std::string_view(standard)),
            requests.at(0), company.zones, *core::parse_instant(now));
    }
};

}  // namespace

TEST_CASE("serve: a request whose clock never started, or that was withdrawn, has no deadline") {
    OneRequest one("2026-11-02T09:00:00Z", "UTC");
    one.step("withdrawn", "2026-11-02T10:00:00Z");
    ui::DeadlineView why = one.story("2026-11-05T10:00:00Z");
    CHECK(why.due == "No deadline");
    CHECK(why.left == "withdrawn");
    CHECK(why.steps.empty());
    OneRequest other("2026-11-02T09:00:00Z", "UTC");
    other.set("standard", "start", "assigned");
    why = other.story("2026-11-05T10:00:00Z");
    CHECK(why.due == "No deadline");
    CHECK(why.left == "not started");
    CHECK(why.steps.empty());
    CHECK(why.remark.find("assigned") != std::string::npos);
}

TEST_CASE(
    "serve: a story names the step that paused, the new beginning and who had it for how long") {
    OneRequest one("2026-11-02T08:00:00Z", "UTC");
    one.set("standard", "reset", "when activity = \"reassigned\" and who = \"Ines\"");
    one.set("standard", "pause", "when activity = \"waiting\" and note contains \"part\"");
    one.step("reassigned", "2026-11-02T09:00:00Z", "Ines", "wrong desk");
    one.step("waiting", "2026-11-02T10:00:00Z", "", "for a part");
    one.step("resumed", "2026-11-02T11:00:00Z");
    one.step("reassigned", "2026-11-02T12:00:00Z", "Tomas");
    const ui::DeadlineView why = one.story("2026-11-02T12:30:00Z");
    REQUIRE(why.steps.size() >= 5);
    CHECK(why.steps[0].what == "Request came in. Not counted, the clock began anew later");
    CHECK(why.steps[0].counts == "no");
    CHECK(why.steps[1].what == "Clock begins anew at \u201Creassigned\u201D, wrong desk");
    CHECK(why.steps[3].what == "Paused at \u201Cwaiting\u201D, for a part");
    CHECK(why.due == "Mon 14:00");
    CHECK(why.sum_words == "The counted parts add up to 2:30 of 4:00 allowed.");
    REQUIRE(why.held.size() == 2);
    CHECK(why.held[0].holder == "Ines");
    CHECK(why.held[0].counted == "2:00");
    CHECK(why.held[0].wall == "3 h in all");
    CHECK(why.held[1].counted == "0:30");
}

TEST_CASE("serve: a heads-up is thanked beside the misses, moves no clock and makes no hit") {
    OneRequest one("2026-11-02T08:00:00Z", "UTC");
    one.step("waiting", "2026-11-02T09:00:00Z");
    const app::RecordStep empty{one.request, "heads-up", "", " "};
    CHECK(!one.company.device.session.run(empty).ok());
    one.step("heads-up", "2026-11-02T10:00:00Z", "", "the part comes tomorrow");
    CHECK(one.story("2026-11-02T11:00:00Z").left == "paused, 3 h left");
    ui::StandardState state;
    state.standard = one.standard;
    one.company.refresh();
    CHECK(ui::build_standard(one.company.context(), state).month.notes.back() ==
          "1 heads-up on open requests. Thank you");
    one.step("resumed", "2026-11-02T11:00:00Z");
    one.step("acknowledged", "2026-11-02T16:00:00Z");
    one.company.refresh();
    const auto view = ui::build_standard(one.company.context(), state);
    CHECK(view.month.figure == "0%");
    CHECK(view.month.notes.back() == "1 miss told before the time was over. Thank you");
    // Told only when it was late already.
    OneRequest other("2026-11-02T08:00:00Z", "UTC");
    other.step("heads-up", "2026-11-02T12:00:01Z", "", "forgotten");
    other.company.refresh();
    state.standard = other.standard;
    CHECK(ui::build_standard(other.company.context(), state).month.notes.back() ==
          "1 miss told afterwards. Thank you");
}

TEST_CASE("serve: a condition is checked while it is typed and says what it would match") {
    Company company;
    const std::string standard = company.standard("Acknowledge within 4 hours");
    const auto field = [&](const char* pause) {
        company.device.must(app::SetField{"standard", standard, "pause", core::Value(pause)});
        company.refresh();
        return ui::build_standard_edit(company.workspace(), standard, company.zones, &company.desk,
                                       {company.device.clock.ms})
            .activities[2];
    };
    const ui::EditField list = field("waiting");
    CHECK(list.error.empty());
    CHECK(list.help.find("Matches ") == 0);
    CHECK(list.help.find(" events of the last 30 days") != std::string::npos);
    CHECK(field("when activity = \"waiting\"").help == list.help);
    const ui::EditField wrong = field("when activity = waiting");
    CHECK(wrong.error.find("a text stands in quotes") != std::string::npos);
    CHECK(wrong.error.find("column 17") != std::string::npos);
    CHECK(!company.desk.figures(standard)->is_ok());
}

TEST_CASE("serve: a break at noon is no night, and clocks may move by half an hour") {
    OneRequest lunch("2026-11-02T11:00:00Z", "UTC");  // a Monday
    lunch.set("calendar", "monday", "08:00-12:00, 13:00-17:00");
    ui::DeadlineView why = lunch.story("2026-11-02T13:30:00Z");
    REQUIRE(why.steps.size() >= 3);
    CHECK(why.steps[1].what == "Closed");
    OneRequest island("2026-10-02T05:00:00Z", "Australia/Lord_Howe");  // Friday, 15:30 there
    why = island.story("2026-10-05T00:00:00Z");
    REQUIRE(why.steps.size() >= 3);
    CHECK(why.steps[1].what == "Closed for the weekend. Clocks went forward 30 min");
}

TEST_CASE("serve: parts of a second are shown so that the parts still add up") {
    OneRequest one("2026-11-02T09:00:00.600Z", "UTC");
    one.step("waiting", "2026-11-02T09:00:10.500Z");  // 9.9 s counted
    one.step("resumed", "2026-11-02T09:10:00.300Z");
    one.step("waiting", "2026-11-02T09:10:10.200Z");  // 9.9 s counted
    const ui::DeadlineView why = one.story("2026-11-02T09:20:00Z");
    REQUIRE(why.steps.size() >= 4);
    CHECK(why.steps[0].counts == "0:00:09");
    CHECK(why.steps[2].counts == "0:00:10");
    CHECK(why.steps[2].used == "0:00:19");
}

TEST_CASE("serve: the charter names the newest full month, also before the next one has requests") {
    OneRequest one("2026-11-02T09:00:00Z", "UTC");
    one.step("acknowledged", "2026-11-02T10:00:00Z");
    app::Desk& desk = one.company.desk;
    for (const char* now : {"2026-12-01T08:00:00Z", "2026-12-31T08:00:00Z"}) {
        desk.refresh(one.company.workspace(), one.company.zones, *core::parse_instant(now));
        const auto file = ui::make_charter(one.company.workspace(), desk, {2026, 12, 1});
        CHECK(file.bytes.find("November 100%") != std::string::npos);
    }
    desk.refresh(one.company.workspace(), one.company.zones,
                 *core::parse_instant("2026-11-30T08:00:00Z"));
    CHECK(ui::make_charter(one.company.workspace(), desk, {2026, 11, 30})
              .bytes.find("No full month has been measured yet") != std::string::npos);
}

TEST_CASE("serve: a promise that is not there, is retired or cannot be read says so") {
    Company company;
    ui::StandardState state;
    state.standard = "st_none";
    CHECK(!ui::build_standard(company.context(), state).is_found);
    state.standard = company.standard("Acknowledge within 4 hours");
    company.device.must(app::SetField{"standard", state.standard, "target", "soon"});
    company.refresh();
    CHECK(!ui::build_standard(company.context(), state).trouble.empty());
    const auto edit = ui::build_standard_edit(company.workspace(), state.standard, company.zones);
    CHECK(edit.promise[2].error == "Write a time such as 30m, 4h, 2d or 3bd");
    company.device.must(app::SetField{"standard", state.standard, "state", "retired"});
    company.refresh();
    CHECK(ui::build_standards(company.workspace(), company.desk, {}).rows.size() == 4);
    CHECK(ui::build_standards(company.workspace(), company.desk, {true}).retired.size() == 1);
}

TEST_CASE("serve: hours that cannot be read stop a promise, and its editor leads to them") {
    Company company;
    const std::string calendar = company.workspace().table<model::Calendar>().begin()->first;
    company.device.must(app::SetField{"calendar", calendar, "wednesday", "9 to 5"});
    const auto edit = ui::build_standard_edit(
        company.workspace(), company.standard("Acknowledge within 4 hours"), company.zones);
    CHECK(edit.hours_error.find("Wednesday") != std::string::npos);
    CHECK(edit.hours_route == "#/hours/" + calendar);
    CHECK(edit.shared_words == "These hours also count for 4 other promises.");
}

TEST_CASE("serve: a request whose clock stands does not break, and is said to be paused") {
    Company company;
    const std::string standard = company.standard("Acknowledge within 4 hours");
    const auto* figures = company.desk.figures(standard);
    const std::size_t first = figures->cases[figures->waiting[0]].request;
    const std::string scanner = company.desk.requests()[first].id;
    company.device.must(app::RecordStep{scanner, "waiting", "", "which scanner?"});
    company.refresh();
    ui::StandardState state;
    state.standard = standard;
    state.shows_all_waiting = true;
    const auto view = ui::build_standard(company.context(), state);
    REQUIRE(view.waiting.size() == 5);
    CHECK(view.waiting[0].left == "1 h 43 left");  // what runs comes first
    CHECK(view.waiting[3].request == scanner);     // then what stands, then what is late
    CHECK(view.waiting[3].left == "paused, 38 min left");
    CHECK(view.waiting[4].left == "47 min late");
    const auto list = ui::build_standards(company.workspace(), company.desk, {});
    CHECK(list.rows[0].next == "Rota app will not open breaks in 1 h 43");
    // Alone it is named, with the truth about it.
    figures = company.desk.figures(standard);
    for (const std::size_t index : figures->waiting) {
        const std::string id = company.desk.requests()[figures->cases[index].request].id;
        if (id != scanner) company.device.must(app::RecordStep{id, "acknowledged", "", ""});
    }
    company.refresh();
    CHECK(ui::build_standards(company.workspace(), company.desk, {}).rows[0].next ==
          "Scanner at quay 2 offline, paused, 38 min left");
}

TEST_CASE("serve: the log shows what breaks first, filters, and tells one request's story") {
    Company company;
    ui::RequestsState state;
    auto view = ui::build_requests(company.context(), state);
    REQUIRE(view.row_count > 0);
    state.filter = ui::RequestFilter::late;
    view = ui::build_requests(company.context(), state);
    REQUIRE(view.row_count > 0);
    CHECK(view.row(0).left_tone == ui::Tone::negative);
    for (std::size_t i = 0; i < view.row_count; i++)
        CHECK(view.row(i).left_tone != ui::Tone::neutral);
    state.find = "no such words";
    CHECK(ui::build_requests(company.context(), state).is_nothing_found);
    state.find = "Scanner at quay";
    view = ui::build_requests(company.context(), state);
    REQUIRE(view.row_count == 1);
    CHECK(view.row(0).steps[0].label == "Acknowledge");
    state.selected = view.row(0).id;
    view = ui::build_requests(company.context(), state);
    CHECK(view.history.size() == 3);
    CHECK(view.deadlines.size() == 1);
}

TEST_CASE("serve: Home names promises about to be missed and the month's share") {
    Company company;
    const auto figures = [](const model::SurveyId&) { return ui::SurveyFigures{}; };
    const auto view = ui::build_home(company.workspace(), figures,
                                     {{kNow}, 0, 0, std::nullopt, false, &company.desk});
    REQUIRE(!view.groups.empty());
    CHECK(view.groups[0].title == "Promises about to be missed");
    CHECK(view.groups[0].items[0].title == "Scanner at quay 2 offline");
    CHECK(view.groups[0].items[0].when == "38 min left");
    CHECK(view.groups[0].items[0].when_note == "due Tue 11:05");
    CHECK(view.groups[0].items[0].activity == "acknowledged");
    REQUIRE(view.promises);
    CHECK(view.promises->title == "Promises kept in November");
}

namespace {

std::optional<app::ImportReport> take(Company& company, ui::LogImportState& state) {
    ui::start_log(company.device.session, state, company.zones);
    while (state.intake)
        if (auto report = ui::advance_log(company.device.session, state)) return report;
    return std::nullopt;
}

app::LogFile log_file(const Company& company, std::string csv, const char* tz = "UTC") {
    return *app::open_log("log.csv", std::move(csv), tz, company.workspace());
}

}  // namespace

TEST_CASE("serve: a log is previewed, mapped, taken in, and reported") {
    Company company(false);
    ui::LogImportState state;
    state.file =
        log_file(company, "id,opened,acknowledged\n1,2026-11-09 09:00,2026-11-09 09:30\n2,,\n");
    auto view = ui::build_log_import(company.workspace(), state);
    CHECK(view.is_open);
    CHECK(view.recognised.empty());
    CHECK(view.is_new_service);
    REQUIRE(view.preview.size() == 2);
    CHECK(view.preview[0][1].words == "Mon 9 Nov 2026, 09:00");
    CHECK(view.preview[0][1].detail == "2026-11-09 09:00");
    CHECK(view.can_start);
    ui::choose_column(state, app::LogField::opened, 0);
    CHECK(!take(company, state));
    CHECK(!state.error.empty());
    CHECK(company.workspace().table<model::Service>().empty());
    ui::choose_column(state, app::LogField::opened, 2);
    ui::start_log(company.device.session, state, company.zones);
    REQUIRE(state.intake);
    view = ui::build_log_import(company.workspace(), state);
    CHECK(view.is_running);
    CHECK(view.progress < 0.35);
    CHECK(view.progress_words.find("Reading the file, ") == 0);
    CHECK(view.progress_words.find("%. Nothing is changed before all of it is there.") !=
          std::string::npos);
    ui::stop_log(state);
    CHECK(company.workspace().requests().all().empty());

    state.file =
        log_file(company, "id,opened,acknowledged\n1,2026-11-09 09:00,2026-11-09 09:30\n2,,\n");
    const auto report = take(company, state);
    REQUIRE(report);
    CHECK(report->words == "1 request taken in");
    CHECK(report->problems.size() == 1);
    CHECK(!state.file);
    state.file = log_file(company, "id,opened,acknowledged\n3,2026-11-09 09:00,\n");
    view = ui::build_log_import(company.workspace(), state);
    CHECK(view.recognised == "Read as the last time, \u201Clog.csv\u201D.");
    CHECK(view.is_remembered);
    CHECK(!view.is_new_service);
}

TEST_CASE("serve: whose export it is stands above its columns, and a row may be an event") {
    Company company(false);
    ui::LogImportState state;
    state.file =
        log_file(company, "Issue key,Summary,Created,Resolved\nIT-1,Printer,2026-11-09 09:00,\n");
    auto view = ui::build_log_import(company.workspace(), state);
    CHECK(view.recognised == "Looks like a Jira export. Change whatever is not as you mean it.");
    CHECK(view.fields.size() == 7);
    state.file = log_file(company, "Case ID,Activity,Timestamp\n1,Created,2026-11-09 09:00\n"
                                   "1,Sent on,2026-11-09 10:00\n1,Sent on,2026-11-09 11:00\n");
    view = ui::build_log_import(company.workspace(), state);
    CHECK(view.recognised == "Looks like an event log. Change whatever is not as you mean it.");
    CHECK(view.is_events);
    CHECK(view.fields.size() == 7);
    REQUIRE(view.activities.size() == 2);
    CHECK(view.activities[0].label == "\u201CSent on\u201D, 2 times");
    CHECK(view.activities[0].chosen == 0);
    CHECK(view.activities[1].labels[static_cast<std::size_t>(view.activities[1].chosen)] ==
          "It came in");
    ui::choose_meaning(state, view.activities[0], 5);
    CHECK(state.file->activities[0].meaning == app::kResolved);
    ui::choose_kind(state, false);
    view = ui::build_log_import(company.workspace(), state);
    CHECK(!view.is_events);
    CHECK(view.activities.empty());
    CHECK(view.recognised.empty());
}

TEST_CASE("serve: 03/04 is asked about, and a row that settles it is named") {
    Company company(false);
    ui::LogImportState state;
    const std::string head = "id,opened\n1,03/04/2026 09:00\n2,05/04/2026 10:00\n";
    state.file = log_file(company, head);
    auto view = ui::build_log_import(company.workspace(), state);
    CHECK(view.date_question ==
          "\u201C03/04/2026 09:00\u201D in row 2 can be read in two ways, and no row of this file "
          "settles it. Which is meant?");
    REQUIRE(view.readings.size() == 2);
    CHECK(view.readings[0] == "Day first, 3 April 2026, 09:00");
    CHECK(view.readings[1] == "Month first, 4 March 2026, 09:00");
    CHECK(!view.can_start);
    CHECK(view.preview[0][1].is_unread);
    state.file->times.chosen = 1;
    view = ui::build_log_import(company.workspace(), state);
    CHECK(view.can_start);
    CHECK(view.preview[0][1].words == "Wed 4 Mar 2026, 09:00");

    state.file = log_file(company, head + "3,25/04/2026 10:00\n4,soon\n", "Europe/Berlin");
    view = ui::build_log_import(company.workspace(), state);
    CHECK(view.date_question.empty());
    CHECK(view.can_start);
    CHECK(
        view.date_words ==
        "Day first, so \u201C03/04/2026 09:00\u201D in row 2 is 3 April 2026, 09:00. Row 4 settled "
        "it: \u201C25/04/2026 10:00\u201D is no date the other way round. Times without a zone of "
        "their own are on the clock of Europe/Berlin.");
    CHECK(view.date_warning == "1 time cannot be read; those rows will be left out and named.");
    CHECK(view.preview[3][1].words == "Cannot be read");
    state.file = log_file(company, "id,opened\n1,soon\n");
    view = ui::build_log_import(company.workspace(), state);
    CHECK(!view.has_times);
    CHECK(!view.can_start);
}

TEST_CASE("serve: what is due goes out as a calendar file, and one deadline of its own") {
    Company company;
    const auto all = ui::make_due_file(company.context(), "");
    REQUIRE(all.error.empty());
    CHECK(all.name == "due-2026-11-10.ics");
    CHECK(all.mime == "text/calendar");
    CHECK(all.bytes.find("DTSTART:20261110T110500Z\r\n") != std::string::npos);
    CHECK(all.bytes.find("Scanner at quay 2 offline") != std::string::npos);
    std::string scanner;
    for (const app::Request& request : company.desk.requests())
        if (request.title == "Scanner at quay 2 offline") scanner = request.id;
    const auto one = ui::make_due_file(company.context(), scanner);
    const auto count = [](const std::string& text) {
        std::size_t n = 0;
        for (std::size_t at = 0; (at = text.find("BEGIN:VEVENT", at)) != std::string::npos; at++)
            n++;
        return n;
    };
    CHECK(count(one.bytes) >= 1);
    CHECK(count(one.bytes) < count(all.bytes));
    // Nothing that is late already: it would come up at once, and in the past.
    std::size_t in_time = 0;
    for (const auto& [id, figures] : company.desk.all())
        for (const std::size_t index : figures.waiting) {
            const auto& outcome = figures.cases[index].outcome;
            in_time += outcome.due_ms >= kNow && outcome.due_ms != standards::kNever_ms &&
                       !outcome.is_paused;
        }
    CHECK(count(all.bytes) == in_time);
    Company empty(false);
    CHECK(ui::make_due_file(empty.context(), "").error ==
          "Nothing is due: no open request has time left.");
}

TEST_CASE("serve: the hours of the day say when nobody is there, and mark what is too few") {
    Company company;
    ui::StandardState state;
    state.standard = company.standard("Answer within 1 working day");
    state.tab = ui::StandardTab::hours;
    auto view = ui::build_standard(company.context(), state);
    REQUIRE(view.arrivals);
    CHECK(view.arrivals->chart.columns.size() == 9);  // 8 to 16
    CHECK(view.arrivals->chart.rows.size() == 5);
    REQUIRE(view.arrivals->gaps.size() == 1);
    CHECK(view.arrivals->gaps[0].find("Between 12 and 13 nobody acknowledges: ") == 0);
    CHECK(view.arrivals->finding == view.arrivals->gaps[0]);
    state.arrivals.figure = 2;
    state.arrivals.span = 0;
    view = ui::build_standard(company.context(), state);
    std::size_t few = 0;
    for (const auto& row : view.arrivals->chart.rows)
        for (const auto& cell : row.cells) {
            if (cell.words == "few") few++;
            CHECK((cell.step > 0) == (cell.words != "few" && !cell.words.empty()));
        }
    CHECK(few > 0);
    // Help desk and its hours: somebody is always there.
    state.standard = company.standard("Acknowledge within 4 hours");
    view = ui::build_standard(company.context(), state);
    CHECK(view.arrivals->gaps.empty());
    CHECK(view.arrivals->finding == "No hour of the working day stands out as unattended.");
}

TEST_CASE("serve: another promise is tried on the past without changing anything") {
    Company company;
    ui::StandardState state;
    state.standard = company.standard("Acknowledge within 4 hours");
    state.tab = ui::StandardTab::what_if;
    auto view = ui::build_standard(company.context(), state);
    REQUIRE(view.what_if);
    CHECK(view.what_if->is_same);
    CHECK(view.what_if->changes.empty());
    CHECK(state.what_if.target == "4h");
    CHECK(state.what_if.goal_percent == 90);
    state.what_if.target = "2h";
    const auto revision = company.workspace().revision;
    view = ui::build_standard(company.context(), state);
    CHECK(!view.what_if->is_same);
    CHECK(view.what_if->finding.find("would have been kept instead of") != std::string::npos);
    REQUIRE(view.what_if->changes.size() == 8);
    CHECK(view.what_if->changes_total > 8);
    for (const ui::WhatIfChange& change : view.what_if->changes) {
        CHECK(change.before.find("in time") != std::string::npos);
        CHECK(change.after.find("late") != std::string::npos);
    }
    state.what_if.request = view.what_if->changes[0].request;
    view = ui::build_standard(company.context(), state);
    REQUIRE(view.what_if->deadline);
    CHECK(view.what_if->deadline->left.find("late") != std::string::npos);
    CHECK(view.what_if->deadline->actions.empty());
    CHECK(company.workspace().revision == revision);
    state.what_if.target = "soon";
    view = ui::build_standard(company.context(), state);
    CHECK(!view.what_if->target_error.empty());
    CHECK(view.what_if->rows.empty());
    state.what_if.target = "2h";
    view = ui::build_standard(company.context(), state);
    company.device.must(view.what_if->adopt);
    company.refresh();
    state.what_if.standard.clear();
    view = ui::build_standard(company.context(), state);
    CHECK(view.what_if->is_same);
    CHECK(state.what_if.target == "2h");
}

TEST_CASE("serve: the matrix of times has a line for each priority and shows what holds where") {
    Company company;
    const std::string standard = company.standard("Acknowledge within 4 hours");
    const auto& ws = company.workspace();
    const std::string night = company.device.must(app::AddDepartment{"Night shift"}).created;
    company.device.must(app::SetTarget{model::StandardId(standard), "1 High", "", "1h"});
    company.device.must(app::SetTarget{model::StandardId(standard), "", night, "soon"});
    ui::StandardEditView view =
        ui::build_standard_edit(ws, standard, company.zones, nullptr, {}, {night});
    REQUIRE(view.targets.columns == std::vector<std::string>{"Everyone", "Night shift"});
    REQUIRE(view.targets.rows.size() == 2);
    CHECK(view.targets.rows[0].name == "All");
    const auto& own = view.targets.rows[0].cells[0];
    CHECK(own.time == "4h");
    CHECK(view.targets.rows[0].cells[1].error.find("Write a time") == 0);
    CHECK(view.targets.rows[1].cells[0].time == "1h");
    CHECK(view.targets.rows[1].cells[0].label == "Time allowed, 1 High, everyone");
    CHECK(view.targets.rows[1].cells[1].time.empty());
    CHECK(view.targets.rows[1].cells[1].holds == "1h");  // the priority's
    CHECK(view.meaning.find("4h, ") != std::string::npos);
    CHECK(view.meaning.find("1 High 1h") != std::string::npos);
    for (const std::string& name : view.targets.other_names)
        CHECK(name != "Night shift");
}

TEST_CASE("serve: who is to be told stands beside what is left, and a bad step names its line") {
    standards::Outcome outcome;
    outcome.target_ms = 4 * 3'600'000;
    outcome.net_ms = 15 * 60'000 * 15;  // 3:45 of 4 hours
    model::Standard standard;
    standard.warnings = "75% Desk lead\n30m left Head of IT";
    CHECK(ui::left_words(outcome, app::warnings_of(standard)).tell == "Tell Head of IT");
    CHECK(ui::left_words(outcome, app::warnings_of(standard)).tone == ui::Tone::warning);
    outcome.net_ms = 3 * 3'600'000;
    CHECK(ui::left_words(outcome, app::warnings_of(standard)).tell == "Tell Desk lead");
    outcome.net_ms = 0;
    CHECK(ui::left_words(outcome, app::warnings_of(standard)).tell.empty());
    CHECK(ui::left_words(outcome, app::warnings_of(standard)).tone == ui::Tone::neutral);
    outcome.is_faulted = true;
    CHECK(ui::left_words(outcome, app::warnings_of(standard)).words == "broken");
    Company company;
    const std::string id = company.standard("Acknowledge within 4 hours");
    company.device.must(app::SetField{"standard", id, "warnings", core::Value("75%\nsoon")});
    const auto view = ui::build_standard_edit(company.workspace(), id, company.zones);
    CHECK(view.warnings.error.find("Line 2") == 0);
    CHECK(view.warnings.value == "75%\nsoon");
}
