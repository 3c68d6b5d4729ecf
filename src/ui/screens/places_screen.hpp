// Screens without data of their own: the library of guides, places that a later version fills, and
// the page that was not found.
#pragma once

#include "app/routes.hpp"
#include "ui/widgets/ui.hpp"

namespace icx::ui {

void draw_library(Context& ui);
void draw_later_place(Context& ui, app::Place place);
void draw_not_found(Context& ui);
void draw_notices(Context& ui, bool& is_open);

}  // namespace icx::ui
