// ui::Host on the browser: shaped runs from Canvas2D as textures, clipboard, downloads, routes.
#pragma once

#include "ui/widgets/host.hpp"

namespace icx::platform::web {

class HostWeb : public ui::Host {
public:
    void set_density(float density) { density_ = density; }

    float measure_run(std::string_view text, const ui::RunStyle& style) override;
    ui::Run paint_run(std::string_view text, const ui::RunStyle& style) override;
    void release_texture(std::uint64_t texture) override;
    void write_clipboard(std::string_view text) override;
    void download(std::string_view name, std::string_view mime, std::string_view bytes) override;
    void download_picture(std::string_view name, std::string_view svg) override;
    void chime() override;
    bool can_share_files() override;
    void share_file(std::string_view name, std::string_view mime, std::string_view bytes) override;
    void open_link(std::string_view url) override;
    void navigate(std::string_view route, bool replace) override;
    void set_title(std::string_view title) override;
    void set_language(std::string_view tag, bool right_to_left) override;
    void announce(std::string_view text, bool urgent) override;
    void full_screen(bool on) override;
    void print() override;
    void choose_files(std::string_view accept) override;

private:
    float density_ = 1;
};

}  // namespace icx::platform::web
