// The list of promises as plain data: what was promised, how well it was kept, what is left of the
// budget and what breaks next.
#pragma once

#include <string>
#include <vector>

#include "ui/views/budget_view.hpp"
#include "ui/views/serve_words.hpp"

namespace icx::ui {

struct StandardsState {
    bool shows_retired = false;
    bool is_choosing = false;  // which kind of promise is to be written
    int budget_weights = 0;    // app::BudgetWeights
};

struct PromiseRow {
    std::string id;
    std::string title;
    std::string service;  // "IT help desk"
    std::string promise;
    Standing standing;
    std::string kept;       // "87%"
    std::string kept_note;  // "95% interval 78 to 93%, 73 of 84 requests"
    std::string budget;     // "15 of 26 misses left this month"
    std::string pending;    // "5 open, not counted yet"
    std::string next;       // "Scanner at quay 2 offline breaks in 38 min"
    Tone next_tone = Tone::neutral;
    std::string route;
    bool is_paused = false;
};

struct StandardsView {
    bool is_empty = false;
    std::string month;  // "November"
    std::string summary;
    std::vector<PromiseRow> rows;
    std::vector<PromiseRow> retired;
    std::vector<BudgetView> budgets;  // of departments
    std::string requests_words;       // "1,903 requests in the log"
};

StandardsView build_standards(const model::Workspace& workspace, const app::Desk& desk,
                              const StandardsState& state);

// Everything kept this month, over all promises; n = 0 without any.
struct MonthKept {
    std::size_t met = 0, decided = 0, last_met = 0, last_decided = 0;
    double goal = 0;  // weighted by requests
    std::string month, last_month;
};
MonthKept month_kept(const app::Desk& desk, const model::Workspace& workspace);

}  // namespace icx::ui
