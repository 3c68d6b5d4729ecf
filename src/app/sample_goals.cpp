#include "app/sample_goals.hpp"

#include <array>

#include "app/edit.hpp"
#include "app/goal_commands.hpp"
#include "core/random.hpp"
#include "replica/order.hpp"

namespace icx::app {
namespace {

struct GoalRow {
    std::string_view title, sentence, owner;
    int parent;  // index, -1: at the top
    std::array<std::string_view, 2> standards;
};

// Back within 5 working days serves no goal: the page shows that too.
constexpr GoalRow kGoals[] = {
    {"Ships leave on time",
     "Nine in ten departures within five minutes of the timetable.",
     "Bo Lindqvist",
     -1,
     {}},
    {"No ship waits for a screen",
     "What fails on the quay is looked at before the next departure.",
     "Tomas Reyl",
     0,
     {"Acknowledge within 4 hours"}},
    {"People want to work here",
     "Joiners stay beyond their first year, and pay is right the first time.",
     "Ines Dahl",
     -1,
     {"Answer within 1 working day", "Ready before the first shift"}}};

template <class R>
void remove_all(Writes& out, const model::Workspace& workspace) {
    for (const auto& [id, record] : workspace.table<R>())
        if (record.is_sample) write_removal(out, record);
}

}  // namespace

void add_sample_goals(SampleData& out, const std::string& salt) {
    const auto id = [&](std::string_view prefix, std::string_view path) {
        return core::hash_id(prefix, salt + "/goals/" + std::string(path));
    };
    core::SeededRandom random(73);
    std::string last_pos;
    for (const GoalRow& row : kGoals) {
        model::Goal goal;
        goal.id.text = id(model::Goal::kPrefix, row.title);
        goal.title = row.title;
        goal.sentence = row.sentence;
        goal.owner = row.owner;
        if (row.parent >= 0) goal.parent.text = id(model::Goal::kPrefix, kGoals[row.parent].title);
        goal.pos = last_pos = replica::position_between(last_pos, "", random);
        goal.is_sample = true;
        write_new(out.writes, goal);
        for (const std::string_view title : row.standards) {
            if (title.empty()) continue;
            model::GoalLink link;
            link.goal = goal.id;
            // Of sample_requests.cpp.
            link.standard.text = core::hash_id("st", salt + "/serve/" + std::string(title));
            link.id = goal_link_id(link.goal, link.standard);
            link.is_sample = true;
            write_new(out.writes, link);
        }
    }
}

void remove_sample_goals(std::vector<replica::Write>& out, const model::Workspace& workspace) {
    remove_all<model::Goal>(out, workspace);
    remove_all<model::GoalLink>(out, workspace);
}

}  // namespace icx::app
