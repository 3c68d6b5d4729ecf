// One journey as plain data: stages, steps, lanes and cards, the assumed and the measured curve,
// what is promised and kept at each step, what nobody looks at yet. A view is brought up to date
// cell by cell, so that an edit of a card costs the same on every board.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "app/serve_desk.hpp"
#include "journey/curve.hpp"
#include "journey/document.hpp"
#include "ui/views/journey_measure.hpp"
#include "ui/views/journey_words.hpp"
#include "ui/widgets/style.hpp"

namespace icx::ui {

enum class MapLook { journey, blueprint, stages, blind_spots, people, versions };

struct MapState {
    std::string journey;
    MapLook look = MapLook::journey;
    std::string persona;  // whose feelings; "": the journey's own
    bool is_to_be = false;
    bool shows_measured = true, shows_assumed = true;
    int zoom = 2;  // 0 to 4
    // Editing on the board.
    std::string card;        // chosen card
    std::string editing;     // card or step whose text is being typed
    std::string focus;       // cell that takes the focus next
    std::string drag;        // card under the pointer
    std::string typed;       // what its field holds
    bool is_adding = false;  // a card was asked for and is not there yet
    int field_phase = 0;     // 1: the focus was asked for, 2: it came
    // Dialogs.
    std::string open_step, open_card, open_lane;
    bool is_adding_lane = false, is_editing_journey = false, is_choosing_template = false;
    std::string persona_name, error;
    bool is_keeping = false;              // the dialog that keeps a version
    std::string version_name;             // what its field holds
    std::string compared, compared_with;  // versions; the second empty: the journey as it is now
    std::optional<journey::Document> offered;  // from a file
    std::string offer_error;
};

struct BoardCard {
    std::string id, text;
    std::string note;  // "observed, 12 Nov 2026, stale"
    model::Evidence evidence = model::Evidence::assumed;
    bool is_stale = false;
    int severity = 0;
    std::string score;   // of a contact that is measured or promised by itself: "+0.4", "94% kept"
    std::string linked;  // the same in full, and who answers for it
    Tone score_tone = Tone::neutral;
};

struct BoardLane {
    std::string id, title, note;
    model::LaneKind kind;
    std::size_t tallest = 0;  // cards in its fullest cell
};

struct BoardStep {
    std::string id, title, stage;
    bool is_moment = false;
    std::string owner;         // name, may be empty
    bool is_handover = false;  // another owner than at the step before
    std::optional<double> assumed;
    std::optional<MeasuredPoint> measured;
    std::string measured_words;  // "hidden: fewer than 5 answers", "no answers yet", ""
    std::optional<double> gap;   // measured - assumed
    std::string gap_words;       // said on the curve: the map is wrong here by a point or more
    std::string drop_words;      // a clear fall from the step before
    std::string promise, promise_route;  // "94% kept"
    std::string open_words;              // "2 open, 1 late"
    std::optional<double> kept_share;    // 0 to 1
    Tone promise_tone = Tone::neutral;
    std::string opens, opens_route;  // the journey that tells this step in full
    std::vector<std::string> blind;  // "no survey", "no promise", "no owner"
    std::string spoken_feeling;
};

struct BoardStage {
    std::string id, title;
    std::size_t first = 0, count = 0;  // steps
};

struct BlindSpot {
    std::string step, title, what, why;
    bool is_moment = false;
};

struct JourneyView {
    bool is_found = false;
    std::string id, title, purpose;
    std::vector<BoardStage> stages;
    std::vector<BoardStep> steps;
    std::vector<BoardLane> lanes;
    std::vector<std::vector<BoardCard>> cells;                  // lane * steps.size() + step
    std::vector<std::pair<std::string, std::string>> personas;  // id, name; "" is everyone
    std::string persona;                                        // chosen
    std::string assumed_note, measured_note;
    std::string finding, finding_step;
    std::vector<std::string> explained;
    std::vector<BlindSpot> blind;
    std::string stale_words;
    std::size_t handovers = 0;
    std::vector<std::pair<std::string, std::string>> crumbs;  // title, route: the way down to it

    const std::vector<BoardCard>& cell(std::size_t lane, std::size_t step) const {
        return cells[lane * steps.size() + step];
    }
    // nullptr: not on this board.
    const BoardCard* find_card(const std::string& id) const;

    // For bringing it up to date.
    std::unordered_map<std::string, std::size_t> cell_of;  // card -> place in `cells`
    std::vector<std::string> linked_cards;                 // those with a score of their own
    std::size_t stale = 0;
};

struct MapContext : MeasureContext {
    core::Date today;
    const std::vector<std::optional<journey::Drop>>& drops;
};

JourneyView build_journey(const MapContext& context, const MapState& state);

// True when nothing but cards of this board changed after `revision`: its steps stand as they are.
bool only_cards_changed(const model::Workspace& workspace, const JourneyView& view,
                        std::uint64_t revision);

// `view` was built when the workspace stood at `revision`; afterwards it is as build_journey would
// make it now. Cards that changed are put right in their cells; anything else, or `old_steps`
// (another persona, figures that moved), makes the steps again, and only other steps or lanes make
// it anew.
void refresh_journey(const MapContext& context, const MapState& state, std::uint64_t revision,
                     bool old_steps, JourneyView& view);

}  // namespace icx::ui
