// The promises in force as a service charter to print.
#pragma once

#include "app/serve_desk.hpp"
#include "ui/views/export_view.hpp"

namespace icx::ui {

ExportFile make_charter(const model::Workspace& workspace, const app::Desk& desk, core::Date today);

}  // namespace icx::ui
