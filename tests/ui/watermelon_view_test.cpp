// Kept promises against scores: the four fields, what is hidden, what the clock does not see.
#include "app/standard_commands.hpp"
#include "app/survey_commands.hpp"
#include "app/workspace_commands.hpp"
#include "ui/company.hpp"
#include "ui/views/figures.hpp"
#include "ui/views/home_view.hpp"
#include "ui/views/watermelon_view.hpp"

using namespace icx;
using app_testing::Device;

namespace {

struct Rated : testing::Company {
    using testing::Company::Company;
    ui::Figures figures;
    ui::WatermelonState state;

    ui::WatermelonView view() {
        refresh();
        const auto results = [this](const model::SurveyId& id) {
            const insight::SurveyResults* found = nullptr;
            while (!found)
                found = figures.results(workspace(), id);
            return found;
        };
        return ui::build_watermelon(context(), results, {2026, 11, 10}, state);
    }
    std::string service(std::string_view name) const {
        for (const auto& [id, record] : workspace().table<model::Service>())
            if (record.name == name) return id;
        return "";
    }
    std::string survey(std::string_view title) const {
        for (const auto& [id, record] : workspace().table<model::Survey>())
            if (record.title == title) return id;
        return "";
    }
};

const ui::WatermelonRow& row_of(const ui::WatermelonView& view, std::string_view name) {
    for (const auto* rows : {&view.rows, &view.unknown})
        for (const ui::WatermelonRow& row : *rows)
            if (row.name == name) return row;
    FAIL("no such service");
    return view.rows.front();
}

}  // namespace

TEST_CASE("watermelon: without services there is nothing to compare") {
    Rated company(false);
    CHECK(company.view().is_empty);
}

TEST_CASE("watermelon: the sample company's payroll keeps its promise and is disliked") {
    Rated company;
    const auto view = company.view();
    REQUIRE(view.chart);
    CHECK(view.chart->services.size() == 4);
    REQUIRE(view.rows.size() == 4);
    const ui::WatermelonRow& first = view.rows.front();
    CHECK(first.name == "Payroll answers");
    CHECK(first.field_words == "Kept but disliked");
    CHECK(first.kept_tone == ui::Tone::positive);
    CHECK(first.score_tone == ui::Tone::negative);
    CHECK(first.promise_title == "Answer within 1 working day");
    CHECK(first.results_route ==
          "#/surveys/" + company.survey("Autumn service pulse") + "/results");
    CHECK(first.gap.find("The first reply stops the clock, the problem stays") == 0);
    CHECK(ui::watermelon_headline(view) ==
          "Payroll answers, " + first.kept_tag + " and " + first.score_tag);
    // A survey of its own stands before the department's rating.
    CHECK(row_of(view, "IT help desk").basis.find("After a help desk contact") !=
          std::string::npos);
    CHECK(row_of(view, "IT help desk").results_route ==
          "#/surveys/" + company.survey("After a help desk contact") + "/results");
    CHECK(row_of(view, "Laptop repair").basis.find("Autumn service pulse") != std::string::npos);
    // The chart and its table tell the same, and each lies where it is said to lie.
    const auto table = chart::table_of(*view.chart);
    CHECK(table.size() == 5);
    for (const auto& service : view.chart->services) {
        CHECK(service.kept_low <= service.kept);
        CHECK(service.low <= service.score);
        CHECK(service.is_watermelon == (service.field == "Kept but disliked"));
    }
}

TEST_CASE("watermelon: a score that a few people gave is in no part of the view") {
    Rated company;
    const std::string service = company.service("Payroll answers");
    const double shown = company.view().chart->services.size();
    // "Leaving talk" has four answers: hidden.
    company.device.must(
        app::SetField{"service", service, "survey", core::Value(company.survey("Leaving talk"))});
    const auto view = company.view();
    const ui::WatermelonRow& row = row_of(view, "Payroll answers");
    CHECK(!row.field);
    CHECK(row.score_tag.empty());
    CHECK(row.basis.empty());
    CHECK(row.gap.find("The score is hidden: fewer than 5 answers") == 0);
    CHECK(view.chart->services.size() == shown - 1);
    for (const auto& service_row : view.chart->services)
        CHECK(service_row.label != "Payroll answers");
    CHECK(ui::make_watermelon_file(view, ui::WatermelonExport::csv).bytes.find("Payroll") ==
          std::string::npos);
    CHECK(company.device.session.undo());
    CHECK(company.view().rows.front().name == "Payroll answers");
}

TEST_CASE("watermelon: a service nobody was asked about is a blind spot, not a zero") {
    Rated company;
    company.device.must(
        app::SetField{"service", company.service("Access cards"), "department", core::Value("")});
    const ui::WatermelonRow row = row_of(company.view(), "Access cards");
    CHECK(!row.field);
    CHECK(row.gap.find("Nobody asked those it serves") == 0);
    CHECK(!row.kept_tag.empty());
}

TEST_CASE("watermelon: another aim moves a service to another field") {
    Rated company;
    std::string payroll;
    for (const auto& [id, standard] : company.workspace().table<model::Standard>())
        if (standard.title == "Answer within 1 working day") payroll = id;
    company.device.must(app::SetField{"standard", payroll, "goal", core::Value(0.99)});
    const auto view = company.view();
    CHECK(row_of(view, "Payroll answers").field_words == "Missed and disliked");
    CHECK(ui::watermelon_headline(view).find("Payroll") == std::string::npos);
}

TEST_CASE("watermelon: the span and the department narrow what is compared") {
    Rated company;
    const auto all = company.view();
    REQUIRE(all.departments.size() == 4);
    company.state.department = 1;
    const auto one = company.view();
    CHECK(one.rows.size() < all.rows.size());
    company.state.department = 0;
    company.state.span = 0;
    const auto month = company.view();
    CHECK(month.chart->services[0].of_kept != all.chart->services[0].of_kept);
}

TEST_CASE("watermelon: figures leave as CSV, the picture as an SVG of its own") {
    Rated company;
    const auto view = company.view();
    const auto csv = ui::make_watermelon_file(view, ui::WatermelonExport::csv);
    CHECK(csv.name == "kept-and-liked-2026-11-10.csv");
    CHECK(csv.bytes.find("Service,Kept,") == 0);
    CHECK(csv.bytes.find("Payroll answers,") != std::string::npos);
    const auto svg = ui::make_watermelon_file(view, ui::WatermelonExport::svg);
    CHECK(svg.bytes.find("<svg xmlns=\"http://www.w3.org/2000/svg\"") == 0);
    CHECK(svg.bytes.find("--negative-tint:") != std::string::npos);
    CHECK(svg.bytes.find("Payroll answers") != std::string::npos);
    CHECK(svg.bytes.find("green outside, red inside") != std::string::npos);
}
