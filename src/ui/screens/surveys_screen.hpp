// The list of surveys and the template chooser: places what the view decided.
#pragma once

#include <optional>
#include <string>

#include "app/session.hpp"
#include "ui/views/surveys_view.hpp"
#include "ui/views/template_view.hpp"
#include "ui/widgets/ui.hpp"

namespace icx::ui {

void draw_surveys(Context& ui, const SurveysView& view, SurveysState& state,
                  app::CommandSink& sink);

// The dialog that starts a survey; open while state.is_choosing_template.
void draw_template_chooser(Context& ui, const TemplateView& view, SurveysState& state,
                           app::CommandSink& sink);

}  // namespace icx::ui
