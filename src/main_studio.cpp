// The studio's page: wires storage, session, screens and the browser, in this order: open the
// journal, draw, run what the frame commanded, wake when a delayed commit is due.
#include <emscripten.h>

#include <algorithm>
#include <optional>
#include <string>

#include "app/embedding.hpp"
#include "app/session.hpp"
#include "platform/web/page.hpp"
#include "platform/web/storage_web.hpp"
#include "platform/web/zones_web.hpp"
#include "ui/screens/studio.hpp"

EM_JS(int, studio_utc_offset, (), { return -new Date().getTimezoneOffset(); });
EM_JS(void, studio_local_zone, (char* out, int size), {
    const name = Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
    stringToUTF8(name, out, size);
});

namespace icx {
namespace {

constexpr std::string_view kThemes[] = {"auto", "light", "dark", "contrast"};

class StudioApp final : public platform::web::App {
public:
    StudioApp()
        : session_(storage_, storage_.writer(), clock_, random_), studio_(session_, device_) {
        read_device();
        session_.on_change = platform::web::wake;
        session_.journal().on_status = [](const storage::SaveStatus&) { platform::web::wake(); };
        tabs_.attach(session_);
        session_.open([this](core::Result<storage::RecoveryReport> report) {
            is_open_ = true;
            device_.facts.restored = storage_.restored();
            studio_.opened(report);
            platform::web::wake();
        });
    }

    void frame(ui::Context& ui, core::Instant now) override {
        follow_theme(ui);
        session_.flush_due();
        // A copy that stops answering is given up while the page goes on.
        device_.facts.has_second_copy = platform::web::capabilities().second_copy;
        device_.utc_offset_minutes = studio_utc_offset();
        studio_.frame(ui);
        if (const auto due = session_.flush_at())
            ui.wake_after(static_cast<double>(std::max<std::int64_t>(0, due->ms - now.ms)) / 1000);
    }

    void on_route(std::string_view route) override { studio_.on_route(route); }

    void on_file(platform::web::File file) override {
        studio_.on_file({std::move(file.name), std::move(file.bytes), file.too_large});
    }

    void on_shortcut(platform::web::Shortcut shortcut) override {
        switch (shortcut) {
        case platform::web::Shortcut::undo:
            studio_.on_shortcut("Ctrl+Z");
            break;
        case platform::web::Shortcut::redo:
            studio_.on_shortcut("Ctrl+Y");
            break;
        case platform::web::Shortcut::palette:
            studio_.on_shortcut("Ctrl+K");
            break;
        case platform::web::Shortcut::big_screen:
            studio_.on_shortcut("F8");
            break;
        case platform::web::Shortcut::clock:
            studio_.on_shortcut("F9");
            break;
        case platform::web::Shortcut::save:
            session_.flush();
            break;
        }
        platform::web::wake();
    }

    void on_hidden() override { session_.flush(); }

    void on_update_ready() override {
        device_.has_update = true;
        platform::web::wake();
    }

    bool is_ready() override { return is_open_; }
    bool is_saved() override { return app::is_all_saved(session_); }
    std::string save_status() override { return app::status_members(session_); }

    std::string call(std::string_view name, std::string_view argument) override {
        if (name == "exportWorkspace") return session_.export_bundle();
        if (name == "importBundle") return app::import_bundle_json(session_, argument);
        return "null";
    }

private:
    void read_device() {
        char zone[64] = "UTC";
        studio_local_zone(zone, sizeof zone);
        device_.zones = &zones_;
        device_.local_zone = zone;
        const platform::web::Capabilities found = platform::web::capabilities();
        device_.facts.is_secure = found.secure;
        device_.facts.has_locks = found.locks;
        device_.facts.has_offline_start = found.service_worker;
        device_.facts.has_persistence_asked = found.persist;
        device_.take_update = platform::web::apply_update;
        if (const auto at = core::parse_instant(platform::web::device_setting("exported")))
            device_.last_export = *at;
        device_.keep_last_export = [](core::Instant at) {
            platform::web::set_device_setting("exported", core::iso_instant(at));
        };
    }

    // The theme is a matter of the device, not of the workspace.
    void follow_theme(ui::Context& ui) {
        const auto choice = static_cast<std::size_t>(ui.theme_choice());
        if (!theme_) {
            theme_ = 0;
            const std::string kept = platform::web::device_setting("theme");
            for (std::size_t i = 0; i < 4; i++)
                if (kThemes[i] == kept) theme_ = i;
            ui.set_theme(static_cast<ui::ThemeChoice>(*theme_));
        } else if (choice != *theme_) {
            theme_ = choice;
            platform::web::set_device_setting("theme", kThemes[choice]);
        }
    }

    platform::web::WallClock clock_;
    platform::web::SystemRandom random_;
    platform::web::WebStorage storage_;
    platform::web::WebZones zones_;
    app::Session session_;
    platform::web::Tabs tabs_;
    ui::Device device_;
    ui::Studio studio_;
    std::optional<std::size_t> theme_;
    bool is_open_ = false;
};

}  // namespace
}  // namespace icx

int main() {
    auto* app = new icx::StudioApp;  // lives as long as the page
    icx::platform::web::run(*app);
}
