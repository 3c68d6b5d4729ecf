// The desk keeps its figures up to date piece by piece; they must be those of working everything
// out anew. Random histories of steps, undo, excusals, changed promises and hours, as time goes by.
#include <cmath>
#include <cstdlib>
#include <type_traits>

#include "app/fixture.hpp"
#include "app/request_book.hpp"
#include "app/request_commands.hpp"
#include "app/serve_desk.hpp"
#include "app/standard_commands.hpp"
#include "app/survey_commands.hpp"
#include "app/zones.hpp"

using namespace icx;
using app_testing::Device;

namespace {

constexpr std::int64_t kMinute = 60'000, kHour = 60 * kMinute, kDay = 24 * kHour;

bool same(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

void check_same(const standards::Times& a, const standards::Times& b) {
    CHECK(a.n == b.n);
    CHECK(a.sum_ms == b.sum_ms);
    for (std::size_t i = 0; i < a.p_type7_s.size(); i++) {
        CHECK(same(a.p_type7_s[i], b.p_type7_s[i]));
        CHECK(same(a.p_type1_s[i], b.p_type1_s[i]));
    }
}

void check_same(const standards::Attainment& a, const standards::Attainment& b) {
    CHECK(a.n == b.n);
    CHECK(a.met == b.met);
    CHECK(a.missed == b.missed);
    CHECK(a.pending == b.pending);
    CHECK(a.excluded == b.excluded);
    CHECK(same(a.attainment, b.attainment));
    CHECK(a.raw_met == b.raw_met);
    CHECK(a.raw_missed == b.raw_missed);
    CHECK(a.paused_ms == b.paused_ms);
    CHECK(same(a.paused_share, b.paused_share));
    CHECK(a.quick == b.quick);
    check_same(a.business, b.business);
    check_same(a.wall, b.wall);
    check_same(a.net, b.net);
}

void check_same(const app::Case& a, const app::Case& b) {
    CHECK(a.request == b.request);
    CHECK(a.excusal == b.excusal);
    CHECK(a.is_withdrawn == b.is_withdrawn);
    CHECK(a.fault_by == b.fault_by);
    CHECK(a.outcome.start_ms == b.outcome.start_ms);
    CHECK(a.outcome.verdict == b.outcome.verdict);
    CHECK(a.outcome.raw_verdict == b.outcome.raw_verdict);
    if (a.is_withdrawn) return;  // its clock counts for nobody
    CHECK(a.outcome.is_stopped == b.outcome.is_stopped);
    CHECK(a.outcome.is_paused == b.outcome.is_paused);
    CHECK(a.outcome.net_ms == b.outcome.net_ms);
    CHECK(a.outcome.wall_ms == b.outcome.wall_ms);
    CHECK(a.outcome.due_ms == b.outcome.due_ms);
    CHECK(a.outcome.target_ms == b.outcome.target_ms);
}

void check_same(const app::StandardFigures& a, const app::StandardFigures& b) {
    CHECK(a.trouble == b.trouble);
    CHECK(a.target_ms == b.target_ms);
    REQUIRE(a.cases.size() == b.cases.size());
    for (std::size_t i = 0; i < a.cases.size(); i++)
        check_same(a.cases[i], b.cases[i]);
    check_same(a.all, b.all);
    check_same(a.month.kept, b.month.kept);
    check_same(a.last_month.kept, b.last_month.kept);
    CHECK(same(a.budget.allowed, b.budget.allowed));
    CHECK(a.budget.used == b.budget.used);
    CHECK(a.budget.used_up == b.budget.used_up);
    CHECK(a.heads_ups.in_time == b.heads_ups.in_time);
    CHECK(a.heads_ups.open == b.heads_ups.open);
    REQUIRE(a.weeks.size() == b.weeks.size());
    for (std::size_t i = 0; i < a.weeks.size(); i++)
        check_same(a.weeks[i].kept, b.weeks[i].kept);
    REQUIRE(a.months.size() == b.months.size());
    for (std::size_t i = 0; i < a.months.size(); i++)
        check_same(a.months[i].kept, b.months[i].kept);
    REQUIRE(a.priorities.size() == b.priorities.size());
    for (std::size_t i = 0; i < a.priorities.size(); i++) {
        CHECK(a.priorities[i].name == b.priorities[i].name);
        check_same(a.priorities[i].kept, b.priorities[i].kept);
    }
    CHECK(a.waiting == b.waiting);
    CHECK(a.misses == b.misses);
    CHECK(a.shifted == b.shifted);
    CHECK(a.coverage.has_value() == b.coverage.has_value());
    if (a.coverage) CHECK(a.coverage->covered == b.coverage->covered);
    CHECK(same(a.waited().median, b.waited().median));
    CHECK(a.waited().curve.steps.size() == b.waited().curve.steps.size());
}

struct History {
    Device device;
    testing::FewZones zones;
    core::SeededRandom dice;
    app::Desk desk;
    std::vector<std::string> standards, requests;

    explicit History(std::uint64_t seed) : device(seed), dice(seed + 1000) {
        device.clock.ms = core::parse_instant("2026-09-07T08:00:00Z")->ms;
        for (const auto example : {app::StandardExample::reply, app::StandardExample::presence,
                                   app::StandardExample::first_time})
            standards.push_back(device.must(app::CreateStandard{"Europe/London", example}).created);
    }
    const model::Workspace& workspace() const { return device.workspace(); }
    std::size_t roll(std::size_t sides) { return dice.next() % sides; }
    const std::string& any(const std::vector<std::string>& of) { return of[roll(of.size())]; }

    // What is refused (an unknown step, nothing to excuse) is part of life.
    template <class C>
    void attempt(const C& command) {
        const auto outcome = device.session.run(command);
        if (outcome.ok() && std::is_same_v<C, app::NewRequest>)
            requests.push_back(outcome->created);
    }
    void set(const std::string& standard, const char* field, core::Value value) {
        attempt(app::SetField{"standard", standard, field, std::move(value)});
    }

    void live() {
        constexpr const char* kPriorities[] = {"", "1 High", "2 Normal"};
        constexpr std::string_view kSteps[] = {app::kAcknowledged, app::kWaiting,  app::kResumed,
                                               app::kResolved,     app::kReopened, app::kHeadsUp,
                                               app::kReassigned,   app::kWithdrawn};
        device.clock.ms += static_cast<std::int64_t>(1 + roll(6 * 60)) * kMinute + 17;
        const std::size_t what = requests.empty() ? 0 : roll(40);
        if (what < 12) {
            app::NewRequest command;
            command.title = "Printer";
            command.priority = kPriorities[roll(3)];
            command.service = workspace().table<model::Service>().begin()->second.id;
            attempt(command);
        } else if (what < 30) {
            attempt(app::RecordStep{any(requests), std::string(kSteps[roll(8)]),
                                    roll(2) ? "Ann" : "", "because"});
        } else if (what < 33) {
            device.session.undo();
        } else if (what < 34) {
            device.session.redo();
        } else if (what < 36) {
            attempt(app::ExcuseRequest{any(requests), model::StandardId(any(standards)),
                                       "Power cut", "Head of IT"});
        } else if (what < 37) {
            set(any(standards), "goal", roll(2) ? 0.9 : 0.8);
        } else if (what < 38) {
            set(standards[0], "target", roll(2) ? "4h" : "1bd");
        } else if (what < 39) {
            set(standards[0], "reset", roll(2) ? "reassigned" : "");
        } else {
            attempt(app::SetTarget{model::StandardId(standards[0]), "1 High", "",
                                   roll(2) ? "30m" : "", false});
        }
    }

    void check() {
        const core::Instant now{device.clock.ms};
        desk.refresh(workspace(), zones, now);
        const auto anew = app::requests_of(workspace());
        REQUIRE(desk.requests().size() == anew.size());
        for (std::size_t i = 0; i < anew.size(); i++) {
            const app::Request& kept = desk.requests()[i];
            CHECK(kept.id == anew[i].id);
            CHECK(kept.priority == anew[i].priority);
            CHECK(kept.state == anew[i].state);
            CHECK(kept.holder == anew[i].holder);
            CHECK(kept.events == anew[i].events);
            CHECK(desk.find(kept.id) == &kept);
        }
        for (const auto& [id, standard] : workspace().table<model::Standard>())
            check_same(*desk.figures(id),
                       app::compute_figures(workspace(), standard, anew, zones, desk.as_of(now)));
    }
};

}  // namespace

TEST_CASE("the desk keeps its figures as if all were worked out anew, whatever happens") {
    const int histories = std::getenv("ICX_FULL") ? 60 : 6;
    for (int seed = 1; seed <= histories; seed++) {
        CAPTURE(seed);
        History history(static_cast<std::uint64_t>(seed));
        for (int i = 0; i < 150; i++) {
            CAPTURE(i);
            history.live();
            history.check();
        }
    }
}

TEST_CASE("the desk looks only at what a step changed") {
    History history(99);
    for (int i = 0; i < 60; i++)
        history.live();
    history.check();
    app::RequestBook book;
    CHECK(book.update(history.workspace()).is_anew);
    CHECK(book.update(history.workspace()).places.empty());
    const std::string request = book.all().front().id;
    history.device.clock.ms += kMinute;
    history.device.must(app::RecordStep{request, std::string(app::kHeadsUp), "", "late"});
    const auto changes = book.update(history.workspace());
    CHECK(!changes.is_anew);
    CHECK(changes.places == std::vector<std::uint32_t>{0});
    // A new request goes behind all others; taken back, the last place is gone again.
    app::NewRequest command;
    command.title = "Scanner";
    history.device.clock.ms += kDay;
    history.device.must(command);
    const auto added = book.update(history.workspace());
    CHECK(!added.is_anew);
    const auto last = static_cast<std::uint32_t>(book.all().size() - 1);
    CHECK(added.places == std::vector<std::uint32_t>{last});
    REQUIRE(history.device.session.undo());
    const auto gone = book.update(history.workspace());
    CHECK(!gone.is_anew);
    CHECK(gone.places == std::vector<std::uint32_t>{last});
    CHECK(book.all().size() == last);
}
