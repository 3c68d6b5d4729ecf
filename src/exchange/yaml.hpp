// YAML (yaml.org/spec/1.2.2) as far as files of settings use it, and with it JSON: block and flow
// maps and lists, plain, quoted and block texts, comments, several documents. Anchors, tags, merge
// keys and keys that are no text are refused by name: what they expand to has no bound. Every node
// knows its line. All texts are texts; what is a number is for the reader to say.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/result.hpp"

namespace icx::exchange {

struct YamlNode {
    enum class Kind { none, text, list, map };
    Kind kind = Kind::none;
    std::size_t line = 0;  // from 1
    std::string text;
    bool is_quoted = false;  // so that "null" in quotes is a text
    std::vector<YamlNode> items;
    std::vector<std::pair<std::string, YamlNode>> entries;  // in the order of the file

    // A node of no kind when this is no map, or the key is not in it.
    const YamlNode& at(std::string_view key) const;
    bool is_none() const { return kind == Kind::none; }
};

inline constexpr std::size_t kMaxYamlBytes = 1 << 20;

// The documents. Errors with "line 12" as place: too_large (1 MiB, 20,000 nodes, 24 levels),
// unsupported (anchors and the like), corrupt (everything else, a key twice included).
core::Result<std::vector<YamlNode>> parse_yaml(std::string_view text);

// A text as it stands behind "key: ": plain where nothing can be mistaken, else in double quotes.
std::string yaml_text(std::string_view text);

}  // namespace icx::exchange
