// What an OpenSLO file would bring, before it is taken in.
#pragma once

#include "app/session.hpp"
#include "ui/views/openslo_view.hpp"
#include "ui/widgets/ui.hpp"

namespace icx::ui {

// Draw it while the state is open.
void draw_openslo(Context& ui, const OpenSloView& view, OpenSloState& state,
                  app::CommandSink& sink);

}  // namespace icx::ui
