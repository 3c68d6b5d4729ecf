// One budget for all promises of a department, as SLO practice makes a composite of several
// objectives: weighted by requests, or each promise alike. This month's, from figures that are made
// already.
#pragma once

#include <string>
#include <vector>

#include "app/serve_desk.hpp"

namespace icx::app {

// requests: a promise with many requests weighs more, misses add up. alike: each promise counts the
// same, however few requests it has.
enum class BudgetWeights { requests, alike };

struct BudgetPart {
    model::StandardId standard;
    BudgetLeft budget;
    std::size_t met = 0, decided = 0;  // of this month
    double goal = 0;
    double used_share = 0;  // of its own budget
};

struct DepartmentBudget {
    model::DepartmentId department;
    std::vector<BudgetPart> parts;           // that have a budget, in their order
    std::vector<model::StandardId> without;  // kept ones that have none yet, or cannot be measured
    double used_share = 0;                   // of the whole budget; 1: used up
    double pace_share = 0;                   // what an even pace would have used by now
    double kept = 0;                         // NaN while nothing is decided
    double goal = 0;
    // By requests only: misses.
    double allowed = 0;
    std::size_t used = 0;

    bool is_any() const { return !parts.empty(); }
};

// Of the promises in force of the department's services, without duties of those who ask.
DepartmentBudget department_budget(const model::Workspace& workspace, const Desk& desk,
                                   const model::DepartmentId& department, BudgetWeights weights);

// Of every department that promised something, in their order.
std::vector<DepartmentBudget> department_budgets(const model::Workspace& workspace,
                                                 const Desk& desk, BudgetWeights weights);

}  // namespace icx::app
