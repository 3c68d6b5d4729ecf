// Services by what was promised and what was felt: the share kept to the right, the score of those
// served upwards, each with its 95% interval, in four named fields. The field that matters is kept
// but disliked: green outside, red inside.
#pragma once

#include <string>
#include <vector>

#include "chart/canvas.hpp"
#include "chart/charts.hpp"

namespace icx::chart {

struct ServiceScatter {
    struct Service {
        std::string label;
        double kept = 0, kept_low = 0, kept_high = 1;  // shares
        double score = 0, low = 0, high = 0;           // on the chart's scale
        bool is_watermelon = false;
        std::string field;              // "Kept but disliked"
        std::string of_kept, of_score;  // "470 of 500 requests", "248 ratings"
    };
    std::vector<Service> services;
    double goal = 0.9;       // the fields' bound to the right
    double score_aim = 6.5;  // and upwards
    double least_kept = 0;   // where the axis begins; it ends at 1
    double least_score = 1, most_score = 10;
    std::string kept_title, score_title;
};

float height_of(const ServiceScatter& chart, float width);
void draw(Canvas& canvas, const ServiceScatter& chart, float width);
TextTable table_of(const ServiceScatter& chart);

}  // namespace icx::chart
