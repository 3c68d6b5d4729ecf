// Checkboxes, radios and the respondents' scales: what one answers with.
#include <algorithm>
#include <cmath>
#include <string>

#include "ui/tokens.hpp"
#include "ui/widgets/controls.hpp"
#include "ui/widgets/internal.hpp"
#include "ui/widgets/layout.hpp"
#include "ui/widgets/text.hpp"

namespace icx::ui {
namespace {

enum class Shape : std::uint8_t { box, ring, track };

struct Mark {
    Shape shape;
    bool on, mixed, invalid;
    float size;
};

void paint_mark(Context& ui, const Rect& r, const Mark& m, const Interaction& it) {
    const Color edge = m.invalid               ? Color::negative
                       : it.hovered || it.held ? Color::border_hover
                                               : Color::border_strong;
    const Color ground = it.held      ? Color::surface_pressed
                         : it.hovered ? Color::surface_hover
                                      : Color::surface;
    const Color full = it.held      ? Color::accent_pressed
                       : it.hovered ? Color::accent_hover
                                    : Color::accent;
    const float cx = r.x + r.w / 2, cy = r.y + r.h / 2;
    if (m.shape == Shape::track) {
        if (m.on) {
            fill_rect(ui, r, full, 12);
            fill_circle(ui, r.right() - 12, cy, 9, Color::accent_text);
        } else {
            stroke_rect(ui, r, edge, 2, 12);
            fill_circle(ui, r.x + 12, cy, 8, edge);
        }
    } else if (m.shape == Shape::ring) {
        fill_circle(ui, cx, cy, m.size / 2, ground);
        stroke_circle(ui, cx, cy, m.size / 2, m.on ? full : edge, m.on || m.invalid ? 2.0f : 1.0f);
        if (m.on) fill_circle(ui, cx, cy, m.size / 4, full);
    } else if (m.on || m.mixed) {
        fill_rect(ui, r, full, 4);
        if (m.mixed)
            fill_rect(ui, {r.x + 5, cy - 1, r.w - 10, 2}, Color::accent_text);
        else
            paint_icon(ui, r, Icon::check, 16, Color::accent_text);
    } else {
        fill_rect(ui, r, ground, 4);
        stroke_rect(ui, r, edge, m.invalid ? 2.0f : 1.0f, 4);
    }
}

// One control with its words beside it; the whole is the target.
bool choice_row(Context& ui, std::uint32_t key, Role role, Shape shape, std::string_view label,
                bool on, const CheckOptions& o) {
    const bool large = o.size == Size::large || ui.viewport().touch;
    const float mark = shape == Shape::track ? 40 : large && shape == Shape::ring ? 24 : 20;
    const float mark_height = shape == Shape::track ? 24 : mark;
    const TextStyle style = o.size == Size::large ? TextStyle::reading : TextStyle::body;
    const float pad = o.boxed ? 12 : 0;
    const float gap = o.hide_label ? 0 : shape == Shape::track ? 12.0f : 8.0f;
    const float lead = pad + mark + gap;
    const bool strong = shape == Shape::track || (o.boxed && on);
    const TextBlock& whole = layout_text(ui, style, strong, label, 0);
    const float help_width = o.help.empty() ? 0 : text_width(ui, TextStyle::caption, o.help);
    float natural = lead + pad;
    if (!o.hide_label) natural += std::ceil(std::max(whole.width, help_width));
    const float width = offer(ui, natural, o.boxed ? Fit::grow : Fit::shrink);
    const float room = width - lead - pad;
    const TextBlock& block = o.hide_label || whole.width <= room + 0.5f
                                 ? whole
                                 : layout_text(ui, style, strong, label, room);
    const TextBlock* help =
        o.help.empty() ? nullptr : &layout_text(ui, TextStyle::caption, false, o.help, room);
    float height = o.hide_label ? 0 : block.height + (help != nullptr ? help->height : 0);
    const float low = large ? 48.0f : o.boxed ? 40.0f : 32.0f;
    height = std::max(height + (o.boxed ? 16 : 8), low);
    const Rect r = put(ui, natural, width, height, o.boxed ? Fit::grow : Fit::shrink);
    const Interaction it = interact(ui, key, r);
    const bool invalid = !o.error.empty();
    const float words_height = block.height + (help != nullptr ? help->height : 0);
    const float top = r.y + std::floor((r.h - words_height) / 2);
    const float line = metrics(style).line;
    const Rect words{r.x + lead, top, room, block.height};
    if (it.visible) {
        if (o.boxed) {
            fill_rect(ui, r,
                      on           ? Color::surface_selected
                      : it.hovered ? Color::surface_hover
                                   : Color::surface,
                      8);
            stroke_rect(ui, r,
                        invalid      ? Color::negative
                        : on         ? Color::accent
                        : it.hovered ? Color::border_hover
                                     : Color::border_strong,
                        invalid ? 2.0f : 1.0f, 8);
        }
        const float mark_top = o.hide_label || help == nullptr
                                   ? r.y + std::floor((r.h - mark_height) / 2)
                                   : top + std::floor((line - mark_height) / 2) +
                                         (shape == Shape::track ? 6.0f : 0.0f);
        paint_mark(ui, {r.x + pad, mark_top, mark, mark_height},
                   {shape, on, o.mixed, invalid, mark}, it);
        if (!o.hide_label) {
            paint_text(ui, words, style, strong, Color::text, label, block);
            if (help != nullptr)
                paint_text(ui, {words.x, words.bottom(), room, help->height}, TextStyle::caption,
                           false, Color::text_muted, o.help, *help);
        }
    }
    std::uint32_t flags = (on ? kChecked : 0u) | (o.mixed ? kMixed : 0u) |
                          (invalid ? kInvalid : 0u) | (o.hide_label ? kHiddenLabel : 0u);
    SemNode& node = add_node(ui, role, key, r, label, flags);
    node.style = text_style(style, strong);
    node.value = o.name;
    if (!o.hide_label) node.label = words;
    if (!o.help.empty()) node.described_by.push_back(hash_id(key, "help"));
    // A radio's error is said once, by its group.
    if (invalid && role != Role::radio) node.described_by.push_back(hash_id(key, "error"));
    if (help != nullptr) {
        SemNode& note = add_node(ui, Role::text, hash_id(key, "help"),
                                 {words.x, words.bottom(), room, help->height}, o.help);
        note.flags = kNoPointer;
        note.style = text_style(TextStyle::caption, false);
    }
    return take_press(ui, key);
}

std::string step_name(const ScaleOptions& o, int step) {
    const auto index = static_cast<std::size_t>(step - o.first);
    std::string name = std::to_string(step);
    if (index < o.words.size()) name += " " + std::string(o.words[index]);
    return name;
}

}  // namespace

void error_line(Context& ui, std::uint32_t id, std::string_view words) {
    Row row(ui, {.gap = 4});
    icon(ui, Icon::error, {.size = 16, .color = Color::negative_ink});
    const TextStyle style = TextStyle::caption;
    const float natural = std::ceil(text_width(ui, style, words));
    const float width = offer(ui, natural, Fit::grow);
    const TextBlock& block = layout_text(ui, style, false, words, width);
    const Rect r = put(ui, natural, width, block.height, Fit::grow);
    paint_text(ui, r, style, false, Color::negative_ink, words, block);
    SemNode& node = add_node(ui, Role::text, id, r, words);
    node.flags = 0;
    node.style = text_style(style, false);
}

bool checkbox(Context& ui, std::string_view id, std::string_view label, bool& on,
              const CheckOptions& o) {
    const Disabled disabled(ui, o.disabled);
    const std::uint32_t key = make_id(ui, id);
    const bool pressed = ui.state().press == key && ui.state().disabled == 0;
    if (pressed) on = !on;
    if (o.error.empty()) {
        choice_row(ui, key, Role::checkbox, Shape::box, label, on, o);
        return pressed;
    }
    Column column(ui, {.gap = 0});
    choice_row(ui, key, Role::checkbox, Shape::box, label, on, o);
    error_line(ui, hash_id(key, "error"), o.error);
    return pressed;
}

bool toggle(Context& ui, std::string_view id, std::string_view label, bool& on,
            const CheckOptions& o) {
    const Disabled disabled(ui, o.disabled);
    const std::uint32_t key = make_id(ui, id);
    const bool pressed = ui.state().press == key && ui.state().disabled == 0;
    if (pressed) on = !on;
    choice_row(ui, key, Role::switch_, Shape::track, label, on, o);
    return pressed;
}

bool radio(Context& ui, std::string_view id, std::string_view label, bool selected,
           const CheckOptions& o) {
    const Disabled disabled(ui, o.disabled);
    return choice_row(ui, make_id(ui, id), Role::radio, Shape::ring, label, selected, o);
}

bool radio_group(Context& ui, std::string_view id, std::string_view name,
                 std::span<const Choice> choices, int& selected, const ChoiceOptions& o) {
    IdScope scope(ui, id);
    const Disabled disabled(ui, o.disabled);
    if (o.show_name) text(ui, name, {.strong = true, .decorative = true});
    const std::uint32_t error_id = make_id(ui, "error"), help_id = make_id(ui, "help");
    if (!o.help.empty())
        text(ui, TextStyle::caption, o.help, {.color = Color::text_muted, .id = "help"});
    const std::uint32_t flags = (o.required ? kRequired : 0u) | (o.error.empty() ? 0u : kInvalid);
    std::vector<std::uint32_t> described;
    if (!o.help.empty()) described.push_back(help_id);
    if (!o.error.empty()) described.push_back(error_id);
    bool changed = false;
    {
        Group group(ui, "group", Role::radiogroup, name,
                    {.flags = flags, .described_by = described});
        const bool large = o.size == Size::large;
        auto rows = [&] {
            for (std::size_t i = 0; i < choices.size(); ++i) {
                const Choice& c = choices[i];
                const std::uint32_t key = make_id(ui, c.id);
                const bool on = static_cast<int>(i) == selected;
                const bool pressed =
                    ui.state().press == key && ui.state().disabled == 0 && !c.disabled;
                if (pressed) {
                    changed = !on;
                    selected = static_cast<int>(i);
                }
                CheckOptions check;
                check.help = c.help;
                check.size = o.size;
                check.disabled = c.disabled;
                check.boxed = o.boxed || large;
                check.error = o.error;
                radio(ui, c.id, c.label, static_cast<int>(i) == selected, check);
            }
        };
        if (o.horizontal) {
            Row row(ui, {.gap = 16, .wrap = true});
            rows();
        } else {
            Column column(ui, {.gap = large || o.boxed ? 8.0f : 0.0f});
            rows();
        }
    }
    if (!o.error.empty()) error_line(ui, error_id, o.error);
    return changed;
}

bool scale(Context& ui, std::string_view id, std::string_view name, std::optional<int>& value,
           const ScaleOptions& o) {
    IdScope scope(ui, id);
    const Disabled disabled(ui, o.disabled);
    ContextState& s = ui.state();
    const int count = o.last - o.first + 1;
    const bool na = !o.not_applicable.empty();
    const bool invalid = !o.error.empty();
    Column column(ui, {.gap = 0});
    const float width = offer(ui, 0, Fit::grow);
    const bool phone = width < o.stack_below;
    const float gap = o.joined ? 0 : 8;
    int per_row = count;
    if (!o.joined && phone && count > 7) per_row = (count + 1) / 2;
    if (!o.joined && width / static_cast<float>(per_row) < 40) per_row = std::min(per_row, 5);
    const int rows = (count + per_row - 1) / per_row;
    const float step_height = tokens::size::kRespondentTarget;
    const float step_width =
        o.joined || count >= 6 || phone
            ? (width - gap * static_cast<float>(per_row - 1)) / static_cast<float>(per_row)
            : std::min(112.0f, (width - gap * static_cast<float>(per_row - 1)) /
                                   static_cast<float>(per_row));
    const float height = static_cast<float>(rows) * step_height + static_cast<float>(rows - 1) * 8;

    const std::uint32_t low_id = make_id(ui, "low"), high_id = make_id(ui, "high"),
                        error_id = make_id(ui, "error");
    std::uint32_t flags = (o.required ? kRequired : 0u) | (invalid ? kInvalid : 0u);
    const int group = open_node(ui, Role::radiogroup, make_id(ui, "group"), name, flags);
    if (invalid) s.nodes[static_cast<std::size_t>(group)].described_by.push_back(error_id);
    bool changed = false;
    const Rect area = put(ui, 0, width, height, Fit::grow);
    for (int i = 0; i < count; ++i) {
        const int step = o.first + i;
        const int column_index = i % per_row, row_index = i / per_row;
        float left = static_cast<float>(column_index) * (step_width + gap);
        float right = left + step_width;
        left = std::floor(left + 0.01f);
        right = std::floor(right + 0.01f) + (o.joined && i + 1 < count ? 1.0f : 0.0f);
        const Rect r{area.x + left, area.y + static_cast<float>(row_index) * (step_height + 8),
                     right - left, step_height};
        const std::uint32_t key = make_id(ui, std::to_string(step));
        if (take_press(ui, key)) {
            changed = value != step;
            value = step;
        }
        const bool on = value == step;
        const Interaction it = interact(ui, key, r);
        const Corners corners = !o.joined        ? Corners::all
                                : count == 1     ? Corners::all
                                : i == 0         ? Corners::start
                                : i + 1 == count ? Corners::end
                                                 : Corners::none;
        if (it.visible) {
            const Color ground = on           ? (it.held      ? Color::accent_pressed
                                                 : it.hovered ? Color::accent_hover
                                                              : Color::accent)
                                 : it.held    ? Color::surface_pressed
                                 : it.hovered ? Color::surface_hover
                                              : Color::surface;
            fill_corners(ui, r, ground, 8, corners);
            if (!on)
                stroke_corners(ui, r,
                               invalid      ? Color::negative
                               : it.hovered ? Color::border_hover
                                            : Color::border_strong,
                               invalid ? 2.0f : 1.0f, 8, corners);
            if (on && o.joined)
                paint_icon(ui, r, Icon::check, 20, Color::accent_text);
            else
                paint_line(ui, r, TextStyle::reading, on, on ? Color::accent_text : Color::text,
                           std::to_string(step), Align::center);
        }
        SemNode& node = add_node(ui, Role::radio, key, r, step_name(o, step), on ? kChecked : 0u);
        node.style = text_style(TextStyle::reading, on, Align::center);
        if (!o.words.empty()) node.flags |= kHiddenLabel;
        if (i == 0 && !o.low.empty()) node.described_by.push_back(low_id);
        if (i + 1 == count && !o.high.empty()) node.described_by.push_back(high_id);
    }
    if (!o.low.empty() || !o.high.empty()) {
        space(ui, phone || o.joined ? 4.0f : 8.0f);
        const TextStyle style = phone || o.joined ? TextStyle::caption : TextStyle::body;
        const std::string first =
            (o.joined ? "" : std::to_string(o.first) + " ") + std::string(o.low);
        const std::string last =
            (o.joined ? "" : std::to_string(o.last) + " ") + std::string(o.high);
        Row row(ui, {.gap = 16, .align = Align::start});
        if (!o.low.empty()) text(ui, style, first, {.color = Color::text_muted, .id = "low"});
        spacer(ui);
        if (o.joined && value && *value != kNotApplicable) {
            const auto index = static_cast<std::size_t>(*value - o.first);
            if (index < o.words.size() && o.words[index] != o.low && o.words[index] != o.high) {
                text(ui, style, o.words[index],
                     {.color = Color::accent_ink, .strong = true, .decorative = true});
                spacer(ui);
            }
        }
        if (!o.high.empty()) text(ui, style, last, {.color = Color::text_muted, .id = "high"});
    }
    if (na) {
        space(ui, 8);
        CheckOptions check;
        check.size = Size::large;
        check.boxed = true;
        const std::uint32_t key = make_id(ui, "na");
        const bool pressed = s.press == key && s.disabled == 0;
        if (pressed) {
            changed = value != kNotApplicable;
            value = kNotApplicable;
        }
        radio(ui, "na", o.not_applicable, value == kNotApplicable, check);
    }
    close_node(ui);

    if (!o.help.empty()) {
        space(ui, 4);
        caption(ui, o.help);
    }
    if (invalid) {
        space(ui, 4);
        error_line(ui, error_id, o.error);
    }
    return changed;
}

GridChange choice_grid(Context& ui, std::string_view id, std::string_view name,
                       std::span<const GridRow> rows, std::span<const std::string_view> columns,
                       const GridOptions& o) {
    IdScope scope(ui, id);
    const Disabled disabled(ui, o.disabled);
    ContextState& s = ui.state();
    GridChange change;
    Group group(ui, "grid", Role::group, name);
    const float width = offer(ui, 0, Fit::grow);
    const int count = static_cast<int>(columns.size());
    if (width < o.stack_below || width - o.cell_width * static_cast<float>(count) < 160) {
        Column column(ui, {.gap = 12});
        const int steps = o.last_is_not_applicable ? count - 1 : count;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const GridRow& row = rows[i];
            Column line(ui, {.gap = 8});
            text(ui, TextStyle::reading, row.label, {.decorative = true});
            std::optional<int> value;
            if (row.selected >= 0) value = row.selected < steps ? row.selected + 1 : kNotApplicable;
            ScaleOptions scale_options;
            scale_options.first = 1;
            scale_options.last = steps;
            scale_options.low = columns[0];
            scale_options.high = columns[static_cast<std::size_t>(steps - 1)];
            scale_options.required = o.required;
            scale_options.error = row.error;
            scale_options.joined = true;
            scale_options.words = columns.first(static_cast<std::size_t>(steps));
            if (o.last_is_not_applicable) scale_options.not_applicable = columns.back();
            if (scale(ui, row.id, row.label, value, scale_options)) {
                change.row = static_cast<int>(i);
                change.column = *value == kNotApplicable ? steps : *value - 1;
            }
        }
        return change;
    }

    Column column(ui, {.gap = 0});
    const float label_width = width - o.cell_width * static_cast<float>(count);
    float head = 0;
    for (const auto& c : columns)
        head =
            std::max(head, layout_text(ui, TextStyle::caption, false, c, o.cell_width - 8).height);
    const Rect header = put(ui, 0, width, head + 5, Fit::grow);
    for (int c = 0; c < count; ++c) {
        const auto& words = columns[static_cast<std::size_t>(c)];
        const TextBlock& block =
            layout_text(ui, TextStyle::caption, false, words, o.cell_width - 8);
        const Rect r{header.x + label_width + o.cell_width * static_cast<float>(c) + 4,
                     header.y + head - block.height, o.cell_width - 8, block.height};
        paint_text(ui, r, TextStyle::caption, false, Color::text_muted, words, block,
                   Align::center);
    }
    hairline(ui, header.x, header.bottom() - 1, width, Color::border_strong);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const GridRow& row = rows[i];
        IdScope row_scope(ui, row.id);
        const TextBlock& block =
            layout_text(ui, TextStyle::reading, false, row.label, label_width - 16);
        const float height = std::max(48.0f, block.height + 17);
        const Rect r = put(ui, 0, width, height, Fit::grow);
        const Rect words{r.x, r.y + std::floor((height - 1 - block.height) / 2), label_width - 16,
                         block.height};
        paint_text(ui, words, TextStyle::reading, false, Color::text, row.label, block);
        const bool invalid = !row.error.empty();
        const int index = open_node(ui, Role::radiogroup, make_id(ui, "row"), row.label,
                                    (o.required ? kRequired : 0u) | (invalid ? kInvalid : 0u));
        SemNode& node = s.nodes[static_cast<std::size_t>(index)];
        node.rect = r;
        node.has_rect = true;
        if (invalid) node.described_by.push_back(make_id(ui, "error"));
        SemNode& text_node = add_node(ui, Role::text, make_id(ui, "label"), words, row.label);
        text_node.flags = 0;
        text_node.style = text_style(TextStyle::reading, false);
        if (block.lines.size() > 1) text_node.flags |= kAutoRows;
        int selected = row.selected;
        for (int c = 0; c < count; ++c) {
            const Rect cell{r.x + label_width + o.cell_width * static_cast<float>(c), r.y,
                            o.cell_width, height - 1};
            const std::uint32_t key = make_id(ui, std::to_string(c));
            if (take_press(ui, key)) {
                if (c != selected) {
                    change.row = static_cast<int>(i);
                    change.column = c;
                }
                selected = c;
            }
            const Interaction it = interact(ui, key, cell);
            const bool on = selected == c;
            const Rect ring{cell.x + std::floor((cell.w - 24) / 2),
                            cell.y + std::floor((cell.h - 24) / 2), 24, 24};
            if (it.visible) paint_mark(ui, ring, {Shape::ring, on, false, invalid, 24}, it);
            add_node(ui, Role::radio, key, cell, columns[static_cast<std::size_t>(c)],
                     kHiddenLabel | (on ? kChecked : 0u));
        }
        close_node(ui);
        hairline(ui, r.x, r.bottom() - 1, width);
        if (invalid) {
            space(ui, 4);
            error_line(ui, make_id(ui, "error"), row.error);
        }
    }
    return change;
}

}  // namespace icx::ui
