#pragma once

#include <string>
#include <string_view>

namespace icx::report {

// On one line, with what Markdown or a table row would take for markup made plain.
std::string escape_markdown(std::string_view text);

}  // namespace icx::report
