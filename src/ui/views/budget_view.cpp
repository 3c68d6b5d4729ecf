#include "ui/views/budget_view.hpp"

#include <algorithm>
#include <cmath>

#include "app/routes.hpp"
#include "core/text.hpp"
#include "ui/views/dates.hpp"

namespace icx::ui {
namespace {

using app::BudgetPart;
using app::BudgetWeights;

std::string title_of(const model::Workspace& workspace, const model::StandardId& id) {
    const auto* standard = workspace.table<model::Standard>().find(id);
    return standard && !standard->title.empty() ? standard->title : "Promise without a title";
}

std::string used_words(std::size_t used, double allowed) {
    return grouped(used) + " of " + core::fixed_number(allowed, 0) + " misses used";
}

BudgetPartRow row_of(const model::Workspace& workspace, const BudgetPart& part) {
    BudgetPartRow row;
    row.standard = part.standard.text;
    row.title = title_of(workspace, part.standard);
    row.route = app::to_hash({app::Place::standard, part.standard.text});
    row.used = used_words(part.budget.used, part.budget.allowed);
    row.share = static_cast<float>(std::min(part.used_share, 1.0));
    row.share_words = percent_words(part.used_share) + " of its budget used";
    row.is_spent = part.used_share >= 1;
    return row;
}

void tell(BudgetView& view, const app::DepartmentBudget& budget) {
    if (budget.used_share >= 1) {
        view.tag = "Spent";
        view.tone = Tone::negative;
    } else if (budget.used_share > budget.pace_share) {
        view.tag = "Too fast";
        view.tone = Tone::warning;
    } else {
        view.tag = "On course";
        view.tone = Tone::positive;
    }
    view.outlook = percent_words(budget.used_share) + " used; an even pace would have used " +
                   percent_words(budget.pace_share) + " by today.";
}

}  // namespace

BudgetView build_budget(const model::Workspace& workspace, const app::DepartmentBudget& budget,
                        BudgetWeights weights) {
    BudgetView view;
    view.is_any = budget.is_any();
    view.department = budget.department.text;
    view.name = app::department_name(workspace, budget.department.text);
    view.route = app::to_hash({app::Place::department, budget.department.text});
    if (!view.is_any) return view;
    const bool is_by_requests = weights == BudgetWeights::requests;
    view.figure = is_by_requests ? used_words(budget.used, budget.allowed)
                                 : percent_words(budget.used_share) + " of the budgets used";
    if (!std::isnan(budget.kept))
        view.kept = percent_words(budget.kept) + " kept, aim " + percent_words(budget.goal);
    tell(view, budget);
    view.bar = is_by_requests
                   ? chart::BudgetBar{static_cast<double>(budget.used), budget.allowed,
                                      budget.pace_share * budget.allowed}
                   : chart::BudgetBar{100 * budget.used_share, 100, 100 * budget.pace_share};
    for (const BudgetPart& part : budget.parts)
        view.parts.push_back(row_of(workspace, part));
    for (const model::StandardId& id : budget.without)
        view.without += (view.without.empty() ? "" : ", ") + title_of(workspace, id);
    if (!view.without.empty()) view.without = "Without a budget yet: " + view.without;
    view.explained = {
        "Each aim leaves some of a month's expected requests to be missed. Here the promises of "
        "one department are taken together.",
        "By requests, misses and budgets are added up: a promise with many requests decides most. "
        "Each alike, the shares used are averaged: a promise with few requests counts as much as "
        "one with hundreds, so nobody can pay for a broken small promise with a large easy one."};
    return view;
}

std::vector<BudgetView> build_budgets(const model::Workspace& workspace, const app::Desk& desk,
                                      BudgetWeights weights) {
    std::vector<BudgetView> out;
    for (const app::DepartmentBudget& budget : app::department_budgets(workspace, desk, weights))
        out.push_back(build_budget(workspace, budget, weights));
    return out;
}

}  // namespace icx::ui
