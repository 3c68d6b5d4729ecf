// The sample company's promises against the mock-ups' numbers.
#include "app/serve_desk.hpp"
#include "app/zones.hpp"
#include "scenarios/scenario.hpp"

using namespace icx;

namespace {

struct Sample {
    explicit Sample(std::int64_t now_ms) {
        app::SampleData data = app::make_sample({now_ms});
        workspace = scenario::workspace_of(data.writes, std::move(data.facts));
        desk.refresh(workspace, zones, {now_ms});
    }
    const app::StandardFigures& of(std::string_view title) const {
        std::string found;
        for (const auto& [id, standard] : workspace.table<model::Standard>())
            if (standard.title == title) found = id;
        REQUIRE(desk.figures(found));
        return *desk.figures(found);
    }
    model::Workspace workspace;
    testing::FewZones zones;
    app::Desk desk;
};

}  // namespace

TEST_CASE("sample: the help desk kept 73 of 84 in November, with 38 minutes left for the scanner") {
    const Sample sample(scenario::kNow);
    const app::StandardFigures& desk = sample.of("Acknowledge within 4 hours");
    REQUIRE(desk.is_ok());
    CHECK(desk.month.kept.met == 73);
    CHECK(desk.month.kept.missed == 11);
    CHECK(desk.weeks.size() == 16);
    REQUIRE(desk.waiting.size() == 5);
    const app::Case& scanner = desk.cases[desk.waiting[0]];
    CHECK(sample.desk.requests()[scanner.request].title == "Scanner at quay 2 offline");
    CHECK(scanner.outcome.target_ms - scanner.outcome.net_ms == 38 * 60'000);
    CHECK(scanner.outcome.due_ms == core::parse_instant("2026-11-10T11:05:00Z")->ms);
    const app::Case& till = desk.cases[desk.waiting[4]];
    CHECK(till.outcome.net_ms - till.outcome.target_ms == 47 * 60'000);
    REQUIRE(desk.chart.beyond.size() == 1);
    CHECK(core::iso_date(desk.weeks[desk.chart.beyond[0]].from) == "2026-10-26");
}

TEST_CASE("sample: whatever the hour, the scanner has 38 minutes left") {
    for (const char* now : {"2026-11-14T20:11:00Z", "2026-07-01T03:00:00Z", "2027-01-04T07:59:00Z",
                            "2026-12-31T16:59:00Z"}) {
        CAPTURE(now);
        const Sample sample(core::parse_instant(now)->ms);
        const app::StandardFigures& desk = sample.of("Acknowledge within 4 hours");
        REQUIRE(desk.is_ok());
        REQUIRE(!desk.waiting.empty());
        const app::Case& first = desk.cases[desk.waiting[0]];
        CHECK(first.outcome.target_ms - first.outcome.net_ms == 38 * 60'000);
    }
}
