// What building the respondent's view works on. Internal to views/.
#pragma once

#include "ui/views/respond_view.hpp"

namespace icx::ui {

struct RespondBuilder {
    const model::Workspace& workspace;
    const RespondState& state;
    const RespondInput& input;
    const RespondWords& words;
    RespondView& view;
    bool asks_something = false;  // at least one question is required
};

// The page that is being answered, or "check and submit"; needs a session.
void build_pages(RespondBuilder& b);

}  // namespace icx::ui
