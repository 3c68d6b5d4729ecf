// Journeys to start from, each with stages, steps, assumed feelings, contacts and pains written
// out; edited like any other afterwards. The wording lives in journey_templates.cpp.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "journey/document.hpp"

namespace icx::app {

struct JourneyTemplate {
    std::string_view id, title, summary, persona;
};
std::span<const JourneyTemplate> journey_templates();
std::optional<journey::Document> journey_template(std::string_view id);

}  // namespace icx::app
