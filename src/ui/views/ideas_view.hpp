// The ideas of a journey, weighed: the same cards as a matrix of value and effort and as a table,
// in the order of what the journey's formula says they are worth.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/workspace.hpp"

namespace icx::ui {

struct IdeasState {
    std::string journey;
    bool is_table = false;
    std::string open, drag, focus;
    bool is_adding = false;
    std::string text, step, error;
    std::string formula, formula_error;
    bool is_formula_touched = false;
};

struct IdeaRow {
    std::string id, text, step;
    int value = 0, effort = 0, confidence = 0;
    std::optional<double> score;
    std::string score_words, quadrant, spoken;
    bool is_on_matrix = false;  // value and effort are said
    bool is_action = false;
    std::size_t stack = 0;  // how many others stand at its place before it
};

struct IdeasView {
    bool is_found = false;
    std::string journey, title;
    std::string formula, formula_explained;
    std::vector<IdeaRow> rows;  // the worthiest first, those not weighed last
    std::size_t unweighed = 0;
    std::string summary;
    std::vector<std::pair<std::string, std::string>> steps;  // id, title
};

IdeasView build_ideas(const model::Workspace& workspace, const std::string& journey);

}  // namespace icx::ui
