// The page: runs an App in the browser. It owns the canvas, frames on demand, the mirror's feed,
// input, routes, files, and what the system prefers. web/page.js and web/mirror.js are its other
// half. It knows no screen and no record.
//
//   struct Respond : platform::web::App { ... };
//   int main() {
//       auto* app = new Respond;   // lives as long as the page
//       platform::web::run(*app);
//   }
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/time.hpp"
#include "ui/widgets/context.hpp"

namespace icx::platform::web {

struct File {
    std::string name;
    std::string bytes;  // empty when it was too large to be read
    double size = 0;    // as the system tells it
    bool too_large = false;
    std::uint32_t widget = 0;  // id of the file_button, 0: dropped on the window
    bool last = true;          // of those chosen or dropped together
};

enum class Shortcut : std::uint8_t { undo, redo, palette, save, big_screen, clock };

class App {
public:
    virtual ~App() = default;
    // Draws everything. Called once or a few times for each frame that is shown.
    virtual void frame(ui::Context& ui, core::Instant now) = 0;
    // The hash with its "#" ("#/surveys/s_1"), "" at first without one; also for links and Back.
    virtual void on_route(std::string_view route) = 0;
    virtual void on_file(File file);
    virtual void on_shortcut(Shortcut shortcut);
    virtual void on_hidden();        // leaving or in the background: make everything durable
    virtual void on_update_ready();  // a new version waits: offer apply_update()
    virtual void on_online(bool online);
    // Behind window.icx: `ready` resolves once this is true after a painted frame.
    virtual bool is_ready();
    virtual bool is_saved();
    virtual std::string save_status();  // JSON members of status(), without braces and `frames`
    // The rest of window.icx by name ("exportWorkspace", "importBundle"); answers JSON text.
    virtual std::string call(std::string_view name, std::string_view argument);
};

// Starts it as soon as the page has its fonts. Returns at once; the program lives on.
void run(App& app);

// Draws a frame soon: something changed outside of input (a write was acknowledged, a fetch ended).
void wake();
core::Instant now();                       // wall clock
std::string query(std::string_view name);  // of the page's address: query("survey")
std::string user_language();               // "de-CH"
bool online();
void apply_update();  // reloads into the waiting version
// Small settings of this device that must be known before the workspace is loaded (theme,
// language). Not for data: at most 4 kB, lost with the browser's storage.
std::string device_setting(std::string_view key);
void set_device_setting(std::string_view key, std::string_view value);

}  // namespace icx::platform::web
