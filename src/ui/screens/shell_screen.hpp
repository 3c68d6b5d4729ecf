// The frame round the studio's screens: rail, top bar, bottom bar, palette. Contents are drawn by
// the screens between draw_shell_start and draw_shell_end.
#pragma once

#include "ui/views/palette_view.hpp"
#include "ui/views/shell_view.hpp"
#include "ui/widgets/ui.hpp"

namespace icx::ui {

struct ShellEvents {
    bool wants_palette = false;
    bool wants_export = false;
    bool wants_theme = false;  // the next theme in turn
};

void draw_shell_start(Context& ui, const ShellView& view, ShellEvents& events);
void draw_shell_end(Context& ui, const ShellView& view);

// The chosen item's action or route is answered once; the palette closes itself.
struct PaletteChoice {
    app::ActionId action = app::ActionId::none;
    std::string to;
};
PaletteChoice draw_palette(Context& ui, const PaletteView& view, PaletteState& state);

void draw_shortcuts(Context& ui, bool& is_open);

}  // namespace icx::ui
