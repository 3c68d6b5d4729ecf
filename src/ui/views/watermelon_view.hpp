// Kept promises against how those who are served felt about it, service by service, as plain data.
// A watermelon is green outside and red inside: the promise is kept, the people are not content.
// Scores come from insight's results, so what the small-group rule hides is not in here.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/service_kept.hpp"
#include "chart/service_scatter.hpp"
#include "ui/views/export_view.hpp"
#include "ui/views/serve_words.hpp"
#include "ui/views/service_score.hpp"
#include "ui/views/standard_view.hpp"

namespace icx::ui {

enum class Field { kept_disliked, missed_disliked, missed_liked, kept_liked };

struct WatermelonState {
    int span = 1;        // of kSpans
    int department = 0;  // 0: all
    bool shows_table = false;
    // What was worked out last, and for what.
    std::vector<app::ServiceKept> kept;
    std::string made_of;
};
inline constexpr std::array<int, 3> kWatermelonDays = {30, 90, 365};

struct WatermelonRow {
    std::string service, name, department;
    std::optional<Field> field;       // none: not measured, not asked or hidden
    std::string field_words;          // "Kept but disliked"
    std::string kept_tag, score_tag;  // "94% kept", "score 5.7"
    Tone kept_tone = Tone::neutral, score_tone = Tone::neutral;
    std::string gap;    // what lies between the two, a sentence or two
    std::string basis;  // "248 ratings in Autumn service pulse, score 5.2 to 6.1"
    std::string promise_route, promise_title;  // of the promise with the most requests
    std::string results_route;
    // Whose answers score it, to choose from: the department's ratings first, then surveys.
    std::vector<std::string> source_ids, source_names;
    int source = 0;
};

struct WatermelonView {
    bool is_empty = false;  // no service, or none measured
    bool is_counting = false;
    std::string rule;                      // what makes a watermelon, in one sentence
    std::vector<std::string> departments;  // names of the filter, "All departments" first
    std::optional<chart::ServiceScatter> chart;
    std::string chart_title, chart_note, finding;
    std::vector<std::string> explained;
    std::string list_title;
    std::vector<WatermelonRow> rows;  // watermelons first, the lowest score before all
    std::vector<WatermelonRow> unknown;
    std::string advice;  // for the first watermelon, empty without one
    std::string advice_route, advice_label;
    core::Date today;
};

// Also keeps in `state` what is dear to work out.
WatermelonView build_watermelon(const ServeContext& context, const ResultsOf& results,
                                core::Date today, WatermelonState& state);

// The first watermelon in one line, for Home; empty without one.
std::string watermelon_headline(const WatermelonView& view);

enum class WatermelonExport { csv, svg };
ExportFile make_watermelon_file(const WatermelonView& view, WatermelonExport what);

}  // namespace icx::ui
