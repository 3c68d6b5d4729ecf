// What stands on a promise's page about months and pace, the budgets of departments, goals and
// OpenSLO files, in words.
#include <algorithm>

#include "app/goal_commands.hpp"
#include "app/standard_commands.hpp"
#include "ui/company.hpp"
#include "ui/views/department_view.hpp"
#include "ui/views/goals_view.hpp"
#include "ui/views/openslo_view.hpp"
#include "ui/views/standard_view.hpp"
#include "ui/views/standards_view.hpp"

using namespace icx;

namespace {

ui::StandardView standard_view(testing::Company& company, ui::StandardState& state,
                               std::string_view title) {
    state.standard = company.standard(title);
    return ui::build_standard(company.context(), state);
}

}  // namespace

TEST_CASE("chance in words") {
    CHECK(ui::chance_words(0.84) == "8 of 10");
    CHECK(ui::chance_words(0.999) == "999 of 1,000");
    CHECK(ui::chance_words(0.1) == "10 of 100");
    CHECK(ui::chance_words(0.018) == "2 of 100");
    CHECK(ui::chance_words(0.003) == "3 of 1,000");
    CHECK(ui::chance_words(0.00061) == "6 of 10,000");
    CHECK(ui::chance_words(0.00001) == "fewer than 1 of 10,000");
}

TEST_CASE("months: the choice between coming in and closing changes the table and its words") {
    testing::Company company;
    ui::StandardState state;
    auto view = standard_view(company, state, "Acknowledge within 4 hours");
    REQUIRE(view.months);
    REQUIRE(view.months->rows.size() >= 4);
    CHECK(view.months->rows[0].name == "November 2026");
    CHECK(view.months->rows[0].pending == "4");
    CHECK(view.months->has_pending);
    CHECK(view.months->note.find("came in") != std::string::npos);
    const std::string opened = view.months->rows[0].requests;
    state.months.cohort = 1;
    view = standard_view(company, state, "Acknowledge within 4 hours");
    CHECK_FALSE(view.months->has_pending);
    CHECK(view.months->rows[0].requests != opened);
    CHECK(view.months->note.find("open requests are in no month yet") != std::string::npos);
}

TEST_CASE("months: a month below the aim says how often chance alone would do that") {
    testing::Company company;
    ui::StandardState state;
    company.device.must(app::SetField{
        "standard", company.standard("Acknowledge within 4 hours"), "goal", core::Value(0.97)});
    company.refresh();
    const auto view = standard_view(company, state, "Acknowledge within 4 hours");
    REQUIRE(view.months);
    CHECK(view.months->finding.find("Were 97% kept in the long run, chance alone would bring so "
                                    "many or more in ") != std::string::npos);
    const auto& row = view.months->rows[0];
    CHECK_FALSE(row.chance.empty());
    CHECK(row.tone == ui::Tone::negative);
    ui::StandardState other;
    company.device.must(app::SetField{
        "standard", company.standard("Acknowledge within 4 hours"), "goal", core::Value(0.5)});
    company.refresh();
    CHECK(standard_view(company, other, "Acknowledge within 4 hours").months->finding ==
          "No month lies below the aim of 50%.");
}

TEST_CASE("pace: three windows, a verdict, the day the budget is spent") {
    testing::Company company;
    ui::StandardState state;
    const auto view = standard_view(company, state, "Acknowledge within 4 hours");
    REQUIRE(view.pace);
    REQUIRE(view.pace->rows.size() == 3);
    CHECK(view.pace->rows[1].window == "Last 7 days");
    CHECK(view.pace->rows[1].pace.find(" times") != std::string::npos);
    CHECK_FALSE(view.pace->finding.empty());
    CHECK(view.pace->outlook.find("At the pace of the last 7 days this month's budget") == 0);
    // An aim that most weeks miss burns fast.
    company.device.must(app::SetField{
        "standard", company.standard("Acknowledge within 4 hours"), "goal", core::Value(0.98)});
    company.refresh();
    ui::StandardState burning;
    const auto fast = standard_view(company, burning, "Acknowledge within 4 hours");
    CHECK(fast.pace->tone != ui::Tone::positive);
    CHECK(fast.pace->outlook == "This month's budget is spent.");
    company.device.must(app::SetField{
        "standard", company.standard("Acknowledge within 4 hours"), "goal", core::Value(1.0)});
    company.refresh();
    ui::StandardState none;
    const auto all = standard_view(company, none, "Acknowledge within 4 hours");
    CHECK(all.pace->tag == "No budget");
    CHECK(all.pace->rows.empty());
}

TEST_CASE("pace: a handful of requests is said to be too few") {
    testing::Company company;
    company.device.must(app::SetField{
        "standard", company.standard("Back within 5 working days"), "goal", core::Value(0.999)});
    company.refresh();
    ui::StandardState state;
    const auto view = standard_view(company, state, "Back within 5 working days");
    REQUIRE(view.pace);
    CHECK(view.pace->tag == "Too few to tell");
    CHECK(view.pace->finding.find("a first miss from 1,000 requests on") != std::string::npos);
    CHECK(view.pace->rows[1].pace == "too few to tell");
}

TEST_CASE("budgets: on the list of promises and on the department's page, weighed in two ways") {
    testing::Company company;
    ui::StandardsState state;
    auto view = ui::build_standards(company.workspace(), company.desk, state);
    REQUIRE(view.budgets.size() == 3);
    const ui::BudgetView desk = *std::find_if(view.budgets.begin(), view.budgets.end(),
                                     [](const auto& row) { return row.name == "IT help desk"; });
    CHECK(desk.figure.find(" misses used") != std::string::npos);
    CHECK(desk.parts.size() == 2);
    state.budget_weights = 1;
    view = ui::build_standards(company.workspace(), company.desk, state);
    CHECK(view.budgets[0].figure.find("% of the budgets used") != std::string::npos);

    ui::DepartmentState department;
    for (const auto& [id, row] : company.workspace().table<model::Department>())
        if (row.name == "IT help desk") department.department = id;
    const auto page = ui::build_department(
        company.context(), [](const model::SurveyId&) { return nullptr; }, {2026, 11, 10},
        department);
    CHECK(page.budget.is_any);
    CHECK(page.budget.figure == desk.figure);
}

TEST_CASE("goals: rows in the order of the tree, what serves each, what serves none") {
    testing::Company company;
    ui::GoalsState state;
    auto view = ui::build_goals(company.workspace(), company.desk, state);
    REQUIRE(view.rows.size() == 3);
    CHECK(view.summary == "3 goals, 1 promise without a goal");
    CHECK(view.rows[1].depth == 1);
    CHECK(view.rows[1].promises[0].title == "Acknowledge within 4 hours");
    CHECK(view.rows[1].promises[0].kept.find(", aim 90%") != std::string::npos);
    CHECK(view.rows[1].linkable.size() == 3);
    CHECK(view.rows[0].summary.find("1 promise, ") == 0);
    REQUIRE(view.unserving.size() == 1);
    state.editing = view.rows[0].id;
    view = ui::build_goals(company.workspace(), company.desk, state);
    REQUIRE(view.edit.size() == 1);
    CHECK(view.edit[0].removal == "1 goal below it moves up");
    // Neither itself nor what stands below it.
    REQUIRE(view.edit[0].parents.size() == 1);
    CHECK(view.edit[0].parents[0].second == "People want to work here");
    const testing::Company empty(false);
    CHECK(ui::build_goals(empty.workspace(), empty.desk, {}).is_empty);
}

TEST_CASE("openslo: a file is shown before it is taken in, and a broken one says where") {
    testing::Company company;
    const auto file = ui::make_openslo_file(company.workspace(), {2026, 11, 10});
    CHECK(file.name == "promises-2026-11-10.openslo.yaml");
    ui::OpenSloState state;
    CHECK_FALSE(ui::offer_openslo("x.json", "{\"format\":\"icx-bundle\"}", state));
    CHECK_FALSE(state.is_open());
    REQUIRE(ui::offer_openslo("slo.yaml", file.bytes, state));
    auto view = ui::build_openslo(company.workspace(), state);
    CHECK(view.can_take);
    CHECK(view.title == "Take in 5 promises of slo.yaml?");
    CHECK(view.summary == "0 new, 5 known here");
    REQUIRE(ui::offer_openslo("bad.yaml", "apiVersion: openslo/v1\nkind: [\n", state));
    view = ui::build_openslo(company.workspace(), state);
    CHECK_FALSE(view.can_take);
    CHECK(view.error == "A bracket is not closed (line 2). Nothing was taken in.");
    const testing::Company empty(false);
    CHECK_FALSE(ui::make_openslo_file(empty.workspace(), {2026, 11, 10}).error.empty());
}
