#include "ui/screens/partners_screen.hpp"

#include "ui/screens/agreement_screen.hpp"
#include "ui/screens/department_screen.hpp"

namespace icx::ui {
namespace {

void give(Context& ui, const ExportFile& file) {
    if (file.error.empty())
        ui.host().download(file.name, file.mime, file.bytes);
    else
        ui.toast({.id = "failed", .text = file.error, .urgent = true});
}

bool draw_one_department(Context& ui, const std::string& id, DepartmentState& state,
                         const ServeTools& tools, const ServeContext& context) {
    if (state.department != id) {
        state = {};
        state.department = id;
    }
    const DepartmentView view = build_department(context, tools.results, tools.today, state);
    if (!view.is_found) return false;
    if (draw_department(ui, view, state, tools.sink) == DepartmentWish::print)
        give(ui, make_department_file(context.workspace, view, tools.today));
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
        give(ui, make_agreement_file(context.workspace, view, *what, tools.today));
    if (state.is_editing) draw_agreement_edit(ui, view, state, tools.sink);
    return true;
}

}  // namespace

bool draw_partners(Context& ui, const app::Route& route, PartnersState& state, app::Desk& desk,
                   const ServeTools& tools) {
    const model::Workspace& workspace = tools.session.workspace();
    desk.refresh(workspace, tools.zones, ui.now());
    // Open requests grow older by themselves: draw again when the minute is over.
    if (!desk.requests().empty())
        ui.wake_after(static_cast<double>(desk.stale_at().ms - ui.now().ms) / 1000 + 0.01);
    const ServeContext context{workspace, desk, tools.zones, desk.as_of(ui.now())};
    if (route.place == app::Place::agreement)
        return draw_one_agreement(ui, route.id, state.agreement, tools, context);
    return draw_one_department(ui, route.id, state.department, tools, context);
}

}  // namespace icx::ui
