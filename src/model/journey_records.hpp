// The records of the place Map: a journey is stages, a stage is steps; lanes run through all steps,
// and cards lie where a step and a lane cross. Only the studio shows these; the employee's page
// neither builds nor links them.
#pragma once

#include <optional>
#include <string>
#include <type_traits>

#include "core/value.hpp"
#include "model/ids.hpp"
#include "model/reflect.hpp"

namespace icx::model {

// What the cards of a lane are. The order is the one in which lanes are offered.
enum class LaneKind {
    contact,
    actions,
    thoughts,
    channels,
    pains,
    gains,
    opportunities,
    quote,
    document,
    front_stage,
    back_stage,
    support,
    systems,
    people,
    metric,
    standard,
    risk,
    cost
};
constexpr std::array<std::string_view, 18> enum_names(LaneKind) {
    return {"contact",       "actions", "thoughts", "channels",    "pains",      "gains",
            "opportunities", "quote",   "document", "front_stage", "back_stage", "support",
            "systems",       "people",  "metric",   "standard",    "risk",       "cost"};
}

// How one knows: seen, believed, or wished for.
enum class Evidence { assumed, observed, proposed };
constexpr std::array<std::string_view, 3> enum_names(Evidence) {
    return {"assumed", "observed", "proposed"};
}

struct Persona {
    static constexpr std::string_view kType = "persona";
    static constexpr std::string_view kPrefix = "ps";
    PersonaId id;
    std::string name;   // "New deckhand"
    std::string needs;  // what this person needs from others
    std::string pos;
    bool is_sample = false;

    template <class V, class S>
    static void fields(V&& v, S& p) {
        v("name", p.name);
        v("needs", p.needs);
        v("pos", p.pos);
        v("is_sample", p.is_sample);
    }
};

struct Journey {
    static constexpr std::string_view kType = "journey";
    static constexpr std::string_view kPrefix = "jm";
    JourneyId id;
    std::string title;
    std::string purpose;  // one sentence: whose way, from where to where
    PersonaId persona;    // whose feelings are shown first; empty: everyone
    std::string formula;  // what an idea is worth; empty: value * confidence / effort
    std::string pos;
    bool is_sample = false;

    template <class V, class S>
    static void fields(V&& v, S& j) {
        v("title", j.title);
        v("purpose", j.purpose);
        v("persona", j.persona);
        v("formula", j.formula);
        v("pos", j.pos);
        v("is_sample", j.is_sample);
    }
};

struct Stage {
    static constexpr std::string_view kType = "stage";
    static constexpr std::string_view kPrefix = "sg";
    StageId id;
    JourneyId journey;
    std::string title;
    std::string pos;
    std::string place() const { return journey.text; }

    template <class V, class S>
    static void fields(V&& v, S& s) {
        v("journey", s.journey);
        v("title", s.title);
        v("pos", s.pos);
    }
};

struct Step {
    static constexpr std::string_view kType = "step";
    static constexpr std::string_view kPrefix = "sp";
    StepId id;
    StageId stage;
    std::string title;
    bool is_moment = false;  // a moment that matters
    DepartmentId owner;      // who serves here, may be empty
    QuestionId question;     // whose answers measure it, may be empty
    StandardId standard;     // the promise that holds here, may be empty
    JourneyId sub_journey;   // the journey that tells this step in full, may be empty
    std::string pos;
    std::string place() const { return stage.text; }

    template <class V, class S>
    static void fields(V&& v, S& s) {
        v("stage", s.stage);
        v("title", s.title);
        v("is_moment", s.is_moment);
        v("owner", s.owner);
        v("question", s.question);
        v("standard", s.standard);
        v("sub_journey", s.sub_journey);
        v("pos", s.pos);
    }
};

// What is assumed of one persona at one step, -2 (awful) to 2 (delighted). One per pair, so that
// two people who fill the same in fill it in once.
struct Feeling {
    static constexpr std::string_view kType = "feeling";
    static constexpr std::string_view kPrefix = "fe";
    FeelingId id;
    StepId step;
    PersonaId persona;  // empty: everyone
    std::optional<double> as_is;
    std::optional<double> to_be;

    template <class V, class S>
    static void fields(V&& v, S& f) {
        v("step", f.step);
        v("persona", f.persona);
        v("as_is", f.as_is);
        v("to_be", f.to_be);
    }
};

struct Lane {
    static constexpr std::string_view kType = "lane";
    static constexpr std::string_view kPrefix = "la";
    LaneId id;
    JourneyId journey;
    LaneKind kind = LaneKind::actions;
    std::string title;  // empty: the kind's own name
    std::string pos;
    std::string place() const { return journey.text; }

    template <class V, class S>
    static void fields(V&& v, S& l) {
        v("journey", l.journey);
        v("kind", l.kind);
        v("title", l.title);
        v("pos", l.pos);
    }
};

struct Card {
    static constexpr std::string_view kType = "card";
    static constexpr std::string_view kPrefix = "cd";
    CardId id;
    StepId step;
    LaneId lane;
    std::string text;
    Evidence evidence = Evidence::assumed;
    std::string source;                         // "workshop 3 March", may be empty
    std::optional<core::Date> day;              // when it was learnt; stale after 180 days
    int severity = 0;                           // pains and risks: 1 to 3, 0: not said
    int value = 0, effort = 0, confidence = 0;  // ideas: 1 to 5, 0: not said
    // Of a single contact, as those of a step; may be empty.
    DepartmentId owner;
    QuestionId question;
    StandardId standard;
    std::string pos;
    std::string place() const { return cell_of(step, lane); }
    static std::string cell_of(const StepId& step, const LaneId& lane) {
        return step.text + ' ' + lane.text;
    }

    template <class V, class S>
    static void fields(V&& v, S& c) {
        v("step", c.step);
        v("lane", c.lane);
        v("text", c.text);
        v("evidence", c.evidence);
        v("source", c.source);
        v("day", c.day);
        v("severity", c.severity);
        v("value", c.value);
        v("effort", c.effort);
        v("confidence", c.confidence);
        v("owner", c.owner);
        v("question", c.question);
        v("standard", c.standard);
        v("pos", c.pos);
    }
};

// A journey as it stood on a day, with what was measured then. Written once, never edited.
struct JourneyVersion {
    static constexpr std::string_view kType = "journey_version";
    static constexpr std::string_view kPrefix = "jv";
    JourneyVersionId id;
    JourneyId journey;
    std::string title;
    std::optional<core::Date> day;
    core::Value content;  // journey::to_value of a journey::Kept
    std::string pos;
    bool is_sample = false;
    std::string place() const { return journey.text; }

    template <class V, class S>
    static void fields(V&& v, S& x) {
        v("journey", x.journey);
        v("title", x.title);
        v("day", x.day);
        v("content", x.content);
        v("pos", x.pos);
        v("is_sample", x.is_sample);
    }
};

template <class R>
constexpr bool is_map_record() {
    return std::is_same_v<R, Persona> || std::is_same_v<R, Journey> || std::is_same_v<R, Stage> ||
           std::is_same_v<R, Step> || std::is_same_v<R, Feeling> || std::is_same_v<R, Lane> ||
           std::is_same_v<R, Card> || std::is_same_v<R, JourneyVersion>;
}

}  // namespace icx::model
