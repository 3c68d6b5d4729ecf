// Agreements, the duties of those who ask, and promises that rest on others, by commands and undo.
#include "app/agreement_commands.hpp"
#include "app/contact_commands.hpp"
#include "app/fixture.hpp"
#include "app/promise_chain.hpp"
#include "app/request_commands.hpp"
#include "app/standard_commands.hpp"
#include "app/zones.hpp"

using namespace icx;
using app_testing::Device;
using model::ClauseSide;

namespace {

constexpr core::Date kToday{2026, 11, 10};

std::int64_t at(const char* iso) { return core::parse_instant(iso)->ms; }

struct Two {
    Device device{1};
    testing::FewZones zones;
    app::Desk desk;
    model::DepartmentId help, port;
    model::StandardId standard;
    model::ServiceId service;

    Two() {
        device.clock.ms = at("2026-08-03T08:00:00Z");
        help.text = device.must(app::AddDepartment{"IT help desk"}).created;
        port.text = device.must(app::AddDepartment{"Port operations"}).created;
        standard.text =
            device.must(app::CreateStandard{"UTC", app::StandardExample::reply}).created;
        service = workspace().table<model::Service>().begin()->second.id;
    }
    const model::Workspace& workspace() const { return device.workspace(); }
    const model::Standard& record(const model::StandardId& id) const {
        return *workspace().table<model::Standard>().find(id);
    }
    model::AgreementId agree() {
        return model::AgreementId(device.must(app::CreateAgreement{help, port}).created);
    }
    const model::Agreement& agreement(const model::AgreementId& id) const {
        return *workspace().table<model::Agreement>().find(id);
    }
    std::size_t lines(const model::AgreementId& id, ClauseSide side) const {
        return model::clauses_of(workspace(), id, side).size();
    }
    model::StandardId another(const char* title, const char* target) {
        const model::StandardId id(device.must(app::CreateStandard{"UTC"}).created);
        device.must(app::SetField{"standard", id.text, "title", core::Value(title)});
        set(id, "target", target);
        return id;
    }
    void set(const model::StandardId& id, const char* field, const char* value) {
        device.must(app::SetField{"standard", id.text, field, core::Value(value)});
    }
    app::Chain chain(const model::StandardId& id) {
        desk.refresh(workspace(), zones, {device.clock.ms});
        return app::chain_of(workspace(), desk, record(id), zones, kToday);
    }
    model::CalendarId calendar(const char* week, const char* saturday = "") {
        const model::CalendarId id(device.must(app::AddCalendar{"Hours", "UTC", {}}).created);
        for (const char* day : {"monday", "tuesday", "wednesday", "thursday", "friday"})
            device.must(app::SetField{"calendar", id.text, day, core::Value(week)});
        device.must(app::SetField{"calendar", id.text, "saturday", core::Value(saturday)});
        return id;
    }
};

}  // namespace

TEST_CASE("agreement: it begins with what is promised already, and is one step of undo") {
    Two two;
    const auto id = two.agree();
    CHECK(two.agreement(id).title == "IT help desk and Port operations");
    CHECK(two.lines(id, ClauseSide::promise) == 1);
    CHECK(two.lines(id, ClauseSide::duty) == 0);
    CHECK(two.device.session.undo());
    CHECK(two.workspace().table<model::Agreement>().empty());
    CHECK(two.workspace().table<model::Clause>().empty());
    CHECK(two.device.session.redo());
    CHECK(two.lines(id, ClauseSide::promise) == 1);
    CHECK(!two.device.session.run(app::CreateAgreement{two.help, two.help}).ok());
    CHECK(
        !two.device.session.run(app::CreateAgreement{two.help, model::DepartmentId("de_x")}).ok());
    two.device.must(app::RemoveAgreement{id});
    CHECK(two.workspace().table<model::Clause>().empty());
    CHECK(two.device.session.undo());
    CHECK(two.lines(id, ClauseSide::promise) == 1);
}

TEST_CASE(
    "agreement: lines are added, moved and deleted; empty ones and unknown ones are refused") {
    Two two;
    const auto id = two.agree();
    const auto add = [&](const char* text) {
        return model::ClauseId(
            two.device.must(app::AddClause{id, ClauseSide::duty, text, {}}).created);
    };
    const auto first = add("Name the device");
    const auto second = add("  Say since when  ");
    auto rows = model::clauses_of(two.workspace(), id, ClauseSide::duty);
    REQUIRE(rows.size() == 2);
    CHECK(rows[1]->text == "Say since when");
    two.device.must(app::MoveClause{second, -1});
    rows = model::clauses_of(two.workspace(), id, ClauseSide::duty);
    CHECK(rows[0]->id == second);
    two.device.must(app::RemoveClause{first});
    CHECK(two.lines(id, ClauseSide::duty) == 1);
    CHECK(two.device.session.undo());
    CHECK(two.lines(id, ClauseSide::duty) == 2);
    CHECK(!two.device.session.run(app::AddClause{id, ClauseSide::duty, " ", {}}).ok());
    const app::AddClause unknown{id, ClauseSide::promise, "", model::StandardId("st_x")};
    CHECK(!two.device.session.run(unknown).ok());
    for (std::size_t i = 2; i < 60; i++)
        add("One more");
    CHECK(!two.device.session.run(app::AddClause{id, ClauseSide::duty, "Too many", {}}).ok());
}

TEST_CASE("agreement: a signature stands for what was signed, and a change shows") {
    Two two;
    const auto id = two.agree();
    CHECK(!two.device.session.run(app::SignAgreement{id, ClauseSide::promise, " ", kToday}).ok());
    two.device.must(app::SignAgreement{id, ClauseSide::promise, "Tomas", kToday});
    two.device.must(app::SignAgreement{id, ClauseSide::duty, "Dora", kToday});
    const auto seal = [&] { return app::agreement_seal(two.workspace(), two.agreement(id)); };
    CHECK(two.agreement(id).provider_seal == seal());
    CHECK(two.agreement(id).requester_seal == seal());
    CHECK(two.agreement(id).requester_signer == "Dora");
    // The title is no part of what is owed; the time allowed is.
    two.device.must(app::SetField{"agreement", id.text, "title", core::Value("Another")});
    CHECK(two.agreement(id).provider_seal == seal());
    two.set(two.standard, "target", "8h");
    CHECK(two.agreement(id).provider_seal != seal());
    two.set(two.standard, "target", "4h");
    CHECK(two.agreement(id).provider_seal == seal());
    two.device.must(app::AddClause{id, ClauseSide::duty, "Name the device", {}});
    CHECK(two.agreement(id).provider_seal != seal());
    two.device.must(app::TakeBackSignature{id, ClauseSide::promise});
    CHECK(two.agreement(id).provider_signer.empty());
    CHECK(!two.agreement(id).provider_signed);
    CHECK(two.device.session.undo());
    CHECK(two.agreement(id).provider_signer == "Tomas");
}

TEST_CASE("agreement: a duty counts the time that questions wait, all of a request together") {
    Two two;
    const auto id = two.agree();
    const model::ClauseId clause(
        two.device.must(app::AddClause{id, ClauseSide::duty, "We answer", {}}).created);
    CHECK(!two.device.session.run(app::MeasureWaiting{clause, two.service, "soon"}).ok());
    const model::StandardId duty(
        two.device.must(app::MeasureWaiting{clause, two.service, "2h"}).created);
    CHECK(two.record(duty).is_duty);
    CHECK(model::clauses_of(two.workspace(), id, ClauseSide::duty)[0]->standard == duty);
    const auto step = [&](const std::string& request, std::string_view activity, const char* iso) {
        two.device.clock.ms = at(iso);
        two.device.must(app::RecordStep{request, std::string(activity), "", ""});
    };
    const auto ask = [&](const char* iso) {
        two.device.clock.ms = at(iso);
        app::NewRequest command;
        command.title = "Printer";
        command.service = two.service;
        command.department = two.port.text;
        return two.device.must(command).created;
    };
    // One hour, then another one and a half: two and a half in all, more than two.
    const std::string slow = ask("2026-09-07T08:00:00Z");
    step(slow, app::kWaiting, "2026-09-07T09:00:00Z");
    step(slow, app::kResumed, "2026-09-07T10:00:00Z");
    step(slow, app::kWaiting, "2026-09-07T13:00:00Z");
    step(slow, app::kResumed, "2026-09-07T14:30:00Z");
    step(slow, app::kResolved, "2026-09-07T16:00:00Z");
    // Overnight is no open time.
    const std::string quick = ask("2026-09-08T15:00:00Z");
    step(quick, app::kWaiting, "2026-09-08T16:30:00Z");
    step(quick, app::kResumed, "2026-09-09T09:00:00Z");
    step(quick, app::kResolved, "2026-09-09T10:00:00Z");
    // A reopened request is not on their side until it waits again.
    step(quick, app::kReopened, "2026-09-09T11:00:00Z");
    step(quick, app::kWaiting, "2026-09-09T12:00:00Z");
    step(quick, app::kResolved, "2026-09-09T12:15:00Z");
    // Never asked back: no case of the duty.
    const std::string plain = ask("2026-09-10T09:00:00Z");
    step(plain, app::kAcknowledged, "2026-09-10T10:00:00Z");
    two.device.clock.ms = at("2026-11-10T10:00:00Z");
    two.desk.refresh(two.workspace(), two.zones, {two.device.clock.ms});
    const app::StandardFigures* figures = two.desk.figures(duty.text);
    REQUIRE(figures);
    REQUIRE(figures->cases.size() == 2);
    CHECK(figures->cases[0].outcome.net_ms == 150 * 60'000);
    CHECK(figures->cases[1].outcome.net_ms == 105 * 60'000);
    const auto quarter = app::last_quarter(kToday);
    const auto kept = app::kept_in(two.workspace(), two.desk, *figures, quarter, two.port.text);
    CHECK(kept.met == 1);
    CHECK(kept.missed == 1);
    // It is no promise of the service.
    const auto ties = app::ties(two.workspace(), two.desk, quarter);
    REQUIRE(ties.size() == 1);
    CHECK(ties[0].kept.met + ties[0].kept.missed == 3);
}

TEST_CASE("chain: what rests on itself, however far round, is refused and the ring is named") {
    Two two;
    two.set(two.standard, "title", "Reply");
    const auto card = two.another("Card", "8h");
    const auto joiner = two.another("Joiner", "2d");
    two.device.must(app::RestOn{card, two.standard});
    two.device.must(app::RestOn{joiner, card});
    two.device.must(app::RestOn{joiner, card});  // twice is once
    CHECK(two.workspace().table<model::Upstream>().size() == 2);
    CHECK(app::way_between(two.workspace(), joiner, two.standard).size() == 3);
    CHECK(app::way_between(two.workspace(), two.standard, joiner).empty());
    const auto refused = two.device.session.run(app::RestOn{two.standard, joiner});
    REQUIRE(!refused.ok());
    CHECK(refused.error().message ==
          "this would go round in a ring: \u201CReply\u201D rests on \u201CJoiner\u201D, "
          "\u201CJoiner\u201D rests on \u201CCard\u201D, \u201CCard\u201D rests on "
          "\u201CReply\u201D");
    CHECK(!two.device.session.run(app::RestOn{card, card}).ok());
    CHECK(!two.device.session.run(app::RestOn{card, model::StandardId("st_x")}).ok());
    // Undo of one link opens the way.
    two.device.must(app::RestNoMore{app::upstream_id(joiner, card)});
    two.device.must(app::RestOn{two.standard, joiner});
    CHECK(two.chain(two.standard).trouble.empty());
    // Two devices may close a ring together: then nothing is added up, and the ring is named.
    CHECK(two.device.session.undo());
    CHECK(two.device.session.undo());
    model::Workspace merged = two.workspace();
    model::Upstream link;
    link.standard = two.standard;
    link.rests_on = joiner;
    link.id = app::upstream_id(two.standard, joiner);
    merged.table<model::Upstream>().put(link);
    const auto chain = app::chain_of(merged, two.desk, two.record(card), two.zones, kToday);
    CHECK(chain.trouble.find("\u201CCard\u201D rests on \u201CReply\u201D, \u201CReply\u201D") !=
          std::string::npos);
    CHECK(chain.parts.empty());
    two.device.must(app::RemoveStandard{card});
    CHECK(two.workspace().table<model::Upstream>().empty());
    CHECK(two.device.session.undo());
    CHECK(two.workspace().table<model::Upstream>().size() == 2);
}

TEST_CASE(
    "chain: on one calendar own time and parts add up, to the minute and to what is missing") {
    Two two;
    const auto card = two.another("Card", "8h");
    two.device.must(app::RestOn{card, two.standard});
    auto chain = two.chain(card);
    CHECK(chain.is_one_calendar);
    CHECK(!chain.has_own_time);
    CHECK(chain.sum_ms == 4 * 3'600'000);
    two.set(card, "own_time", "1h30m");
    chain = two.chain(card);
    CHECK(chain.has_own_time);
    CHECK(chain.left_ms() == 150 * 60'000);
    two.set(card, "own_time", "1bd");  // nine hours of this calendar
    chain = two.chain(card);
    CHECK(chain.left_ms() == -5 * 3'600'000);
    two.set(card, "own_time", "a while");
    CHECK(two.chain(card).trouble.find("\u201Ca while\u201D") == 0);
}

namespace {

// The same by walking minute after minute: the open minutes of `week` (hours of weekdays, UTC) that
// a start needs until `minutes` of them are over.
std::int64_t walk(std::int64_t from_min, std::int64_t minutes, int opens, int closes,
                  bool saturday) {
    std::int64_t at = from_min;
    while (minutes > 0) {
        const int weekday = core::weekday(core::civil_from_days(at / 1440));
        const int hour = static_cast<int>(at / 60 % 24);
        const bool is_day = weekday < 5 || (saturday && weekday == 5);
        minutes -= is_day && hour >= opens && hour < closes;
        at++;
    }
    return at;
}
std::int64_t open_minutes(std::int64_t from, std::int64_t until, int opens, int closes) {
    std::int64_t sum = 0;
    for (std::int64_t at = from; at < until; at++)
        sum += core::weekday(core::civil_from_days(at / 1440)) < 5 && at / 60 % 24 >= opens &&
               at / 60 % 24 < closes;
    return sum;
}

}  // namespace

TEST_CASE("chain: on different calendars the worst start of a year decides, as minute by minute") {
    Two two;
    const auto wide = two.calendar("06:00-20:00");
    const auto narrow = two.calendar("10:00-14:00", "10:00-14:00");
    const auto part = two.another("Part", "3h");
    const auto whole = two.another("Whole", "20h");
    two.set(part, "calendar", narrow.text.c_str());
    two.set(whole, "calendar", wide.text.c_str());
    two.set(whole, "own_time", "2h");
    two.device.must(app::RestOn{whole, part});
    const auto chain = two.chain(whole);
    REQUIRE(chain.trouble.empty());
    CHECK(!chain.is_one_calendar);
    CHECK(chain.tried == 366 * 96);
    REQUIRE(chain.worst);
    // A fortnight holds every case, for nothing but the weekday matters here.
    const std::int64_t first = core::days_from_civil(kToday) * 1440;
    std::int64_t most = 0;
    std::size_t too_late = 0;
    for (std::int64_t start = first; start < first + 7 * 1440; start += 15) {
        const std::int64_t own = walk(start, 120, 6, 20, false);
        const std::int64_t end = walk(own, 180, 10, 14, true);
        const std::int64_t used = open_minutes(start, end, 6, 20);
        most = std::max(most, used);
        too_late += used > 20 * 60;
    }
    CHECK(chain.worst->used_ms == most * 60'000);
    CHECK((chain.too_late > 0) == (too_late > 0));
    CHECK(chain.left_ms() == 20 * 3'600'000 - most * 60'000);
    const std::int64_t start = chain.worst->start.ms / 60'000;
    CHECK(walk(walk(start, 120, 6, 20, false), 180, 10, 14, true) == chain.worst->end.ms / 60'000);
    // A part that is never open is said, not counted for ever.
    const auto closed = two.calendar("");
    two.set(part, "calendar", closed.text.c_str());
    CHECK(two.chain(whole).trouble.find("\u201CPart\u201D") != std::string::npos);
}

TEST_CASE("hours: a standard counts the provider's, the requester's, or the time both are there") {
    Two two;  // the help desk: 8 to 17, UTC
    const auto port_hours = two.calendar("12:00-20:00");
    two.device.must(app::EditContact{two.port, "hours", core::Value(port_hours.text), false});
    const auto ask = [&](const std::string& department) {
        two.device.clock.ms = at("2026-11-02T10:00:00Z");  // a Monday
        app::NewRequest command;
        command.title = "Printer";
        command.service = two.service;
        command.department = department;
        const std::string request = two.device.must(command).created;
        two.device.clock.ms = at("2026-11-02T18:00:00Z");
        two.device.must(app::RecordStep{request, std::string(app::kAcknowledged), "", ""});
        return request;
    };
    const std::string by_id = ask(two.port.text), by_name = ask("port operations"),
                      unknown = ask("A visitor");
    const auto net_h = [&](const std::string& request) {
        two.desk.refresh(two.workspace(), two.zones, {at("2026-11-03T09:00:00Z")});
        for (const app::Case& item : two.desk.figures(two.standard.text)->cases)
            if (two.desk.requests()[item.request].id == request) {
                // The story counts by the same clock, and its parts add up.
                const auto story = app::tell_deadline(two.workspace(), two.record(two.standard),
                                                      two.desk.requests()[item.request], two.zones,
                                                      {at("2026-11-03T09:00:00Z")});
                REQUIRE(story.ok());
                std::int64_t sum = 0;
                for (const standards::Segment& segment : story->segments)
                    sum += segment.counted_ms;
                CHECK(sum == item.outcome.net_ms);
                return item.outcome.net_ms / 3'600'000;
            }
        return std::int64_t{-1};
    };
    CHECK(net_h(by_id) == 7);
    two.set(two.standard, "hours_of", "requester");
    CHECK(net_h(by_id) == 6);
    CHECK(net_h(by_name) == 6);
    CHECK(net_h(unknown) == 7);
    two.set(two.standard, "hours_of", "both");
    CHECK(net_h(by_id) == 5);
    CHECK(net_h(by_name) == 5);
    CHECK(net_h(unknown) == 7);
    // Hours that cannot be read are said, not passed over.
    two.device.must(app::SetField{"calendar", port_hours.text, "monday", core::Value("noon")});
    CHECK(!app::compute_figures(two.workspace(), two.record(two.standard),
                                app::requests_of(two.workspace()), two.zones,
                                {at("2026-11-03T09:00:00Z")})
               .trouble.empty());
    two.set(two.standard, "hours_of", "provider");
    CHECK(net_h(by_id) == 7);
}
