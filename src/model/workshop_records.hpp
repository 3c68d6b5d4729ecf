// The records of workshops: an agenda of timed blocks, the cards that people wrote, how they are
// grouped and voted on, and what was decided. Votes hang on cards, never on groups, so that no
// regrouping loses one; each ballot and each vote is a record, so that ballots taken on several
// laptops add up when their files are joined. Only the studio shows these.
#pragma once

#include <optional>
#include <string>
#include <type_traits>

#include "model/ids.hpp"
#include "model/reflect.hpp"

namespace icx::model {

enum class WorkshopState { planned, running, held };
constexpr std::array<std::string_view, 3> enum_names(WorkshopState) {
    return {"planned", "running", "held"};
}

// What a block of the agenda is for. `silent` hides its cards until they are revealed.
enum class BlockKind {
    welcome,
    icebreaker,
    capture,
    silent,
    group,
    vote,
    discuss,
    decide,
    pause,
    check_out
};
constexpr std::array<std::string_view, 10> enum_names(BlockKind) {
    return {"welcome", "icebreaker", "capture", "silent", "group",
            "vote",    "discuss",    "decide",  "pause",  "check_out"};
}

// dots: `limit` dots a ballot, several may lie on one card. points: `limit` points to share out.
// fist: 0 to 5 fingers for the block's question. ranked: the best `limit` cards in order. matrix:
// value and effort of each card, 1 to 5.
enum class VoteMethod { dots, points, fist, ranked, matrix };
constexpr std::array<std::string_view, 5> enum_names(VoteMethod) {
    return {"dots", "points", "fist", "ranked", "matrix"};
}

struct Workshop {
    static constexpr std::string_view kType = "workshop";
    static constexpr std::string_view kPrefix = "ws";
    WorkshopId id;
    std::string title;
    std::string purpose;  // what people leave with
    std::optional<core::Date> day;
    JourneyId journey;  // the journey it serves, may be empty
    WorkshopState state = WorkshopState::planned;
    int people = 8;  // ballots that are expected, 1 to 200
    BlockId at;      // the block that is shown; empty: the first
    std::string pos;
    bool is_sample = false;

    template <class V, class S>
    static void fields(V&& v, S& r) {
        v("title", r.title);
        v("purpose", r.purpose);
        v("day", r.day);
        v("journey", r.journey);
        v("state", r.state);
        v("people", r.people);
        v("at", r.at);
        v("pos", r.pos);
        v("is_sample", r.is_sample);
    }
};

struct Block {
    static constexpr std::string_view kType = "block";
    static constexpr std::string_view kPrefix = "bk";
    BlockId id;
    WorkshopId workshop;
    BlockKind kind = BlockKind::discuss;
    std::string title;
    std::string prompt;                  // the question, as people read it
    int minutes = 10;                    // planned, 0 to 480
    int extra = 0;                       // minutes given while it ran
    int spent = 0;                       // seconds on the clock before `since`
    std::optional<core::Instant> since;  // the clock runs since then; empty: it stands
    bool is_revealed = false;            // silent: the cards are open; vote: the result is
    VoteMethod method = VoteMethod::dots;
    int limit = 3;   // dots, points or places of one ballot, 1 to 100
    BlockId source;  // only cards written there are grouped, voted on, discussed; empty: all
    std::string pos;

    template <class V, class S>
    static void fields(V&& v, S& r) {
        v("workshop", r.workshop);
        v("kind", r.kind);
        v("title", r.title);
        v("prompt", r.prompt);
        v("minutes", r.minutes);
        v("extra", r.extra);
        v("spent", r.spent);
        v("since", r.since);
        v("is_revealed", r.is_revealed);
        v("method", r.method);
        v("limit", r.limit);
        v("source", r.source);
        v("pos", r.pos);
    }
};

// A card that somebody wrote.
struct Sticky {
    static constexpr std::string_view kType = "sticky";
    static constexpr std::string_view kPrefix = "sy";
    StickyId id;
    WorkshopId workshop;
    BlockId block;        // where it was written
    StickyGroupId group;  // empty or gone: not grouped
    std::string text;
    std::string author;  // may be empty; never shown and never exported in minutes
    CardId card;         // the card on the journey that was made of it
    std::string pos;

    template <class V, class S>
    static void fields(V&& v, S& r) {
        v("workshop", r.workshop);
        v("block", r.block);
        v("group", r.group);
        v("text", r.text);
        v("author", r.author);
        v("card", r.card);
        v("pos", r.pos);
    }
};

struct StickyGroup {
    static constexpr std::string_view kType = "sticky_group";
    static constexpr std::string_view kPrefix = "gp";
    StickyGroupId id;
    WorkshopId workshop;
    std::string title;
    std::string pos;

    template <class V, class S>
    static void fields(V&& v, S& r) {
        v("workshop", r.workshop);
        v("title", r.title);
        v("pos", r.pos);
    }
};

// One ballot as it was cast. It carries no name, number or time, so that it stays secret.
struct Ballot {
    static constexpr std::string_view kType = "ballot";
    static constexpr std::string_view kPrefix = "bl";
    BallotId id;
    BlockId block;

    template <class V, class S>
    static void fields(V&& v, S& r) {
        v("block", r.block);
    }
};

// What one ballot gives one card; its id is the hash of the two.
struct Vote {
    static constexpr std::string_view kType = "vote";
    static constexpr std::string_view kPrefix = "vo";
    VoteId id;
    BallotId ballot;
    StickyId sticky;    // empty: the block's question (fist)
    double value = 0;   // dots, points, fingers, place from 1, or value 1 to 5
    double effort = 0;  // matrix: 1 to 5

    template <class V, class S>
    static void fields(V&& v, S& r) {
        v("ballot", r.ballot);
        v("sticky", r.sticky);
        v("value", r.value);
        v("effort", r.effort);
    }
};

struct Decision {
    static constexpr std::string_view kType = "decision";
    static constexpr std::string_view kPrefix = "dc";
    DecisionId id;
    WorkshopId workshop;
    std::string text;
    std::string owner;
    std::optional<core::Date> day;  // from when it holds
    std::string pos;

    template <class V, class S>
    static void fields(V&& v, S& r) {
        v("workshop", r.workshop);
        v("text", r.text);
        v("owner", r.owner);
        v("day", r.day);
        v("pos", r.pos);
    }
};

// Who does what by when.
struct WorkshopAction {
    static constexpr std::string_view kType = "workshop_action";
    static constexpr std::string_view kPrefix = "wa";
    WorkshopActionId id;
    WorkshopId workshop;  // empty: made elsewhere
    CardId card;          // the opportunity it follows up, may be empty
    std::string text;
    std::string owner;
    std::optional<core::Date> due;
    bool is_done = false;
    std::string pos;

    template <class V, class S>
    static void fields(V&& v, S& r) {
        v("workshop", r.workshop);
        v("card", r.card);
        v("text", r.text);
        v("owner", r.owner);
        v("due", r.due);
        v("is_done", r.is_done);
        v("pos", r.pos);
    }
};

template <class R>
constexpr bool is_workshop_record() {
    return std::is_same_v<R, Workshop> || std::is_same_v<R, Block> || std::is_same_v<R, Sticky> ||
           std::is_same_v<R, StickyGroup> || std::is_same_v<R, Ballot> || std::is_same_v<R, Vote> ||
           std::is_same_v<R, Decision> || std::is_same_v<R, WorkshopAction>;
}

}  // namespace icx::model
