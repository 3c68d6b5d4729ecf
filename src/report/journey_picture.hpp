// A journey as one picture of its own: stages, steps, the assumed curve and all lanes; wrapped
// words, light and dark as the reader prefers, nothing fetched.
#pragma once

#include <string>

#include "journey/document.hpp"

namespace icx::report {

std::string journey_svg(const journey::Document& document);

}  // namespace icx::report
