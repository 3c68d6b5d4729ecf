// The place Map as plain data: the sample company's journey with its measured curve, promises and
// blind spots, and how they follow the data.
#include "ui/views/journey_view.hpp"

#include "app/fixture.hpp"
#include "app/journey_commands.hpp"
#include "app/journey_figures.hpp"
#include "app/zones.hpp"

using namespace icx;
using app_testing::Device;

namespace {

struct Company {
    Device device{3};
    testing::FewZones zones;
    app::Desk desk;
    ui::Figures figures;
    ui::MapState state;

    explicit Company(bool has_sample = true) {
        device.clock.ms = 1'794'306'420'000;  // Tuesday 10 November 2026, 10:27 UTC
        if (!has_sample) return;
        device.must(app::LoadSample{});
        state.journey = model::journeys(device.workspace()).front()->id.text;
    }
    ui::JourneyView view() {
        const auto& workspace = device.workspace();
        desk.refresh(workspace, zones, {device.clock.ms});
        const auto steps = model::steps_of(workspace, model::JourneyId(state.journey));
        const auto drops = app::drops_of(workspace, steps);
        return ui::build_journey({workspace, desk, figures, {2026, 11, 10}, drops}, state);
    }
};

}  // namespace

TEST_CASE("map: the sample journey shows assumed and measured, hides small groups, names the gap") {
    Company company;
    const auto view = company.view();
    REQUIRE(view.is_found);
    REQUIRE(view.steps.size() == 8);
    CHECK(view.stages.size() == 4);
    CHECK(view.steps[6].title == "First pay");
    REQUIRE(view.steps[6].measured);
    CHECK(view.steps[6].measured->n == 255);
    CHECK(view.steps[6].measured->ci95.low < view.steps[6].measured->mean);
    CHECK(view.steps[6].measured->ci95.high > view.steps[6].measured->mean);
    CHECK(*view.steps[6].gap == doctest::Approx(view.steps[6].measured->mean - 1.5));
    CHECK_FALSE(view.steps[7].measured);
    CHECK(view.steps[7].measured_words == "fewer than 5");
    CHECK(view.finding_step == view.steps[6].id);
    CHECK(view.steps[6].gap_words == "\u22121.4");
    CHECK(view.steps[5].gap_words.empty());
    CHECK(view.finding.find("First pay is the moment the map gets most wrong") == 0);
    CHECK(view.steps[6].promise.find("kept") != std::string::npos);
    CHECK(view.steps[5].drop_words.find("a clear fall by") == 0);
    CHECK(view.stale_words.find("cards are older than 180 days") != std::string::npos);
}

TEST_CASE("map: blind spots empty as gaps are filled, moments that matter first") {
    Company company;
    const auto before = company.view();
    REQUIRE_FALSE(before.blind.empty());
    CHECK(before.blind.front().is_moment);
    CHECK(before.blind.front().title == "Arrive at the quay");
    const auto* department = model::departments(company.device.workspace()).front();
    company.device.must(app::SetField{"step", before.blind.front().step, "owner",
                                      department->id.text});
    const auto after = company.view();
    CHECK(after.blind.size() + 1 == before.blind.size());
    CHECK(after.steps[2].owner == department->name);
}

TEST_CASE("map: each persona has feelings of its own, now and hoped for") {
    Company company;
    CHECK(company.view().steps[0].assumed == 1.0);
    company.state.is_to_be = true;
    CHECK(company.view().steps[0].assumed == 1.5);
    company.state.persona = "-";
    CHECK_FALSE(company.view().steps[0].assumed);
}

TEST_CASE("map: an empty workspace has no journeys and no journey is found") {
    Company company(false);
    CHECK(ui::build_journeys(company.device.workspace()).rows.empty());
    company.state.journey = "jm_none";
    CHECK_FALSE(company.view().is_found);
}

TEST_CASE("map: a card learnt 180 days ago is stale, one of 179 is not") {
    Company company;
    const auto lanes = model::lanes_of(company.device.workspace(),
                                       model::JourneyId(company.state.journey));
    const auto step = company.view().steps[0].id;
    const auto id = company.device
                        .must(app::AddCard{model::StepId(step), lanes.front()->id, "Fresh"})
                        .created;
    const auto stale = [&](const char* day) {
        company.device.must(app::SetField{"card", id, "day", day});
        const ui::JourneyView view = company.view();
        for (const auto& cell : view.cells)
            for (const auto& card : cell)
                if (card.id == id) return card.is_stale;
        return false;
    };
    CHECK_FALSE(stale("2026-05-15"));
    CHECK(stale("2026-05-14"));
}
