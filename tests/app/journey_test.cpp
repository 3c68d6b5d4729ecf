// Journeys by commands and undo: what is moved keeps everything, what is deleted comes back.
#include "app/fixture.hpp"
#include "app/journey_commands.hpp"
#include "app/journey_figures.hpp"
#include "app/journey_parts.hpp"
#include "app/journey_templates.hpp"

using namespace icx;
using app_testing::Device;

namespace {

struct Map {
    Device device{1};
    model::JourneyId journey;
    explicit Map(const std::string& name = "onboarding")
        : journey(device.must(app::CreateJourney{name}).created) {}
    const model::Workspace& workspace() const { return device.workspace(); }
    std::vector<const model::Step*> steps() const { return model::steps_of(workspace(), journey); }
    journey::Document document() const { return app::document_of(workspace(), journey); }
};

}  // namespace

TEST_CASE("twelve and more journeys to start from, each with moments, contacts and pains") {
    CHECK(app::journey_templates().size() >= 12);
    for (const app::JourneyTemplate& info : app::journey_templates()) {
        CAPTURE(info.id);
        Map map{std::string(info.id)};
        CHECK(map.document() == *app::journey_template(info.id));
        std::size_t moments = 0, pains = 0;
        for (const model::Step* step : map.steps())
            moments += step->is_moment;
        for (const auto& [id, card] : map.workspace().table<model::Card>())
            pains += map.workspace().table<model::Lane>().find(card.lane)->kind ==
                     model::LaneKind::pains;
        CHECK(map.steps().size() >= 5);
        CHECK(moments >= 1);
        CHECK(pains >= 2);
        CHECK(map.device.session.undo());
        CHECK(map.workspace().table<model::Card>().empty());
        CHECK(map.workspace().table<model::Persona>().empty());
    }
}

TEST_CASE("a step moves over the edge of its stage and keeps cards and feelings") {
    Map map;
    const auto before = map.document();
    const model::StepId step = map.steps()[1]->id;
    map.device.must(app::MoveStep{step, 1});
    CHECK(map.document().stages[0].steps.size() == 1);
    CHECK(map.document().stages[1].steps[0] == before.stages[0].steps[1]);
    map.device.must(app::MoveStep{step, -1});
    CHECK(map.document() == before);
    map.device.must(app::MoveStep{map.steps()[0]->id, -1});
    CHECK(map.document() == before);
}

TEST_CASE("a card moves to another cell; deleting a journey and undo give everything back") {
    Map map;
    const auto before = map.document();
    const auto lanes = model::lanes_of(map.workspace(), map.journey);
    const auto* card = model::cards_of(map.workspace(), map.steps()[0]->id, lanes[1]->id).front();
    const std::string text = card->text;
    map.device.must(app::MoveCard{card->id, map.steps()[2]->id, lanes[2]->id});
    const auto there = model::cards_of(map.workspace(), map.steps()[2]->id, lanes[2]->id);
    CHECK(there.back()->text == text);
    CHECK(map.device.session.undo());
    CHECK(map.document() == before);
    map.device.must(app::RemoveJourney{map.journey});
    CHECK(map.workspace().table<model::Card>().empty());
    CHECK(map.workspace().table<model::Feeling>().empty());
    CHECK(map.device.session.undo());
    CHECK(map.document() == before);
}

TEST_CASE("a feeling is one per step and persona, and stays within the scale") {
    Map map;
    const model::StepId step = map.steps()[0]->id;
    const auto count = map.workspace().table<model::Feeling>().size();
    map.device.must(app::SetFeeling{step, {}, false, 1.5});
    map.device.must(app::SetFeeling{step, {}, true, 2.0});
    CHECK(map.workspace().table<model::Feeling>().size() == count + 1);
    const auto wrong = map.device.session.run(app::SetFeeling{step, {}, false, 2.5});
    CHECK_FALSE(wrong.ok());
}

TEST_CASE("a document that is imported twice is one journey") {
    Map map;
    journey::Document document = map.document();
    document.title = "From elsewhere";
    const auto first = map.device.must(app::ImportJourney{document});
    const auto size = map.workspace().table<model::Step>().size();
    const auto second = map.device.must(app::ImportJourney{document});
    CHECK(first.created == second.created);
    CHECK(second.problems.size() == 1);
    CHECK(map.workspace().table<model::Step>().size() == size);
    CHECK(app::document_of(map.workspace(), model::JourneyId(first.created)) == document);
}

TEST_CASE("the sample company's journey is linked, and goes with the sample") {
    Device device(2);
    device.must(app::LoadSample{});
    const auto& workspace = device.workspace();
    const auto journeys = model::journeys(workspace);
    REQUIRE(journeys.size() == 1);
    const auto steps = model::steps_of(workspace, journeys[0]->id);
    REQUIRE(steps.size() == 8);
    for (const model::Step* step : steps) {
        CAPTURE(step->title);
        CHECK(workspace.table<model::Question>().find(step->question));
        CHECK(app::survey_of(workspace, step->question).valid());
    }
    CHECK(workspace.table<model::Standard>().find(steps[6]->standard));
    const auto drops = app::drops_of(workspace, steps);
    REQUIRE(drops.size() == 7);
    CHECK_FALSE(drops[1]);  // two surveys cannot be paired
    REQUIRE(drops[5]);      // autumn pulse: "say what happens next" to "warn me of delays"
    CHECK(drops[5]->n > 200);
    REQUIRE(drops[4]);
    CHECK(drops[4]->is_clear);
    device.must(app::RemoveSample{});
    CHECK(workspace.table<model::Journey>().empty());
    CHECK(workspace.table<model::Card>().empty());
    CHECK(workspace.table<model::Feeling>().empty());
    CHECK(workspace.table<model::Lane>().empty());
    CHECK(workspace.table<model::Persona>().empty());
}
