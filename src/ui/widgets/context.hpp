// Context: what one window of the app needs to draw itself, passed to every widget. Screens use its
// public questions (how wide, which direction) and requests (focus this, announce that); the
// platform feeds events and takes the mirror's nodes. It knows no record and no screen.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/time.hpp"
#include "ui/widgets/host.hpp"
#include "ui/widgets/node.hpp"
#include "ui/widgets/style.hpp"

namespace icx::ui {

struct ContextState;  // internal.hpp

// Where the window is and what the system asks for; set by the platform before each frame.
struct Viewport {
    float width = 1280;  // units
    float height = 800;
    float density = 1;    // device pixels per unit
    float scrollbar = 0;  // width that a classic scroll bar takes
    bool touch = false;   // the main pointer is coarse
    bool reduced_motion = false;
    SystemColors system = {};
};

struct FontFiles {
    std::string_view regular, semibold;  // TrueType bytes, must outlive the context
    std::string_view icons, icons_fill;  // may come later (set_icon_fonts)
};

struct Toast {
    std::string_view id;
    std::string_view text;
    std::string_view action = {};  // "Undo"; ask toast_action() whether it was pressed
    std::string_view icon = {};    // an icon role, "delete"
    bool urgent = false;
};

class Context {
public:
    Context(Host& host, const FontFiles& fonts);
    ~Context();
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;

    // What screens may ask.
    const Viewport& viewport() const;
    bool phone() const;    // below 720 units
    bool compact() const;  // below 1024 units
    Direction direction() const;
    Theme theme() const;
    ThemeChoice theme_choice() const;
    std::uint32_t color(Color color) const;  // 0xRRGGBBAA
    core::Instant now() const;
    std::uint32_t id(std::string_view key) const;  // of a widget drawn with this key here
    bool is_hovered(std::uint32_t id) const;
    bool is_focused(std::uint32_t id) const;

    // What screens may wish. All of it takes effect after the frame.
    void set_theme(ThemeChoice choice);
    void set_language(std::string_view tag, Direction direction);
    void set_title(std::string_view screen);  // "<screen> - ICX Studio"
    void focus(std::string_view key);         // of a widget drawn in this scope, now or next
    void focus_id(std::uint32_t id);
    void focus_heading();  // the h1, after the screen changed
    void focus_first_invalid();
    void announce(std::string_view text, bool urgent = false);
    void toast(const Toast& toast);
    bool toast_action(std::string_view id);  // true once, when the toast's button was pressed
    void dismiss_toast(std::string_view id);
    // Which toast of this id is shown: each call of toast() gives a new number; 0: none is.
    std::uint32_t toast_number(std::string_view id) const;
    void wake_after(double seconds);  // draw again then, although nothing happened
    void navigate(std::string_view route, bool replace = false);
    Host& host();

    // Small memory of a widget's own looks, kept while it is drawn at least every second frame:
    // open or closed, a scroll place. Never data of the user.
    float& memory(std::string_view key, float initial = 0);

    // The platform's side.
    void set_viewport(const Viewport& viewport);
    void set_icon_fonts(std::string_view regular, std::string_view fill);
    bool has_icon_fonts() const;
    void begin_frame(core::Instant now, double seconds);
    // False while the layout has not settled: draw once more before showing it (at most 4 times).
    bool end_frame();
    const std::vector<SemNode>& nodes() const;
    // The nodes of the last frame for web/mirror.js; empty if nothing changed since the last call.
    std::string_view serialize();
    void activate(std::uint32_t id);  // one press
    void input_text(std::uint32_t id, std::string_view text);
    void input_value(std::uint32_t id, double value);  // slider position, select's index
    void dismiss();  // Escape: the topmost dialog, menu or popover
    void request_copy(std::uint32_t id);
    void key(std::uint32_t id, std::string_view name);  // on a board's cell
    void hover(std::uint32_t id, float x, float y, bool pressed);
    void focused(std::uint32_t id);  // 0: nothing of ours
    void scrolled(std::uint32_t id, float left, float top);
    std::uint32_t take_focus_wish();  // 0: none; kFocusHeading, kFocusInvalid
    double take_wake_seconds();       // negative: none
    void fonts_lost();                // the graphics context was lost: textures are gone
    void fonts_changed();             // a face of the browser arrived: measure and paint runs anew
    std::string theme_css() const;    // custom properties for the native fields
    // Ids that were added to the window without a node of the mirror (must be 0).
    int unmirrored_items() const;

    ContextState& state() { return *state_; }
    const ContextState& state() const { return *state_; }

    static constexpr std::uint32_t kFocusHeading = 1;
    static constexpr std::uint32_t kFocusInvalid = 2;

private:
    std::unique_ptr<ContextState> state_;
};

}  // namespace icx::ui
