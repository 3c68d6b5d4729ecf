#include "report/svg_canvas.hpp"

#include "chart/charts.hpp"
#include "doctest/doctest.h"

using namespace icx;

TEST_CASE("svg: colours are the theme's names and words are escaped") {
    report::SvgCanvas canvas(100, 50);
    canvas.fill_rect({0, 0, 10, 20}, chart::Role::heat_1_text, 2);
    canvas.text({5, 5}, "a < b & c", {});
    const std::string svg = canvas.finish("A \"name\"");
    CHECK(svg.find("fill=\"var(--heat-1-text)\"") != std::string::npos);
    CHECK(svg.find("a &lt; b &amp; c") != std::string::npos);
    CHECK(svg.find("aria-label=\"A &quot;name&quot;\"") != std::string::npos);
}

TEST_CASE("svg: a label longer than its room ends in an ellipsis") {
    report::SvgCanvas canvas(100, 50);
    chart::TextLook look;
    look.max_width = 40;
    canvas.text({0, 0}, "A very long department name", look);
    CHECK(canvas.finish("x").find("\xE2\x80\xA6</text>") != std::string::npos);
    CHECK(canvas.finish("x").find("department") == std::string::npos);
}

TEST_CASE("charts: a hidden row is drawn as hidden and its table says so") {
    chart::IntervalRows rows;
    rows.rows.push_back({"Fleet", 0.8, 0.7, 0.9, std::nullopt, "80%"});
    rows.rows.push_back({"IT", std::nullopt, 0, 0, std::nullopt, ""});
    report::SvgCanvas canvas(400, chart::height_of(rows));
    chart::draw(canvas, rows, 400);
    CHECK(canvas.finish("x").find("var(--hatch)") != std::string::npos);
    const auto table = chart::table_of(rows, "Department", "Share");
    CHECK(table[1] == std::vector<std::string>{"Fleet", "80%", "70.0%", "90.0%"});
    CHECK(table[2][1] == "hidden");
}

TEST_CASE("charts: bars begin at nought and the tallest fills the plot") {
    chart::Histogram chart;
    chart.bars = {{"1", 2, chart::Role::series_1}, {"2", 4, chart::Role::series_1}};
    report::SvgCanvas canvas(100, chart::height_of(chart));
    chart::draw(canvas, chart, 100);
    const std::string svg = canvas.finish("x");
    CHECK(svg.find("height=\"60\"") != std::string::npos);
    CHECK(svg.find("height=\"120\"") != std::string::npos);
}

TEST_CASE("charts: empty data draw nothing and do not fail") {
    report::SvgCanvas canvas(100, 50);
    chart::draw(canvas, chart::Histogram{}, 100);
    chart::draw(canvas, chart::IntervalRows{}, 100);
    chart::draw(canvas, chart::ResponseCurve{}, 100);
    chart::draw(canvas, chart::HeatTable{}, 100);
    chart::draw(canvas, chart::HorizontalBars{}, 100);
    CHECK(canvas.finish("x").find("NaN") == std::string::npos);
}
