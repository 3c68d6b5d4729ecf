// Kept promises, unhappy people: the screen of watermelon_view.
#pragma once

#include "app/session.hpp"
#include "ui/views/watermelon_view.hpp"
#include "ui/widgets/ui.hpp"

namespace icx::ui {

void draw_watermelon(Context& ui, const WatermelonView& view, WatermelonState& state,
                     app::CommandSink& sink);

}  // namespace icx::ui
