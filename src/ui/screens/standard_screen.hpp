// #/standards/<id>: one promise, what became of it, what breaks next and why.
#pragma once

#include "app/session.hpp"
#include "ui/views/standard_edit_view.hpp"
#include "ui/views/standard_view.hpp"
#include "ui/widgets/ui.hpp"

namespace icx::ui {

void draw_standard(Context& ui, const StandardView& view, StandardState& state,
                   app::CommandSink& sink);
// The edit part, over the page.
void draw_standard_edit(Context& ui, const StandardEditView& view, StandardState& state,
                        const std::string& local_zone, app::CommandSink& sink);

}  // namespace icx::ui
