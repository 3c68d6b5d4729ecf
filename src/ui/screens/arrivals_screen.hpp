// The heat map of a promise's requests by hour and weekday.
#pragma once

#include "ui/views/arrivals_view.hpp"
#include "ui/widgets/ui.hpp"

namespace icx::ui {

void draw_arrivals(Context& ui, const ArrivalsView& view, ArrivalsState& state);

}  // namespace icx::ui
