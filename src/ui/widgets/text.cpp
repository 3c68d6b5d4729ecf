#include "ui/widgets/text.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "ui/tokens.hpp"
#include "ui/widgets/controls.hpp"
#include "ui/widgets/internal.hpp"

namespace icx::ui {
namespace {

struct TonePaint {
    Color shape, ink, ground;
};
TonePaint paint_of(Tone tone) {
    switch (tone) {
    case Tone::neutral:
        return {Color::neutral, Color::neutral_ink, Color::neutral_tint};
    case Tone::accent:
        return {Color::accent, Color::accent_ink, Color::accent_tint};
    case Tone::positive:
        return {Color::positive, Color::positive_ink, Color::positive_tint};
    case Tone::warning:
        return {Color::warning, Color::warning_ink, Color::warning_tint};
    case Tone::negative:
        return {Color::negative, Color::negative_ink, Color::negative_tint};
    }
    return {Color::neutral, Color::neutral_ink, Color::neutral_tint};
}

// The words with their line breaks made explicit, as the mirror shows them.
std::string broken(std::string_view words, const TextBlock& block) {
    if (block.lines.size() < 2) return std::string(words);
    std::string out;
    for (std::size_t i = 0; i < block.lines.size(); ++i) {
        const TextLine& line = block.lines[i];
        if (i > 0) out += '\n';
        out += words.substr(line.begin, line.end - line.begin);
        // A soft break keeps its space, so that searching over it works.
        if (i + 1 < block.lines.size() && line.end < words.size() && words[line.end] == ' ')
            out += ' ';
    }
    if (block.clipped) {
        const std::size_t end = block.lines.back().end;
        if (end < words.size()) out += words.substr(end);
    }
    return out;
}

struct Flowed {
    Rect place;
    const TextBlock* block;
};
Flowed flow_text(Context& ui, TextStyle style, std::string_view words, const TextOptions& o) {
    const TextBlock& single = layout_text(ui, style, o.strong, words, 0);
    float natural = std::ceil(single.width);
    if (o.max_width > 0) natural = std::min(natural, o.max_width);
    const bool in_row = ui.state().layout().flow == Flow::row;
    const Fit fit = o.grow ? Fit::grow : Fit::shrink;
    float width = offer(ui, natural, fit);
    // In a column the text may use the whole width for its alignment.
    if (!in_row && o.align != Align::start) width = offer(ui, natural, Fit::grow);
    if (o.max_width > 0) width = std::min(width, o.max_width);
    const bool fits = single.width <= width + 0.5f;
    int lines = o.max_lines;
    if (o.nowrap) lines = 1;
    const TextBlock& block = fits ? single : layout_text(ui, style, o.strong, words, width, lines);
    const Rect place = put(ui, natural, width, block.height, fit);
    return {place, &block};
}

bool on_screen(Context& ui, const Rect& r) {
    return ImGui::IsRectVisible({mirrored(ui, r.x, r.w), r.y},
                                {mirrored(ui, r.x, r.w) + r.w, r.bottom()});
}

void text_node(Context& ui, Role role, const Rect& place, TextStyle style, std::string_view words,
               const TextBlock& block, const TextOptions& o, int level = 0) {
    const std::uint32_t id = o.id.empty() ? next_region_id(ui) : make_id(ui, o.id);
    SemNode& node = add_node(ui, role, id, place, broken(words, block));
    node.flags = 0;
    node.style = text_style(style, o.strong, o.align);
    node.level = level;
}

}  // namespace

void text(Context& ui, TextStyle style, std::string_view words, const TextOptions& o) {
    if (words.empty()) return;
    const Flowed flowed = flow_text(ui, style, words, o);
    if (on_screen(ui, flowed.place))
        paint_text(ui, flowed.place, style, o.strong, o.color, words, *flowed.block, o.align);
    if (!o.decorative) text_node(ui, Role::text, flowed.place, style, words, *flowed.block, o);
}

void text(Context& ui, std::string_view words, const TextOptions& o) {
    text(ui, TextStyle::body, words, o);
}

void caption(Context& ui, std::string_view words, TextOptions o) {
    text(ui, TextStyle::caption, words, o);
}

void muted(Context& ui, std::string_view words, TextOptions o) {
    text(ui, TextStyle::body, words, o);
}

void paragraph(Context& ui, std::string_view words, TextOptions o) {
    if (o.max_width <= 0) o.max_width = tokens::size::kReadingMax;
    text(ui, TextStyle::body, words, o);
}

void heading(Context& ui, int level, std::string_view words, const HeadingOptions& h) {
    const TextStyle usual = level == 1   ? TextStyle::title
                            : level == 2 ? TextStyle::reading
                                         : TextStyle::body;
    TextOptions o;
    o.strong = true;
    o.color = h.color.value_or(Color::text);
    o.max_lines = h.max_lines;
    o.grow = h.grow;
    o.max_width = h.max_width;
    const TextStyle style = h.style.value_or(usual);
    if (h.hidden) {
        const Layout& l = ui.state().layout();
        const bool row = l.flow == Flow::row;
        const Rect place{row ? l.cursor : l.box.x, row ? l.line_y : l.cursor, 1, 1};
        SemNode& node = add_node(ui, Role::heading, next_region_id(ui), place, words);
        node.level = level;
        node.flags = kHiddenLabel;
        return;
    }
    const Flowed flowed = flow_text(ui, style, words, o);
    if (on_screen(ui, flowed.place))
        paint_text(ui, flowed.place, style, true, o.color, words, *flowed.block);
    text_node(ui, Role::heading, flowed.place, style, words, *flowed.block, o, level);
}

float text_width(Context& ui, TextStyle style, std::string_view words, bool strong) {
    return layout_text(ui, style, strong, words, 0).width;
}

float text_height(Context& ui, TextStyle style, std::string_view words, float width, bool strong) {
    return layout_text(ui, style, strong, words, width).height;
}

void icon(Context& ui, Icon glyph, const IconOptions& o) {
    const Rect r = put(ui, o.size, o.size, o.size, Fit::natural);
    paint_icon(ui, r, glyph, o.size, o.color, o.fill);
    if (!o.name.empty()) add_node(ui, Role::image, next_region_id(ui), r, o.name).flags = 0;
}

void icon_tile(Context& ui, Icon glyph, Tone tone, float size) {
    const Rect r = put(ui, size, size, size, Fit::natural);
    const TonePaint paint = paint_of(tone);
    fill_rect(ui, r, paint.ground, size > 40 ? 16.0f : 8.0f);
    paint_icon(ui, r, glyph, size > 40 ? 28.0f : 20.0f, paint.ink,
               tone == Tone::negative && size <= 40);
}

void status(Context& ui, std::optional<Icon> glyph, std::string_view words, Tone tone,
            TextStyle style) {
    Row row(ui, {.gap = style == TextStyle::caption ? 6.0f : 4.0f});
    const bool loud = tone == Tone::negative;
    if (glyph) {
        const Color color = tone == Tone::neutral ? Color::text_muted : paint_of(tone).shape;
        icon(ui, *glyph,
             {.size = style == TextStyle::caption ? 16.0f : 20.0f, .color = color, .fill = loud});
    }
    text(ui, style, words,
         {.color = loud ? Color::negative_ink : Color::text_muted, .strong = loud});
}

void tag(Context& ui, std::string_view words, const TagOptions& o) {
    const float icon_width = o.icon ? 18.0f : 0.0f;
    const float width =
        std::ceil(text_width(ui, TextStyle::caption, words, !o.outline)) + 16 + icon_width;
    const Rect r = put(ui, width, 24, Fit::natural);
    const TonePaint paint = paint_of(o.tone);
    if (o.outline)
        stroke_rect(ui, r, Color::border_strong, 1, tokens::radius::kTag);
    else
        fill_rect(ui, r, paint.ground, tokens::radius::kTag);
    const Color ink = o.outline ? Color::text_muted : paint.ink;
    Rect inner{r.x + 8, r.y, r.w - 16, r.h};
    if (o.icon) {
        paint_icon(ui, {r.x + 6, r.y, 16, r.h}, *o.icon, 16, ink);
        inner = {r.x + 26, r.y, r.w - 34, r.h};
    }
    paint_line(ui, inner, TextStyle::caption, !o.outline, ink, words);
    SemNode& node =
        add_node(ui, Role::text, next_region_id(ui), {inner.x, r.y + 4, inner.w, 16}, words);
    node.flags = 0;
    node.style = text_style(TextStyle::caption, !o.outline);
}

void count(Context& ui, int number) {
    const std::string words = std::to_string(number);
    const float width = std::max(24.0f, text_width(ui, TextStyle::caption, words, true) + 12);
    const Rect r = put(ui, width, 20, Fit::natural);
    fill_rect(ui, r, Color::neutral_tint, 10);
    paint_line(ui, r, TextStyle::caption, true, Color::neutral_ink, words, Align::center);
    SemNode& node = add_node(ui, Role::text, next_region_id(ui), {r.x, r.y + 2, r.w, 16}, words);
    node.flags = 0;
    node.style = text_style(TextStyle::caption, true, Align::center);
}

void key_cap(Context& ui, std::string_view key) {
    const float width = text_width(ui, TextStyle::caption, key) + 14;
    const Rect r = put(ui, width, 22, Fit::natural);
    paint_key_cap(ui, r, key);
    SemNode& node = add_node(ui, Role::text, next_region_id(ui), {r.x, r.y + 3, r.w, 16}, key);
    node.flags = 0;
    node.style = text_style(TextStyle::caption, false, Align::center);
}

void avatar(Context& ui, std::string_view initials, Tone tone, float size) {
    const Rect r = put(ui, size, size, Fit::natural);
    const TonePaint paint = paint_of(tone);
    const bool own = tone == Tone::accent;
    fill_circle(ui, r.x + size / 2, r.y + size / 2, size / 2, own ? Color::accent : paint.ground);
    paint_line(ui, r, TextStyle::caption, true, own ? Color::accent_text : paint.ink, initials,
               Align::center);
}

void logo(Context& ui, float size) {
    const Rect r = put(ui, size, size, Fit::natural);
    const float u = size / 24;
    fill_rect(ui, r, Color::accent, 8 * u);
    fill_circle(ui, r.x + 7 * u, r.y + 12 * u, 3 * u, Color::accent_text);
    fill_circle(ui, r.x + 17 * u, r.y + 7 * u, 3 * u, Color::accent_text);
    fill_circle(ui, r.x + 17 * u, r.y + 17 * u, 3 * u, Color::accent_text);
}

void big_number(Context& ui, std::string_view number, std::string_view note) {
    Row row(ui, {.gap = 12});
    text(ui, TextStyle::display, number, {.strong = true});
    if (!note.empty()) caption(ui, note, {.color = Color::text_muted, .grow = true});
}

void finding(Context& ui, std::string_view words) {
    space(ui, 4);
    divider(ui);
    space(ui, 4);
    Row row(ui, {.gap = 8, .align = Align::start});
    icon(ui, Icon::practice, {.size = 16, .color = Color::accent_ink});
    text(ui, words, {.grow = true});
}

void progress_bar(Context& ui, std::string_view id, float share, const ProgressOptions& o) {
    share = std::clamp(share, 0.0f, 1.0f);
    const Rect r = put(ui, 0, offer(ui, 0, o.grow ? Fit::grow : Fit::fill), o.height,
                       o.grow ? Fit::grow : Fit::fill);
    fill_rect(ui, r, Color::band_neutral, o.height / 2);
    // The ground's own extent must be seen where its colour is too pale to carry it.
    const Rect done{r.x, r.y, std::floor(r.w * share), r.h};
    if (done.w >= 1)
        fill_corners(ui, done, Color::accent, std::min(o.height / 2, done.w / 2),
                     share > 0.995f ? Corners::all : Corners::start);
    SemNode& node = add_node(ui, Role::progress, make_id(ui, id), r, o.name, kHiddenLabel);
    node.value = std::to_string(static_cast<int>(std::lround(share * 100)));
    node.detail = o.words;
}

bool banner(Context& ui, std::string_view id, std::string_view words, const BannerOptions& o) {
    const TonePaint paint = paint_of(o.tone);
    const Icon glyph = o.tone == Tone::warning    ? Icon::warning
                       : o.tone == Tone::negative ? Icon::error
                       : o.tone == Tone::positive ? Icon::success
                                                  : Icon::info;
    IdScope scope(ui, id);
    Group group(ui, "banner", o.live ? Role::status : Role::group);
    Column box(ui, {.padding = {12, 12}, .gap = 8, .background = paint.ground, .radius = 8});
    Row row(ui, {.gap = 8, .align = Align::start});
    icon(ui, glyph, {.size = 20, .color = paint.ink});
    text(ui, words, {.color = paint.ink, .grow = true});
    if (o.action.empty()) return false;
    return button(ui, "action", o.action, {.kind = ButtonKind::secondary, .size = Size::dense});
}

EmptyStateChoice empty_state(Context& ui, std::string_view id, const EmptyStateOptions& o) {
    IdScope scope(ui, id);
    EmptyStateChoice choice = EmptyStateChoice::none;
    // In a card it needs no second one round it.
    std::optional<Card> card;
    std::optional<Column> plain;
    if (ui.state().layout().card)
        plain.emplace(ui, BoxOptions{.padding = {16, 32}, .gap = 0, .min_height = o.min_height});
    else
        card.emplace(ui, CardOptions{.padding = {32, 32}, .gap = 0, .min_height = o.min_height});
    {
        // Centred in the card by what it needed the last time.
        const std::uint32_t place = make_id(ui, "height");
        const float needed = memory_of(ui, place).value[0];
        space(ui, std::max(0.0f, std::floor((o.min_height - 64 - needed) / 2)));
        const float begin = ui.state().layout().cursor;
        Column column(ui, {.gap = 0, .align = Align::center});
        icon_tile(ui, o.icon, o.tone, 56);
        space(ui, 16);
        heading(ui, o.heading_level, o.title, {.style = TextStyle::title});
        space(ui, 4);
        text(ui, o.words, {.color = Color::text_muted, .align = Align::center, .max_width = 400});
        if (!o.primary.empty() || !o.secondary.empty()) {
            space(ui, 24);
            const bool stacked = narrower_than(ui, 400);
            auto buttons = [&] {
                if (!o.primary.empty() &&
                    button(ui, "primary", o.primary,
                           {.kind = ButtonKind::primary, .full_width = stacked}))
                    choice = EmptyStateChoice::primary;
                if (stacked) space(ui, 8);
                if (!o.secondary.empty() &&
                    button(ui, "secondary", o.secondary,
                           {.kind = o.tone == Tone::negative ? ButtonKind::secondary
                                                             : ButtonKind::quiet,
                            .full_width = stacked}))
                    choice = EmptyStateChoice::secondary;
            };
            if (stacked) {
                buttons();
            } else {
                Row row(ui, {.gap = 8, .pack = Align::center});
                buttons();
            }
        }
        remember(ui, place, 0, ui.state().layout().cursor - begin);
    }
    return choice;
}

void skeleton(Context& ui, int lines, std::string_view spoken) {
    Group group(ui, "loading", Role::status, spoken, {.flags = kBusy});
    for (int i = 0; i < lines; ++i) {
        const float width = offer(ui, 0, Fit::grow) * (i % 3 == 2 ? 0.6f : 1.0f);
        const Rect r = put(ui, width, width, 16, Fit::natural);
        fill_rect(ui, r, Color::surface_sunken, 4);
    }
}

}  // namespace icx::ui
