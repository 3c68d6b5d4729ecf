#include "ui/widgets/field_frame.hpp"

#include <algorithm>
#include <cmath>

#include "ui/tokens.hpp"

namespace icx::ui {
namespace {

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

}  // namespace

FieldFrame::~FieldFrame() {
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

Interaction FieldFrame::box(float height) {
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

SemNode& FieldFrame::node(Role role, const Rect& rect, std::string_view label) {
    std::uint32_t flags = (o_.required ? kRequired : 0u) | (o_.read_only ? kReadOnly : 0u) |
                          (error().empty() ? 0u : kInvalid) | (o_.hide_label ? kHiddenLabel : 0u);
    SemNode& n = add_node(ui_, role, key_, rect, label, flags);
    n.style = text_style(style(), false);
    n.label = label_;
    if (!o_.help.empty()) n.described_by.push_back(hash_id(key_, "help"));
    if (!error().empty()) n.described_by.push_back(hash_id(key_, "error"));
    return n;
}

std::string FieldFrame::hints(float start, float end) const {
    std::string out(keyboard_name(o_.keyboard));
    out += '\t';
    out += o_.autocomplete;
    out += '\t' + std::to_string(o_.max_length) + '\t';
    out += o_.placeholder;
    out += '\t' + std::to_string(static_cast<int>(start)) + '\t' +
           std::to_string(static_cast<int>(end)) + '\t' + (o_.spelling ? "1" : "0");
    return out;
}

void FieldFrame::set_counter(std::string words) {
    counter_ = std::move(words);
    counter_width_ = std::ceil(text_width(ui_, note_style(), counter_)) + 16;
}

void FieldFrame::paint_label(std::string_view label) {
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

void FieldFrame::paint_counter() {
    if (o_.help.empty()) {
        space(ui_, 4);
        const Rect r = put(ui_, 0, offer(ui_, 0, Fit::grow), metrics(note_style()).line, Fit::fill);
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

void paint_value(Context& ui, const Interaction& it, TextStyle style, std::string_view value,
                 std::string_view placeholder, float start, float end) {
    if (!it.visible || (it.focused && !it.disabled)) return;
    const Rect r{it.rect.x + start, it.rect.y, it.rect.w - start - end, it.rect.h};
    const bool empty = value.empty();
    paint_line(ui, r, style, false, empty ? Color::text_muted : Color::text,
               empty ? placeholder : value, value_align(ui, value));
}

Align value_align(Context& ui, std::string_view value) {
    if (value.empty()) return Align::start;
    return reads_right_to_left(value) == ui.state().rtl() ? Align::start : Align::end;
}

}  // namespace icx::ui
