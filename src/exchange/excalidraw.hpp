// Journeys as a drawing of Excalidraw (file format version 2, as its own export writes it): stages
// are frames, steps and cards boxes with their words bound to them, arrows lead from step to step,
// and what is assumed to be felt is a line. Out only: a drawing has no lanes to read back.
#pragma once

#include <string>

#include "journey/document.hpp"

namespace icx::exchange {

// The same journey gives the same bytes.
std::string to_excalidraw(const journey::Document& document);

}  // namespace icx::exchange
