// Settings: places what the view decided.
#pragma once

#include "app/session.hpp"
#include "ui/views/settings_view.hpp"
#include "ui/widgets/ui.hpp"

namespace icx::ui {

struct SettingsEvents {
    bool wants_export = false;
    bool wants_notices = false;
    const ConflictView* settled = nullptr;
    std::size_t choice = 0;
};

SettingsEvents draw_settings(Context& ui, const SettingsView& view, app::CommandSink& sink);

}  // namespace icx::ui
