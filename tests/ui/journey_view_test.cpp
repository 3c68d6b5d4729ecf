// The place Map as plain data: the sample company's journey with its measured curve, promises and
// blind spots, and how they follow the data.
#include <cmath>

#include "app/journey_tree.hpp"
#include "ui/map_company.hpp"

using namespace icx;
using ui_testing::Company;

TEST_CASE("map: the sample journey shows assumed and measured, hides small groups, names the gap") {
    Company company;
    const auto view = company.view();
    REQUIRE(view.is_found);
    REQUIRE(view.steps.size() == 8);
    CHECK(view.stages.size() == 4);
    CHECK(view.steps[6].title == "First pay");
    REQUIRE(view.steps[6].measured);
    CHECK(view.steps[6].measured->n == 255);
    CHECK(view.steps[6].measured->ci95.low < view.steps[6].measured->mean);
    CHECK(view.steps[6].measured->ci95.high > view.steps[6].measured->mean);
    CHECK(*view.steps[6].gap == doctest::Approx(view.steps[6].measured->mean - 1.5));
    CHECK_FALSE(view.steps[7].measured);
    CHECK(view.steps[7].measured_words == "fewer than 5");
    CHECK(view.finding_step == view.steps[6].id);
    CHECK(view.steps[6].gap_words == "\u22121.4");
    CHECK(view.steps[5].gap_words.empty());
    CHECK(view.finding.find("First pay is the moment the map gets most wrong") == 0);
    CHECK(view.steps[6].promise.find("kept") != std::string::npos);
    CHECK(view.steps[5].drop_words.find("a clear fall by") == 0);
    CHECK(view.stale_words.find("cards are older than 180 days") != std::string::npos);
}

TEST_CASE("map: blind spots empty as gaps are filled, moments that matter first") {
    Company company;
    const auto before = company.view();
    REQUIRE_FALSE(before.blind.empty());
    CHECK(before.blind.front().is_moment);
    CHECK(before.blind.front().title == "Arrive at the quay");
    const auto* department = model::departments(company.device.workspace()).front();
    company.device.must(
        app::SetField{"step", before.blind.front().step, "owner", department->id.text});
    const auto after = company.view();
    CHECK(after.blind.size() + 1 == before.blind.size());
    CHECK(after.steps[2].owner == department->name);
}

TEST_CASE("map: each persona has feelings of its own, now and hoped for") {
    Company company;
    CHECK(company.view().steps[0].assumed == 1.0);
    company.state.is_to_be = true;
    CHECK(company.view().steps[0].assumed == 1.5);
    company.state.persona = "-";
    CHECK_FALSE(company.view().steps[0].assumed);
}

TEST_CASE("map: an empty workspace has no journeys and no journey is found") {
    Company company(false);
    CHECK(ui::build_atlas(company.measure()).rows.empty());
    company.state.journey = "jm_none";
    CHECK_FALSE(company.view().is_found);
}

TEST_CASE("map: a card learnt 180 days ago is stale, one of 179 is not") {
    Company company;
    const auto lanes =
        model::lanes_of(company.device.workspace(), model::JourneyId(company.state.journey));
    const auto step = company.view().steps[0].id;
    const auto id =
        company.device.must(app::AddCard{model::StepId(step), lanes.front()->id, "Fresh"}).created;
    const auto stale = [&](const char* day) {
        company.device.must(app::SetField{"card", id, "day", day});
        const ui::JourneyView view = company.view();
        for (const auto& cell : view.cells)
            for (const auto& card : cell)
                if (card.id == id) return card.is_stale;
        return false;
    };
    CHECK_FALSE(stale("2026-05-15"));
    CHECK(stale("2026-05-14"));
}

namespace {

// Everything a view says, as text, to hold two of them against each other.
std::string all_of(const ui::JourneyView& view) {
    std::string out = view.title + view.purpose + view.persona + view.finding + view.stale_words +
                      view.measured_note + std::to_string(view.handovers);
    for (const auto& [title, route] : view.crumbs)
        out += ">" + title + route;
    for (const auto& stage : view.stages)
        out += "\n= " + stage.id + stage.title + std::to_string(stage.first) + "+" +
               std::to_string(stage.count);
    for (const auto& step : view.steps) {
        out += "\n+ " + step.id + step.title + step.owner + step.promise + step.opens +
               step.spoken_feeling + step.drop_words + step.gap_words;
        for (const std::string& what : step.blind)
            out += what;
    }
    for (const auto& lane : view.lanes)
        out += "\n- " + lane.id + lane.title + std::to_string(lane.tallest);
    for (std::size_t at = 0; at < view.cells.size(); at++)
        for (const auto& card : view.cells[at]) {
            out += "\n. " + std::to_string(at) + card.id + card.text + card.note + card.score +
                   card.linked + std::to_string(card.severity);
            const auto* found = view.find_card(card.id);
            out += found ? found->text : "?";
        }
    for (const auto& spot : view.blind)
        out += spot.title + spot.what;
    return out + std::to_string(view.cell_of.size());
}

}  // namespace

TEST_CASE("map: a view brought up to date is the view made anew, through 400 random edits") {
    Company company;
    core::SeededRandom random(31);
    auto& device = company.device;
    ui::JourneyView kept = company.view();
    std::uint64_t revision = device.workspace().revision;
    const model::JourneyId journey(company.state.journey);
    const std::uint64_t sample = device.session.undo_step();
    for (int i = 0; i < 400; i++) {
        CAPTURE(i);
        const auto& w = device.workspace();
        const auto steps = model::steps_of(w, journey);
        const auto lanes = model::lanes_of(w, journey);
        const auto& step = *steps[random.below(steps.size())];
        const auto& lane = *lanes[random.below(lanes.size())];
        const auto cards = model::cards_of(w, step.id, lane.id);
        const std::string card = cards.empty() ? "" : cards[random.below(cards.size())]->id.text;
        bool is_step = false;
        switch (random.below(card.empty() ? 4 : 9)) {
        case 0:
            device.must(app::AddCard{step.id, lane.id, "New " + std::to_string(i)});
            break;
        case 1:
            device.must(app::SetFeeling{step.id, {}, false, 1.0});
            break;
        case 2:
            if (random.below(8) == 0)
                device.must(app::MoveStep{step.id, 1});
            else if (device.session.undo_step() > sample)
                CHECK(device.session.undo());
            break;
        case 3:
            if (random.below(10) == 0) device.must(app::AddLane{journey, lane.kind});
            company.state.persona = random.below(2) ? "-" : "";
            is_step = true;
            break;
        case 4:
            device.must(app::RemoveCard{model::CardId(card)});
            break;
        case 5:
            device.must(app::MoveCard{model::CardId(card), steps[random.below(steps.size())]->id,
                                      lanes[random.below(lanes.size())]->id});
            break;
        case 6:
            device.must(app::SetField{"card", card, "text", "Words " + std::to_string(i)});
            break;
        case 7:
            device.must(app::SetField{"card", card, "question", step.question.text});
            break;
        default:
            device.must(app::SetField{"card", card, "day", "2026-05-01"});
            break;
        }
        company.refresh(kept, revision, is_step);
        revision = device.workspace().revision;
        REQUIRE(all_of(kept) == all_of(company.view()));
    }
}

TEST_CASE("map: a contact is measured and promised by itself, and says so") {
    Company company;
    const auto& w = company.device.workspace();
    const auto lanes = model::lanes_of(w, model::JourneyId(company.state.journey));
    const auto steps = model::steps_of(w, model::JourneyId(company.state.journey));
    const auto card = model::cards_of(w, steps[6]->id, lanes[0]->id).front()->id;
    const auto shown = [&] { return *company.view().find_card(card.text); };
    CHECK(shown().linked.empty());
    company.device.must(app::SetField{"card", card.text, "standard", steps[6]->standard.text});
    CHECK(shown().score.find("kept") != std::string::npos);
    company.device.must(app::SetField{"card", card.text, "question", steps[6]->question.text});
    CHECK(shown().score ==
          ui::feeling_words(std::round(company.view().steps[6].measured->mean * 10) / 10));
    CHECK(shown().linked.find("measured ") == 0);
    CHECK(shown().linked.find("by 255 answers") != std::string::npos);
    // A question that few answered hides its mean here too.
    company.device.must(app::SetField{"card", card.text, "question", steps[7]->question.text});
    CHECK(shown().linked.find("measured: fewer than 5") == 0);
    CHECK(shown().score.find("kept") != std::string::npos);
}
