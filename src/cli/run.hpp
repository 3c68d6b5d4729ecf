// The `icx` command: JSON on standard output; on failure one line "icx: <code>: <what failed>:
// <what to do>" on standard error and exit code 1 (bad input) or 2 (bad usage). A file is written
// whole or not.
#pragma once

#include <string>
#include <vector>

#include "core/random.hpp"
#include "core/time.hpp"

namespace icx::cli {

struct Environment {
    core::Clock& clock;
    core::Random& random;
    std::string out;  // for standard output
    std::string err;  // for standard error, whole lines
};

// `words` without the program's name. The exit code.
int run(const std::vector<std::string>& words, Environment& environment);

}  // namespace icx::cli
