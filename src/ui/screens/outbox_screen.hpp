// What happens to finished answers on this device: the receipt right after submitting, and the
// outbox with everything that was submitted here. Drawn inside draw_respond's frame; the studio
// may draw the outbox by itself.
#pragma once

#include "app/session.hpp"
#include "ui/views/respond_view.hpp"
#include "ui/widgets/ui.hpp"

namespace icx::ui {

// Contents only: they flow down in the region that is open.
void draw_receipt(const RespondView& view, RespondState& state, app::CommandSink& sink,
                  Context& ui);
// `heading_level`: 2 below a shell that has the screen's heading already.
void draw_outbox(const RespondView& view, RespondState& state, app::CommandSink& sink,
                 Context& ui, int heading_level = 1);

}  // namespace icx::ui
