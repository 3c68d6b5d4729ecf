// One promise as plain data: the month, the budget, the times, the weeks, the waiting list, and for
// one chosen request why its deadline is when it is.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "chart/service_charts.hpp"
#include "ui/views/arrivals_view.hpp"
#include "ui/views/chain_view.hpp"
#include "ui/views/deadline_view.hpp"
#include "ui/views/months_view.hpp"
#include "ui/views/pace_view.hpp"
#include "ui/views/serve_words.hpp"
#include "ui/views/what_if_view.hpp"

namespace icx::ui {

enum class StandardTab { now, hours, what_if, chain };

struct StandardState {
    std::string standard;
    std::string request;  // whose deadline is explained; empty: none
    bool was_request_chosen = false;
    bool is_editing = false;
    bool shows_all_waiting = false;
    StandardTab tab = StandardTab::now;
    ArrivalsState arrivals;
    WhatIfState what_if;
    ChainState chain;
    MonthsState months;
    PaceState pace;
    // The dialog that excuses a miss.
    bool is_excusing = false;
    std::string excused_request, reason, approver, excuse_error;
    std::string new_service, new_error;
    std::vector<std::string> target_columns;  // departments that get a column of times
};

struct FigureCard {
    std::string key, title, figure;
    std::vector<std::string> notes;
    std::vector<std::string> explained;
};

struct WaitingRow {
    std::string request;
    std::string number, title, from, came_in, working_time, left;
    Tone tone = Tone::neutral;
    float used = 0;
    std::string used_words;
    std::string tell;  // "Tell Head of IT"
    bool is_selected = false;
};

// Openings of the window in the last four weeks.
struct CoverageCard {
    std::string figure;  // "17 of 20 covered"
    std::vector<std::string> notes, explained;
    struct Row {
        std::string when, words;  // "Tue 10 Nov, 12:00 to 14:00", "1 of 3 kept"
    };
    std::vector<Row> gaps;
};

struct MissRow {
    std::string request, number, title, came_in, late;
    std::string excusal;  // its id when excused
    std::string excused_words;
};

struct KeptRow {
    std::string name, kept, interval, requests, pending;
};

struct StandardView {
    bool is_found = false;
    std::string title, service, promise;
    Standing standing;
    std::string hours;
    std::string trouble;
    bool is_empty = false;  // no request yet
    FigureCard month, budget, times;
    chart::BudgetBar budget_bar;
    bool has_budget = false;
    std::optional<chart::ControlChart> weeks;
    std::string weeks_note, weeks_finding;
    std::vector<std::string> weeks_explained;
    std::optional<chart::WaitingCurve> curve;
    std::string curve_note, curve_finding;
    std::vector<std::string> curve_explained;
    std::string waiting_title, waiting_note;
    std::vector<WaitingRow> waiting;
    std::size_t waiting_total = 0;
    std::vector<MissRow> misses;  // of this month and the last 7 days
    std::string misses_note;
    std::optional<CoverageCard> coverage;
    std::vector<KeptRow> priorities;
    std::optional<MonthsView> months;
    std::optional<PaceView> pace;
    std::optional<DeadlineView> deadline;
    // Of the tab that is open.
    std::optional<ArrivalsView> arrivals;
    std::optional<WhatIfView> what_if;
    std::optional<ChainView> chain;
};

// Also chooses the request that breaks first, once, when none was chosen.
StandardView build_standard(const ServeContext& context, StandardState& state);

}  // namespace icx::ui
