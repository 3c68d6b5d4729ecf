// What the parts of the YAML reader share: the lines, the place, the first error. Internal to
// exchange/yaml*.cpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/yaml.hpp"

namespace icx::exchange::yaml {

inline constexpr std::string_view kSpaces = " \t";

struct Line {
    std::size_t number = 0;
    std::size_t indent = 0;
    std::string_view text;  // behind the indent, to the end
};

struct Reading {
    std::vector<Line> lines;
    std::size_t at = 0;  // the line at hand
    std::size_t nodes = 0;
    std::optional<core::Error> error;  // the first one stays

    std::size_t line() const;
    YamlNode fail(std::string message, core::Code code = core::Code::corrupt,
                  std::string advice = {});
    YamlNode refuse(std::string message);  // what YAML has and this reader does not read
    YamlNode refuse_mark(char mark);       // & * !
    bool count_node(std::size_t depth);
    bool add_key(YamlNode& node, const std::string& key);
};

bool is_blank(std::string_view text);  // nothing, or a comment
std::string_view strip(std::string_view text);

// The text from the quote at text[at] on, `at` behind it then; absent when it does not end here or
// `reading` has an error.
std::optional<std::string> read_quoted(Reading& reading, std::string_view text, std::size_t& at);

// { } and [ ] from `first` on, which is the rest of the line at hand; JSON included. May go over
// several lines; the line behind it is at hand then.
YamlNode read_flow(Reading& reading, std::string_view first, std::size_t depth);

}  // namespace icx::exchange::yaml
