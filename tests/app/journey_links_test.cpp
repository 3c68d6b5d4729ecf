// Journeys inside journeys, versions that are kept, and votes counted on paper: by commands, and
// taken back by undo.
#include "app/ballots.hpp"
#include "app/fixture.hpp"
#include "app/journey_commands.hpp"
#include "app/journey_parts.hpp"
#include "app/journey_tree.hpp"
#include "app/journey_versions.hpp"
#include "app/paper_tally.hpp"
#include "app/survey_commands.hpp"
#include "app/workshop_commands.hpp"
#include "app/workshop_formats.hpp"

using namespace icx;
using app_testing::Device;

namespace {

struct Three {
    Device device{1};
    model::JourneyId a, b, c;
    Three() : a(make("onboarding")), b(make("")), c(make("")) {}
    const model::Workspace& workspace() const { return device.workspace(); }
    model::JourneyId make(const std::string& name) {
        return model::JourneyId(device.must(app::CreateJourney{name}).created);
    }
    const model::Step& first(const model::JourneyId& journey) {
        return *model::steps_of(workspace(), journey).front();
    }
    void open(const model::JourneyId& from, const model::JourneyId& to) {
        device.must(app::OpenJourneyAt{first(from).id, to});
    }
};

}  // namespace

TEST_CASE("a step opens a journey; crumbs and the tree follow; undo takes the link away") {
    Three three;
    three.open(three.a, three.b);
    three.open(three.b, three.c);
    const auto way = app::way_to(three.workspace(), three.c);
    REQUIRE(way.size() == 2);
    CHECK(way[0]->id == three.a);
    CHECK(way[1]->id == three.b);
    const auto tree = app::journey_tree(three.workspace());
    REQUIRE(tree.size() == 3);
    CHECK(tree[2].journey->id == three.c);
    CHECK(tree[2].depth == 2);
    CHECK(three.device.session.undo());
    CHECK(app::way_to(three.workspace(), three.c).empty());
    CHECK(app::journey_tree(three.workspace())[2].depth == 0);
}

TEST_CASE("a link that would close a ring is refused, over any distance") {
    Three three;
    three.open(three.a, three.b);
    three.open(three.b, three.c);
    const auto step = three.first(three.c).id;
    for (const model::JourneyId& to : {three.a, three.b, three.c}) {
        const auto made = three.device.session.run(app::OpenJourneyAt{step, to});
        REQUIRE_FALSE(made.ok());
        CHECK(made.error().message.find("ring") != std::string::npos);
    }
    CHECK_FALSE(three.first(three.c).sub_journey.valid());
}

TEST_CASE("a ring that a merge brought is cut where it is met again, and every journey stays") {
    Three three;
    three.open(three.a, three.b);
    // As two devices would each do one half of.
    three.device.must(
        app::SetField{"step", three.first(three.b).id.text, "sub_journey", three.a.text});
    const auto tree = app::journey_tree(three.workspace());
    REQUIRE(tree.size() == 4);
    std::size_t rings = 0;
    for (const app::TreeRow& row : tree)
        rings += row.is_ring;
    CHECK(rings == 1);
    CHECK(app::way_to(three.workspace(), three.a).size() == 1);
    CHECK(app::leads_to(three.workspace(), three.a, three.a));
}

TEST_CASE("a journey that two open is told once and named twice") {
    Three three;
    three.open(three.a, three.c);
    three.open(three.b, three.c);
    const auto tree = app::journey_tree(three.workspace());
    REQUIRE(tree.size() == 4);
    CHECK_FALSE(tree[1].is_again);
    CHECK(tree[3].is_again);
    three.device.must(app::RemoveJourney{three.c});
    CHECK(app::journey_tree(three.workspace()).size() == 2);
}

TEST_CASE("a version is kept with its figures, is never changed, and goes with undo") {
    Three three;
    app::KeptFigures figures;
    const model::Step first = three.first(three.a);
    figures.scores[first.id.text] = {0.5, 0.1, 0.9, 12};
    CHECK_FALSE(
        three.device.session.run(app::KeepVersion{three.a, "  ", {2026, 11, 12}, figures}).ok());
    const auto made =
        three.device.must(app::KeepVersion{three.a, "Before", {2026, 11, 12}, figures});
    three.device.must(app::SetField{"step", first.id.text, "title", "Renamed"});
    const auto versions = model::versions_of(three.workspace(), three.a);
    REQUIRE(versions.size() == 1);
    const auto kept = journey::kept_from(versions[0]->content);
    REQUIRE(kept.ok());
    const auto differs = journey::compare(*kept, app::kept_of(three.workspace(), three.a, {}));
    REQUIRE(differs.differences.size() >= 1);
    CHECK(differs.count(journey::Change::changed) == differs.differences.size());
    REQUIRE(differs.scores.size() == 1);
    CHECK(differs.scores[0].before->n == 12);
    CHECK_FALSE(
        three.device.session.run(app::SetField{"journey_version", made.created, "title", "Other"})
            .ok());
    // The journey and its versions go and come back together.
    three.device.must(app::RemoveJourney{three.a});
    CHECK(three.workspace().table<model::JourneyVersion>().empty());
    CHECK(three.device.session.undo());
    CHECK(model::versions_of(three.workspace(), three.a).size() == 1);
    CHECK(three.device.session.undo());
    CHECK(three.device.session.undo());
    CHECK(three.workspace().table<model::JourneyVersion>().empty());
}

TEST_CASE("what lies in a place is found there after every move and undo") {
    Three three;
    const auto lanes = model::lanes_of(three.workspace(), three.a);
    const auto steps = model::steps_of(three.workspace(), three.a);
    const auto count = [&] {
        std::size_t n = 0;
        for (const auto* step : model::steps_of(three.workspace(), three.a))
            for (const auto* lane : model::lanes_of(three.workspace(), three.a))
                n += model::cards_of(three.workspace(), step->id, lane->id).size();
        return n;
    };
    const std::size_t all = three.workspace().table<model::Card>().size();
    CHECK(count() == all);
    const auto card = model::cards_of(three.workspace(), steps[0]->id, lanes[1]->id).front()->id;
    three.device.must(app::MoveCard{card, steps[1]->id, lanes[0]->id});
    CHECK(count() == all);
    three.device.must(app::RemoveCard{card});
    CHECK(count() == all - 1);
    CHECK(three.device.session.undo());
    CHECK(three.device.session.undo());
    CHECK(count() == all);
    CHECK(model::cards_of(three.workspace(), steps[0]->id, lanes[1]->id).front()->id == card);
}

TEST_CASE("the trail names what was touched, and says when it does not know any more") {
    model::Trail trail;
    std::vector<std::string> ids;
    trail.note(1, "a");
    trail.note(2, "b");
    CHECK(trail.since(1, ids));
    CHECK(ids == std::vector<std::string>{"b"});
    for (std::size_t i = 0; i < model::Trail::kMost; i++)
        trail.note(3, "c");
    trail.note(4, "d");
    ids.clear();
    CHECK_FALSE(trail.since(1, ids));
    CHECK(trail.since(3, ids));
    CHECK(ids == std::vector<std::string>{"d"});
}

namespace {

struct Vote {
    Device device{2};
    model::WorkshopId workshop;
    model::BlockId block;
    std::vector<model::StickyId> cards;
    explicit Vote(const char* method) {
        workshop = model::WorkshopId(
            device.must(app::CreateWorkshop{std::string(app::workshop_formats().front().id), {}})
                .created);
        block = model::BlockId(
            device.must(app::AddBlock{workshop, {}, model::BlockKind::vote}).created);
        device.must(app::SetField{"block", block.text, "method", method});
        device.must(app::SetField{"workshop", workshop.text, "people", 8});
        device.must(app::AddStickies{block, {}, "One\nTwo\nThree"});
        for (const model::Sticky* sticky : model::stickies_of(device.workspace(), workshop))
            cards.push_back(sticky->id);
    }
    app::VoteResult result() const {
        const auto* record = device.workspace().table<model::Block>().find(block);
        return app::count_votes(device.workspace(), *record,
                                model::stickies_of(device.workspace(), workshop));
    }
};

}  // namespace

TEST_CASE("dots counted on paper add up to what was counted, and beside other ballots") {
    Vote vote("dots");
    vote.device.must(app::CastBallot{vote.block, {{vote.cards[2], 3, 0}}});
    vote.device.must(app::CastTally{vote.block, 5, {{vote.cards[0], 9, 0}, {vote.cards[1], 4, 0}}});
    const auto result = vote.result();
    CHECK(result.ballots == 6);
    double sums[3] = {};
    for (const auto& score : result.scores)
        sums[score.option] = score.score;
    CHECK(sums[0] == 9);
    CHECK(sums[1] == 4);
    CHECK(sums[2] == 3);
    for (const auto& [id, cast] : vote.device.workspace().table<model::Vote>())
        CHECK(cast.value <= 3);
    CHECK(vote.device.session.undo());
    CHECK(vote.result().ballots == 1);
}

TEST_CASE("a tally that does not fit is refused with the reason") {
    Vote vote("dots");
    const auto error = [&](int ballots, std::vector<app::BallotMark> counts) {
        const auto made =
            vote.device.session.run(app::CastTally{vote.block, ballots, std::move(counts)});
        REQUIRE_FALSE(made.ok());
        return made.error().message;
    };
    CHECK(error(2, {{vote.cards[0], 7, 0}}) == "7 dots are counted, 2 ballots have 6");
    CHECK(error(9, {{vote.cards[0], 7, 0}}) == "9 ballots are counted, 8 are still expected");
    CHECK(error(0, {{vote.cards[0], 1, 0}}) == "say how many ballots were counted");
    CHECK(error(2, {}) == "nothing is counted yet");
    CHECK(error(2, {{vote.cards[0], 1.5, 0}}) == "a count is a whole number");
    Vote ranked("ranked");
    CHECK_FALSE(ranked.device.session.run(app::CastTally{ranked.block, 1, {}}).ok());
}

TEST_CASE("fists counted on paper are ballots of their own") {
    Vote vote("fist");
    vote.device.must(app::CastTally{vote.block, 0, {{{}, 1, 2}, {{}, 5, 3}}});
    const auto result = vote.result();
    CHECK(result.fist.ballots == 5);
    CHECK(result.fist.mean == doctest::Approx(3.4));
    CHECK(result.fist.below_three == 2);
}
