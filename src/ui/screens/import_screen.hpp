// The dialogs of an import: where a CSV goes, how far it is, what was left out.
#pragma once

#include <functional>

#include "ui/views/import_view.hpp"
#include "ui/widgets/ui.hpp"

namespace icx::ui {

struct ImportEvents {
    bool wants_start = false;
};
ImportEvents draw_import(Context& ui, const ImportView& view, ImportState& state);

}  // namespace icx::ui
