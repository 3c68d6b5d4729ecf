// What the company wants, as a tree, and which promises serve it. Only the studio shows these; the
// employee's page neither builds nor links them.
#pragma once

#include <string>
#include <type_traits>

#include "model/ids.hpp"
#include "model/reflect.hpp"

namespace icx::model {

// A goal of the whole company, or a part of one.
struct Goal {
    static constexpr std::string_view kType = "goal";
    static constexpr std::string_view kPrefix = "go";
    GoalId id;
    std::string title;     // "Ships leave on time"
    std::string sentence;  // what will be different, may be empty
    std::string owner;     // who answers for it, may be empty
    GoalId parent;         // empty, unknown or round in a ring (app/goals.hpp): at the top
    std::string pos;
    bool is_sample = false;

    template <class V, class S>
    static void fields(V&& v, S& g) {
        v("title", g.title);
        v("sentence", g.sentence);
        v("owner", g.owner);
        v("parent", g.parent);
        v("pos", g.pos);
        v("is_sample", g.is_sample);
    }
};

// A promise that serves a goal. One for each pair (app::goal_link_id).
struct GoalLink {
    static constexpr std::string_view kType = "goal_link";
    static constexpr std::string_view kPrefix = "gl";
    GoalLinkId id;
    GoalId goal;
    StandardId standard;
    bool is_sample = false;

    template <class V, class S>
    static void fields(V&& v, S& l) {
        v("goal", l.goal);
        v("standard", l.standard);
        v("is_sample", l.is_sample);
    }
};

template <class R>
constexpr bool is_goal_record() {
    return std::is_same_v<R, Goal> || std::is_same_v<R, GoalLink>;
}

}  // namespace icx::model
