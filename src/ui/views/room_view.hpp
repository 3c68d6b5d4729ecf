// A workshop while it runs, as plain data for the big screen: where the agenda stands, the clock,
// the cards in their groups, the ballot that is being filled in, what came out. What is hidden, be
// it cards written in silence or ballots before they are revealed, is not in the view at all.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "ui/views/workshop_view.hpp"

namespace icx::ui {

struct RoomState {
    std::string workshop, block;
    // Capture.
    std::string text, group;
    // Cards on the board.
    std::string focus, drag;
    std::string open_card, open_group;
    std::string new_group, put_step, put_lane;
    // The ballot that is being filled in, by presses or as typed.
    std::vector<app::BallotMark> ballot;
    std::string typed, error;
    std::string weigh;  // card whose value and effort are being chosen
    // What was decided.
    bool is_action = false;
    std::string words, owner;
    std::optional<core::Date> day;
    bool is_full_screen = false;
    // A sound when the time is up, heard once for each time the clock gets there.
    bool has_sound = true, was_in_time = false;
    // Votes counted on paper: card, or fingers, and how often.
    bool is_counting_paper = false;
    std::map<std::string, std::optional<double>> paper;
    std::optional<double> paper_ballots;
};

struct RoomPhase {
    std::string id, title;
    enum class State { done, current, next } state = State::next;
    std::string spoken;
};

struct RoomCard {
    std::string id, text;
    std::size_t number = 0;
    std::size_t tone = 0;  // 0 to 3, by group
    std::size_t dots = 0;  // painted one by one, at most 12
    std::string score;     // "9", "value 4.5, effort 1.5"
    std::string mine;      // on the ballot that is being filled in: "2 dots", "2nd place"
    std::size_t mine_dots = 0;
    std::string spoken;
    bool is_first = false;  // won
    bool is_on_journey = false;
};

struct RoomSection {
    std::string id;  // of the group; empty: cards without one
    std::string title, score, spoken;
    std::vector<RoomCard> cards;
};

struct RoomClock {
    std::string words, spoken, note;  // note: "over", "paused", "8 min"
    bool is_running = false, is_over = false;
    bool is_up = false;  // nothing is left
    double next_s = 0;   // until it shows another second
};

struct RoomFist {
    std::vector<std::pair<std::string, std::size_t>> bars;  // "5", how many
    std::size_t most = 0;
};

struct RoomBallot {
    std::string title;      // "Ballot 3 of 8"
    std::string remaining;  // "2 of 3 dots left"
    std::string hint;       // how it is typed
    bool is_open = true;    // ballots are still taken
    bool is_revealed = false;
    bool takes_paper = false;  // votes made on paper can be counted
    std::size_t cast = 0;
};

// What is counted of votes on paper: a card, or fingers that were shown.
struct PaperRow {
    std::string id, words;  // id: a card's, or the number of fingers
};

enum class RoomFoot { next, capture, group, vote, note };
enum class RoomMain { board, agenda, calm, fist, outcome };

// Where a card could go on the journey that the workshop serves, or on any when it serves none.
struct JourneyPlaces {
    std::vector<std::pair<std::string, std::string>> steps;  // id, "First pay, A deckhand's ..."
    std::vector<std::pair<std::string, std::string>> lanes;  // of the chosen step's journey
};
JourneyPlaces journey_places(const model::Workspace& workspace, const std::string& workshop,
                             const std::string& step);

struct RoomOpenCard {
    std::string text, group;  // group: its id, empty without one
    bool is_on_journey = false;
    JourneyPlaces places;
};

struct RoomView {
    bool is_found = false;
    std::string workshop, block, title, purpose;
    std::string question, rule;
    model::BlockKind kind = model::BlockKind::welcome;
    model::VoteMethod method = model::VoteMethod::dots;
    int limit = 0;                          // of a ballot
    std::vector<model::StickyId> numbered;  // card 1, card 2 … of a ballot as it is typed
    std::vector<std::pair<std::string, std::string>> groups;  // id, title
    std::vector<model::BlockId> hidden_blocks;                // what a reveal reveals
    std::vector<RoomPhase> phases;
    std::size_t at = 0;
    std::string previous, next;  // block ids, may be empty
    std::string next_label;      // "Next: Vote", "End the workshop"
    RoomClock clock;
    RoomMain main = RoomMain::board;
    RoomFoot foot = RoomFoot::next;
    std::vector<RoomSection> sections;
    std::size_t cards = 0, hidden = 0;
    std::string hidden_words;  // "12 cards are written. They stay hidden until you reveal them."
    std::string empty_words;   // an empty board
    RoomBallot ballot;
    RoomFist fist;
    std::vector<PaperRow> paper;
    std::string result;  // the sentence of a revealed vote
    std::vector<AgendaRow> agenda;
    std::vector<report::MinutesRow> top;
    report::Minutes minutes;  // decisions and actions as they stand
    std::string back_route;
};

RoomView build_room(const model::Workspace& workspace, const RoomState& state, core::Instant now);

// What stands open over the big screen by now. Absent: nothing, or it does not exist any more.
struct RoomOpen {
    std::optional<RoomOpenCard> card;
    std::optional<std::string> group;    // its title
    std::optional<std::string> weighed;  // the words of the card that is being weighed
};
RoomOpen build_room_open(const model::Workspace& workspace, const RoomState& state);

// A press on a card changes the ballot: a dot or ten points more, the next place or none again.
void mark_card(model::VoteMethod method, int limit, std::vector<app::BallotMark>& ballot,
               const model::StickyId& card);
// Takes a dot, ten points or the mark away.
void unmark_card(model::VoteMethod method, std::vector<app::BallotMark>& ballot,
                 const model::StickyId& card);

}  // namespace icx::ui
