// A promise month by month: the choice of cohort, the table, whether chance explains it.
#pragma once

#include "ui/views/months_view.hpp"
#include "ui/widgets/ui.hpp"

namespace icx::ui {

void draw_months(Context& ui, const MonthsView& view, MonthsState& state);

}  // namespace icx::ui
