#include "app/department_budget.hpp"

#include <limits>

namespace icx::app {
namespace {

bool belongs(const model::Workspace& workspace, const model::Standard& standard,
             const model::DepartmentId& department) {
    if (standard.state != model::StandardState::kept || standard.is_duty) return false;
    const auto* service = workspace.table<model::Service>().find(standard.service);
    return service && service->department == department;
}

BudgetPart part_of(const model::Standard& standard, const StandardFigures& figures) {
    BudgetPart part;
    part.standard = standard.id;
    part.budget = figures.budget;
    part.met = figures.month.kept.met;
    part.decided = part.met + figures.month.kept.missed;
    part.goal = standard.goal;
    part.used_share = static_cast<double>(part.budget.used) / part.budget.allowed;
    return part;
}

void add_up(DepartmentBudget& out, BudgetWeights weights) {
    double kept = 0, goal = 0, weight = 0, pace = 0, used = 0;
    for (const BudgetPart& part : out.parts) {
        out.allowed += part.budget.allowed;
        out.used += part.budget.used;
        const double pace_share = part.budget.even_pace / part.budget.allowed;
        const double budget_weight = weights == BudgetWeights::requests ? part.budget.allowed : 1;
        used += part.used_share * budget_weight;
        pace += pace_share * budget_weight;
        weight += budget_weight;
    }
    if (weight > 0) {
        out.used_share = used / weight;
        out.pace_share = pace / weight;
    }
    double decided = 0;
    for (const BudgetPart& part : out.parts) {
        if (part.decided == 0) continue;
        const auto n = static_cast<double>(part.decided);
        const double w = weights == BudgetWeights::requests ? n : 1;
        kept += w * static_cast<double>(part.met) / n;
        goal += w * part.goal;
        decided += w;
    }
    out.kept = decided > 0 ? kept / decided : std::numeric_limits<double>::quiet_NaN();
    out.goal = decided > 0 ? goal / decided : 0;
}

}  // namespace

DepartmentBudget department_budget(const model::Workspace& workspace, const Desk& desk,
                                   const model::DepartmentId& department, BudgetWeights weights) {
    DepartmentBudget out;
    out.department = department;
    for (const model::Standard* standard : model::standards(workspace)) {
        if (!belongs(workspace, *standard, department)) continue;
        const StandardFigures* figures = desk.figures(standard->id.text);
        if (figures && figures->is_ok() && figures->budget.allowed > 0)
            out.parts.push_back(part_of(*standard, *figures));
        else
            out.without.push_back(standard->id);
    }
    add_up(out, weights);
    return out;
}

std::vector<DepartmentBudget> department_budgets(const model::Workspace& workspace,
                                                 const Desk& desk, BudgetWeights weights) {
    std::vector<DepartmentBudget> out;
    for (const model::Department* department : model::departments(workspace)) {
        DepartmentBudget budget = department_budget(workspace, desk, department->id, weights);
        if (budget.is_any()) out.push_back(std::move(budget));
    }
    return out;
}

}  // namespace icx::app
