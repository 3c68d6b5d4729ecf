// What a promise rests on: a part of its page.
#pragma once

#include "app/session.hpp"
#include "ui/views/chain_view.hpp"
#include "ui/widgets/ui.hpp"

namespace icx::ui {

void draw_chain(Context& ui, const ChainView& view, ChainState& state, app::CommandSink& sink);

}  // namespace icx::ui
