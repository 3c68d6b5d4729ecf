// Files that leave the results: which bytes, under which name. The small-group rule is inside.
#pragma once

#include <string>

#include "model/workspace.hpp"
#include "ui/views/results_view.hpp"

namespace icx::ui {

struct ExportFile {
    std::string name, mime, bytes;
    std::string error;  // a plain sentence; then there is no file
};

// `bundle` is the whole workspace's bundle text, made by the session.
ExportFile make_export(const model::Workspace& workspace, const model::Survey& survey,
                       ResultsExport what, core::Date today, const std::string& bundle);

}  // namespace icx::ui
