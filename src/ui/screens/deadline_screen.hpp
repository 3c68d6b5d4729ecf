// "Why this deadline?": the segments of one request's time. Used beside a promise and in the log.
#pragma once

#include "app/session.hpp"
#include "ui/views/deadline_view.hpp"
#include "ui/widgets/ui.hpp"

namespace icx::ui {

struct DeadlineEvents {
    bool wants_close = false;
    std::string step;  // an activity to record
    std::string label;
};
// `title` is the card's heading; empty: "Why this deadline?".
DeadlineEvents draw_deadline(Context& ui, const DeadlineView& view, std::string_view title,
                             bool has_close);

// Records a step and offers its undo.
void record_step(Context& ui, app::CommandSink& sink, const std::string& request,
                 const std::string& activity, const std::string& label, const std::string& title);

}  // namespace icx::ui
