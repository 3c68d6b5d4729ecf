// Promises as OpenSLO and back: another workspace gets the same promises, services, times and
// hours; what another tool wrote is paused; one step back takes all of it away.
#include "app/openslo.hpp"

#include <algorithm>

#include "app/fixture.hpp"
#include "app/standard_commands.hpp"
#include "app/targets.hpp"
#include "core/random.hpp"
#include "core/text.hpp"

using namespace icx;
using app_testing::Device;
using model::Standard;

namespace {

exchange::OpenSlo document_of(const model::Workspace& workspace) {
    auto read = exchange::read_openslo(exchange::write_openslo(app::openslo_of(workspace)));
    REQUIRE_MESSAGE(read.ok(), (read.ok() ? "" : core::describe(read.error())));
    CHECK(read->problems.empty());
    return std::move(*read);
}

// All fields in a row, but for the order and the sample's mark.
template <class R>
std::string shown(const R& record) {
    std::string out = record.id.text;
    R::fields(
        [&](std::string_view name, const auto& member) {
            if (name == "pos" || name == "is_sample" || name == "survey") return;
            const core::Value value = model::to_value(member);
            out += "|" + std::string(name) + "=" +
                   (value.is_text() ? std::string(value.as_text())
                                    : core::shortest_number(value.as_real(value.as_bool())));
        },
        record);
    return out;
}

void check_same(const model::Workspace& a, const model::Workspace& b) {
    const auto left = model::standards(a), right = model::standards(b);
    REQUIRE(left.size() == right.size());
    for (std::size_t i = 0; i < left.size(); i++) {
        CHECK(shown(*left[i]) == shown(*right[i]));
        const auto mine = app::targets_of(a, left[i]->id), theirs = app::targets_of(b, left[i]->id);
        REQUIRE(mine.size() == theirs.size());
        for (std::size_t t = 0; t < mine.size(); t++) {
            CHECK(mine[t]->time == theirs[t]->time);
            CHECK(mine[t]->priority == theirs[t]->priority);
        }
        for (const auto& calendar : {left[i]->calendar, left[i]->window}) {
            if (!calendar.valid()) continue;
            const auto* here = a.table<model::Calendar>().find(calendar);
            const auto* there = b.table<model::Calendar>().find(calendar);
            REQUIRE(there);
            CHECK(shown(*here) == shown(*there));
        }
    }
    const auto services = model::services(a), others = model::services(b);
    REQUIRE(services.size() == others.size());
    for (std::size_t i = 0; i < services.size(); i++)
        CHECK(services[i]->name == others[i]->name);
}

}  // namespace

TEST_CASE("openslo: the sample company's promises arrive whole in an empty workspace") {
    Device from(1), to(2);
    from.must(app::LoadSample{});
    const std::string first = (*from.workspace().table<Standard>().begin()).first;
    from.must(app::SetTarget{model::StandardId(first), "1 High", "", "1h"});
    from.must(app::SetTarget{model::StandardId(first), "", "Port operations", "2h"});
    from.must(app::SetField{"standard", first, "goal", core::Value(1.0)});
    const auto outcome = to.must(app::TakeOpenSlo{document_of(from.workspace())});
    CHECK(outcome.problems.empty());
    check_same(from.workspace(), to.workspace());
    // Again: nothing changes.
    const std::uint64_t revision = to.workspace().revision;
    to.must(app::TakeOpenSlo{document_of(from.workspace())});
    CHECK(to.workspace().revision == revision);
    CHECK(to.session.undo());
    CHECK(to.workspace().table<Standard>().empty());
    CHECK(to.workspace().table<model::Service>().empty());
    CHECK(to.workspace().table<model::Calendar>().empty());
    CHECK(to.workspace().table<model::Target>().empty());
}

TEST_CASE("openslo: any promise comes back as it was, over 200 workspaces") {
    core::SeededRandom random(91);
    const std::string texts[] = {"",      "4h", "when activity = \"waiting\"", "a: b", "\u201Cx\u201D",
                                 "- y\nz", "#1", "opened, begun",               "'",    "true"};
    const auto text = [&] { return texts[random.below(std::size(texts))]; };
    for (int round = 0; round < 200; round++) {
        Device from(10 + static_cast<std::uint64_t>(round)), to(7);
        for (int i = 0; i < 2; i++) {
            const std::string id = from.must(app::CreateStandard{"UTC", app::StandardExample::reply}).created;
            const auto set = [&](const char* field, core::Value value) {
                from.must(app::SetField{"standard", id, field, std::move(value)});
            };
            for (const char* field : {"title", "promise", "own_time", "start", "stop", "pause",
                                      "resume", "reset", "cancel", "reopen", "fault", "target",
                                      "warnings"})
                if (random.below(2)) set(field, text());
            set("goal", static_cast<double>(random.below(101)) / 100);
            set("warn_share", 0.5);
            set("is_duty", random.below(2) == 0);
            set("reopen_policy", random.below(2) ? "gap" : "first");
            set("state", random.below(2) ? "paused" : "kept");
            set("hours_of", random.below(2) ? "both" : "provider");
            if (random.below(2)) set("service", "");
            if (random.below(2)) from.must(app::SetTarget{model::StandardId(id), text(), "Quay", "3h"});
        }
        to.must(app::TakeOpenSlo{document_of(from.workspace())});
        check_same(from.workspace(), to.workspace());
    }
}

TEST_CASE("openslo: another tool's SLO is a paused promise, and a later file changes its aim alone") {
    const auto foreign = [](const char* target) {
        return std::string("apiVersion: openslo/v1\nkind: SLO\nmetadata:\n  name: api\n"
                           "  displayName: API answers\nspec:\n  service: payments\n"
                           "  description: Calls are answered\n  indicator:\n    spec:\n"
                           "      thresholdMetric:\n        metricSource:\n          type: Prometheus\n"
                           "          spec: {q: x}\n  timeWindow:\n    - duration: 28d\n"
                           "      isRolling: true\n  budgetingMethod: Occurrences\n  objectives:\n"
                           "    - target: ") +
               target + "\n      op: lte\n      value: 1\n";
    };
    Device device(5);
    auto read = exchange::read_openslo(foreign("0.99"));
    REQUIRE(read);
    auto rows = app::preview_openslo(device.workspace(), *read);
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].is_paused);
    CHECK_FALSE(rows[0].is_known);
    CHECK(rows[0].service == "payments");
    CHECK(rows[0].note == "Paused: an indicator of Prometheus says nothing about a request log. Set "
                          "its steps and its time, then resume it. Measured by calendar month "
                          "here, not over 28d rolling.");
    const std::string id = device.must(app::TakeOpenSlo{*read}).created;
    const Standard* standard = device.workspace().table<Standard>().find(std::string_view(id));
    REQUIRE(standard);
    CHECK(standard->title == "API answers");
    CHECK(standard->promise == "Calls are answered");
    CHECK(standard->state == model::StandardState::paused);
    CHECK(standard->target.empty());
    CHECK(standard->goal == 0.99);
    device.must(app::SetField{"standard", id, "target", core::Value("2h")});
    device.must(app::SetField{"standard", id, "state", core::Value("kept")});
    read = exchange::read_openslo(foreign("0.95"));
    REQUIRE(read);
    rows = app::preview_openslo(device.workspace(), *read);
    CHECK(rows[0].is_known);
    device.must(app::TakeOpenSlo{*read});
    CHECK(device.workspace().table<Standard>().size() == 1);
    standard = device.workspace().table<Standard>().find(std::string_view(id));
    CHECK(standard->goal == 0.95);
    CHECK(standard->target == "2h");
    CHECK(standard->state == model::StandardState::kept);
    CHECK(device.workspace().table<model::Service>().size() == 1);
}

TEST_CASE("openslo: annotations that do not fit are named and left out, the rest is taken") {
    exchange::OpenSlo document;
    exchange::Slo slo;
    slo.name = "x";
    slo.title = "X";
    slo.target = 0.9;
    slo.line = 7;
    slo.annotations = {{"id", "st_abc"},        {"state", "asleep"}, {"warn_share", "much"},
                       {"calendar", "{broken"}, {"times", "3h"},     {"target", "5h"},
                       {"window", "{\"id\":\"zz_1\"}"}};
    document.slos.push_back(slo);
    Device device(6);
    const auto outcome = device.must(app::TakeOpenSlo{document});
    CHECK(outcome.created == "st_abc");
    REQUIRE(outcome.problems.size() == 5);
    for (const auto& problem : outcome.problems)
        CHECK(problem.place == "line 7");
    CHECK(std::any_of(outcome.problems.begin(), outcome.problems.end(), [](const auto& problem) {
        return problem.message == "icx/state: \"asleep\" does not fit and is left out";
    }));
    const Standard* standard =
        device.workspace().table<Standard>().find(std::string_view("st_abc"));
    REQUIRE(standard);
    CHECK(standard->target == "5h");
    CHECK_FALSE(standard->calendar.valid());
}
