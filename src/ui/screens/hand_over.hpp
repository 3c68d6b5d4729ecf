// A file that a view made goes to the person, or the reason why there is none.
#pragma once

#include "ui/views/export_view.hpp"
#include "ui/widgets/ui.hpp"

namespace icx::ui {

inline void hand_over(Context& ui, const ExportFile& file) {
    if (file.error.empty())
        ui.host().download(file.name, file.mime, file.bytes);
    else
        ui.toast({.id = "failed", .text = file.error, .urgent = true});
}

}  // namespace icx::ui
