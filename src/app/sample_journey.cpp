#include "app/sample_journey.hpp"

#include "app/edit.hpp"
#include "core/hash.hpp"
#include "model/journey_records.hpp"
#include "replica/order.hpp"

namespace icx::app {
namespace {

using model::Evidence;
using model::LaneKind;

struct StepRow {
    std::string_view stage, title;
    bool is_moment;
    double as_is, to_be;
    std::string_view owner;     // a department's name
    std::string_view question;  // "<survey>/<code>"
    std::string_view standard;  // a promise's title
};

constexpr StepRow kSteps[] = {
    {"Before day one", "Sign the offer", false, 1, 1.5, "People team", "your-first-30-days/valued",
     ""},
    {"Before day one", "Papers and kit list", false, 0.5, 1, "People team",
     "your-first-30-days/ease", ""},
    {"First day", "Arrive at the quay", true, 1.5, 2, "", "autumn-service-pulse/know_job", ""},
    {"First day", "Get access and kit", true, 1, 1.5, "Facilities", "uniform-and-kit/ease",
     "Ready before the first shift"},
    {"First week", "Safety drill", false, 0.5, 1, "Fleet operations",
     "autumn-service-pulse/value_work", ""},
    {"First week", "First rota", false, 0.5, 1, "Fleet operations", "autumn-service-pulse/say_next",
     "Acknowledge within 4 hours"},
    {"First month", "First pay", true, 1.5, 1.5, "Finance and payroll", "autumn-service-pulse/warn",
     "Answer within 1 working day"},
    {"First month", "Day 30 talk", false, 1, 1.5, "People team", "leaving-talk/ease", ""}};

constexpr LaneKind kLanes[] = {LaneKind::contact,  LaneKind::actions,      LaneKind::pains,
                               LaneKind::document, LaneKind::front_stage,  LaneKind::back_stage,
                               LaneKind::support,  LaneKind::opportunities};
constexpr std::size_t kIdeaLane = std::size(kLanes) - 1;

struct CardRow {
    std::size_t step, lane;
    std::string_view text;
    Evidence evidence;
    std::string_view source;
    int age_days, severity;
};

constexpr Evidence kSeen = Evidence::observed, kThought = Evidence::assumed;
constexpr CardRow kCards[] = {
    {0, 0, "People team", kSeen, "", 30, 0},
    {1, 0, "People team", kSeen, "", 30, 0},
    {2, 0, "Port operations", kSeen, "", 30, 0},
    {3, 0, "Facilities", kSeen, "", 30, 0},
    {4, 0, "Fleet operations", kSeen, "", 30, 0},
    {5, 0, "Fleet planning", kSeen, "", 30, 0},
    {6, 0, "Finance and payroll", kSeen, "", 30, 0},
    {7, 0, "Own lead", kThought, "", 30, 0},
    {0, 1, "Signs, picks a start date", kSeen, "joiners of spring", 40, 0},
    {1, 1, "Sends bank details and sizes", kSeen, "joiners of spring", 40, 0},
    {2, 1, "Is met and shown round", kThought, "workshop", 251, 0},
    {3, 1, "Collects card, boots, jacket", kSeen, "watched twice", 21, 0},
    {4, 1, "Practises with the crew", kSeen, "", 21, 0},
    {5, 1, "Asks for a swap", kThought, "workshop", 251, 0},
    {6, 1, "Checks the payslip", kSeen, "joiner comments", 12, 0},
    {7, 1, "Says what helped", kThought, "workshop", 251, 0},
    {1, 2, "Same form asked for twice", kSeen, "joiner comments", 12, 2},
    {3, 2, "Card ready, but at another quay", kSeen, "watched twice", 21, 3},
    {5, 2, "Swaps only by phone", kThought, "workshop", 251, 2},
    {6, 2, "Half of first pays are wrong: late timesheets", kSeen, "payroll log", 12, 3},
    {0, 3, "Offer letter", kSeen, "", 40, 0},
    {3, 3, "Access card", kSeen, "", 21, 0},
    {6, 3, "Payslip", kSeen, "", 12, 0},
    {2, 4, "Duty lead welcomes", kThought, "workshop", 251, 0},
    {3, 4, "Caretaker hands over", kSeen, "", 21, 0},
    {5, 4, "Planner answers the phone", kSeen, "", 21, 0},
    {1, 5, "Papers are checked", kSeen, "", 40, 0},
    {3, 5, "Card is made", kSeen, "", 21, 0},
    {6, 5, "Hours are entered by hand", kSeen, "payroll log", 12, 0},
    {6, 6, "Timesheets of all crews", kSeen, "payroll log", 12, 0},
    {3, 6, "Supplier sends kit", kThought, "workshop", 251, 0}};

struct IdeaRow {
    std::size_t step;
    std::string_view text;
    int value, effort, confidence;
};
constexpr IdeaRow kIdeas[] = {{1, "One form for bank details and sizes", 4, 2, 4},
                              {3, "The card waits at the quay of the first shift", 5, 1, 5},
                              {5, "Swaps in the rota app", 4, 4, 3},
                              {6, "Payroll lists missing timesheets each Monday", 5, 2, 4},
                              {6, "A payslip that explains itself", 3, 4, 2},
                              {7, "The lead of the next ship joins the talk", 2, 1, 2},
                              {4, "A film about the drill", 0, 0, 0}};

}  // namespace

void add_sample_journey(SampleData& out, const std::string& salt, std::int64_t today,
                        core::Random& random) {
    const auto id = [&](std::string_view prefix, std::string_view path) {
        return core::hash_id(prefix, salt + "/map/" + std::string(path));
    };
    model::Persona persona;
    persona.id.text = id(model::Persona::kPrefix, "deckhand");
    persona.name = "New deckhand";
    persona.needs = "To know where to be, to be expected there, and to be paid right.";
    persona.pos = replica::position_between("", "", random);
    persona.is_sample = true;
    write_new(out.writes, persona);
    model::Journey journey;
    journey.id.text = id(model::Journey::kPrefix, "first-30-days");
    journey.title = "A deckhand\u2019s first 30 days";
    journey.purpose = "From the signed offer to the first pay and the talk after a month.";
    journey.persona = persona.id;
    journey.pos = replica::position_between("", "", random);
    journey.is_sample = true;
    write_new(out.writes, journey);

    std::vector<model::LaneId> lanes;
    const auto lane_places = replica::positions_between("", "", std::size(kLanes), random);
    for (std::size_t i = 0; i < std::size(kLanes); i++) {
        model::Lane lane;
        lane.id.text = id(model::Lane::kPrefix, std::to_string(i));
        lane.journey = journey.id;
        lane.kind = kLanes[i];
        lane.pos = lane_places[i];
        lanes.push_back(lane.id);
        write_new(out.writes, lane);
    }
    std::vector<model::StepId> steps;
    const auto places = replica::positions_between("", "", std::size(kSteps), random);
    std::string_view stage_title;
    model::StageId stage_id;
    for (std::size_t i = 0; i < std::size(kSteps); i++) {
        const StepRow& row = kSteps[i];
        if (row.stage != stage_title) {
            stage_title = row.stage;
            model::Stage stage;
            stage.id.text = id(model::Stage::kPrefix, row.stage);
            stage.journey = journey.id;
            stage.title = row.stage;
            stage.pos = places[i];
            stage_id = stage.id;
            write_new(out.writes, stage);
        }
        model::Step step;
        step.id.text = id(model::Step::kPrefix, std::to_string(i));
        step.stage = stage_id;
        step.title = row.title;
        step.is_moment = row.is_moment;
        if (!row.owner.empty())
            step.owner.text = core::hash_id("de", salt + "/" + std::string(row.owner));
        if (!row.question.empty())
            step.question.text = core::hash_id("qu", salt + "/" + std::string(row.question));
        if (!row.standard.empty())
            step.standard.text = core::hash_id("st", salt + "/serve/" + std::string(row.standard));
        step.pos = places[i];
        steps.push_back(step.id);
        write_new(out.writes, step);
        model::Feeling feeling;
        feeling.id.text =
            core::hash_id(model::Feeling::kPrefix, step.id.text + " " + persona.id.text);
        feeling.step = step.id;
        feeling.persona = persona.id;
        feeling.as_is = row.as_is;
        feeling.to_be = row.to_be;
        write_new(out.writes, feeling);
    }
    const auto card_places = replica::positions_between("", "", std::size(kCards), random);
    for (std::size_t i = 0; i < std::size(kCards); i++) {
        const CardRow& row = kCards[i];
        model::Card card;
        card.id.text = id(model::Card::kPrefix, std::to_string(i));
        card.step = steps[row.step];
        card.lane = lanes[row.lane];
        card.text = row.text;
        card.evidence = row.evidence;
        card.source = row.source;
        card.day = core::civil_from_days(today - row.age_days);
        card.severity = row.severity;
        card.pos = card_places[i];
        write_new(out.writes, card);
    }
    const auto idea_places = replica::positions_between("", "", std::size(kIdeas), random);
    for (std::size_t i = 0; i < std::size(kIdeas); i++) {
        const IdeaRow& row = kIdeas[i];
        model::Card card;
        card.id.text = id(model::Card::kPrefix, "idea " + std::to_string(i));
        card.step = steps[row.step];
        card.lane = lanes[kIdeaLane];
        card.text = row.text;
        card.evidence = Evidence::proposed;
        card.source = "workshop: The first 30 days on board";
        card.day = core::civil_from_days(today - 19);
        card.value = row.value;
        card.effort = row.effort;
        card.confidence = row.confidence;
        card.pos = idea_places[i];
        write_new(out.writes, card);
    }
}

}  // namespace icx::app
