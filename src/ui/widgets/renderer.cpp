#include "ui/widgets/renderer.hpp"

#include <cstdint>
#include <cstring>

#include "imgui.h"
#include "ui/widgets/internal.hpp"

#ifdef __EMSCRIPTEN__
#include <GLES3/gl3.h>

#include "imgui_impl_opengl3.h"
#endif

namespace icx::ui {

#ifdef __EMSCRIPTEN__
void renderer_start(Context& ui) {
    ImGui::SetCurrentContext(ui.state().imgui);
    ImGui_ImplOpenGL3_Init("#version 300 es");
}

void renderer_begin(Context& ui) {
    ImGui::SetCurrentContext(ui.state().imgui);
    ImGui_ImplOpenGL3_NewFrame();
}

namespace {

// What a frame would draw, in one number: equal pictures need no drawing, and a browser composes
// the page anew only when something was drawn.
class Picture {
public:
    void add(std::uint64_t word) {
        sum_ = (sum_ ^ word) * 0x9E3779B97F4A7C15u;
        sum_ ^= sum_ >> 29;
    }
    void add(const void* bytes, std::size_t size) {
        const auto* at = static_cast<const char*>(bytes);
        for (; size >= 8; at += 8, size -= 8) {
            std::uint64_t word;
            std::memcpy(&word, at, 8);
            add(word);
        }
        std::uint64_t rest = size;
        std::memcpy(&rest, at, size);
        add(rest);
    }
    std::uint64_t sum() const { return sum_ | 1; }  // never 0, which stands for no picture

private:
    std::uint64_t sum_ = 0;
};

bool has_new_textures(const ImDrawData& data) {
    if (!data.Textures) return false;
    for (const ImTextureData* texture : *data.Textures)
        if (texture->Status != ImTextureStatus_OK) return true;
    return false;
}

std::uint64_t picture_of(const ImDrawData& data) {
    Picture picture;
    for (const ImDrawList* list : data.CmdLists) {
        picture.add(list->VtxBuffer.Data,
                    static_cast<std::size_t>(list->VtxBuffer.size_in_bytes()));
        picture.add(list->IdxBuffer.Data,
                    static_cast<std::size_t>(list->IdxBuffer.size_in_bytes()));
        for (const ImDrawCmd& command : list->CmdBuffer) {
            picture.add(&command.ClipRect, sizeof command.ClipRect);
            picture.add(static_cast<std::uint64_t>(command.GetTexID()));
            picture.add(command.ElemCount);
        }
    }
    return picture.sum();
}

}  // namespace

void renderer_draw(Context& ui, int width, int height, bool is_blank) {
    const ImDrawData& data = *ImGui::GetDrawData();
    std::uint64_t& shown = ui.state().picture;
    const bool has_textures = has_new_textures(data);
    if (!is_blank && !has_textures && shown == picture_of(data)) return;
    glViewport(0, 0, width, height);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    // Textures get their names while they are drawn first.
    shown = picture_of(data);
}

void renderer_restart(Context& ui) {
    ui.fonts_lost();
    ui.state().picture = 0;
    ImGui_ImplOpenGL3_Shutdown();
    while (glGetError() != GL_NO_ERROR) {
    }
    ImGui_ImplOpenGL3_Init("#version 300 es");
}
#endif

void headless_start(Context& ui) {
    ImGui::SetCurrentContext(ui.state().imgui);
    ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
}

void finish_headless(Context& ui) {
    ImGui::SetCurrentContext(ui.state().imgui);
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        if (texture->Status == ImTextureStatus_WantDestroy) {
            texture->SetTexID(ImTextureID_Invalid);
            texture->SetStatus(ImTextureStatus_Destroyed);
        } else if (texture->Status != ImTextureStatus_OK) {
            texture->SetTexID(1);
            texture->SetStatus(ImTextureStatus_OK);
        }
    }
}

}  // namespace icx::ui
