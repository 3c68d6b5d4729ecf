// Goals and the promises that serve them: commands, rings, removal, the tree and its shares.
#include "app/goals.hpp"

#include "app/goal_commands.hpp"
#include "app/standard_commands.hpp"
#include "ui/company.hpp"

using namespace icx;
using model::Goal;
using model::GoalId;

namespace {

struct Planned : testing::Company {
    using testing::Company::Company;
    GoalId add(const std::string& title, const GoalId& parent = {}) {
        const GoalId id(device.must(app::CreateGoal{parent}).created);
        device.must(app::SetField{"goal", id.text, "title", core::Value(title)});
        return id;
    }
    GoalId named(std::string_view title) const {
        for (const auto& [id, goal] : workspace().table<Goal>())
            if (goal.title == title) return goal.id;
        return {};
    }
    app::GoalTree tree() {
        refresh();
        return app::goal_tree(workspace(), desk);
    }
    std::string shape() {
        std::string out;
        for (const app::GoalNode& node : tree().nodes)
            out += std::string(static_cast<std::size_t>(node.depth), '>') + node.goal->title + " ";
        return out;
    }
};

}  // namespace

TEST_CASE("goals: the sample company's, with the promise that serves none") {
    Planned company;
    const app::GoalTree tree = company.tree();
    REQUIRE(tree.nodes.size() == 3);
    CHECK(tree.nodes[0].goal->title == "Ships leave on time");
    CHECK(tree.nodes[0].promises.empty());
    CHECK(tree.nodes[0].has_children);
    CHECK(tree.nodes[1].depth == 1);
    REQUIRE(tree.nodes[1].promises.size() == 1);
    // The goal above has the figures of the one below.
    CHECK(tree.nodes[0].kept.promises == 1);
    CHECK(tree.nodes[0].kept.decided == tree.nodes[1].kept.decided);
    CHECK(tree.nodes[1].kept.decided > 50);
    CHECK(tree.nodes[2].kept.promises == 2);
    REQUIRE(tree.unserving.size() == 1);
    CHECK(tree.unserving[0]->title == "Back within 5 working days");
    company.device.must(app::RemoveSample{});
    CHECK(company.tree().nodes.empty());
}

TEST_CASE("goals: a promise that serves two goals of one branch counts once above them") {
    Planned company;
    const GoalId ships = company.named("Ships leave on time");
    const GoalId quay = company.named("No ship waits for a screen");
    const std::size_t before = company.tree().nodes[0].kept.decided;
    company.device.must(app::ServeGoal{
        ships, model::StandardId(company.standard("Acknowledge within 4 hours"))});
    app::GoalTree tree = company.tree();
    CHECK(tree.nodes[0].promises.size() == 1);
    CHECK(tree.nodes[0].kept.decided == before);
    CHECK(tree.nodes[0].kept.promises == 1);
    company.device.must(app::ServeGoal{
        ships, model::StandardId(company.standard("Back within 5 working days"))});
    tree = company.tree();
    CHECK(tree.nodes[0].kept.promises == 2);
    CHECK(tree.unserving.empty());
    company.device.must(app::ServeGoalNoMore{app::goal_link_id(
        quay, model::StandardId(company.standard("Acknowledge within 4 hours")))});
    CHECK(company.tree().nodes[0].kept.promises == 2);
    CHECK(company.device.session.undo());
    CHECK(company.tree().nodes[1].promises.size() == 1);
}

TEST_CASE("goals: the tree, moves and the ring that is refused") {
    Planned company(false);
    const GoalId a = company.add("A"), b = company.add("B", a), c = company.add("C", b);
    const GoalId d = company.add("D");
    CHECK(company.shape() == "A >B >>C D ");
    const auto ring = company.device.session.run(app::MoveGoal{a, c});
    REQUIRE_FALSE(ring.ok());
    CHECK(ring.error().code == core::Code::conflict);
    CHECK(ring.error().message ==
          "\u201CA\u201D cannot stand below \u201CC\u201D, which is part of it");
    CHECK_FALSE(company.device.session.run(app::MoveGoal{a, a}).ok());
    company.device.must(app::MoveGoal{b, d});
    CHECK(company.shape() == "A D >B >>C ");
    CHECK(company.device.session.undo());
    CHECK(company.shape() == "A >B >>C D ");
    company.device.must(app::MoveGoal{c, {}});
    CHECK(company.shape() == "A >B C D ");
}

TEST_CASE("goals: what stood below a deleted goal moves up, and undo brings all of it back") {
    Planned company;
    const GoalId ships = company.named("Ships leave on time");
    const std::string before = company.shape();
    const std::size_t links = company.workspace().table<model::GoalLink>().size();
    company.device.must(app::RemoveGoal{ships});
    CHECK(company.shape() == "No ship waits for a screen People want to work here ");
    company.device.must(app::RemoveGoal{company.named("People want to work here")});
    CHECK(company.workspace().table<model::GoalLink>().size() == links - 2);
    CHECK(company.device.session.undo());
    CHECK(company.device.session.undo());
    CHECK(company.shape() == before);
    CHECK(company.workspace().table<model::GoalLink>().size() == links);
}

TEST_CASE("goals: a deleted promise takes its links along; what is gone is refused by name") {
    Planned company;
    const model::StandardId promise(company.standard("Acknowledge within 4 hours"));
    const std::size_t links = company.workspace().table<model::GoalLink>().size();
    company.device.must(app::RemoveStandard{promise});
    CHECK(company.workspace().table<model::GoalLink>().size() == links - 1);
    const GoalId goal = company.named("Ships leave on time");
    CHECK_FALSE(company.device.session.run(app::ServeGoal{goal, promise}).ok());
    CHECK_FALSE(company.device.session.run(app::ServeGoal{GoalId("go_x"), promise}).ok());
    CHECK_FALSE(company.device.session.run(app::RemoveGoal{GoalId("go_x")}).ok());
    CHECK_FALSE(company.device.session.run(app::CreateGoal{GoalId("go_x")}).ok());
    CHECK_FALSE(company.device.session.run(app::MoveGoal{goal, GoalId("go_x")}).ok());
}

TEST_CASE("goals: a ring that merging closed is read with one goal at the top, and none is lost") {
    testing::Company company(false);
    model::Workspace merged = company.workspace();
    const auto put = [&](const char* id, const char* parent) {
        Goal goal;
        goal.id = GoalId(id);
        goal.title = id;
        goal.parent = GoalId(parent);
        merged.table<Goal>().put(goal);
    };
    put("go_a", "go_c");
    put("go_b", "go_a");
    put("go_c", "go_b");
    put("go_d", "go_c");
    put("go_e", "go_gone");
    put("go_f", "go_f");
    const app::GoalTree tree = app::goal_tree(merged, company.desk);
    std::string shape;
    for (const app::GoalNode& node : tree.nodes)
        shape += std::string(static_cast<std::size_t>(node.depth), '>') + node.goal->title + " ";
    CHECK(shape == "go_a >go_b >>go_c >>>go_d go_e go_f ");
}
