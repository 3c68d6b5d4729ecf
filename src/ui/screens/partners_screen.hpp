// Departments and what they owe each other: their states, and which of these screens is drawn.
#pragma once

#include "app/routes.hpp"
#include "ui/screens/serve_screen.hpp"
#include "ui/views/agreement_view.hpp"
#include "ui/views/department_view.hpp"

namespace icx::ui {

struct PartnersState {
    DepartmentState department;
    AgreementState agreement;
};

// False: there is nothing at this address.
bool draw_partners(Context& ui, const app::Route& route, PartnersState& state, app::Desk& desk,
                   const ServeTools& tools);

}  // namespace icx::ui
