// #/agreements/<id>: what two departments owe each other, side by side.
#pragma once

#include "app/session.hpp"
#include "ui/views/agreement_view.hpp"
#include "ui/widgets/ui.hpp"

namespace icx::ui {

// What leaves, when the person asked for it.
std::optional<AgreementExport> draw_agreement(Context& ui, const AgreementView& view,
                                              AgreementState& state, core::Date today,
                                              app::CommandSink& sink);
// The form, over the page.
void draw_agreement_edit(Context& ui, const AgreementView& view, AgreementState& state,
                         app::CommandSink& sink);

}  // namespace icx::ui
