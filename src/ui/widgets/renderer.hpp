// Puts the frame on the screen through Dear ImGui's WebGL2 renderer. Web builds only; in native
// tests `finish_headless` stands in for it. Expects the graphics context to be current.
#pragma once

#include <cstdint>

namespace icx::ui {

class Context;

void renderer_start(Context& ui);
void renderer_begin(Context& ui);                        // before Context::begin_frame
// `width` and `height` in device pixels. Draws nothing when the picture is the one that is shown,
// unless the canvas `is_blank`: it was given a size since.
void renderer_draw(Context& ui, int width, int height, bool is_blank);
void renderer_restart(Context& ui);                      // the graphics context was lost

// Accepts the font textures without a graphics card.
void headless_start(Context& ui);
void finish_headless(Context& ui);

}  // namespace icx::ui
