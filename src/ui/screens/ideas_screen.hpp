// The ideas of one journey as a matrix that can be dragged on, and as a table.
#pragma once

#include "app/routes.hpp"
#include "app/session.hpp"
#include "ui/views/ideas_view.hpp"
#include "ui/widgets/ui.hpp"

namespace icx::ui {

// False: there is nothing at this address.
bool draw_ideas(Context& ui, const app::Route& route, IdeasState& state,
                const model::Workspace& workspace, app::CommandSink& sink);

}  // namespace icx::ui
