// An OpenSLO file before it is taken in, and the promises as such a file.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/openslo.hpp"
#include "ui/views/export_view.hpp"

namespace icx::ui {

struct OpenSloState {
    std::string name;  // of the file
    std::optional<exchange::OpenSlo> document;
    std::string error;  // why the file cannot be read
    bool is_open() const { return document || !error.empty(); }
};

struct OpenSloView {
    std::string title;    // "Take in 3 promises of slo.yaml?"
    std::string summary;  // "2 new, 1 changed"
    std::string error;
    std::vector<app::OpenSloRow> rows;
    std::vector<std::string> left_out;  // "Line 12, …"
    bool can_take = false;
};

// False: it is no OpenSLO file, and the state is untouched.
bool offer_openslo(const std::string& name, std::string_view bytes, OpenSloState& state);
OpenSloView build_openslo(const model::Workspace& workspace, const OpenSloState& state);

ExportFile make_openslo_file(const model::Workspace& workspace, core::Date today);

}  // namespace icx::ui
