// Files of the host: read whole with a limit, written whole or not at all. No paths are made up
// here and nothing is cached.
#pragma once

#include <string>
#include <string_view>

#include "core/result.hpp"

namespace icx::platform::native {

// Fails with not_found, too_large (more than `max_bytes`) or io; Error::place is the path. "-" is
// no special name.
core::Result<std::string> read_file(const std::string& path, std::size_t max_bytes);

// Writes beside the target, flushes to the medium, then takes the target's place in one step. On
// failure the target is as it was and nothing is left behind.
core::Result<void> write_file(const std::string& path, std::string_view bytes);

}  // namespace icx::platform::native
