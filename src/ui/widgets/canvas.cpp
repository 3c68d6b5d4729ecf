#include "ui/widgets/canvas.hpp"

#include <algorithm>
#include <cmath>

#include "imgui.h"
#include "ui/widgets/internal.hpp"
#include "ui/widgets/layout.hpp"

namespace icx::ui {
namespace {

constexpr int kMaxDashes = 4000;

ImDrawList* list() { return ImGui::GetWindowDrawList(); }

}  // namespace

Canvas::Canvas(Context& ui, std::string_view id, const CanvasOptions& o) : ui_(ui) {
    const std::uint32_t key = make_id(ui, id);
    const float width = o.width > 0 ? o.width : offer(ui, 0, Fit::grow);
    rect_ = put(ui, o.width, width, o.height, o.width > 0 ? Fit::natural : Fit::grow);
    mirror_ = o.mirror;
    visible_ = interact(ui, key, rect_).visible;
    SemNode& node = add_node(ui, Role::image, key, rect_, o.name);
    node.flags = 0;
    if (!o.data.empty()) {
        SemNode& table = add_node(ui, Role::data_table, hash_id(key, "data"),
                                  {rect_.x, rect_.y, 1, 1}, o.data_caption);
        table.flags = 0;
        for (const auto& row : o.data) {
            if (!table.detail.empty()) table.detail += '\n';
            for (std::size_t c = 0; c < row.size(); ++c) {
                if (c > 0) table.detail += '\t';
                for (char ch : row[c])
                    table.detail += ch == '\t' || ch == '\n' ? ' ' : ch;
            }
        }
    }
    push_clip(ui, {rect_.x - 8, rect_.y - 8, rect_.w + 16, rect_.h + 16});
}

Canvas::~Canvas() { pop_clip(); }

std::optional<Point> Canvas::pointer() const {
    const ContextState& s = ui_.state();
    const float x = s.pointer_x - rect_.x, y = s.pointer_y - rect_.y;
    if (s.hover == 0 || x < 0 || y < 0 || x > rect_.w || y > rect_.h) return {};
    return Point{x, y};
}

void Canvas::rect(Rect place, Color fill, float radius, float alpha) {
    fill_rect(ui_, {rect_.x + place.x, rect_.y + place.y, place.w, place.h}, fill, radius, alpha);
}

void Canvas::outline(Rect place, const Stroke& stroke, float radius) {
    const Rect r{rect_.x + place.x, rect_.y + place.y, place.w, place.h};
    if (stroke.dash <= 0) {
        stroke_rect(ui_, r, stroke.color, stroke.width, radius);
        return;
    }
    const float x = place.x, y = place.y, right = place.right(), bottom = place.bottom();
    line({x, y}, {right, y}, stroke);
    line({right, y}, {right, bottom}, stroke);
    line({right, bottom}, {x, bottom}, stroke);
    line({x, bottom}, {x, y}, stroke);
}

void Canvas::hatch(Rect place, Color color, float radius) {
    const Rect r{rect_.x + place.x, rect_.y + place.y, place.w, place.h};
    push_clip(ui_, r);
    const std::uint32_t ink = packed_color(ui_, color, 0.5f);
    for (float d = 6; d < r.w + r.h; d += 6) {
        const float x = mirrored(ui_, r.x, r.w);
        list()->AddLine({x + d, r.y}, {x + d - r.h, r.bottom()}, ink, 1);
    }
    pop_clip();
    stroke_rect(ui_, r, Color::border, 1, radius);
}

void Canvas::line(Point a, Point b, const Stroke& stroke) {
    const Point points[] = {a, b};
    polyline(points, stroke);
}

void Canvas::polyline(std::span<const Point> points, const Stroke& stroke) {
    if (points.size() < 2) return;
    const std::uint32_t ink = packed_color(ui_, stroke.color);
    // Lines along the axes sit on whole pixels.
    const float half = static_cast<int>(std::lround(stroke.width)) % 2 == 1 ? 0.5f : 0.0f;
    auto place = [&](Point p) { return ImVec2(mirrored(ui_, rect_.x + p.x, 0), rect_.y + p.y); };
    std::vector<ImVec2> path;
    path.reserve(points.size());
    for (Point p : points)
        path.push_back(place(p));
    const bool straight = points.size() == 2;
    if (straight && points[0].y == points[1].y)
        for (ImVec2& p : path)
            p.y = std::floor(p.y) + half;
    if (straight && points[0].x == points[1].x)
        for (ImVec2& p : path)
            p.x = std::floor(p.x) + half;
    if (stroke.dash <= 0) {
        list()->AddPolyline(path.data(), static_cast<int>(path.size()), ink, 0, stroke.width);
        return;
    }
    int dashes = 0;
    float offset = 0;
    for (std::size_t i = 1; i < path.size(); ++i) {
        const ImVec2 a = path[i - 1], b = path[i];
        const float length = std::hypot(b.x - a.x, b.y - a.y);
        if (length <= 0) continue;
        for (float at = -offset; at < length && dashes < kMaxDashes; at += 2 * stroke.dash) {
            const float from = std::max(0.0f, at), to = std::min(length, at + stroke.dash);
            if (to <= from) continue;
            ++dashes;
            list()->AddLine({a.x + (b.x - a.x) * from / length, a.y + (b.y - a.y) * from / length},
                            {a.x + (b.x - a.x) * to / length, a.y + (b.y - a.y) * to / length}, ink,
                            stroke.width);
        }
        offset = std::fmod(offset + length, 2 * stroke.dash);
    }
}

void Canvas::polygon(std::span<const Point> points, Color fill, float alpha) {
    if (points.size() < 3) return;
    std::vector<ImVec2> path;
    for (Point p : points)
        path.push_back({mirrored(ui_, rect_.x + p.x, 0), rect_.y + p.y});
    // Anti-aliasing wants the corners clockwise; mirroring turns them round.
    float area = 0;
    for (std::size_t i = 0; i < path.size(); ++i) {
        const ImVec2 a = path[i], b = path[(i + 1) % path.size()];
        area += a.x * b.y - b.x * a.y;
    }
    if (area < 0) std::reverse(path.begin(), path.end());
    list()->AddConvexPolyFilled(path.data(), static_cast<int>(path.size()),
                                packed_color(ui_, fill, alpha));
}

void Canvas::band(std::span<const Point> upper, std::span<const Point> lower, Color fill) {
    const std::size_t n = std::min(upper.size(), lower.size());
    for (std::size_t i = 1; i < n; ++i) {
        const Point part[] = {upper[i - 1], upper[i], lower[i], lower[i - 1]};
        polygon(part, fill);
    }
}

void Canvas::circle(Point center, float radius, Color fill, std::optional<Stroke> edge) {
    const float x = rect_.x + center.x, y = rect_.y + center.y;
    fill_circle(ui_, x, y, radius, fill);
    if (edge) stroke_circle(ui_, x, y, radius, edge->color, edge->width);
}

void Canvas::diamond(Point center, float radius, Color fill, std::optional<Stroke> edge) {
    const Point corners[] = {{center.x, center.y - radius},
                             {center.x + radius, center.y},
                             {center.x, center.y + radius},
                             {center.x - radius, center.y}};
    polygon(corners, fill);
    if (!edge) return;
    ImVec2 path[4];
    for (int i = 0; i < 4; ++i)
        path[i] = {mirrored(ui_, rect_.x + corners[i].x, 0), rect_.y + corners[i].y};
    list()->AddPolyline(path, 4, packed_color(ui_, edge->color), ImDrawFlags_Closed, edge->width);
}

void Canvas::text(Point at, std::string_view words, const TextOptions& o) {
    if (words.empty()) return;
    const TypeMetrics type = metrics(o.style);
    const TextBlock* block = &layout_text(ui_, o.style, o.strong, words, 0);
    if (o.max_width > 0 && block->width > o.max_width)
        block = &layout_text(ui_, o.style, o.strong, words, o.max_width, 1);
    float x = rect_.x + at.x;
    if (o.align == Align::center) x -= std::floor(block->width / 2);
    if (o.align == Align::end) x -= block->width;
    const Rect r{x, rect_.y + at.y, block->width, type.line};
    if (o.plate) fill_rect(ui_, {r.x - 3, r.y, r.w + 6, r.h}, *o.plate, 2);
    paint_text(ui_, r, o.style, o.strong, o.color, words, *block);
}

void Canvas::icon(Point center, Icon glyph, float size, Color color, bool fill) {
    paint_icon(ui_, {rect_.x + center.x - size / 2, rect_.y + center.y - size / 2, size, size},
               glyph, size, color, fill);
}

float Canvas::text_width(std::string_view words, TextStyle style, bool strong) const {
    return layout_text(ui_, style, strong, words, 0).width;
}

}  // namespace icx::ui
