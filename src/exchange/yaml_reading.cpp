#include <algorithm>

#include "exchange/yaml_impl.hpp"

namespace icx::exchange::yaml {
namespace {

using core::Code;
using core::Error;

constexpr std::size_t kMaxNodes = 20'000, kMaxDepth = 24;

}  // namespace

bool is_blank(std::string_view text) {
    const std::size_t at = text.find_first_not_of(kSpaces);
    return at == std::string_view::npos || text[at] == '#';
}

std::string_view strip(std::string_view text) {
    const std::size_t from = text.find_first_not_of(kSpaces);
    return from == std::string_view::npos ? std::string_view() : text.substr(from);
}

std::size_t Reading::line() const {
    return lines.empty() ? 1 : lines[std::min(at, lines.size() - 1)].number;
}

YamlNode Reading::fail(std::string message, Code code, std::string advice) {
    if (!error)
        error =
            Error{code, std::move(message), "line " + std::to_string(line()), std::move(advice)};
    return {};
}

YamlNode Reading::refuse(std::string message) {
    return fail(std::move(message), Code::unsupported, "write it out in full");
}

YamlNode Reading::refuse_mark(char mark) {
    return refuse(mark == '!'   ? "tags (!) are not read"
                  : mark == '&' ? "anchors (&) are not read"
                                : "aliases (*) are not read");
}

bool Reading::count_node(std::size_t depth) {
    if (++nodes > kMaxNodes)
        fail("there are more than 20,000 values", Code::too_large);
    else if (depth > kMaxDepth)
        fail("it is nested deeper than 24 levels", Code::too_large);
    return !error;
}

bool Reading::add_key(YamlNode& node, const std::string& key) {
    if (key == "<<") refuse("merge keys (<<) are not read");
    for (const auto& [other, value] : node.entries)
        if (other == key) fail("the key \"" + key + "\" stands twice");
    if (error) return false;
    node.entries.emplace_back(key, YamlNode{});
    return true;
}

}  // namespace icx::exchange::yaml
