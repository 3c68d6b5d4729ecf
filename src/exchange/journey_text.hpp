// Journeys as text for others and from them: a CSV table of cards, and Mermaid's `journey`
// (mermaid.js.org/syntax/userJourney). Mermaid holds titles, sections, steps, a score from 1 to 5
// and who takes part; the rest stays behind.
#pragma once

#include <string>
#include <string_view>

#include "core/result.hpp"
#include "journey/document.hpp"

namespace icx::exchange {

std::string to_csv(const journey::Document& document);
std::string to_mermaid(const journey::Document& document);

// Errors name the line: too_large beyond journey::kMaxBytes, kMaxSteps or kMaxCards, else invalid.
core::Result<journey::Document> read_journey_csv(std::string_view text);
core::Result<journey::Document> read_mermaid(std::string_view text);

// True when the text's first words say that it is one.
bool is_mermaid_journey(std::string_view text);
bool is_journey_csv(std::string_view text);

}  // namespace icx::exchange
