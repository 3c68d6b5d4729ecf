// The respondent's screen: start, questions, check and submit, receipt. Places what the view says
// and turns presses into actions of respond_state. It fills the frame it is drawn in (the window,
// or a Pane for the designer's preview) with a top bar, a scrolling column and a bottom bar.
#pragma once

#include "app/session.hpp"
#include "ui/views/respond_view.hpp"
#include "ui/widgets/ui.hpp"

namespace icx::ui {

void draw_respond(const RespondView& view, RespondState& state, app::CommandSink& sink,
                  Context& ui);

}  // namespace icx::ui
