// Home: places what build_home decided.
#pragma once

#include "app/session.hpp"
#include "ui/views/home_view.hpp"
#include "ui/widgets/ui.hpp"

namespace icx::ui {

enum class HomeWish { none, create_survey, load_sample };

HomeWish draw_home(Context& ui, const HomeView& view, app::CommandSink& sink);

}  // namespace icx::ui
