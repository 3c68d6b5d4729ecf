// A surface for charts: primitives in units from its own top left (x from the inline start, like
// everything here). To assistive technology it is one image with a name and, hidden, a table of its
// data. The chart room draws on it through an adapter; nothing here knows a chart.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ui/widgets/context.hpp"
#include "ui/widgets/icon.hpp"
#include "ui/widgets/style.hpp"

namespace icx::ui {

struct Point {
    float x = 0, y = 0;
};
struct Stroke {
    Color color = Color::axis;
    float width = 1;
    float dash = 0;  // 0: solid; otherwise dash and gap length
};
struct CanvasOptions {
    std::string_view name = {};  // one plain sentence: what the chart says
    float height = 200;
    float width = 0;     // 0: the region's
    bool mirror = true;  // swaps sides in right-to-left
    std::string_view data_caption = {};
    std::span<const std::vector<std::string>> data = {};  // the first row is the header
};

class Canvas {
public:
    Canvas(Context& ui, std::string_view id, const CanvasOptions& options);
    ~Canvas();
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;

    float width() const { return rect_.w; }
    float height() const { return rect_.h; }
    bool visible() const { return visible_; }  // nothing needs to be drawn otherwise
    std::optional<Point> pointer() const;      // while the pointer is over it

    void rect(Rect place, Color fill, float radius = 0, float alpha = 1);
    void outline(Rect place, const Stroke& stroke, float radius = 0);
    void hatch(Rect place, Color color, float radius = 0);
    void line(Point a, Point b, const Stroke& stroke);
    void polyline(std::span<const Point> points, const Stroke& stroke);
    void polygon(std::span<const Point> points, Color fill, float alpha = 1);  // convex
    void band(std::span<const Point> upper, std::span<const Point> lower, Color fill);
    void circle(Point center, float radius, Color fill, std::optional<Stroke> edge = {});
    void diamond(Point center, float radius, Color fill, std::optional<Stroke> edge = {});
    struct TextOptions {
        TextStyle style = TextStyle::caption;
        Color color = Color::text_muted;
        bool strong = false;
        Align align = Align::start;       // of the text at the point
        float max_width = 0;              // longer ends in an ellipsis
        std::optional<Color> plate = {};  // a ground behind it
    };
    // The point is on the text's line box: its top, and its start, middle or end.
    void text(Point at, std::string_view words, const TextOptions& options);
    void text(Point at, std::string_view words) { text(at, words, TextOptions{}); }
    void icon(Point center, Icon glyph, float size, Color color, bool fill = false);
    float text_width(std::string_view words, TextStyle style = TextStyle::caption,
                     bool strong = false) const;

private:
    Context& ui_;
    Rect rect_;
    bool visible_ = false;
    bool mirror_ = true;
};

}  // namespace icx::ui
