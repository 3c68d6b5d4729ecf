// How fast a promise's budget of misses is used.
#pragma once

#include "ui/views/pace_view.hpp"
#include "ui/widgets/ui.hpp"

namespace icx::ui {

void draw_pace(Context& ui, const PaceView& view);

}  // namespace icx::ui
