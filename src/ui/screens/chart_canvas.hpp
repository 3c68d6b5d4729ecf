// The screen's side of chart::Canvas: roles become theme colours, lengths units, and everything is
// mirrored by the widget's own canvas in right-to-left.
#pragma once

#include "chart/canvas.hpp"
#include "ui/widgets/ui.hpp"

namespace icx::ui {

class ChartCanvas final : public chart::Canvas {
public:
    explicit ChartCanvas(ui::Canvas& canvas) : canvas_(canvas) {}

    void fill_rect(chart::Rect place, chart::Role fill, float radius) override;
    void stroke_rect(chart::Rect place, const chart::Stroke& stroke, float radius) override;
    void hatch_rect(chart::Rect place, chart::Role role, float radius) override;
    void line(chart::Point a, chart::Point b, const chart::Stroke& stroke) override;
    void polyline(std::span<const chart::Point> points, const chart::Stroke& stroke) override;
    void circle(chart::Point centre, float radius, chart::Role fill) override;
    void stroke_circle(chart::Point centre, float radius, const chart::Stroke& stroke) override;
    void text(chart::Point at, std::string_view words, const chart::TextLook& look) override;
    float text_width(std::string_view words, float size, bool is_strong) const override;
    void hidden_mark(chart::Point centre, chart::Role role) override;

private:
    ui::Canvas& canvas_;
};

}  // namespace icx::ui
