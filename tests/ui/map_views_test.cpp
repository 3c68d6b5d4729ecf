// The atlas, who takes part, versions, dialogs and files of the place Map as plain data.
#include <algorithm>
#include <cmath>

#include "app/journey_tree.hpp"
#include "app/journey_versions.hpp"
#include "exchange/json_canvas.hpp"
#include "ui/map_company.hpp"
#include "ui/views/journey_edit_view.hpp"
#include "ui/views/journey_export_view.hpp"
#include "ui/views/people_view.hpp"
#include "ui/views/versions_view.hpp"

using namespace icx;
using ui_testing::Company;

namespace {

model::JourneyId add_journey(Company& company, const char* name) {
    return model::JourneyId(company.device.must(app::CreateJourney{name}).created);
}

}  // namespace

TEST_CASE("atlas: a journey has the mean of its measured steps, and its blind spots") {
    Company company;
    const auto view = company.view();
    const auto atlas = ui::build_atlas(company.measure());
    REQUIRE(atlas.rows.size() == 1);
    const ui::AtlasRow& row = atlas.rows.front();
    double sum = 0, least = 3;
    int n = 0;
    std::string lowest;
    for (const ui::BoardStep& step : view.steps)
        if (step.measured) {
            sum += step.measured->mean, n++;
            if (step.measured->mean < least) least = step.measured->mean, lowest = step.title;
        }
    CHECK(row.score == ui::feeling_words(std::round(sum / n * 10) / 10));
    CHECK(row.score_words == std::to_string(n) + " of 8 steps measured");
    CHECK(row.blind == view.blind.size());
    CHECK_FALSE(row.measured[7]);  // too few answers: hidden here as on the map
    CHECK(row.curve_words.find("lowest at " + lowest) != std::string::npos);
    CHECK(atlas.finding.empty());
}

TEST_CASE("atlas: a journey stands below the one whose step opens it; crumbs lead back") {
    Company company;
    const auto laptop = add_journey(company, "laptop");
    const auto view = company.view();
    company.device.must(app::OpenJourneyAt{model::StepId(view.steps[3].id), laptop});
    const auto atlas = ui::build_atlas(company.measure());
    REQUIRE(atlas.rows.size() == 2);
    CHECK(atlas.rows[1].depth == 1);
    CHECK(atlas.rows[1].inside == "Inside " + view.title);
    CHECK(atlas.rows[1].score.empty());
    CHECK(atlas.rows[1].score_words == "not measured yet");
    CHECK(company.view().steps[3].opens == atlas.rows[1].title);
    company.state.journey = laptop.text;
    REQUIRE(company.view().crumbs.size() == 1);
    CHECK(company.view().crumbs[0].first == view.title);
    // What would close a ring is not offered.
    company.state.open_step = company.view().steps[0].id;
    const auto open = ui::build_map_open(company.device.workspace(), company.view(), company.state);
    REQUIRE(open.step);
    CHECK(open.step->journeys.empty());
}

TEST_CASE("people: who is met, who answers, who serves from behind, each once") {
    Company company;
    const auto people = ui::build_people(company.measure(), company.state.journey,
                                         app::last_quarter(Company::kToday));
    CHECK(people.centre == "New deckhand");
    const auto find = [&](const std::string& name) -> const ui::PeopleRow* {
        const auto at = std::find_if(people.rows.begin(), people.rows.end(),
                                     [&](const auto& row) { return row.name == name; });
        return at == people.rows.end() ? nullptr : &*at;
    };
    const ui::PeopleRow* payroll = find("Finance and payroll");
    REQUIRE(payroll);
    CHECK(payroll->ring == ui::PeopleRing::met);
    CHECK(payroll->part.find("is met, answers for it") == 0);
    CHECK(payroll->serves.find("New deckhand") == 0);
    CHECK(payroll->steps == "First pay");
    const auto pay = company.view().steps[6];
    CHECK(payroll->measured == ui::feeling_words(std::round(pay.measured->mean * 10) / 10));
    CHECK_FALSE(payroll->route.empty());
    const ui::PeopleRow* timesheets = find("Timesheets of all crews");
    REQUIRE(timesheets);
    CHECK(timesheets->ring == ui::PeopleRing::behind);
    CHECK(timesheets->serves == "Finance and payroll");
    CHECK(timesheets->measured.empty());
    for (const ui::PeopleRow& row : people.rows) {
        CAPTURE(row.name);
        CHECK(std::count_if(people.rows.begin(), people.rows.end(),
                            [&](const auto& other) { return other.name == row.name; }) == 1);
    }
}

TEST_CASE("versions: kept with what is measured, compared with now and with each other") {
    Company company;
    const auto& w = company.device.workspace();
    const auto view = company.view();
    CHECK(ui::build_versions(w, view, company.state).rows.empty());
    const model::JourneyId journey(company.state.journey);
    const auto keep = [&](const char* name) {
        return company.device
            .must(
                app::KeepVersion{journey, name, Company::kToday, ui::kept_figures(company.view())})
            .created;
    };
    const std::string first = keep("Before");
    auto versions = ui::build_versions(w, company.view(), company.state);
    REQUIRE(versions.rows.size() == 1);
    CHECK(versions.headline == "Nothing differs");
    CHECK(versions.compared == first);
    REQUIRE_FALSE(versions.scores.empty());
    CHECK(versions.scores.back().delta == "no change");
    // The hidden step's mean is not in what was kept.
    CHECK(std::none_of(versions.scores.begin(), versions.scores.end(),
                       [&](const auto& row) { return row.step == view.steps[7].id; }));
    company.device.must(app::SetField{"step", view.steps[0].id, "title", "Sign"});
    company.device.must(app::AddCard{model::StepId(view.steps[0].id),
                                     model::LaneId(view.lanes[2].id), "Post takes a week"});
    versions = ui::build_versions(w, company.view(), company.state);
    CHECK(versions.headline == "1 added, 1 changed");
    REQUIRE(versions.changes.size() == 2);
    CHECK(versions.changes[0].mark == "Changed");
    CHECK(versions.changes[0].title == "Step: Sign");
    CHECK(versions.changes[0].details[0] ==
          "name: from \u201CSign the offer\u201D to \u201CSign\u201D");
    CHECK(versions.changes[1].mark == "Added");
    CHECK(versions.changes[1].details[0] == "What hurts at Sign");
    const std::string second = keep("After");
    company.state.compared = first;
    company.state.compared_with = second;
    company.device.must(app::SetField{"step", view.steps[0].id, "title", "Sign it"});
    versions = ui::build_versions(w, company.view(), company.state);
    CHECK(versions.headline == "1 added, 1 changed");
    CHECK(versions.rows.front().title == "After");
}

TEST_CASE(
    "a dialog of a contact offers links, one of a pain does not; what is gone opens nothing") {
    Company company;
    const auto view = company.view();
    const auto open_card = [&](std::size_t lane) {
        for (std::size_t step = 0; step < view.steps.size(); step++)
            if (!view.cell(lane, step).empty())
                company.state.open_card = view.cell(lane, step).front().id;
        return ui::build_map_open(company.device.workspace(), view, company.state).card;
    };
    REQUIRE(open_card(0));
    CHECK(open_card(0)->is_contact);
    CHECK_FALSE(open_card(0)->choices.questions.empty());
    CHECK_FALSE(open_card(2)->is_contact);
    company.state.open_card = "cd_gone";
    CHECK_FALSE(ui::build_map_open(company.device.workspace(), view, company.state).card);
}

TEST_CASE("files of a journey carry its name; a canvas holds all its cards") {
    Company company;
    const auto file = [&](ui::JourneyFormat format) {
        return ui::make_journey_file(company.device.workspace(), company.state.journey, format);
    };
    CHECK(file(ui::JourneyFormat::json_canvas).name.find(".canvas") != std::string::npos);
    CHECK(file(ui::JourneyFormat::excalidraw).name.find(".excalidraw") != std::string::npos);
    const auto back = exchange::read_json_canvas(file(ui::JourneyFormat::json_canvas).bytes);
    REQUIRE(back.ok());
    std::size_t cards = 0;
    for (const auto& stage : back->stages)
        for (const auto& step : stage.steps)
            cards += step.cards.size();
    CHECK(cards == company.device.workspace().table<model::Card>().size());
    CHECK(file(ui::JourneyFormat::png).bytes.find("data-theme=\"light\"") != std::string::npos);
    CHECK(file(ui::JourneyFormat::svg).bytes.find("data-theme=\"light\"") == std::string::npos);
}
