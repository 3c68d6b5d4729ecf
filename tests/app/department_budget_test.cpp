// The budget of a department over the sample company's promises.
#include "app/department_budget.hpp"

#include <cmath>

#include "app/survey_commands.hpp"
#include "ui/company.hpp"

using namespace icx;
using app::BudgetWeights;

namespace {

model::DepartmentId department(const testing::Company& company, std::string_view name) {
    for (const auto& [id, row] : company.workspace().table<model::Department>())
        if (row.name == name) return row.id;
    FAIL("no such department");
    return {};
}

}  // namespace

TEST_CASE("department budget: misses and budgets of its promises add up") {
    testing::Company company;
    const auto id = department(company, "IT help desk");
    const auto budget =
        app::department_budget(company.workspace(), company.desk, id, BudgetWeights::requests);
    REQUIRE(budget.parts.size() == 2);
    double allowed = 0;
    std::size_t used = 0, met = 0, decided = 0;
    for (const char* title : {"Acknowledge within 4 hours", "Back within 5 working days"}) {
        const app::StandardFigures* figures = company.desk.figures(company.standard(title));
        REQUIRE(figures);
        allowed += figures->budget.allowed;
        used += figures->budget.used;
        met += figures->month.kept.met;
        decided += figures->month.kept.met + figures->month.kept.missed;
    }
    CHECK(budget.allowed == doctest::Approx(allowed));
    CHECK(budget.used == used);
    CHECK(budget.used_share == doctest::Approx(static_cast<double>(used) / allowed));
    CHECK(budget.kept ==
          doctest::Approx(static_cast<double>(met) / static_cast<double>(decided)));
    CHECK(budget.goal == doctest::Approx(0.9));
    CHECK(budget.without.empty());
    // 10 of November's 30 days.
    CHECK(budget.pace_share == doctest::Approx(1.0 / 3));
}

TEST_CASE("department budget: each alike is the mean of the shares") {
    testing::Company company;
    const auto id = department(company, "IT help desk");
    const auto budget =
        app::department_budget(company.workspace(), company.desk, id, BudgetWeights::alike);
    REQUIRE(budget.parts.size() == 2);
    CHECK(budget.used_share ==
          doctest::Approx((budget.parts[0].used_share + budget.parts[1].used_share) / 2));
    double kept = 0;
    for (const auto& part : budget.parts)
        kept += static_cast<double>(part.met) / static_cast<double>(part.decided) / 2;
    CHECK(budget.kept == doctest::Approx(kept));
}

TEST_CASE("department budget: duties, retired promises and those without aim to miss stay out") {
    testing::Company company;
    const auto id = department(company, "IT help desk");
    const std::string laptops = company.standard("Back within 5 working days");
    company.device.must(app::SetField{"standard", laptops, "goal", core::Value(1.0)});
    company.refresh();
    auto budget =
        app::department_budget(company.workspace(), company.desk, id, BudgetWeights::requests);
    CHECK(budget.parts.size() == 1);
    REQUIRE(budget.without.size() == 1);
    CHECK(budget.without[0].text == laptops);
    company.device.must(app::SetField{"standard", laptops, "state", core::Value("retired")});
    company.refresh();
    budget =
        app::department_budget(company.workspace(), company.desk, id, BudgetWeights::requests);
    CHECK(budget.without.empty());
    CHECK_FALSE(app::department_budget(company.workspace(), company.desk,
                                       department(company, "Marketing"), BudgetWeights::requests)
                    .is_any());
    const auto all =
        app::department_budgets(company.workspace(), company.desk, BudgetWeights::requests);
    CHECK(all.size() == 3);
}
