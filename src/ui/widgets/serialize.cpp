// The frame's nodes as one line of JSON for web/mirror.js: an array of arrays, the fields in the
// order written here. Rectangles are relative to the parent, in content coordinates of scroll
// areas, so that scrolling changes nothing.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>

#include "ui/widgets/internal.hpp"

namespace icx::ui {
namespace {

void number(std::string& out, long long value) {
    char text[24];
    const auto end = std::to_chars(text, text + sizeof text, value).ptr;
    out.append(text, end);
}

void field(std::string& out, long long value) {
    out += ',';
    number(out, value);
}

void quoted(std::string& out, std::string_view text) {
    out += '"';
    for (char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (c == '\t') {
            out += "\\t";
        } else if (static_cast<unsigned char>(c) >= 0x20) {
            out += c;
        } else {
            out += c == 1 ? "\\u0001" : " ";
        }
    }
    out += '"';
}

// Groups without a place of their own reach round their contents.
void enclose(std::vector<SemNode>& nodes) {
    for (std::size_t i = nodes.size(); i-- > 0;) {
        const SemNode& child = nodes[i];
        if (child.parent < 0 || (child.rect.w <= 0 && child.rect.h <= 0)) continue;
        SemNode& parent = nodes[static_cast<std::size_t>(child.parent)];
        if (parent.has_rect) continue;
        Rect& r = parent.rect;
        if (r.w <= 0 && r.h <= 0) {
            r = child.rect;
            continue;
        }
        const float right = std::max(r.right(), child.rect.right());
        const float bottom = std::max(r.bottom(), child.rect.bottom());
        r.x = std::min(r.x, child.rect.x);
        r.y = std::min(r.y, child.rect.y);
        r.w = right - r.x;
        r.h = bottom - r.y;
    }
}

void place(std::string& out, const Rect& r, float left, float top) {
    // Rounded edges, not rounded sizes: neighbours stay neighbours.
    const auto x = std::lround(r.x - left), y = std::lround(r.y - top);
    field(out, x);
    field(out, y);
    field(out, std::lround(r.right() - left) - x);
    field(out, std::lround(r.bottom() - top) - y);
}

void write(std::string& out, const SemNode& n, float left, float top) {
    out += '[';
    number(out, n.id);
    field(out, static_cast<int>(n.role));
    field(out, n.parent);
    place(out, n.rect, left, top);
    field(out, n.flags);
    field(out, n.style);
    field(out, n.level);
    out += ',';
    quoted(out, n.name);
    out += ',';
    quoted(out, n.value);
    out += ',';
    quoted(out, n.detail);
    out += ',';
    quoted(out, n.unit);
    out += ",[";
    for (std::size_t i = 0; i < n.described_by.size(); ++i) {
        if (i > 0) out += ',';
        number(out, n.described_by[i]);
    }
    out += ']';
    if (n.label.w > 0) place(out, n.label, left, top);
    out += ']';
}

}  // namespace

std::string_view Context::serialize() {
    ContextState& s = *state_;
    enclose(s.nodes);
    std::string& out = s.json;
    out.clear();
    out += "{\"s\":[";
    for (std::size_t i = 0; i < s.scroll_wishes.size(); ++i) {
        if (i > 0) out += ',';
        number(out, s.scroll_wishes[i].first);
        field(out, static_cast<long long>(std::min(s.scroll_wishes[i].second, 1e7f)));
    }
    s.scroll_wishes.clear();
    out += "],\"n\":[";
    for (std::size_t i = 0; i < s.nodes.size(); ++i) {
        const SemNode& n = s.nodes[i];
        float left = 0, top = 0;
        if (n.parent >= 0) {
            const SemNode& p = s.nodes[static_cast<std::size_t>(n.parent)];
            left = p.rect.x - p.scroll_x;
            top = p.rect.y - p.scroll_y;
        }
        if (i > 0) out += ',';
        write(out, n, left, top);
    }
    out += "]}";
    if (out == s.sent) return {};
    s.sent = out;
    return s.sent;
}

}  // namespace icx::ui
