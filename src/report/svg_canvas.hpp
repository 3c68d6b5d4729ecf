// SvgCanvas: a chart as one inline <svg> of plain shapes and text. Colours are CSS variables named
// as the theme's tokens, so the page round it decides light or dark. No ids, scripts, fonts or
// references.
#pragma once

#include <string>

#include "chart/canvas.hpp"

namespace icx::report {

class SvgCanvas final : public chart::Canvas {
public:
    SvgCanvas(float width, float height);

    // `name` is what the picture says, for readers.
    std::string finish(std::string_view name) const;

    void fill_rect(chart::Rect place, chart::Role fill, float radius) override;
    void stroke_rect(chart::Rect place, const chart::Stroke& stroke, float radius) override;
    void hatch_rect(chart::Rect place, chart::Role role, float radius) override;
    void line(chart::Point a, chart::Point b, const chart::Stroke& stroke) override;
    void polyline(std::span<const chart::Point> points, const chart::Stroke& stroke) override;
    void circle(chart::Point centre, float radius, chart::Role fill) override;
    void stroke_circle(chart::Point centre, float radius, const chart::Stroke& stroke) override;
    void text(chart::Point at, std::string_view words, const chart::TextLook& look) override;
    // An estimate from the widths of IBM Plex Sans; the reader's font may differ a little.
    float text_width(std::string_view words, float size, bool is_strong) const override;

private:
    void number(std::string_view name, float value);
    void stroke(const chart::Stroke& stroke);

    float width_, height_;
    std::string out_;
};

// & < > " ' as entities; bytes that are no text in XML are left out.
std::string escape_markup(std::string_view text);

}  // namespace icx::report
