// Ideas of a journey: what the formula says they are worth, the matrix, and undo.
#include "ui/views/ideas_view.hpp"

#include "app/fixture.hpp"
#include "app/idea_commands.hpp"
#include "app/journey_commands.hpp"
#include "app/workshop_commands.hpp"

using namespace icx;
using app_testing::Device;

namespace {

struct Map {
    Device device{5};
    model::JourneyId journey{device.must(app::CreateJourney{"onboarding"}).created};
    ui::IdeasView view() { return ui::build_ideas(device.workspace(), journey.text); }
    model::CardId idea(const std::string& text, int value, int effort, int confidence) {
        const model::CardId id(device.must(app::AddIdea{journey, {}, text}).created);
        if (value > 0) device.must(app::WeighIdea{id, value, effort, confidence});
        return id;
    }
};

}  // namespace

TEST_CASE("ideas: the first makes its lane; they stand by worth, those not weighed last") {
    Map map;
    CHECK(map.view().rows.empty());
    const auto lanes = model::lanes_of(map.device.workspace(), map.journey).size();
    map.idea("Later", 0, 0, 0);
    CHECK(model::lanes_of(map.device.workspace(), map.journey).size() == lanes + 1);
    map.idea("Small", 2, 4, 2);
    map.idea("Good", 4, 2, 3);
    CHECK(model::lanes_of(map.device.workspace(), map.journey).size() == lanes + 1);
    const auto view = map.view();
    REQUIRE(view.rows.size() == 3);
    CHECK(view.rows[0].text == "Good");
    CHECK(view.rows[0].score == 6.0);
    CHECK(view.rows[0].quadrant == "Quick win");
    CHECK(view.rows[1].score == 1.0);
    CHECK(view.rows[1].quadrant == "Leave it");
    CHECK_FALSE(view.rows[2].score);
    CHECK_FALSE(view.rows[2].is_on_matrix);
    CHECK(view.unweighed == 1);
    CHECK(view.summary ==
          "3 ideas, 1 quick win, 1 not weighed yet. Worth most: \u201CGood\u201D, 6.0.");
}

TEST_CASE("ideas: the formula can be changed; what cannot be read changes nothing") {
    Map map;
    map.idea("A", 5, 5, 1);
    map.idea("B", 3, 1, 1);
    CHECK(map.view().rows[0].text == "B");
    map.device.must(app::SetIdeaFormula{map.journey, "value * 10 - effort"});
    CHECK(map.view().rows[0].text == "A");
    CHECK(map.view().rows[0].score == 45.0);
    const auto wrong = map.device.session.run(app::SetIdeaFormula{map.journey, "value * benefit"});
    REQUIRE_FALSE(wrong.ok());
    CHECK(map.view().formula == "value * 10 - effort");
    CHECK(map.device.session.undo());
    CHECK(map.view().formula == app::kIdeaFormula);
    CHECK(map.view().rows[0].text == "B");
}

TEST_CASE("ideas: weights lie within 1 to 5, one step of undo takes a weighing back") {
    Map map;
    const auto id = map.idea("A", 5, 2, 4);
    CHECK_FALSE(map.device.session.run(app::WeighIdea{id, 6, 1, 1}).ok());
    map.device.must(app::WeighIdea{id, 1, 5, 4});
    CHECK(map.view().rows[0].quadrant == "Leave it");
    CHECK(map.device.session.undo());
    CHECK(map.view().rows[0].quadrant == "Quick win");
    CHECK(map.view().rows[0].confidence == 4);
}

TEST_CASE("ideas: two at one place are stacked, an action is known as one") {
    Map map;
    map.idea("A", 4, 4, 4);
    const auto second = map.idea("B", 4, 4, 4);
    auto view = map.view();
    CHECK(view.rows[0].stack == 0);
    CHECK(view.rows[1].stack == 1);
    map.device.must(app::ActOnCard{second});
    view = map.view();
    CHECK_FALSE(view.rows[0].is_action);
    CHECK(view.rows[1].is_action);
    CHECK_FALSE(ui::build_ideas(map.device.workspace(), "jm_none").is_found);
}
