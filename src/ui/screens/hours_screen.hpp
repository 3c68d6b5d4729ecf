// The list of opening hours, and one calendar: its week, its versions, its year.
#pragma once

#include "app/session.hpp"
#include "ui/views/hours_view.hpp"
#include "ui/widgets/ui.hpp"

namespace icx::ui {

void draw_hours_list(Context& ui, const HoursView& view, const std::string& local_zone,
                     app::CommandSink& sink);
void draw_calendar(Context& ui, const model::Workspace& workspace, const CalendarView& view,
                   CalendarState& state, core::Date today, app::CommandSink& sink);

}  // namespace icx::ui
