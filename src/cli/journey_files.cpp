#include "cli/journey_files.hpp"

#include <algorithm>
#include <array>

#include "app/journey_parts.hpp"
#include "exchange/excalidraw.hpp"
#include "exchange/journey_text.hpp"
#include "exchange/json_canvas.hpp"
#include "report/journey_picture.hpp"

namespace icx::cli {
namespace {

using core::Code;
using core::Error;

// What can be read stands first.
constexpr std::array<std::string_view, 5> kFormats = {"journey-csv", "mermaid", "jsoncanvas",
                                                      "excalidraw", "journey-svg"};
constexpr std::size_t kReadable = 3;

std::size_t place_of(std::string_view format) {
    return static_cast<std::size_t>(std::find(kFormats.begin(), kFormats.end(), format) -
                                    kFormats.begin());
}

}  // namespace

bool is_journey_format(const std::string& format) { return place_of(format) < kFormats.size(); }
bool is_journey_source(const std::string& format) { return place_of(format) < kReadable; }

std::string write_journey(const journey::Document& document, const std::string& format) {
    switch (place_of(format)) {
    case 0:
        return exchange::to_csv(document);
    case 1:
        return exchange::to_mermaid(document);
    case 2:
        return exchange::to_json_canvas(document);
    case 3:
        return exchange::to_excalidraw(document);
    default:
        return report::journey_svg(document);
    }
}

core::Result<journey::Document> read_journey(const std::string& text, const std::string& format) {
    switch (place_of(format)) {
    case 0:
        return exchange::read_journey_csv(text);
    case 1:
        return exchange::read_mermaid(text);
    case 2:
        return exchange::read_json_canvas(text);
    default:
        return Error{Code::unsupported, "the format \"" + format + "\" cannot be read", "", ""};
    }
}

core::Result<journey::Document> journey_in(const model::Workspace& workspace,
                                           const std::string& wanted) {
    const auto& journeys = workspace.table<model::Journey>();
    if (wanted.empty() && journeys.size() != 1)
        return Error{Code::invalid,
                     "the workspace has " + std::to_string(journeys.size()) + " journeys", "",
                     "name one with --journey ID"};
    const std::string id = wanted.empty() ? (*journeys.begin()).first : wanted;
    if (!journeys.find(std::string_view(id)))
        return Error{Code::not_found, "there is no journey \"" + id + "\"", "",
                     "give the id of a journey of this workspace"};
    return app::document_of(workspace, model::JourneyId(id));
}

}  // namespace icx::cli
