#include "report/svg_canvas.hpp"

#include <algorithm>
#include <cmath>

#include "core/text.hpp"

namespace icx::report {
namespace {

// Two decimals are finer than any screen.
std::string short_number(float value) {
    const double rounded = std::round(static_cast<double>(value) * 100) / 100;
    return core::shortest_number(rounded);
}

std::string color(chart::Role role) { return "var(--" + std::string(chart::role_name(role)) + ")"; }

}  // namespace

std::string escape_markup(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\'': out += "&#39;"; break;
        default:
            if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') out += c;
        }
    }
    return out;
}

SvgCanvas::SvgCanvas(float width, float height) : width_(width), height_(height) {}

std::string SvgCanvas::finish(std::string_view name) const {
    return "<svg viewBox=\"0 0 " + short_number(width_) + " " + short_number(height_) +
           "\" width=\"" + short_number(width_) + "\" height=\"" + short_number(height_) +
           "\" role=\"img\" aria-label=\"" + escape_markup(name) + "\">" + out_ + "</svg>";
}

void SvgCanvas::number(std::string_view name, float value) {
    out_.append(" ").append(name).append("=\"").append(short_number(value)).append("\"");
}

void SvgCanvas::stroke(const chart::Stroke& stroke) {
    out_ += " fill=\"none\" stroke=\"" + color(stroke.role) + "\"";
    number("stroke-width", stroke.width);
    if (stroke.dash > 0) number("stroke-dasharray", stroke.dash);
}

void SvgCanvas::fill_rect(chart::Rect r, chart::Role fill, float radius) {
    out_ += "<rect";
    number("x", r.x);
    number("y", r.y);
    number("width", std::max(0.0F, r.w));
    number("height", std::max(0.0F, r.h));
    if (radius > 0) number("rx", radius);
    out_ += " fill=\"" + color(fill) + "\"/>";
}

void SvgCanvas::stroke_rect(chart::Rect r, const chart::Stroke& look, float radius) {
    out_ += "<rect";
    number("x", r.x + look.width / 2);
    number("y", r.y + look.width / 2);
    number("width", std::max(0.0F, r.w - look.width));
    number("height", std::max(0.0F, r.h - look.width));
    if (radius > 0) number("rx", radius);
    stroke(look);
    out_ += "/>";
}

void SvgCanvas::hatch_rect(chart::Rect r, chart::Role role, float) {
    // Diagonals 6 apart, cut at the rectangle by hand: a pattern would need an id.
    for (float start = 6; start < r.w + r.h; start += 6) {
        const float x1 = std::min(start, r.w);
        const float x2 = std::max(0.0F, start - r.h);
        line({r.x + x1, r.y + start - x1}, {r.x + x2, r.y + start - x2}, {role, 0.5F, 0});
    }
}

void SvgCanvas::line(chart::Point a, chart::Point b, const chart::Stroke& look) {
    out_ += "<line";
    number("x1", a.x);
    number("y1", a.y);
    number("x2", b.x);
    number("y2", b.y);
    stroke(look);
    out_ += "/>";
}

void SvgCanvas::polyline(std::span<const chart::Point> points, const chart::Stroke& look) {
    out_ += "<polyline points=\"";
    for (const chart::Point& p : points) {
        if (&p != points.data()) out_ += ' ';
        out_ += short_number(p.x) + "," + short_number(p.y);
    }
    out_ += "\"";
    stroke(look);
    out_ += "/>";
}

void SvgCanvas::circle(chart::Point centre, float radius, chart::Role fill) {
    out_ += "<circle";
    number("cx", centre.x);
    number("cy", centre.y);
    number("r", radius);
    out_ += " fill=\"" + color(fill) + "\"/>";
}

void SvgCanvas::stroke_circle(chart::Point centre, float radius, const chart::Stroke& look) {
    out_ += "<circle";
    number("cx", centre.x);
    number("cy", centre.y);
    number("r", radius);
    stroke(look);
    out_ += "/>";
}

void SvgCanvas::text(chart::Point at, std::string_view words, const chart::TextLook& look) {
    if (words.empty()) return;
    std::string shown(words);
    if (look.max_width > 0 && text_width(shown, look.size, look.is_strong) > look.max_width) {
        std::size_t count = core::count_code_points(words);
        do {
            count--;
            shown = std::string(core::cut_code_points(words, count)) + "\xE2\x80\xA6";
        } while (count > 1 && text_width(shown, look.size, look.is_strong) > look.max_width);
    }
    // Baseline in a line box: top + (line - 1.3 size) / 2 + 1.025 size.
    const float line = chart::line_height(look.size);
    out_ += "<text";
    number("x", at.x);
    number("y", at.y + (line - 1.3F * look.size) / 2 + 1.025F * look.size);
    number("font-size", look.size);
    if (look.is_strong) out_ += " font-weight=\"600\"";
    if (look.anchor == chart::Anchor::middle) out_ += " text-anchor=\"middle\"";
    if (look.anchor == chart::Anchor::end) out_ += " text-anchor=\"end\"";
    out_ += " fill=\"" + color(look.role) + "\">" + escape_markup(shown) + "</text>";
}

float SvgCanvas::text_width(std::string_view words, float size, bool is_strong) const {
    float em = 0;
    for (std::size_t at = 0; at < words.size();) {
        const char32_t c = core::next_code_point(words, at);
        const bool is_narrow = c == U'i' || c == U'j' || c == U'l' || c == U'.' || c == U',' ||
                               c == U'\'' || c == U'|' || c == U':' || c == U' ';
        const bool is_wide = c == U'm' || c == U'w' || c == U'M' || c == U'W' || c == U'%' ||
                             c >= 0x2E80;
        em += is_narrow ? 0.28F : is_wide ? 0.9F : c < U'a' && c != U' ' ? 0.62F : 0.56F;
    }
    return em * size * (is_strong ? 1.04F : 1.0F);
}

}  // namespace icx::report
