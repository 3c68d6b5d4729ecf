// The budget of misses of all promises of a department together, as plain data.
#pragma once

#include <string>
#include <vector>

#include "app/department_budget.hpp"
#include "chart/service_charts.hpp"
#include "ui/views/serve_words.hpp"

namespace icx::ui {

struct BudgetPartRow {
    std::string standard, title, route;
    std::string used;  // "3 of 12 misses used"
    float share = 0;   // of its own budget, at most 1
    std::string share_words;
    bool is_spent = false;
};

struct BudgetView {
    bool is_any = false;
    std::string department, name, route;
    std::string figure;  // "15 of 26 misses used", "58% used"
    std::string kept;    // "87% kept, aim 90%"
    std::string outlook;
    Tone tone = Tone::neutral;
    std::string tag;  // "Spent", "Too fast", "On course"
    chart::BudgetBar bar;
    std::vector<BudgetPartRow> parts;
    std::string without;  // promises that have no budget yet
    std::vector<std::string> explained;
};

BudgetView build_budget(const model::Workspace& workspace, const app::DepartmentBudget& budget,
                        app::BudgetWeights weights);

// Of all departments that have one.
std::vector<BudgetView> build_budgets(const model::Workspace& workspace, const app::Desk& desk,
                                      app::BudgetWeights weights);

}  // namespace icx::ui
