#include "exchange/yaml.hpp"

#include <algorithm>

#include "core/text.hpp"
#include "exchange/yaml_impl.hpp"

namespace icx::exchange {
namespace {

using core::Code;
using core::Error;

using yaml::is_blank;
using yaml::kSpaces;
using yaml::Line;
using yaml::Reading;
using yaml::strip;

const YamlNode kNone;

class Parser {
public:
    explicit Parser(std::string_view text) : rest_(text) { split(); }

    core::Result<std::vector<YamlNode>> parse() {
        std::vector<YamlNode> documents;
        while (!reading_.error && skip_blank()) {
            const std::string_view text = here().text;
            if (here().indent == 0 && is_marker(text, "---")) {
                here().text = strip(text.substr(3));
                here().indent = here().text.empty() ? 0 : 4;
                if (here().text.empty()) reading_.at++;
                if (!skip_blank() || starts_document()) continue;
            } else if (here().indent == 0 && is_marker(text, "...")) {
                reading_.at++;
                continue;
            } else if (text.front() == '%') {
                reading_.refuse("directives are not read");
                break;
            }
            documents.push_back(block(here().indent, 0));
            if (!reading_.error && skip_blank() && !starts_document())
                reading_.fail("this line fits nowhere");
        }
        if (reading_.error) return *reading_.error;
        return documents;
    }

private:
    Line& here() { return reading_.lines[reading_.at]; }
    static bool is_marker(std::string_view text, std::string_view marker) {
        return text.substr(0, 3) == marker &&
               (text.size() == 3 || kSpaces.find(text[3]) != std::string_view::npos);
    }
    bool starts_document() {
        return here().indent == 0 &&
               (is_marker(here().text, "---") || is_marker(here().text, "..."));
    }
    void split() {
        if (rest_.substr(0, 3) == "\xEF\xBB\xBF") rest_.remove_prefix(3);
        for (std::size_t number = 1; !rest_.empty(); number++) {
            const std::size_t end = rest_.find('\n');
            std::string_view line = rest_.substr(0, end);
            rest_ = end == std::string_view::npos ? std::string_view() : rest_.substr(end + 1);
            if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
            const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
            reading_.lines.push_back({number, indent, line.substr(indent)});
        }
    }

    // False at the end. Tabs may not indent.
    bool skip_blank() {
        while (reading_.at < reading_.lines.size() && is_blank(here().text))
            reading_.at++;
        if (reading_.at < reading_.lines.size() && here().text.front() == '\t') {
            reading_.fail("a tab cannot indent a line", Code::corrupt, "use spaces");
            return false;
        }
        return reading_.at < reading_.lines.size();
    }
    bool has_block(std::size_t indent) {
        return skip_blank() && here().indent == indent && !starts_document();
    }

    // The node whose first line is at hand, at `indent`.
    YamlNode block(std::size_t indent, std::size_t depth) {
        if (!reading_.count_node(depth)) return {};
        const std::string_view text = here().text;
        if (is_item(text)) return block_list(indent, depth);
        std::string key;
        std::size_t behind = 0;
        if (find_key(text, key, behind)) return block_map(indent, depth);
        if (reading_.error) return {};
        return inline_node(text, indent, depth, true);
    }

    static bool is_item(std::string_view text) {
        return !text.empty() && text[0] == '-' &&
               (text.size() == 1 || kSpaces.find(text[1]) != std::string_view::npos);
    }

    YamlNode block_list(std::size_t indent, std::size_t depth) {
        YamlNode node;
        node.kind = YamlNode::Kind::list;
        node.line = reading_.line();
        while (!reading_.error && has_block(indent) && is_item(here().text)) {
            Line& line = here();
            const std::string_view rest = strip(line.text.substr(1));
            if (is_blank(rest)) {
                reading_.at++;
                node.items.push_back(nested(indent, depth, false));
                continue;
            }
            // What follows the dash is a line of its own, further in.
            line.indent = indent + line.text.size() - rest.size();
            line.text = rest;
            node.items.push_back(block(line.indent, depth + 1));
        }
        return node;
    }

    YamlNode block_map(std::size_t indent, std::size_t depth) {
        YamlNode node;
        node.kind = YamlNode::Kind::map;
        node.line = reading_.line();
        while (!reading_.error && has_block(indent) && !is_item(here().text)) {
            std::string key;
            std::size_t behind = 0;
            if (!find_key(here().text, key, behind)) {
                reading_.fail("here a key and a colon are wanted");
                break;
            }
            if (!reading_.add_key(node, key)) break;
            const std::string_view rest = strip(here().text.substr(behind));
            YamlNode value;
            if (is_blank(rest)) {
                reading_.at++;
                value = nested(indent, depth, true);
            } else {
                value = inline_node(rest, indent, depth + 1, false);
            }
            node.entries.back().second = std::move(value);
        }
        return node;
    }
    // What stands below a key or a dash: deeper, or for a key a list at the same place.
    YamlNode nested(std::size_t indent, std::size_t depth, bool is_below_key) {
        if (skip_blank() && !starts_document()) {
            const Line& line = here();
            if (line.indent > indent) return block(line.indent, depth + 1);
            if (is_below_key && line.indent == indent && is_item(line.text))
                return block(indent, depth + 1);
        }
        if (!reading_.count_node(depth)) return {};
        YamlNode none;
        none.line = reading_.at > 0 ? reading_.lines[reading_.at - 1].number : 1;
        return none;
    }

    // "key: rest" or "key:"; `behind` is behind the colon.
    bool find_key(std::string_view text, std::string& key, std::size_t& behind) {
        if (text.empty()) return false;
        if (text[0] == '"' || text[0] == '\'') {
            std::size_t at = 0;
            const auto quoted = yaml::read_quoted(reading_, text, at);
            if (!quoted) return false;
            const std::size_t colon = text.find_first_not_of(kSpaces, at);
            if (colon == std::string_view::npos || text[colon] != ':') return false;
            key = *quoted;
            behind = colon + 1;
            return true;
        }
        if (text[0] == '?' && text.size() > 1 && text[1] == ' ') {
            reading_.refuse("keys that are no text (?) are not read");
            return false;
        }
        if (text[0] == '{' || text[0] == '[' || text[0] == '#') return false;
        for (std::size_t at = 0; at < text.size(); at++) {
            if (text[at] == '#' && at > 0 && kSpaces.find(text[at - 1]) != std::string_view::npos)
                return false;
            if (text[at] != ':') continue;
            if (at + 1 < text.size() && kSpaces.find(text[at + 1]) == std::string_view::npos)
                continue;
            key = std::string(core::trim(text.substr(0, at)));
            behind = at + 1;
            if (key.empty()) return false;
            if (key[0] == '&' || key[0] == '*' || key[0] == '!') {
                reading_.refuse_mark(key[0]);
                return false;
            }
            return true;
        }
        return false;
    }
    // A value that begins on this line, behind a key, a dash or alone. `parent` is the indent that
    // its further lines must exceed; alone, they may stand at it.
    YamlNode inline_node(std::string_view text, std::size_t parent, std::size_t depth,
                         bool is_alone) {
        if (!reading_.count_node(depth)) return {};
        YamlNode node;
        node.line = reading_.line();
        switch (text[0]) {
        case '&':
        case '*':
        case '!':
            reading_.refuse_mark(text[0]);
            return {};
        case '|':
        case '>':
            return block_text(text, parent);
        case '{':
        case '[':
            return yaml::read_flow(reading_, text, depth);
        case '@':
        case '`':
        case '%':
            return reading_.fail("a text cannot begin with " + std::string(1, text[0]) +
                                 " unless quoted");
        default:
            break;
        }
        node.kind = YamlNode::Kind::text;
        if (text[0] == '"' || text[0] == '\'') {
            node.is_quoted = true;
            std::string joined(text);
            std::size_t at = 0;
            auto quoted = yaml::read_quoted(reading_, joined, at);
            while (!quoted && !reading_.error && reading_.at + 1 < reading_.lines.size()) {
                // A quoted text goes on: a line break is a space, an empty line a break.
                const std::string_view next = core::trim(reading_.lines[++reading_.at].text);
                while (!joined.empty() && joined.back() == ' ')
                    joined.pop_back();
                const bool is_break = !joined.empty() && joined.back() == kBreak;
                joined += next.empty() ? std::string(1, kBreak)
                                       : (is_break ? "" : " ") + std::string(next);
                at = 0;
                quoted = yaml::read_quoted(reading_, joined, at);
            }
            if (reading_.error) return {};
            if (!quoted) return reading_.fail("a quoted text does not end");
            std::replace(quoted->begin(), quoted->end(), kBreak, '\n');
            if (!is_blank(std::string_view(joined).substr(at)))
                return reading_.fail("something stands behind a quoted text");
            node.text = std::move(*quoted);
            reading_.at++;
            return node;
        }
        node.text = plain_of(text);
        if (node.text.empty()) return reading_.fail("a value is wanted");
        if (node.text.find(": ") != std::string::npos || node.text.back() == ':')
            return reading_.fail("a text with a colon and a space must be quoted");
        reading_.at++;
        bool is_broken = false;
        // A plain text goes on in lines further in.
        while (reading_.at < reading_.lines.size()) {
            const Line& line = here();
            if (core::trim(line.text).empty()) {
                is_broken = true;
                reading_.at++;
                continue;
            }
            const bool is_further = line.indent > parent || (is_alone && line.indent == parent);
            if (!is_further || line.text.front() == '#' || starts_document()) break;
            const std::string more = plain_of(line.text);
            if (more.find(": ") != std::string::npos || more.back() == ':')
                return reading_.fail(
                    "this line is further in than the one above, which has a value already");
            node.text += (is_broken ? "\n" : " ") + more;
            is_broken = false;
            reading_.at++;
        }
        if (node.text == "~" || node.text == "null") node.kind = YamlNode::Kind::none;
        return node;
    }

    // Up to a comment.
    static std::string plain_of(std::string_view text) {
        for (std::size_t at = 1; at < text.size(); at++)
            if (text[at] == '#' && kSpaces.find(text[at - 1]) != std::string_view::npos)
                text = text.substr(0, at);
        return std::string(core::trim(text));
    }

    YamlNode block_text(std::string_view head, std::size_t parent) {
        YamlNode node;
        node.kind = YamlNode::Kind::text;
        node.is_quoted = true;
        node.line = reading_.line();
        const bool is_folded = head[0] == '>';
        char chomp = 0;
        std::size_t indent = 0;
        for (const char c : plain_of(head.substr(1))) {
            if (c == '-' || c == '+')
                chomp = c;
            else if (c >= '1' && c <= '9')
                indent = parent + static_cast<std::size_t>(c - '0');
            else
                return reading_.fail("behind | or > only + or - and a digit can stand");
        }
        reading_.at++;
        std::vector<std::string> rows;
        for (; reading_.at < reading_.lines.size(); reading_.at++) {
            const Line& line = here();
            if (line.text.empty()) {
                rows.emplace_back();
                continue;
            }
            if (indent == 0) {
                if (line.indent <= parent) break;
                indent = line.indent;
            }
            if (line.indent < indent) break;
            rows.push_back(std::string(line.indent - indent, ' ') + std::string(line.text));
        }
        std::size_t end = rows.size();
        while (end > 0 && rows[end - 1].empty())
            end--;
        for (std::size_t i = 0; i < end; i++) {
            const bool joins = is_folded && i > 0 && !rows[i].empty() && !rows[i - 1].empty() &&
                               rows[i][0] != ' ' && rows[i - 1][0] != ' ';
            const bool is_after_gap = is_folded && i > 0 && rows[i - 1].empty() && !rows[i].empty();
            if (i > 0 && !is_after_gap) node.text += joins ? " " : "\n";
            node.text += rows[i];
        }
        if (chomp == '+')
            node.text += std::string(rows.size() - end + (end > 0 ? 1 : 0), '\n');
        else if (chomp != '-' && end > 0)
            node.text += "\n";
        return node;
    }

    static constexpr char kBreak = '\x1f';  // no text may hold it

    std::string_view rest_;
    Reading reading_;
};

}  // namespace

const YamlNode& YamlNode::at(std::string_view key) const {
    for (const auto& [name, node] : entries)
        if (name == key) return node;
    return kNone;
}

core::Result<std::vector<YamlNode>> parse_yaml(std::string_view text) {
    if (text.size() > kMaxYamlBytes)
        return Error{Code::too_large, "the file is larger than 1 MiB", "", ""};
    if (!core::is_utf8(text)) return Error{Code::corrupt, "the file is not UTF-8", "", ""};
    for (std::size_t i = 0, line = 1; i < text.size(); i++) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c == '\n') line++;
        if (c < 0x20 && c != '\n' && c != '\r' && c != '\t')
            return Error{Code::corrupt, "a control character cannot stand in a text",
                         "line " + std::to_string(line), ""};
    }
    return Parser(text).parse();
}

}  // namespace icx::exchange
