#include "platform/web/host_web.hpp"

#include <string>

// Written in library_page.js. Texts come as pointer and length in bytes.
extern "C" {
float page_measure(const char* text, int length, float size, int strong);
// Fills out[0..5]: texture, left, top, width, height, is coloured.
void page_run(const char* text, int length, float size, float line, int strong, int rtl,
              float density, unsigned rgba, float* out);
void page_release(unsigned texture);
void page_say(int what, const char* text, int length);
void page_offer(int share, const char* name, const char* mime, const char* bytes, int length);
int page_can_share();
}

namespace icx::platform::web {
namespace {

// The order is known to library_page.js.
enum Say {
    kClipboard,
    kOpen,
    kPush,
    kReplace,
    kTitle,
    kLeftToRight,
    kRightToLeft,
    kPolite,
    kUrgent,
    kFullScreen,
    kWindowed,
    kPrint,
    kChooseFiles,
    kChime
};

void say(Say what, std::string_view text) {
    page_say(what, text.data(), static_cast<int>(text.size()));
}

}  // namespace

float HostWeb::measure_run(std::string_view text, const ui::RunStyle& style) {
    return page_measure(text.data(), static_cast<int>(text.size()), style.size, style.strong);
}

ui::Run HostWeb::paint_run(std::string_view text, const ui::RunStyle& style) {
    float out[6] = {};
    page_run(text.data(), static_cast<int>(text.size()), style.size, style.line, style.strong,
             style.right_to_left, density_, style.rgba, out);
    ui::Run run;
    run.texture = static_cast<std::uint64_t>(out[0]);
    run.x = out[1];
    run.y = out[2];
    run.w = out[3];
    run.h = out[4];
    run.colored = out[5] != 0;
    return run;
}

void HostWeb::release_texture(std::uint64_t texture) {
    page_release(static_cast<unsigned>(texture));
}
void HostWeb::write_clipboard(std::string_view text) { say(kClipboard, text); }
void HostWeb::download(std::string_view name, std::string_view mime, std::string_view bytes) {
    page_offer(0, std::string(name).c_str(), std::string(mime).c_str(), bytes.data(),
               static_cast<int>(bytes.size()));
}
void HostWeb::download_picture(std::string_view name, std::string_view svg) {
    page_offer(2, std::string(name).c_str(), "image/png", svg.data(), static_cast<int>(svg.size()));
}
void HostWeb::chime() { say(kChime, ""); }
bool HostWeb::can_share_files() { return page_can_share() != 0; }
void HostWeb::share_file(std::string_view name, std::string_view mime, std::string_view bytes) {
    page_offer(1, std::string(name).c_str(), std::string(mime).c_str(), bytes.data(),
               static_cast<int>(bytes.size()));
}
void HostWeb::open_link(std::string_view url) { say(kOpen, url); }
void HostWeb::navigate(std::string_view route, bool replace) {
    say(replace ? kReplace : kPush, route);
}
void HostWeb::set_title(std::string_view title) { say(kTitle, title); }
void HostWeb::set_language(std::string_view tag, bool right_to_left) {
    say(right_to_left ? kRightToLeft : kLeftToRight, tag);
}
void HostWeb::announce(std::string_view text, bool urgent) {
    say(urgent ? kUrgent : kPolite, text);
}
void HostWeb::full_screen(bool on) { say(on ? kFullScreen : kWindowed, ""); }
void HostWeb::print() { say(kPrint, ""); }
void HostWeb::choose_files(std::string_view accept) { say(kChooseFiles, accept); }

}  // namespace icx::platform::web
