// What the widgets need from the machine they run on. platform/web implements it on the browser;
// NullHost serves native tests. No call may block or call back into the widgets.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace icx::ui {

// Text that the bundled face cannot set by itself (right-to-left, Indic, emoji, Han ...): one line,
// shaped and painted by the host into a texture.
struct Run {
    std::uint64_t texture = 0;  // 0: nothing to paint
    float x = 0, y = 0;         // top left of the texture, relative to the line's start and top
    float w = 0, h = 0;
    float advance = 0;
    bool colored = false;  // painted in its own colours: do not tint
};
struct RunStyle {
    float size = 16;  // font size in units
    float line = 24;  // line height in units
    bool strong = false;
    bool right_to_left = false;
    std::uint32_t rgba = 0;  // used when the run holds coloured glyphs
};

struct Host {
    virtual ~Host() = default;
    virtual float measure_run(std::string_view text, const RunStyle& style) = 0;
    virtual Run paint_run(std::string_view text, const RunStyle& style) = 0;
    virtual void release_texture(std::uint64_t texture) = 0;
    virtual void write_clipboard(std::string_view text) = 0;
    virtual void download(std::string_view name, std::string_view mime, std::string_view bytes) = 0;
    // Paints a picture given as SVG, twice as fine as its own size and light, and hands it over as
    // PNG. What cannot be painted is announced.
    virtual void download_picture(std::string_view name, std::string_view svg) = 0;
    // A short sound, once the person has pressed or typed something on this page; else silence.
    virtual void chime() = 0;
    virtual bool can_share_files() = 0;
    virtual void share_file(std::string_view name, std::string_view mime,
                            std::string_view bytes) = 0;
    virtual void open_link(std::string_view url) = 0;                 // a new tab, no opener
    virtual void navigate(std::string_view route, bool replace) = 0;  // "#/surveys"
    virtual void set_title(std::string_view title) = 0;
    virtual void set_language(std::string_view tag, bool right_to_left) = 0;
    virtual void announce(std::string_view text, bool urgent) = 0;
    virtual void full_screen(bool on) = 0;
    virtual void print() = 0;
    // Opens the system's file picker; what is chosen arrives as dropped files do. Only in answer
    // to a press. `accept` as in HTML: ".json,.csv".
    virtual void choose_files(std::string_view accept) = 0;
};

struct NullHost : Host {
    float measure_run(std::string_view text, const RunStyle& style) override;
    Run paint_run(std::string_view text, const RunStyle& style) override;
    void release_texture(std::uint64_t) override {}
    void write_clipboard(std::string_view text) override { clipboard = text; }
    void download(std::string_view name, std::string_view, std::string_view) override {
        downloaded = name;
    }
    void download_picture(std::string_view name, std::string_view) override { downloaded = name; }
    void chime() override { chimes++; }
    bool can_share_files() override { return false; }
    void share_file(std::string_view, std::string_view, std::string_view) override {}
    void open_link(std::string_view) override {}
    void navigate(std::string_view to, bool) override { route = to; }
    void set_title(std::string_view text) override { title = text; }
    void set_language(std::string_view, bool) override {}
    void announce(std::string_view text, bool) override { announced = text; }
    void full_screen(bool) override {}
    void print() override {}
    void choose_files(std::string_view) override {}

    std::string clipboard, downloaded, route, title, announced;
    int chimes = 0;
};

}  // namespace icx::ui
