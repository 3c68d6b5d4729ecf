#include "ui/widgets/fields.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "ui/tokens.hpp"
#include "ui/widgets/internal.hpp"
#include "ui/widgets/layout.hpp"
#include "ui/widgets/text.hpp"

namespace icx::ui {
namespace {

constexpr float kPad = 12;

std::string_view keyboard_name(Keyboard keyboard) {
    switch (keyboard) {
    case Keyboard::text:
        return "text";
    case Keyboard::email:
        return "email";
    case Keyboard::url:
        return "url";
    case Keyboard::number:
        return "numeric";
    case Keyboard::decimal:
        return "decimal";
    case Keyboard::telephone:
        return "tel";
    case Keyboard::search:
        return "search";
    }
    return "text";
}

bool reads_right_to_left(std::string_view text) {
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 0xC3 && c < 0xD6))
            return false;
        if (c >= 0xD6 && c <= 0xDF) return true;
        if (c == 0xE0) return static_cast<unsigned char>(text[i + 1]) < 0xA4;
        if (c > 0xE0) return false;
    }
    return false;
}

// The browser aligns a field by the text in it (dir=auto), not by the page.
Align value_align(Context& ui, std::string_view value) {
    if (value.empty()) return Align::start;
    return reads_right_to_left(value) == ui.state().rtl() ? Align::start : Align::end;
}

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

// A field with all that belongs to it, opened as a column: label, frame, help, error.
class Frame {
public:
    Frame(Context& ui, std::string_view id, std::string_view label, const FieldOptions& o)
        : ui_(ui), o_(o), key_(make_id(ui, id)), disabled_(ui, o.disabled),
          column_(ui, BoxOptions{.width = o.width, .grow = o.grow, .gap = 0}) {
        if (!o.hide_label) paint_label(label);
    }
    ~Frame() {
        if (!o_.help.empty()) {
            space(ui_, 4);
            const float width = offer(ui_, 0, Fit::grow);
            const TextBlock& block =
                layout_text(ui_, note_style(), false, o_.help, width - counter_width_);
            const Rect r = put(ui_, block.width, width, block.height, Fit::fill);
            paint_text(ui_, r, note_style(), false, Color::text_muted, o_.help, block);
            SemNode& node = add_node(ui_, Role::text, hash_id(key_, "help"),
                                     {r.x, r.y, width - counter_width_, r.h}, o_.help);
            node.flags = 0;
            node.style = text_style(note_style(), false);
            help_top_ = r.y;
        }
        if (!counter_.empty()) paint_counter();
        if (!error().empty()) {
            space(ui_, 4);
            error_line(ui_, hash_id(key_, "error"), error());
        }
    }
    Frame(const Frame&) = delete;
    Frame& operator=(const Frame&) = delete;

    std::uint32_t key() const { return key_; }
    std::string_view error() const { return wrong_.empty() ? o_.error : wrong_; }
    void set_wrong(std::string_view wrong) { wrong_ = wrong; }
    void set_counter(std::string words) {
        counter_ = std::move(words);
        counter_width_ = std::ceil(text_width(ui_, note_style(), counter_)) + 16;
    }
    // The respondent's page has room for larger notes, its phone form has not.
    TextStyle note_style() const {
        return o_.size == Size::large && !ui_.phone() ? TextStyle::body : TextStyle::caption;
    }

    float control_height() const {
        if (o_.size == Size::large) return 48;
        if (ui_.viewport().touch) return 48;
        return o_.size == Size::dense ? 32.0f : 40.0f;
    }

    TextStyle style() const {
        if (o_.size == Size::large || ui_.viewport().touch) return TextStyle::reading;
        return o_.style;
    }

    // Takes the place, paints ground and border.
    Interaction box(float height) {
        const float width = offer(ui_, 0, Fit::fill);
        const Rect r = put(ui_, std::min(width, 200.0f), width, height, Fit::fill);
        const Interaction it = interact(ui_, key_, r);
        if (it.visible) {
            const bool invalid = !error().empty();
            fill_rect(ui_, r, o_.read_only ? Color::surface_sunken : Color::surface, 8);
            const Color edge = invalid      ? Color::negative
                               : it.hovered ? Color::border_hover
                                            : Color::border_strong;
            stroke_rect(ui_, r, edge, invalid ? 2.0f : 1.0f, 8);
        }
        return it;
    }

    SemNode& node(Role role, const Rect& rect, std::string_view label) {
        std::uint32_t flags = (o_.required ? kRequired : 0u) | (o_.read_only ? kReadOnly : 0u) |
                              (error().empty() ? 0u : kInvalid) |
                              (o_.hide_label ? kHiddenLabel : 0u);
        SemNode& n = add_node(ui_, role, key_, rect, label, flags);
        n.style = text_style(style(), false);
        n.label = label_;
        if (!o_.help.empty()) n.described_by.push_back(hash_id(key_, "help"));
        if (!error().empty()) n.described_by.push_back(hash_id(key_, "error"));
        return n;
    }

    // keyboard, autocomplete, max length, placeholder, start padding, end padding, spelling
    std::string hints(float start, float end) const {
        std::string out(keyboard_name(o_.keyboard));
        out += '\t';
        out += o_.autocomplete;
        out += '\t' + std::to_string(o_.max_length) + '\t';
        out += o_.placeholder;
        out += '\t' + std::to_string(static_cast<int>(start)) + '\t' +
               std::to_string(static_cast<int>(end)) + '\t' + (o_.spelling ? "1" : "0");
        return out;
    }

private:
    void paint_label(std::string_view label) {
        const float width = offer(ui_, 0, Fit::grow);
        const float note =
            o_.note.empty() ? 0 : std::ceil(text_width(ui_, TextStyle::body, o_.note)) + 6;
        const TextBlock& block = layout_text(ui_, TextStyle::body, true, label, width - note);
        const Rect r = put(ui_, block.width + note, width, block.height, Fit::fill);
        label_ = {r.x, r.y, std::ceil(block.width), block.height};
        paint_text(ui_, label_, TextStyle::body, true, Color::text, label, block);
        if (note > 0) {
            const Rect n{label_.right() + 6, r.y, note, 20};
            paint_line(ui_, n, TextStyle::body, false, Color::text_muted, o_.note);
            SemNode& words = add_node(ui_, Role::text, hash_id(key_, "note"), n, o_.note);
            words.flags = 0;
            words.style = text_style(TextStyle::body, false);
        }
        space(ui_, 4);
    }

    void paint_counter() {
        if (o_.help.empty()) {
            space(ui_, 4);
            const Rect r =
                put(ui_, 0, offer(ui_, 0, Fit::grow), metrics(note_style()).line, Fit::fill);
            help_top_ = r.y;
        }
        const Layout& l = ui_.state().layout();
        const Rect r{l.box.right() - counter_width_, help_top_, counter_width_,
                     metrics(note_style()).line};
        paint_line(ui_, r, note_style(), false, Color::text_muted, counter_, Align::end);
        SemNode& n = add_node(ui_, Role::text, hash_id(key_, "count"), r, counter_);
        n.flags = 0;
        n.style = text_style(note_style(), false, Align::end);
    }

    Context& ui_;
    const FieldOptions& o_;
    std::uint32_t key_;
    Disabled disabled_;
    Column column_;
    Rect label_;
    std::string_view wrong_;
    std::string counter_;
    float counter_width_ = 0, help_top_ = 0;
};

void paint_value(Context& ui, const Interaction& it, TextStyle style, std::string_view value,
                 std::string_view placeholder, float start, float end) {
    // While it has the focus, the browser's own field shows instead.
    if (!it.visible || (it.focused && !it.disabled)) return;
    const Rect r{it.rect.x + start, it.rect.y, it.rect.w - start - end, it.rect.h};
    const bool empty = value.empty();
    paint_line(ui, r, style, false, empty ? Color::text_muted : Color::text,
               empty ? placeholder : value, value_align(ui, value));
}

bool single_line(Context& ui, std::string_view id, std::string_view label, std::string& value,
                 const FieldOptions& o, Role role) {
    Frame frame(ui, id, label, o);
    const bool changed = take_text(ui, frame.key(), value, o);
    const Interaction it = frame.box(frame.control_height());
    const float start = o.icon ? 40 : kPad;
    if (o.icon)
        paint_icon(ui, {it.rect.x + 12, it.rect.y, 20, it.rect.h}, *o.icon, 20, Color::text_muted);
    paint_value(ui, it, frame.style(), value, o.placeholder, start, kPad);
    SemNode& node = frame.node(role, it.rect, label);
    node.value = value;
    node.detail = frame.hints(start, kPad);
    return changed;
}

std::string number_text(double value, int decimals) {
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", decimals, value);
    std::string out = text;
    if (out.find('.') != std::string::npos) {
        while (out.back() == '0')
            out.pop_back();
        if (out.back() == '.') out.pop_back();
    }
    return out;
}

// Digits with one decimal sign (point or comma), a sign in front; spaces between digits are left
// out. Everything else is no number.
std::optional<double> parse_number(std::string_view text) {
    std::string plain;
    bool digits = false, point = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c >= '0' && c <= '9') {
            plain += c;
            digits = true;
        } else if ((c == '.' || c == ',') && !point) {
            plain += '.';
            point = true;
        } else if ((c == '-' || c == '+') && plain.empty()) {
            plain += c;
        } else if (text.compare(i, 3, "\u2212") == 0 && plain.empty()) {
            plain += '-';
            i += 2;
        } else if (c != ' ') {
            return {};
        }
    }
    if (!digits || plain.size() > 32) return {};
    return std::strtod(plain.c_str(), nullptr);
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
    Frame frame(ui, id, label, o);
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
    const float width = offer(ui, 0, Fit::fill) - 2 * kPad;
    const TextBlock& block = layout_text(ui, frame.style(), false, value, width);
    const int lines = std::clamp(static_cast<int>(block.lines.size()), o.min_lines,
                                 std::max(o.min_lines, o.max_lines));
    float height = static_cast<float>(lines) * line + 2 * kPad;
    if (o.size == Size::large) height = std::max(height, 80.0f);
    const Interaction it = frame.box(height);
    if (it.visible && !(it.focused && !it.disabled)) {
        const Rect r{it.rect.x + kPad, it.rect.y + kPad, width, it.rect.h - 2 * kPad};
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
    node.detail = frame.hints(kPad, kPad);
    return changed;
}

bool number_field(Context& ui, std::string_view id, std::string_view label,
                  std::optional<double>& value, const NumberOptions& options) {
    ContextState& s = ui.state();
    const std::uint32_t key = make_id(ui, id);
    NumberOptions o = options;
    o.keyboard = o.decimals > 0 ? Keyboard::decimal : Keyboard::number;
    o.spelling = false;
    bool changed = false;
    auto draft = s.drafts.find(key);
    if (auto in = s.texts_in.find(key); in != s.texts_in.end() && s.disabled == 0 && !o.disabled) {
        draft = s.drafts.insert_or_assign(key, std::move(in->second)).first;
        s.texts_in.erase(in);
        s.unsettled = true;
        const auto number = parse_number(draft->second);
        const bool blank = draft->second.find_first_not_of(' ') == std::string::npos;
        const bool fits = number && (!o.min || *number >= *o.min) && (!o.max || *number <= *o.max);
        std::optional<double> next = value;
        if (blank)
            next.reset();
        else if (fits)
            next = number;
        changed = next != value;
        value = next;
    }
    std::string shown = value ? number_text(*value, o.decimals) : "";
    std::string wrong;
    if (draft != s.drafts.end()) {
        const auto number = parse_number(draft->second);
        const bool blank = draft->second.find_first_not_of(' ') == std::string::npos;
        if (!blank && !number)
            wrong = o.wrong;
        else if (number && ((o.min && *number < *o.min) || (o.max && *number > *o.max)))
            wrong = o.min && o.max ? "Use " + number_text(*o.min, o.decimals) + " to " +
                                         number_text(*o.max, o.decimals)
                    : o.min ? "Use " + number_text(*o.min, o.decimals) + " or more"
                            : "Use " + number_text(*o.max, o.decimals) + " or less";
        shown = draft->second;
        // What was typed stays while it is being typed and as long as it is wrong.
        if (s.focus != key && wrong.empty()) {
            s.drafts.erase(draft);
            shown = value ? number_text(*value, o.decimals) : "";
        }
    }
    Frame frame(ui, id, label, o);
    if (!wrong.empty()) frame.set_wrong(wrong);
    const Interaction it = frame.box(frame.control_height());
    float end = kPad;
    if (!o.unit.empty()) {
        const float unit = std::ceil(text_width(ui, frame.style(), o.unit));
        end += unit + 8;
        paint_line(ui, {it.rect.right() - kPad - unit, it.rect.y, unit + 1, it.rect.h},
                   frame.style(), false, Color::text_muted, o.unit);
    }
    paint_value(ui, it, frame.style(), shown, o.placeholder, kPad, end);
    SemNode& node = frame.node(Role::text_field, it.rect, label);
    node.value = shown;
    node.detail = frame.hints(kPad, end);
    // The unit is painted, not written; it belongs to the name.
    if (!o.unit.empty()) node.unit = o.unit;
    return changed;
}

bool date_field(Context& ui, std::string_view id, std::string_view label,
                std::optional<core::Date>& value, const DateOptions& o) {
    ContextState& s = ui.state();
    Frame frame(ui, id, label, o);
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
    paint_value(ui, it, frame.style(), shown, hint, kPad, 40);
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
    Frame frame(ui, id, label, o);
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
        paint_line(ui, {it.rect.x + kPad, it.rect.y, it.rect.w - kPad - 36, it.rect.h},
                   frame.style(), false, chosen ? Color::text : Color::text_muted, words);
        paint_caret(ui, it.rect);
    }
    SemNode& node = frame.node(Role::select, it.rect, label);
    node.value = std::to_string(chosen ? selected : -1);
    node.detail = join_choices(choices);
    if (!chosen) node.unit = o.placeholder;
    return changed;
}

void file_button(Context& ui, std::string_view id, std::string_view label, const FileOptions& o) {
    const Disabled disabled(ui, o.disabled);
    const std::uint32_t key = make_id(ui, id);
    const float icon = o.icon ? (o.size == Size::dense ? 22.0f : 28.0f) : 0.0f;
    const float pad = o.size == Size::dense ? 12.0f : o.size == Size::large ? 24.0f : 16.0f;
    const float height = o.size == Size::dense ? 32.0f : o.size == Size::large ? 48.0f : 40.0f;
    const TextStyle style = o.size == Size::large ? TextStyle::reading : TextStyle::body;
    const float words = std::ceil(text_width(ui, style, label, true));
    const float natural = words + 2 * pad + icon;
    const Fit fit = o.full_width ? Fit::grow : Fit::natural;
    const Rect r = put(ui, natural, height, fit);
    const Interaction it = interact(ui, key, r);
    if (it.visible) {
        const bool primary = o.kind == ButtonKind::primary, quiet = o.kind == ButtonKind::quiet;
        const Color ground = primary      ? (it.hovered ? Color::accent_hover : Color::accent)
                             : it.hovered ? Color::surface_hover
                                          : Color::surface;
        if (!quiet || it.hovered) fill_rect(ui, r, ground, 8);
        if (!quiet && !primary)
            stroke_rect(ui, r, it.hovered ? Color::border_hover : Color::border_strong, 1, 8);
        const Color ink = primary ? Color::accent_text : quiet ? Color::accent_ink : Color::text;
        float x = r.x + std::floor((r.w - words - icon) / 2);
        if (o.icon) {
            const float size = icon - (o.size == Size::dense ? 6.0f : 8.0f);
            paint_icon(ui, {x, r.y, size, r.h}, *o.icon, size, ink);
            x += icon;
        }
        paint_line(ui, {x, r.y, words + 1, r.h}, style, true, ink, label);
    }
    SemNode& node = add_node(ui, Role::file, key, r, label, o.multiple ? kPressed : 0u);
    node.style = text_style(style, true, Align::center);
    node.detail = o.accept;
}

void drop_zone(Context& ui, std::string_view id, std::string_view words, std::string_view label,
               const FileOptions& o) {
    IdScope scope(ui, id);
    Column column(ui, {.padding = {24, 24}, .gap = 12, .align = Align::center});
    const Layout& l = ui.state().layout();
    const Rect r{l.slot.x, l.slot.y, l.slot.w, l.slot.h};
    for (float x = 8; x < r.w - 12; x += 8) {
        fill_rect(ui, {r.x + x, r.y, 4, 1}, Color::border_strong);
        fill_rect(ui, {r.x + x, r.bottom() - 1, 4, 1}, Color::border_strong);
    }
    for (float y = 8; y < r.h - 12; y += 8) {
        fill_rect(ui, {r.x, r.y + y, 1, 4}, Color::border_strong);
        fill_rect(ui, {r.right() - 1, r.y + y, 1, 4}, Color::border_strong);
    }
    icon(ui, Icon::import_, {.size = 24});
    text(ui, words, {.color = Color::text_muted, .align = Align::center, .max_width = 400});
    file_button(ui, "files", label, o);
}

}  // namespace icx::ui
