// The list of surveys and the choice of templates, as plain data.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/time.hpp"
#include "model/workspace.hpp"
#include "ui/widgets/icon.hpp"
#include "ui/widgets/style.hpp"

namespace icx::ui {

enum class SurveyFilter { all, collecting, drafts, closed };

struct SurveysState {
    SurveyFilter filter = SurveyFilter::all;
    std::string find;
    int sorted_column = 1;  // -1: none
    bool is_descending = true;
    bool is_choosing_template = false;
};

// One survey's headline figures; made by the results room, passed in so that this view stays plain.
struct SurveyFigures {
    std::size_t answers = 0;
    bool is_hidden = false;       // fewer answers than the small-group limit
    std::optional<double> score;  // mean of the overall measure, on its own scale
    std::string score_scale;      // "1 to 10"
};
using FiguresOf = std::function<SurveyFigures(const model::SurveyId&)>;

struct SurveyRow {
    std::string id;
    std::string title;
    std::string note;  // "Relationship, all departments"
    model::SurveyState state;
    std::string state_words;
    Icon state_icon;
    Tone state_tone;
    std::string answers;         // "268", "none yet", "under 5"
    std::optional<float> share;  // answered of invited
    std::string share_words;     // "65%"
    std::string score;           // "6.9", "fewer than 5", ""
    bool is_score_hidden = false;
    std::string closes;  // "13 Nov 2026", "always open", ""
    std::string owner;
    std::string edit_route;
    std::string results_route;
    std::string respond_route;
};

struct FilterChip {
    SurveyFilter filter;
    std::string label;  // "Collecting 3"
    bool is_on;
};

struct SurveysView {
    std::vector<FilterChip> chips;
    std::vector<SurveyRow> rows;
    bool is_empty = false;  // no survey at all
    bool is_nothing_found = false;
    std::string footer;
    std::string footer_note;
    std::string as_tsv;
    std::vector<std::string> drafts_words;  // unfinished answers on this device
};

SurveysView build_surveys(const model::Workspace& workspace, const SurveysState& state,
                          const FiguresOf& figures);

}  // namespace icx::ui
