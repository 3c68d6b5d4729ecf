// #/requests: the log. What breaks first stands first; every row has its next step at hand.
#pragma once

#include "app/session.hpp"
#include "ui/views/requests_view.hpp"
#include "ui/widgets/ui.hpp"

namespace icx::ui {

void draw_requests(Context& ui, const RequestsView& view, RequestsState& state,
                   app::CommandSink& sink);

}  // namespace icx::ui
