// The dialog that takes a request log in: columns, first rows, the meaning of its dates; and how
// far it is.
#pragma once

#include "ui/views/log_import_view.hpp"
#include "ui/widgets/ui.hpp"

namespace icx::ui {

// True: the person wants it taken in.
bool draw_log_import(Context& ui, const LogImportView& view, LogImportState& state,
                     app::CommandSink& sink);

}  // namespace icx::ui
