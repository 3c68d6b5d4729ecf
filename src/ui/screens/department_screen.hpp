// #/department/<id>: one department, whom it serves and who serves it.
#pragma once

#include "app/session.hpp"
#include "ui/views/department_view.hpp"
#include "ui/widgets/ui.hpp"

namespace icx::ui {

enum class DepartmentWish { none, print };
DepartmentWish draw_department(Context& ui, const DepartmentView& view, DepartmentState& state,
                               app::CommandSink& sink);
// The form of the contact card, over the page.
void draw_contact_edit(Context& ui, const ContactEditView& view, DepartmentState& state,
                       app::CommandSink& sink);

}  // namespace icx::ui
