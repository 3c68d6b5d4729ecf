#include "ui/widgets/renderer.hpp"

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

void renderer_draw(Context&, int width, int height) {
    glViewport(0, 0, width, height);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

void renderer_restart(Context& ui) {
    ui.fonts_lost();
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
