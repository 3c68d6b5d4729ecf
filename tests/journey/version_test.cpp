// What differs between two versions of a journey, and versions as values.
#include "journey/version.hpp"

#include <algorithm>
#include <set>

#include "core/random.hpp"
#include "doctest/doctest.h"

using namespace icx;
using journey::Change;
using journey::Kept;
using journey::Part;

namespace {

Kept small() {
    Kept kept;
    kept.title = "Laptop";
    kept.lanes = {{"l1", "Contact with"}, {"l2", "What hurts"}};
    journey::KeptStep ask, wait, get;
    ask.id = "s1", ask.title = "Ask", ask.as_is = 1.0;
    ask.score = journey::KeptScore{0.5, 0.1, 0.9, 12};
    ask.cards = {{"c1", "l1", "IT desk", "observed", 0}, {"c2", "l2", "Long form", "assumed", 2}};
    wait.id = "s2", wait.title = "Wait", wait.owner = "IT";
    get.id = "s3", get.title = "Get it", get.kept = 0.9;
    kept.stages = {{"g1", "Before", {ask, wait}}, {"g2", "After", {get}}};
    return kept;
}

const journey::Difference* find(const journey::Comparison& all, Change change,
                                const std::string& id) {
    for (const journey::Difference& one : all.differences)
        if (one.change == change && one.id == id) return &one;
    return nullptr;
}

// Anything a journey may hold.
Kept any(core::Random& random) {
    Kept kept;
    kept.title = "J" + std::to_string(random.below(100));
    for (std::size_t i = 0; i < random.below(4); i++)
        kept.lanes.push_back({"l" + std::to_string(i), "Lane " + std::to_string(random.below(9))});
    int step_id = 0, card_id = 0;
    for (std::size_t s = 0; s < random.below(4); s++) {
        journey::KeptStage stage{"g" + std::to_string(s), "Gr\u00FC\u00DFe", {}};
        for (std::size_t i = 0; i < random.below(5); i++) {
            journey::KeptStep step;
            step.id = "s" + std::to_string(step_id++);
            step.title = "Step " + std::to_string(random.below(50));
            step.is_moment = random.below(2) == 1;
            if (random.below(2)) step.as_is = static_cast<double>(random.below(9)) / 2 - 2;
            if (random.below(2)) step.kept = static_cast<double>(random.below(5)) / 4;
            if (random.below(2))
                step.score =
                    journey::KeptScore{-0.25, -1, 0.5, static_cast<std::size_t>(random.below(99))};
            for (std::size_t c = 0; c < random.below(3) && !kept.lanes.empty(); c++)
                step.cards.push_back({"c" + std::to_string(card_id++),
                                      kept.lanes[random.below(kept.lanes.size())].id, "words",
                                      "assumed", static_cast<int>(random.below(4))});
            stage.steps.push_back(std::move(step));
        }
        kept.stages.push_back(std::move(stage));
    }
    return kept;
}

}  // namespace

TEST_CASE("versions: a version does not differ from itself, and comes back from its value") {
    core::SeededRandom random(11);
    for (int i = 0; i < 200; i++) {
        const Kept kept = any(random);
        CHECK(journey::compare(kept, kept).differences.empty());
        const auto back = journey::kept_from(journey::to_value(kept));
        REQUIRE(back.ok());
        CHECK(*back == kept);
    }
}

TEST_CASE("versions: what came in one way went the other way") {
    core::SeededRandom random(12);
    for (int i = 0; i < 200; i++) {
        const Kept a = any(random), b = any(random);
        const auto there = journey::compare(a, b), back = journey::compare(b, a);
        CHECK(there.count(Change::added) == back.count(Change::removed));
        CHECK(there.count(Change::removed) == back.count(Change::added));
        CHECK(there.count(Change::changed) == back.count(Change::changed));
        CHECK(there.count(Change::moved) == back.count(Change::moved));
    }
}

TEST_CASE("versions: added, removed, moved and changed are told with their places") {
    const Kept before = small();
    Kept after = small();
    after.stages[0].steps[0].cards.erase(after.stages[0].steps[0].cards.begin());
    after.stages[0].steps[0].cards[0].text = "Form of four pages";
    after.stages[0].steps[1].cards.push_back({"c9", "l2", "No word", "observed", 3});
    after.stages[0].steps[1].owner = "Facilities";
    after.stages[1].steps.push_back(after.stages[0].steps[1]);
    after.stages[0].steps.pop_back();
    after.stages[0].steps[0].score = journey::KeptScore{-0.5, -0.9, -0.1, 20};
    after.stages[1].steps[0].kept = 0.75;
    const auto all = journey::compare(before, after);
    CHECK(all.differences.size() == 5);
    REQUIRE(find(all, Change::removed, "c1"));
    CHECK(find(all, Change::removed, "c1")->before == "Contact with at Ask");
    REQUIRE(find(all, Change::changed, "c2"));
    CHECK(find(all, Change::changed, "c2")->fields.front().before == "Long form");
    REQUIRE(find(all, Change::moved, "s2"));
    CHECK(find(all, Change::moved, "s2")->before == "Before");
    CHECK(find(all, Change::moved, "s2")->after == "After");
    REQUIRE(find(all, Change::changed, "s2"));
    CHECK(find(all, Change::changed, "s2")->fields.front().after == "Facilities");
    REQUIRE(find(all, Change::added, "c9"));
    CHECK(find(all, Change::added, "c9")->after == "What hurts at Wait");
    REQUIRE(all.scores.size() == 2);
    CHECK(*all.scores[0].delta == doctest::Approx(-1.0));
    CHECK(*all.scores[1].kept_delta == doctest::Approx(-0.15));
    CHECK_FALSE(all.scores[1].delta);
}

TEST_CASE("versions: the least that has to move is called moved") {
    using List = std::vector<std::string>;
    CHECK(journey::moved(List{"a", "b", "c", "d"}, List{"d", "a", "b", "c"}) ==
          std::vector<bool>{true, false, false, false});
    CHECK(journey::moved(List{"a", "b", "c"}, List{"a", "b", "c"}) ==
          std::vector<bool>{false, false, false});
    core::SeededRandom random(13);
    for (int i = 0; i < 300; i++) {
        List before, after;
        for (std::size_t k = 0; k < 1 + random.below(8); k++)
            before.push_back(std::to_string(k));
        after = before;
        for (std::size_t k = after.size(); k > 1; k--)
            std::swap(after[k - 1], after[random.below(k)]);
        // By trying all subsets: the longest that is in order.
        std::size_t longest = 0;
        for (std::size_t bits = 0; bits < (std::size_t{1} << after.size()); bits++) {
            List chosen;
            for (std::size_t k = 0; k < after.size(); k++)
                if (bits >> k & 1) chosen.push_back(after[k]);
            if (std::is_sorted(chosen.begin(), chosen.end()))
                longest = std::max(longest, chosen.size());
        }
        const auto result = journey::moved(before, after);
        CHECK(static_cast<std::size_t>(std::count(result.begin(), result.end(), false)) == longest);
    }
}

TEST_CASE("versions: a value that is none is refused with its place") {
    auto value = journey::to_value(small());
    value.map_entries();
    core::Value::List stages = value.at("stages").as_list();
    core::Value::List steps = stages[0].at("steps").as_list();
    steps[1].set("as_is", 9);
    stages[0].set("steps", core::Value(steps));
    value.set("stages", core::Value(stages));
    const auto back = journey::kept_from(value);
    REQUIRE_FALSE(back.ok());
    CHECK(back.error().place == "/stages/0/steps/1/as_is");
    CHECK_FALSE(journey::kept_from(core::Value(3)).ok());
}
