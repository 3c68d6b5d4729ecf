// The matrix of a promise's times as plain data: a row for each priority, a column for everyone and
// for each department that has a time of its own. An empty cell shows what holds instead.
#pragma once

#include <string>
#include <vector>

#include "app/serve_desk.hpp"

namespace icx::ui {

struct EditField {
    std::string field;  // of the record
    std::string label, value, help, error;
    bool is_long = false;
};

struct TargetCell {
    std::string priority, department;  // what SetTarget takes; both empty: the promise's own
    std::string label;                 // "Time allowed, 1 High, Payroll"
    std::string time;
    std::string holds;  // shown where `time` is empty
    std::string error;
};

struct TargetsView {
    std::vector<std::string> columns;  // "Everyone", "Payroll"
    struct Row {
        std::string key, name;  // "All", "1 High"
        std::vector<TargetCell> cells;
    };
    std::vector<Row> rows;
    // Departments that could get a column.
    std::vector<std::string> other_ids, other_names;
    std::string words;  // which time holds, when more than one could
};

// Rows are the priorities of the standard's requests and of its own cells; `departments` are
// columns to show without a time yet.
TargetsView build_targets(const model::Workspace& workspace, const model::Standard& standard,
                          const app::Desk* desk, const std::vector<std::string>& departments);

}  // namespace icx::ui
