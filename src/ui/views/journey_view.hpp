// One journey as plain data: stages, steps, lanes and cards, the assumed and the measured curve,
// what is promised and kept at each step, what nobody looks at yet. Also the list of journeys.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/serve_desk.hpp"
#include "journey/curve.hpp"
#include "journey/document.hpp"
#include "ui/views/figures.hpp"
#include "ui/views/journey_words.hpp"
#include "ui/widgets/style.hpp"

namespace icx::ui {

enum class MapLook { journey, blueprint, stages, blind_spots };

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
    std::optional<journey::Document> offered;  // from a file
    std::string offer_error;
};

struct MeasuredPoint {
    double mean = 0;
    statistics::Interval ci95;
    std::size_t n = 0;
};

struct BoardCard {
    std::string id, text;
    std::string note;  // "observed, 12 Nov 2026, stale"
    model::Evidence evidence = model::Evidence::assumed;
    bool is_stale = false;
    int severity = 0;
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
    Tone promise_tone = Tone::neutral;
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

    const std::vector<BoardCard>& cell(std::size_t lane, std::size_t step) const {
        return cells[lane * steps.size() + step];
    }
};

struct MapContext {
    const model::Workspace& workspace;
    const app::Desk& desk;
    Figures& figures;
    core::Date today;
    const std::vector<std::optional<journey::Drop>>& drops;
};

JourneyView build_journey(const MapContext& context, const MapState& state);

struct JourneyRow {
    std::string id, title, purpose, route, note;
    bool has_blind_spots = false;
};
struct JourneysView {
    std::vector<JourneyRow> rows;
    bool has_sample = false;
};
JourneysView build_journeys(const model::Workspace& workspace);

// What a step or a card holds, for its dialog.
struct StepChoices {
    std::vector<std::pair<std::string, std::string>> owners, questions, standards;  // id, words
};
StepChoices step_choices(const model::Workspace& workspace);

}  // namespace icx::ui
