#include "ui/screens/partners_screen.hpp"

#include "ui/screens/agreement_screen.hpp"
#include "ui/screens/department_screen.hpp"
#include "ui/screens/hand_over.hpp"

namespace icx::ui {
namespace {

bool draw_one_department(Context& ui, const std::string& id, DepartmentState& state,
                         const ServeTools& tools, const ServeContext& context) {
    if (state.department != id) {
        state = {};
        state.department = id;
    }
    const DepartmentView view = build_department(context, tools.results, tools.today, state);
    if (!view.is_found) return false;
    if (draw_department(ui, view, state, tools.sink) == DepartmentWish::print)
        hand_over(ui, make_department_file(context.workspace, view, tools.today));
    if (state.is_editing)
        draw_contact_edit(ui, build_contact_edit(context.workspace, id), state, tools.sink);
    return true;
}

bool draw_one_agreement(Context& ui, const std::string& id, AgreementState& state,
                        const ServeTools& tools, const ServeContext& context) {
    if (state.agreement != id) {
        state = {};
        state.agreement = id;
    }
    const AgreementView view = build_agreement(context, tools.today, state);
    if (!view.is_found) return false;
    if (const auto what = draw_agreement(ui, view, state, tools.today, tools.sink))
        hand_over(ui, make_agreement_file(context.workspace, view, *what, tools.today));
    if (state.is_editing) draw_agreement_edit(ui, view, state, tools.sink);
    return true;
}

}  // namespace

bool draw_partners(Context& ui, const app::Route& route, PartnersState& state, app::Desk& desk,
                   const ServeTools& tools) {
    const ServeContext context = ready_desk(ui, desk, tools);
    if (route.place == app::Place::agreement)
        return draw_one_agreement(ui, route.id, state.agreement, tools, context);
    return draw_one_department(ui, route.id, state.department, tools, context);
}

}  // namespace icx::ui
