// Results of a survey: places what the view decided, charts included.
#pragma once

#include <functional>

#include "ui/views/results_view.hpp"
#include "ui/widgets/ui.hpp"

namespace icx::ui {

void draw_results_screen(Context& ui, const ResultsView& view, ResultsState& state,
                         const std::function<void(ResultsExport)>& on_export);

}  // namespace icx::ui
