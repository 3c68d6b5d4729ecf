// Due times as a calendar file: what open requests still have time for, under every promise.
#pragma once

#include "ui/views/export_view.hpp"
#include "ui/views/serve_words.hpp"

namespace icx::ui {

// `request`: of this one only; empty: of all. What is late already, or waits with its clock
// stopped, has no due time to keep and is left out.
ExportFile make_due_file(const ServeContext& context, std::string_view request);

}  // namespace icx::ui
