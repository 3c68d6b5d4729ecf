#include "ui/theme.hpp"

#include "doctest/doctest.h"

namespace icx::ui {
namespace {

struct Pair {
    Color ink, ground;
    double least;
};
// Every pair that the widgets paint: text 4.5, what one can operate and the focus ring 3.
constexpr Pair kPairs[] = {{Color::text, Color::canvas, 4.5},
                           {Color::text, Color::surface, 4.5},
                           {Color::text, Color::surface_hover, 4.5},
                           {Color::text, Color::surface_pressed, 4.5},
                           {Color::text, Color::surface_raised, 4.5},
                           {Color::text_muted, Color::canvas, 4.5},
                           {Color::text_muted, Color::surface, 4.5},
                           {Color::text_muted, Color::surface_raised, 4.5},
                           {Color::text_muted, Color::surface_sunken, 4.5},
                           {Color::text_muted, Color::rail, 4.5},
                           {Color::accent_text, Color::accent, 4.5},
                           {Color::accent_text, Color::accent_hover, 4.5},
                           {Color::accent_text, Color::accent_pressed, 4.5},
                           {Color::accent_ink, Color::surface, 4.5},
                           {Color::accent_ink, Color::canvas, 4.5},
                           {Color::accent_ink, Color::surface_selected, 4.5},
                           {Color::accent_ink, Color::accent_tint, 4.5},
                           {Color::accent_ink, Color::surface_hover, 4.5},
                           {Color::positive_ink, Color::positive_tint, 4.5},
                           {Color::warning_ink, Color::warning_tint, 4.5},
                           {Color::negative_ink, Color::negative_tint, 4.5},
                           {Color::negative_ink, Color::surface, 4.5},
                           {Color::neutral_ink, Color::neutral_tint, 4.5},
                           {Color::toast_text, Color::toast, 4.5},
                           {Color::toast_accent, Color::toast, 4.5},
                           {Color::border_strong, Color::surface, 3},
                           {Color::border_strong, Color::canvas, 3},
                           {Color::border_strong, Color::surface_raised, 3},
                           {Color::accent, Color::surface, 3},
                           {Color::negative, Color::surface, 3},
                           {Color::focus, Color::surface, 3},
                           {Color::focus, Color::canvas, 3},
                           {Color::focus, Color::rail, 3},
                           {Color::positive, Color::surface, 3}};

TEST_CASE("theme: every painted pair has enough contrast in all three themes") {
    for (Theme theme : {Theme::light, Theme::dark, Theme::contrast}) {
        const Palette& colors = palette(theme);
        for (const Pair& pair : kPairs) {
            CAPTURE(color_name(pair.ink));
            CAPTURE(color_name(pair.ground));
            CAPTURE(static_cast<int>(theme));
            CHECK(contrast_ratio(colors[static_cast<std::size_t>(pair.ink)],
                                 colors[static_cast<std::size_t>(pair.ground)]) >= pair.least);
        }
    }
}

TEST_CASE("theme: contrast of black on white is 21 and of a colour on itself 1") {
    CHECK(contrast_ratio(0x000000FF, 0xFFFFFFFF) == doctest::Approx(21));
    CHECK(contrast_ratio(0x0B6B6BFF, 0x0B6B6BFF) == doctest::Approx(1));
}

TEST_CASE("theme: names and values agree with the tokens") {
    CHECK(color_name(Color::heat_7_text) == "heat-7-text");
    CHECK(color_name(Color::shadow) == "shadow");
    CHECK(palette(Theme::light)[static_cast<std::size_t>(Color::accent)] == 0x0B6B6BFF);
    CHECK(palette(Theme::dark)[static_cast<std::size_t>(Color::likert_5_text)] == 0x06201FFF);
}

TEST_CASE("theme: the person's choice goes before the system's, forced colours before both") {
    SystemColors system;
    system.dark = true;
    CHECK(resolve_theme(ThemeChoice::automatic, system) == Theme::dark);
    CHECK(resolve_theme(ThemeChoice::light, system) == Theme::light);
    system.more_contrast = true;
    CHECK(resolve_theme(ThemeChoice::automatic, system) == Theme::contrast);
    system.forced = true;
    system.canvas = 0x010203FF;
    system.text = 0xF0F0F0FF;
    const Palette forced = resolve_palette(ThemeChoice::light, system);
    CHECK(forced[static_cast<std::size_t>(Color::surface)] == 0x010203FF);
    CHECK(forced[static_cast<std::size_t>(Color::text)] == 0xF0F0F0FF);
}

}  // namespace
}  // namespace icx::ui
