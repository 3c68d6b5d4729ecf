// The promise tried on the past: the screen of what_if_view.
#pragma once

#include "app/session.hpp"
#include "ui/views/what_if_view.hpp"
#include "ui/widgets/ui.hpp"

namespace icx::ui {

void draw_what_if(Context& ui, const WhatIfView& view, WhatIfState& state, app::CommandSink& sink);

}  // namespace icx::ui
