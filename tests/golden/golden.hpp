// Golden files: bytes that must stay what they are. ICX_UPDATE_GOLDEN=1 rewrites them.
#pragma once

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include "doctest/doctest.h"

namespace icx::test {

inline std::string read_file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

// `path` is relative to the project's root.
inline void check_golden(const std::string& path, const std::string& bytes) {
    const std::string whole = std::string(ICX_SOURCE_DIR) + "/" + path;
    if (std::getenv("ICX_UPDATE_GOLDEN")) std::ofstream(whole, std::ios::binary) << bytes;
    INFO("golden file " << path << "; ICX_UPDATE_GOLDEN=1 rewrites it");
    CHECK(read_file(whole) == bytes);
}

}  // namespace icx::test
