// Studio: the whole app for facilitators and owners, apart from the machine it runs on. It owns the
// screens' states, routes between them, carries wishes of the screens out on the session and the
// host, and answers the page's questions (save state, export, import). One frame is: build the
// view, draw it, run what was queued.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "app/imports.hpp"
#include "app/session.hpp"
#include "core/zone.hpp"
#include "ui/views/import_view.hpp"
#include "ui/views/settings_view.hpp"
#include "ui/widgets/ui.hpp"

namespace icx::ui {

// What the platform knows and may change between frames.
struct Device {
    DeviceFacts facts;
    int utc_offset_minutes = 0;
    core::ZoneSource* zones = nullptr;  // never null while frames are drawn
    std::string local_zone = "UTC";     // IANA name of where this device is
    bool has_update = false;  // a newer version of the app waits
    std::function<void()> take_update;
    std::optional<core::Instant> last_export;  // kept by the platform, outside the workspace
    std::function<void(core::Instant)> keep_last_export;
};

class Studio {
public:
    Studio(app::Session& session, Device& device);
    ~Studio();
    Studio(const Studio&) = delete;
    Studio& operator=(const Studio&) = delete;

    // The journal was read; until then frames show that the workspace is opening.
    void opened(const core::Result<app::RecoveryReport>& report);
    void on_route(std::string_view hash);
    void on_file(ImportedFile file);
    // "Ctrl+Z", reported while no field has the focus; true when it meant something.
    bool on_shortcut(std::string_view chord);
    void frame(Context& ui);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace icx::ui
