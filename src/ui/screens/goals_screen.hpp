// The goals of the company with the promises that serve them.
#pragma once

#include "app/session.hpp"
#include "ui/views/goals_view.hpp"
#include "ui/widgets/ui.hpp"

namespace icx::ui {

void draw_goals(Context& ui, const GoalsView& view, GoalsState& state, app::CommandSink& sink);

}  // namespace icx::ui
