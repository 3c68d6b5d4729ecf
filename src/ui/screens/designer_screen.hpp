// The survey editor: outline, editor, live preview; findings and sharing on tabs of their own.
#pragma once

#include <functional>

#include "app/session.hpp"
#include "ui/views/designer_view.hpp"
#include "ui/widgets/ui.hpp"

namespace icx::ui {

struct DesignerHooks {
    std::function<void()> draw_preview;  // the respondent's page, answers never kept
    std::function<void()> undo, redo;
    bool can_undo = false, can_redo = false;
    std::function<void()> download_survey_file;
    std::function<void()> copy_link;
};

void draw_designer(Context& ui, const DesignerView& view, DesignerState& state,
                   const DesignerHooks& hooks, app::CommandSink& sink);

}  // namespace icx::ui
