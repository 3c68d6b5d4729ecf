#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "ui/widgets/field_frame.hpp"

namespace icx::ui {
namespace {

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

}  // namespace

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
    FieldFrame frame(ui, id, label, o);
    if (!wrong.empty()) frame.set_wrong(wrong);
    const Interaction it = frame.box(frame.control_height());
    float end = kFieldPad;
    if (!o.unit.empty()) {
        const float unit = std::ceil(text_width(ui, frame.style(), o.unit));
        end += unit + 8;
        paint_line(ui, {it.rect.right() - kFieldPad - unit, it.rect.y, unit + 1, it.rect.h},
                   frame.style(), false, Color::text_muted, o.unit);
    }
    paint_value(ui, it, frame.style(), shown, o.placeholder, kFieldPad, end);
    SemNode& node = frame.node(Role::text_field, it.rect, label);
    node.value = shown;
    node.detail = frame.hints(kFieldPad, end);
    // The unit is painted, not written; it belongs to the name.
    if (!o.unit.empty()) node.unit = o.unit;
    return changed;
}

}  // namespace icx::ui
