// Every chart once, as the plain data it shows and a function that draws it. Drawing is pure: the
// same data, width and canvas give the same picture; nothing is computed from answers here
// (build.hpp does). Anatomy: grid 1, axis 1, labels 12 muted, values 12 strong at the mark, points
// of radius 5 with a halo of the surface, interval as band and line, earlier wave as hollow
// diamond, bars from 0 with radius 2.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "chart/canvas.hpp"

namespace icx::chart {

struct Histogram {
    struct Bar {
        std::string label;
        double n = 0;
        Role role = Role::series_1;
    };
    std::vector<Bar> bars;
    std::string low_label, high_label;
};

struct IntervalRows {
    struct Row {
        std::string label;
        std::optional<double> value;    // empty: hidden
        double low = 0, high = 0;       // of the interval; equal: none
        std::optional<double> earlier;  // an earlier wave
        std::string words;              // "82%"
    };
    std::vector<Row> rows;
    double axis_low = 0, axis_high = 1;
    struct Tick {
        double at = 0;
        std::string label;
    };
    std::vector<Tick> ticks;
    std::optional<double> target;
    std::string target_label;
};

struct NpsBar {
    double detractors = 0, passives = 0, promoters = 0;  // shares
    std::string low_words, middle_words, high_words;     // "0 to 6"
    double score = 0, low = 0, high = 0;                 // points
    std::optional<double> earlier;
};

struct ResponseCurve {
    struct Day {
        std::string label;  // "10 Nov"
        double n = 0, total = 0;
    };
    std::vector<Day> days;
    std::optional<double> invited;  // broken line
};

struct HeatTable {
    struct Column {
        std::string label;
        std::string note;  // "84", empty when hidden
        bool is_hidden = false;
    };
    struct Cell {
        std::string words;  // "74"
        int step = 0;       // 1 to 7; 0: no colour
        bool is_hidden = false;
        bool is_own = false;  // a department does not rate itself
    };
    struct Row {
        std::string label;
        std::vector<Cell> cells;
        std::string total;  // "75%"
        std::string note;   // "214"
    };
    std::vector<Column> columns;
    std::vector<Row> rows;
    std::string total_label = "All";
    std::string note_label = "answers";
};

struct HorizontalBars {
    struct Row {
        std::string label;
        double value = 0;
        std::string words;
    };
    std::vector<Row> rows;
    double longest = 0;  // 0: the longest bar fills the width
};

// The height each needs at a width.
float height_of(const Histogram& chart);
float height_of(const IntervalRows& chart);
float height_of(const NpsBar& chart);
float height_of(const ResponseCurve& chart);
float height_of(const HeatTable& chart);
float height_of(const HorizontalBars& chart);

// Narrower than this a table of many columns is scrolled, not squeezed.
float least_width(const HeatTable& chart);

void draw(Canvas& canvas, const Histogram& chart, float width);
void draw(Canvas& canvas, const IntervalRows& chart, float width);
void draw(Canvas& canvas, const NpsBar& chart, float width);
void draw(Canvas& canvas, const ResponseCurve& chart, float width);
void draw(Canvas& canvas, const HeatTable& chart, float width);
void draw(Canvas& canvas, const HorizontalBars& chart, float width);

// The data of a chart as a table, header first: what opens beside it and what readers are given.
using TextTable = std::vector<std::vector<std::string>>;
TextTable table_of(const Histogram& chart, std::string first, std::string second);
TextTable table_of(const IntervalRows& chart, std::string first, std::string second);
TextTable table_of(const NpsBar& chart);
TextTable table_of(const ResponseCurve& chart);
TextTable table_of(const HeatTable& chart);
TextTable table_of(const HorizontalBars& chart, std::string first, std::string second);

}  // namespace icx::chart
