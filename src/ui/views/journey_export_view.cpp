#include "ui/views/journey_export_view.hpp"

#include "app/journey_parts.hpp"
#include "core/text.hpp"
#include "exchange/excalidraw.hpp"
#include "exchange/journey_text.hpp"
#include "exchange/json_canvas.hpp"
#include "report/journey_picture.hpp"

namespace icx::ui {

ExportFile make_journey_file(const model::Workspace& workspace, const std::string& journey,
                             JourneyFormat format) {
    const journey::Document document = app::document_of(workspace, model::JourneyId(journey));
    std::string stem = core::file_stem(document.title);
    if (stem.empty()) stem = "journey";
    switch (format) {
    case JourneyFormat::svg:
        return {stem + ".svg", "image/svg+xml", report::journey_svg(document), ""};
    case JourneyFormat::png:
        return {stem + ".png", "image/png",
                report::journey_svg(document, report::PictureTheme::light), ""};
    case JourneyFormat::csv:
        return {stem + ".csv", "text/csv", exchange::to_csv(document), ""};
    case JourneyFormat::mermaid:
        return {stem + ".mmd", "text/plain", exchange::to_mermaid(document), ""};
    case JourneyFormat::json_canvas:
        return {stem + ".canvas", "application/json", exchange::to_json_canvas(document), ""};
    case JourneyFormat::excalidraw:
        break;
    }
    return {stem + ".excalidraw", "application/json", exchange::to_excalidraw(document), ""};
}

}  // namespace icx::ui
