#include "platform/web/page.hpp"

#include <emscripten.h>
#include <emscripten/html5.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <optional>
#include <utility>

#include "platform/web/host_web.hpp"
#include "ui/widgets/renderer.hpp"

// Written in library_page.js, where each forwards to the object in web/page.js.
extern "C" {
void page_wake();
double page_wall_clock();
char* page_text(int what, const char* key);  // malloc'd
void page_set_setting(const char* key, const char* value);
void page_apply_update();
void page_nodes(const char* json, int length);
void page_theme(const char* css, const char* name);
}

namespace icx::platform::web {
namespace {

struct Page {
    App* app = nullptr;
    HostWeb host;
    std::unique_ptr<ui::Context> ui;
    std::string fonts[4];
    std::string buffer;  // what JavaScript writes texts into
    std::string answer;
    std::optional<File> file;
    ui::Viewport viewport;
    int width = 0, height = 0;  // device pixels
    bool has_graphics = false, lost = false;
    ui::Palette shown{};
    bool theme_shown = false;
    std::string route;
    double last = 0;
    bool is_blank = true;  // the canvas was given a size, which empties it
};

// The one object of the page; the callbacks below have no other way to find it.
Page* page = nullptr;

bool create_graphics() {
    EmscriptenWebGLContextAttributes wanted;
    emscripten_webgl_init_context_attributes(&wanted);
    wanted.majorVersion = 2;
    wanted.alpha = false;
    wanted.depth = false;
    wanted.stencil = false;
    wanted.antialias = false;
    const auto context = emscripten_webgl_create_context("#canvas", &wanted);
    return context > 0 &&
           emscripten_webgl_make_context_current(context) == EMSCRIPTEN_RESULT_SUCCESS;
}

std::string_view name_of(ui::Theme theme) {
    switch (theme) {
    case ui::Theme::dark:
        return "dark";
    case ui::Theme::contrast:
        return "contrast";
    case ui::Theme::light:
        break;
    }
    return "light";
}

void show_theme(Page& p) {
    ui::Palette colors;
    for (int i = 0; i < ui::kColorCount; ++i)
        colors[static_cast<std::size_t>(i)] = p.ui->color(static_cast<ui::Color>(i));
    if (p.theme_shown && colors == p.shown) return;
    p.shown = colors;
    p.theme_shown = true;
    page_theme(p.ui->theme_css().c_str(), std::string(name_of(p.ui->theme())).c_str());
}

std::string take(char* text) {
    std::string result = text == nullptr ? "" : text;
    std::free(text);
    return result;
}

}  // namespace

void App::on_file(File) {}
void App::on_shortcut(Shortcut) {}
void App::on_hidden() {}
void App::on_update_ready() {}
void App::on_online(bool) {}
bool App::is_ready() { return true; }
bool App::is_saved() { return true; }
std::string App::save_status() { return {}; }
std::string App::call(std::string_view, std::string_view) { return {}; }

void run(App& app) {
    page = new Page;
    page->app = &app;
    emscripten_exit_with_live_runtime();
}

void wake() { page_wake(); }
core::Instant now() { return {static_cast<std::int64_t>(page_wall_clock())}; }
std::string query(std::string_view name) { return take(page_text(0, std::string(name).c_str())); }
std::string user_language() { return take(page_text(1, "")); }
bool online() { return take(page_text(2, "")) == "1"; }
std::string device_setting(std::string_view key) {
    return take(page_text(3, std::string(key).c_str()));
}
void set_device_setting(std::string_view key, std::string_view value) {
    page_set_setting(std::string(key).c_str(), std::string(value).c_str());
}
void apply_update() { page_apply_update(); }

// What web/page.js calls. Texts arrive in the buffer that icx_buffer handed out.
extern "C" {

EMSCRIPTEN_KEEPALIVE char* icx_buffer(int size) {
    page->buffer.resize(static_cast<std::size_t>(size));
    return page->buffer.data();
}

EMSCRIPTEN_KEEPALIVE char* icx_font(int which, int size) {
    std::string& font = page->fonts[which];
    font.resize(static_cast<std::size_t>(size));
    return font.data();
}

// True if there is a graphics context.
EMSCRIPTEN_KEEPALIVE int icx_start() {
    Page& p = *page;
    p.ui = std::make_unique<ui::Context>(
        p.host, ui::FontFiles{p.fonts[0], p.fonts[1], p.fonts[2], p.fonts[3]});
    p.has_graphics = create_graphics();
    if (p.has_graphics)
        ui::renderer_start(*p.ui);
    else
        ui::headless_start(*p.ui);
    return p.has_graphics;
}

EMSCRIPTEN_KEEPALIVE void icx_icons() { page->ui->set_icon_fonts(page->fonts[2], page->fonts[3]); }

EMSCRIPTEN_KEEPALIVE void icx_env(float width, float height, int device_width, int device_height,
                                  float scrollbar, int flags) {
    Page& p = *page;
    p.viewport.width = width;
    p.viewport.height = height;
    p.width = device_width;
    p.height = device_height;
    p.is_blank = true;
    p.viewport.density = width > 0 ? static_cast<float>(device_width) / width : 1;
    p.viewport.scrollbar = scrollbar;
    p.viewport.touch = (flags & 1) != 0;
    p.viewport.reduced_motion = (flags & 2) != 0;
    p.viewport.system.dark = (flags & 4) != 0;
    p.viewport.system.more_contrast = (flags & 8) != 0;
    p.viewport.system.forced = (flags & 16) != 0;
    p.host.set_density(p.viewport.density);
}

EMSCRIPTEN_KEEPALIVE void icx_system_color(int which, unsigned rgba) {
    ui::SystemColors& c = page->viewport.system;
    std::uint32_t* slots[] = {&c.canvas,         &c.text, &c.button_text, &c.highlight,
                              &c.highlight_text, &c.gray, &c.link};
    if (which >= 0 && which < 7) *slots[which] = rgba;
}

// Draws one frame. Answers the seconds after which another is wanted, negative: none.
EMSCRIPTEN_KEEPALIVE double icx_frame(double milliseconds) {
    Page& p = *page;
    const double seconds = p.last > 0 ? (milliseconds - p.last) / 1000 : 0.016;
    p.last = milliseconds;
    p.ui->set_viewport(p.viewport);
    const core::Instant at = now();
    double step = std::clamp(seconds, 0.0, 60.0);
    do {
        if (p.has_graphics && !p.lost) ui::renderer_begin(*p.ui);
        p.ui->begin_frame(at, step);
        p.app->frame(*p.ui, at);
        step = 0;
    } while (!p.ui->end_frame());
    if (!p.has_graphics)
        ui::finish_headless(*p.ui);
    else if (!p.lost)
        ui::renderer_draw(*p.ui, p.width, p.height, std::exchange(p.is_blank, false));
    show_theme(p);
    const std::string_view nodes = p.ui->serialize();
    if (!nodes.empty()) page_nodes(nodes.data(), static_cast<int>(nodes.size()));
    return p.ui->take_wake_seconds();
}

EMSCRIPTEN_KEEPALIVE unsigned icx_focus_wish() { return page->ui->take_focus_wish(); }
EMSCRIPTEN_KEEPALIVE void icx_press(unsigned id) { page->ui->activate(id); }
EMSCRIPTEN_KEEPALIVE void icx_text(unsigned id) { page->ui->input_text(id, page->buffer); }
EMSCRIPTEN_KEEPALIVE void icx_value(unsigned id, double value) { page->ui->input_value(id, value); }
EMSCRIPTEN_KEEPALIVE void icx_dismiss() { page->ui->dismiss(); }
EMSCRIPTEN_KEEPALIVE void icx_copy(unsigned id) { page->ui->request_copy(id); }
EMSCRIPTEN_KEEPALIVE void icx_key(unsigned id) { page->ui->key(id, page->buffer); }
EMSCRIPTEN_KEEPALIVE void icx_hover(unsigned id, float x, float y, int pressed) {
    page->ui->hover(id, x, y, pressed != 0);
}
EMSCRIPTEN_KEEPALIVE void icx_focus(unsigned id) { page->ui->focused(id); }
EMSCRIPTEN_KEEPALIVE void icx_scroll(unsigned id, float left, float top) {
    page->ui->scrolled(id, left, top);
}
EMSCRIPTEN_KEEPALIVE void icx_route() { page->app->on_route(page->route = page->buffer); }
EMSCRIPTEN_KEEPALIVE void icx_shortcut(int which) {
    page->app->on_shortcut(static_cast<Shortcut>(which));
}
EMSCRIPTEN_KEEPALIVE void icx_event(int which) {
    switch (which) {
    case 0:
        page->app->on_hidden();
        break;
    case 1:
        page->app->on_update_ready();
        break;
    case 2:
        page->app->on_online(true);
        break;
    case 3:
        page->app->on_online(false);
        break;
    case 4:
        page->lost = true;
        break;
    case 5:
        page->lost = false;
        ui::renderer_restart(*page->ui);
        break;
    case 6:
        page->ui->fonts_changed();
        break;
    }
}

// A file: its name in the buffer; then room for its bytes; then the end.
EMSCRIPTEN_KEEPALIVE char* icx_file(unsigned widget, double size, int bytes, int too_large,
                                    int last) {
    File file;
    file.name = page->buffer;
    file.widget = widget;
    file.size = size;
    file.too_large = too_large != 0;
    file.last = last != 0;
    file.bytes.resize(static_cast<std::size_t>(bytes));
    page->file = std::move(file);
    return page->file->bytes.data();
}
EMSCRIPTEN_KEEPALIVE void icx_file_end() {
    if (!page->file) return;
    File file = std::move(*page->file);
    page->file.reset();
    page->app->on_file(std::move(file));
}

EMSCRIPTEN_KEEPALIVE int icx_is(int what) {
    return what == 0 ? page->app->is_ready() : page->app->is_saved();
}
// The name and, after a line feed, the argument in the buffer.
EMSCRIPTEN_KEEPALIVE const char* icx_call() {
    const std::string text = std::move(page->buffer);
    const auto at = std::min(text.find('\n'), text.size());
    const std::string_view name(text.data(), at);
    const std::string_view argument =
        at < text.size() ? std::string_view(text).substr(at + 1) : std::string_view();
    page->answer = name == "status" ? page->app->save_status() : page->app->call(name, argument);
    return page->answer.c_str();
}
EMSCRIPTEN_KEEPALIVE int icx_unmirrored() { return page->ui->unmirrored_items(); }

}  // extern "C"

}  // namespace icx::platform::web
