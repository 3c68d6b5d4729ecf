// The budget of misses of a department: its own card, and all of them in one.
#pragma once

#include "ui/views/budget_view.hpp"
#include "ui/widgets/ui.hpp"

namespace icx::ui {

// `weights`: 0 by requests, 1 each promise alike.
void draw_budget(Context& ui, const BudgetView& view, int& weights);
void draw_budgets(Context& ui, const std::vector<BudgetView>& views, int& weights);

}  // namespace icx::ui
