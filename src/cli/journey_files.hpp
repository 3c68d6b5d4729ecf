// Journeys in files of other formats, for icx convert: journey-csv, journey-svg, mermaid,
// jsoncanvas, excalidraw out; journey-csv, mermaid, jsoncanvas in.
#pragma once

#include <string>

#include "core/result.hpp"
#include "journey/document.hpp"
#include "model/workspace.hpp"

namespace icx::cli {

inline constexpr const char* kJourneyFormats =
    "journey-csv, journey-svg, mermaid, jsoncanvas or excalidraw";

bool is_journey_format(const std::string& format);  // can be written
bool is_journey_source(const std::string& format);  // can be read

std::string write_journey(const journey::Document& document, const std::string& format);
// Errors name the place in the file.
core::Result<journey::Document> read_journey(const std::string& text, const std::string& format);

// The journey of this id, or the only one there is.
core::Result<journey::Document> journey_in(const model::Workspace& workspace,
                                           const std::string& wanted);

}  // namespace icx::cli
