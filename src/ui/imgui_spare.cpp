// What the browser's modules leave out of Dear ImGui. Its tables and columns are never begun (ours
// are laid out by ui/widgets), but its core calls their ends; without these stand-ins the linker
// would carry all of them into the page. The only text that is scanned is the shader language's
// version, "#version 300 es": the C library's scanner, with all its kinds of numbers, is left out.
#include <cstdarg>
#include <cstdlib>

#include "imgui.h"
#include "imgui_internal.h"

namespace ImGui {

void EndTable() {}
void TableEndRow(ImGuiTable*) {}
void TableEndCell(ImGuiTable*) {}
void TablePushColumnChannel(int) {}
void TablePopColumnChannel() {}
void TablePushBackgroundChannel() {}
void TablePopBackgroundChannel() {}
void TableGcCompactTransientBuffers(ImGuiTable*) {}
void TableGcCompactTransientBuffers(ImGuiTableTempData*) {}
void TableGcCompactSettings() {}
void TableSettingsAddSettingsHandler() {}
void EndColumns() {}
void PushColumnsBackground() {}
void PopColumnsBackground() {}

}  // namespace ImGui

// Understands literal text and %d, which is what the renderer asks for.
extern "C" int sscanf(const char* text, const char* format, ...) {
    va_list values;
    va_start(values, format);
    int read = 0;
    for (; *format != 0; format++) {
        if (format[0] == '%' && format[1] == 'd') {
            char* end = nullptr;
            const long value = std::strtol(text, &end, 10);
            if (end == text) break;
            *va_arg(values, int*) = static_cast<int>(value);
            text = end;
            format++;
            read++;
        } else if (*text++ != *format) {
            break;
        }
    }
    va_end(values);
    return read;
}
