// A journey as a file of another format.
#pragma once

#include <string>

#include "model/workspace.hpp"
#include "ui/views/export_view.hpp"

namespace icx::ui {

// png: the bytes are the picture as SVG, which the host paints.
enum class JourneyFormat { svg, png, csv, mermaid, json_canvas, excalidraw };

ExportFile make_journey_file(const model::Workspace& workspace, const std::string& journey,
                             JourneyFormat format);

}  // namespace icx::ui
