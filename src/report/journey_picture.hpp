// A journey as one picture of its own: stages, steps, the assumed curve and all lanes; wrapped
// words, light and dark as the reader prefers, nothing fetched.
#pragma once

#include <string>

#include "journey/document.hpp"

namespace icx::report {

// `light`: light for every reader, for pictures that cannot change.
enum class PictureTheme { reader, light };
std::string journey_svg(const journey::Document& document,
                        PictureTheme theme = PictureTheme::reader);

}  // namespace icx::report
