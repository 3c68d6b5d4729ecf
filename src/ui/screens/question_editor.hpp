// The middle column of the survey editor: fields of the survey, a page or a question.
#pragma once

#include "app/session.hpp"
#include "ui/views/designer_view.hpp"
#include "ui/widgets/ui.hpp"

namespace icx::ui {

void draw_editor(Context& ui, const EditorView& editor, DesignerState& state,
                 app::CommandSink& sink);

// Limits, audience, dates: the Privacy tab.
void draw_survey_privacy(Context& ui, const model::Survey& survey, app::CommandSink& sink);

}  // namespace icx::ui
