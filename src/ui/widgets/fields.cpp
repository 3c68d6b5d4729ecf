#include "ui/widgets/fields.hpp"

#include <algorithm>
#include <string>

#include "ui/tokens.hpp"
#include "ui/widgets/field_frame.hpp"
#include "ui/widgets/internal.hpp"
#include "ui/widgets/layout.hpp"
#include "ui/widgets/text.hpp"

namespace icx::ui {
namespace {

// At most `units` UTF-16 units, cut before a whole character.
void cut_to(std::string& text, int units) {
    int used = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto c = static_cast<unsigned char>(text[at]);
        const std::size_t bytes = c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
        used += bytes == 4 ? 2 : 1;
        if (used > units) {
            text.resize(at);
            return;
        }
        at += bytes;
    }
}

int utf16_length(std::string_view text) {
    int units = 0;
    for (unsigned char c : text)
        units += c >= 0xF0 ? 2 : (c & 0xC0) != 0x80 ? 1 : 0;
    return units;
}

bool take_text(Context& ui, std::uint32_t key, std::string& value, const FieldOptions& o) {
    ContextState& s = ui.state();
    auto it = s.texts_in.find(key);
    if (it == s.texts_in.end() || s.disabled > 0 || o.read_only) return false;
    std::string text = std::move(it->second);
    s.texts_in.erase(it);
    cut_to(text, o.max_length);
    if (text == value) return false;
    value = std::move(text);
    s.unsettled = true;
    return true;
}

bool single_line(Context& ui, std::string_view id, std::string_view label, std::string& value,
                 const FieldOptions& o, Role role) {
    FieldFrame frame(ui, id, label, o);
    const bool changed = take_text(ui, frame.key(), value, o);
    const Interaction it = frame.box(frame.control_height());
    const float start = o.icon ? 40 : kFieldPad;
    if (o.icon)
        paint_icon(ui, {it.rect.x + 12, it.rect.y, 20, it.rect.h}, *o.icon, 20, Color::text_muted);
    paint_value(ui, it, frame.style(), value, o.placeholder, start, kFieldPad);
    SemNode& node = frame.node(role, it.rect, label);
    node.value = value;
    node.detail = frame.hints(start, kFieldPad);
    if (o.enters) node.flags |= kEnters;
    return changed;
}

void paint_caret(Context& ui, const Rect& r) {
    paint_icon(ui, {r.right() - 12 - 16, r.y, 16, r.h}, Icon::expand, 16, Color::text_muted);
}

std::string join_choices(std::span<const Choice> choices) {
    std::string out;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        if (i > 0) out += '\n';
        if (choices[i].disabled) out += '\x01';
        for (char c : choices[i].label)
            out += c == '\n' ? ' ' : c;
    }
    return out;
}

}  // namespace

std::optional<std::string> take_entered(Context& ui, std::string_view id) {
    ContextState& s = ui.state();
    const std::uint32_t key = make_id(ui, id);
    for (auto it = s.keys.begin(); it != s.keys.end(); ++it) {
        if (it->first != key || it->second.rfind(kEnteredMark, 0) != 0) continue;
        std::string text = it->second.substr(kEnteredMark.size());
        s.keys.erase(it);
        const auto left = s.texts_in.find(key);
        if (left != s.texts_in.end() && left->second.empty()) s.texts_in.erase(left);
        s.unsettled = true;
        return text;
    }
    return std::nullopt;
}

bool text_field(Context& ui, std::string_view id, std::string_view label, std::string& value,
                const FieldOptions& o) {
    return single_line(ui, id, label, value, o, Role::text_field);
}

bool search_field(Context& ui, std::string_view id, std::string_view label, std::string& value,
                  const FieldOptions& options) {
    FieldOptions o = options;
    o.icon = Icon::search;
    o.keyboard = Keyboard::search;
    o.spelling = false;
    o.hide_label = true;
    const std::string placeholder(o.placeholder.empty() ? label : o.placeholder);
    o.placeholder = placeholder;
    return single_line(ui, id, label, value, o, Role::search_field);
}

bool text_area(Context& ui, std::string_view id, std::string_view label, std::string& value,
               const AreaOptions& o) {
    FieldFrame frame(ui, id, label, o);
    const bool changed = take_text(ui, frame.key(), value, o);
    if (o.count_from > 0 && utf16_length(value) >= o.count_from) {
        std::string words(o.count_words.empty() ? "{0} of {1}" : o.count_words);
        const auto fill = [&](std::string_view mark, int number) {
            if (const auto at = words.find(mark); at != std::string::npos)
                words.replace(at, mark.size(), std::to_string(number));
        };
        fill("{0}", utf16_length(value));
        fill("{1}", o.max_length);
        frame.set_counter(words);
    }
    const float line = metrics(frame.style()).line;
    const float width = offer(ui, 0, Fit::fill) - 2 * kFieldPad;
    const TextBlock& block = layout_text(ui, frame.style(), false, value, width);
    const int lines = std::clamp(static_cast<int>(block.lines.size()), o.min_lines,
                                 std::max(o.min_lines, o.max_lines));
    float height = static_cast<float>(lines) * line + 2 * kFieldPad;
    if (o.size == Size::large) height = std::max(height, 80.0f);
    const Interaction it = frame.box(height);
    if (it.visible && !(it.focused && !it.disabled)) {
        const Rect r{it.rect.x + kFieldPad, it.rect.y + kFieldPad, width,
                     it.rect.h - 2 * kFieldPad};
        push_clip(ui, {it.rect.x, it.rect.y + 2, it.rect.w, it.rect.h - 4});
        if (value.empty())
            paint_text(ui, r, frame.style(), false, Color::text_muted, o.placeholder,
                       layout_text(ui, frame.style(), false, o.placeholder, width));
        else
            paint_text(ui, r, frame.style(), false, Color::text, value, block,
                       value_align(ui, value));
        pop_clip();
    }
    SemNode& node = frame.node(Role::text_area, it.rect, label);
    node.value = value;
    node.detail = frame.hints(kFieldPad, kFieldPad);
    if (o.enters) node.flags |= kEnters;
    return changed;
}

bool date_field(Context& ui, std::string_view id, std::string_view label,
                std::optional<core::Date>& value, const DateOptions& o) {
    ContextState& s = ui.state();
    FieldFrame frame(ui, id, label, o);
    bool changed = false;
    if (auto in = s.texts_in.find(frame.key()); in != s.texts_in.end() && s.disabled == 0) {
        std::optional<core::Date> next;
        if (!in->second.empty()) next = core::parse_date(in->second);
        s.texts_in.erase(in);
        s.unsettled = true;
        changed = next != value;
        value = next;
    }
    const Interaction it = frame.box(frame.control_height());
    const std::string shown = value ? core::iso_date(*value) : "";
    const std::string_view hint = o.placeholder.empty() ? "YYYY-MM-DD" : o.placeholder;
    paint_value(ui, it, frame.style(), shown, hint, kFieldPad, 40);
    paint_icon(ui, {it.rect.right() - 12 - 20, it.rect.y, 20, it.rect.h}, Icon::calendar, 20,
               Color::text_muted);
    SemNode& node = frame.node(Role::date_field, it.rect, label);
    node.value = shown;
    node.detail =
        (o.min ? core::iso_date(*o.min) : "") + "\t" + (o.max ? core::iso_date(*o.max) : "");
    return changed;
}

bool select(Context& ui, std::string_view id, std::string_view label,
            std::span<const Choice> choices, int& selected, const FieldOptions& o) {
    ContextState& s = ui.state();
    FieldFrame frame(ui, id, label, o);
    bool changed = false;
    if (auto in = s.values_in.find(frame.key()); in != s.values_in.end() && s.disabled == 0) {
        const int index = static_cast<int>(in->second);
        s.values_in.erase(in);
        s.unsettled = true;
        if (index >= 0 && index < static_cast<int>(choices.size()) && index != selected) {
            selected = index;
            changed = true;
        }
    }
    const Interaction it = frame.box(frame.control_height());
    const bool chosen = selected >= 0 && selected < static_cast<int>(choices.size());
    const std::string_view words =
        chosen ? choices[static_cast<std::size_t>(selected)].label : o.placeholder;
    if (it.visible) {
        paint_line(ui, {it.rect.x + kFieldPad, it.rect.y, it.rect.w - kFieldPad - 36, it.rect.h},
                   frame.style(), false, chosen ? Color::text : Color::text_muted, words);
        paint_caret(ui, it.rect);
    }
    SemNode& node = frame.node(Role::select, it.rect, label);
    node.value = std::to_string(chosen ? selected : -1);
    node.detail = join_choices(choices);
    if (!chosen) node.unit = o.placeholder;
    return changed;
}

}  // namespace icx::ui
