// Dear ImGui's compile-time configuration, used by its sources and by every file of ours that
// includes it (a difference between two of them aborts at start). Not a place for style or sizes.
#pragma once

// The item hooks feed the completeness check of the mirror; no test-engine library is linked.
#define IMGUI_ENABLE_TEST_ENGINE
// Emoji and rare Han characters lie above U+FFFF.
#define IMGUI_USE_WCHAR32
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
// The page always brings its own faces; the embedded one, used by headless tests, costs 10 kB.
#if defined(__EMSCRIPTEN__)
#define IMGUI_DISABLE_DEFAULT_FONT
#endif
#define IMGUI_DISABLE_FILE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
#define IMGUI_DISABLE_WIN32_FUNCTIONS
