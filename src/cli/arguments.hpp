// The words behind a command: positions and options. An unknown option or a missing value is bad
// usage.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"

namespace icx::cli {

struct Arguments {
    std::vector<std::string> positions;
    std::map<std::string, std::string, std::less<>> options;  // "--by" -> value; flags have ""

    bool has(std::string_view name) const { return options.find(name) != options.end(); }
    std::string get(std::string_view name) const {
        const auto it = options.find(name);
        return it == options.end() ? std::string() : it->second;
    }
};

// `with_value` and `flags` name the options a command knows; "--" ends them.
core::Result<Arguments> parse_arguments(const std::vector<std::string>& words,
                                        const std::set<std::string, std::less<>>& with_value,
                                        const std::set<std::string, std::less<>>& flags = {});

}  // namespace icx::cli
