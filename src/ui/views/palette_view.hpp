// The palette (Ctrl+K): places, records and actions found by what is typed, in one list.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/actions.hpp"
#include "model/workspace.hpp"
#include "ui/widgets/icon.hpp"

namespace icx::ui {

struct PaletteState {
    bool is_open = false;
    std::string find;
    int chosen = 0;
};

struct PaletteItem {
    std::string id;
    Icon icon;
    std::string label;
    std::string note;  // "Survey, draft"; or the shortcut
    bool is_shortcut = false;
    std::string to;                              // a route, or
    app::ActionId action = app::ActionId::none;  // an action
};

struct PaletteGroup {
    std::string title;  // "Places and records", "Do"
    std::vector<PaletteItem> items;
};

struct PaletteView {
    std::vector<PaletteGroup> groups;
    std::size_t count = 0;
    std::string nothing;  // when nothing fits
};

PaletteView build_palette(const model::Workspace& workspace, std::string_view find,
                          const app::ActionContext& context);

}  // namespace icx::ui
