// The three themes as colours by name. The values are generated from assets/tokens.json; forced
// colours replace them by the system's. Everything painted takes its colour from here.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace icx::ui {

enum class Color : std::uint8_t {
    canvas,
    surface,
    surface_raised,
    surface_sunken,
    surface_hover,
    surface_pressed,
    surface_selected,
    rail,
    border,
    border_strong,
    border_hover,
    text,
    text_muted,
    text_disabled,
    accent,
    accent_hover,
    accent_pressed,
    accent_text,
    accent_ink,
    accent_tint,
    focus,
    selection,
    positive,
    positive_ink,
    positive_tint,
    positive_text,
    warning,
    warning_ink,
    warning_tint,
    warning_text,
    negative,
    negative_ink,
    negative_tint,
    negative_text,
    neutral,
    neutral_ink,
    neutral_tint,
    neutral_text,
    series_1,
    series_2,
    series_3,
    series_4,
    series_5,
    series_6,
    series_7,
    series_8,
    heat_1,
    heat_2,
    heat_3,
    heat_4,
    heat_5,
    heat_6,
    heat_7,
    heat_1_text,
    heat_2_text,
    heat_3_text,
    heat_4_text,
    heat_5_text,
    heat_6_text,
    heat_7_text,
    likert_1,
    likert_2,
    likert_3,
    likert_4,
    likert_5,
    likert_1_text,
    likert_2_text,
    likert_3_text,
    likert_4_text,
    likert_5_text,
    axis,
    grid,
    band,
    band_neutral,
    hatch,
    note_1,
    note_2,
    note_3,
    note_4,
    note_text,
    note_border,
    toast,
    toast_text,
    toast_accent,
    scrim,
    shadow,
    count
};
constexpr int kColorCount = static_cast<int>(Color::count);

enum class Theme : std::uint8_t { light, dark, contrast };
enum class ThemeChoice : std::uint8_t { automatic, light, dark, contrast };

// 0xRRGGBBAA
using Palette = std::array<std::uint32_t, kColorCount>;

const Palette& palette(Theme theme);
std::string_view color_name(Color color);  // "surface-raised", as in tokens.json

// What the system asks for, reported by the platform.
struct SystemColors {
    bool dark = false;
    bool more_contrast = false;
    bool forced = false;
    // Canvas, CanvasText, ButtonText, Highlight, HighlightText, GrayText, LinkText as 0xRRGGBBAA;
    // meaningful only if forced.
    std::uint32_t canvas = 0, text = 0, button_text = 0, highlight = 0, highlight_text = 0,
                  gray = 0, link = 0;
};

Theme resolve_theme(ThemeChoice choice, const SystemColors& system);
Palette resolve_palette(ThemeChoice choice, const SystemColors& system);

// WCAG 2 contrast ratio of two opaque colours, 1 to 21.
double contrast_ratio(std::uint32_t a, std::uint32_t b);

}  // namespace icx::ui
