#include "ui/theme.hpp"

#include <algorithm>
#include <cmath>

#include "ui/tokens.hpp"

namespace icx::ui {
namespace {

static_assert(sizeof(tokens::Palette) == sizeof(std::uint32_t) * kColorCount,
              "Color lists the tokens in their order");

constexpr Palette from_tokens(const tokens::Palette& source) {
    // std::bit_cast is missing from the C++ library of Emscripten 3.1.
    auto rgb = __builtin_bit_cast(Palette, source);
    for (auto& value : rgb)
        value = value << 8 | 0xFF;
    return rgb;
}

constexpr Palette kPalettes[] = {from_tokens(tokens::kLight), from_tokens(tokens::kDark),
                                 from_tokens(tokens::kContrast)};

constexpr std::string_view kNames[kColorCount] = {"canvas",
                                                  "surface",
                                                  "surface-raised",
                                                  "surface-sunken",
                                                  "surface-hover",
                                                  "surface-pressed",
                                                  "surface-selected",
                                                  "rail",
                                                  "border",
                                                  "border-strong",
                                                  "border-hover",
                                                  "text",
                                                  "text-muted",
                                                  "text-disabled",
                                                  "accent",
                                                  "accent-hover",
                                                  "accent-pressed",
                                                  "accent-text",
                                                  "accent-ink",
                                                  "accent-tint",
                                                  "focus",
                                                  "selection",
                                                  "positive",
                                                  "positive-ink",
                                                  "positive-tint",
                                                  "positive-text",
                                                  "warning",
                                                  "warning-ink",
                                                  "warning-tint",
                                                  "warning-text",
                                                  "negative",
                                                  "negative-ink",
                                                  "negative-tint",
                                                  "negative-text",
                                                  "neutral",
                                                  "neutral-ink",
                                                  "neutral-tint",
                                                  "neutral-text",
                                                  "series-1",
                                                  "series-2",
                                                  "series-3",
                                                  "series-4",
                                                  "series-5",
                                                  "series-6",
                                                  "series-7",
                                                  "series-8",
                                                  "heat-1",
                                                  "heat-2",
                                                  "heat-3",
                                                  "heat-4",
                                                  "heat-5",
                                                  "heat-6",
                                                  "heat-7",
                                                  "heat-1-text",
                                                  "heat-2-text",
                                                  "heat-3-text",
                                                  "heat-4-text",
                                                  "heat-5-text",
                                                  "heat-6-text",
                                                  "heat-7-text",
                                                  "likert-1",
                                                  "likert-2",
                                                  "likert-3",
                                                  "likert-4",
                                                  "likert-5",
                                                  "likert-1-text",
                                                  "likert-2-text",
                                                  "likert-3-text",
                                                  "likert-4-text",
                                                  "likert-5-text",
                                                  "axis",
                                                  "grid",
                                                  "band",
                                                  "band-neutral",
                                                  "hatch",
                                                  "note-1",
                                                  "note-2",
                                                  "note-3",
                                                  "note-4",
                                                  "note-text",
                                                  "note-border",
                                                  "toast",
                                                  "toast-text",
                                                  "toast-accent",
                                                  "scrim",
                                                  "shadow"};

double linear(std::uint32_t channel) {
    const double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(std::uint32_t rgba) {
    return 0.2126 * linear(rgba >> 24) + 0.7152 * linear(rgba >> 16 & 0xFF) +
           0.0722 * linear(rgba >> 8 & 0xFF);
}

// Forced colours know a handful of roles: grounds, text, what can be operated, what is chosen.
void force(Palette& p, const SystemColors& system) {
    auto set = [&](std::uint32_t value, std::initializer_list<Color> colors) {
        for (Color color : colors)
            p[static_cast<int>(color)] = value;
    };
    using enum Color;
    set(system.canvas, {canvas, surface, surface_raised, surface_sunken, surface_hover,
                        surface_pressed, rail, accent_tint, positive_tint, warning_tint,
                        negative_tint, neutral_tint, toast, heat_4, likert_3, band, band_neutral});
    set(system.text,
        {text, text_muted, border, positive, positive_ink, warning, warning_ink, negative,
         negative_ink, neutral, neutral_ink, toast_text, axis, grid, heat_4_text, likert_3_text});
    set(system.button_text, {border_strong, border_hover, toast_accent});
    set(system.highlight,
        {accent, accent_hover, accent_pressed, focus, selection, surface_selected});
    set(system.highlight_text, {accent_text});
    set(system.gray, {text_disabled});
    set(system.link, {accent_ink});
    // Selected grounds carry the accent's ink; both come from the highlight pair here.
    set(system.canvas, {surface_selected});
}

}  // namespace

const Palette& palette(Theme theme) { return kPalettes[static_cast<int>(theme)]; }

std::string_view color_name(Color color) { return kNames[static_cast<int>(color)]; }

Theme resolve_theme(ThemeChoice choice, const SystemColors& system) {
    switch (choice) {
    case ThemeChoice::light:
        return Theme::light;
    case ThemeChoice::dark:
        return Theme::dark;
    case ThemeChoice::contrast:
        return Theme::contrast;
    case ThemeChoice::automatic:
        break;
    }
    if (system.more_contrast && !system.forced) return Theme::contrast;
    return system.dark ? Theme::dark : Theme::light;
}

Palette resolve_palette(ThemeChoice choice, const SystemColors& system) {
    Palette result = palette(resolve_theme(choice, system));
    if (system.forced) force(result, system);
    return result;
}

double contrast_ratio(std::uint32_t a, std::uint32_t b) {
    const double x = luminance(a), y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

}  // namespace icx::ui
