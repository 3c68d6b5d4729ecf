// Flow collections of YAML, and so JSON.
#include "core/text.hpp"
#include "exchange/yaml_impl.hpp"

namespace icx::exchange::yaml {
namespace {

class Flow {
public:
    Flow(Reading& reading, std::string_view first) : reading_(reading), rest_(first) {}

    YamlNode read(std::size_t depth) {
        YamlNode node = node_of(depth);
        if (reading_.error) return {};
        if (!is_blank(rest_)) return reading_.fail("something stands behind the closing bracket");
        reading_.at++;
        return node;
    }

private:
    // The next byte that says something; 0 at the end of the file.
    char peek() {
        for (;;) {
            rest_ = strip(rest_);
            if (!rest_.empty() && rest_[0] != '#') return rest_[0];
            if (reading_.at + 1 >= reading_.lines.size()) return 0;
            rest_ = reading_.lines[++reading_.at].text;
        }
    }
    YamlNode node_of(std::size_t depth) {
        if (!reading_.count_node(depth)) return {};
        YamlNode node;
        const char first = peek();
        node.line = reading_.line();
        if (first == '{' || first == '[') {
            rest_.remove_prefix(1);
            node.kind = first == '{' ? YamlNode::Kind::map : YamlNode::Kind::list;
            const char close = first == '{' ? '}' : ']';
            for (bool is_first = true;; is_first = false) {
                if (reading_.error) return {};
                char next = peek();
                if (next == close) break;
                if (!is_first && next != 0) {
                    if (next != ',') return reading_.fail("a comma or a closing bracket is wanted");
                    rest_.remove_prefix(1);
                    next = peek();
                    if (next == close) break;
                }
                if (next == 0) return reading_.fail("a bracket is not closed");
                if (first == '[') {
                    node.items.push_back(node_of(depth + 1));
                    continue;
                }
                const YamlNode key = scalar(true);
                if (reading_.error || !reading_.add_key(node, key.text)) return {};
                if (peek() != ':') return reading_.fail("a colon is wanted behind a key");
                rest_.remove_prefix(1);
                const char value = peek();
                if (value != ',' && value != close) node.entries.back().second = node_of(depth + 1);
            }
            rest_.remove_prefix(1);
            return node;
        }
        if (first == 0) return reading_.fail("a value is wanted");
        return scalar(false);
    }
    YamlNode scalar(bool is_key) {
        YamlNode node;
        node.kind = YamlNode::Kind::text;
        const char first = peek();
        node.line = reading_.line();
        if (first == '&' || first == '*' || first == '!') {
            reading_.refuse_mark(first);
            return {};
        }
        if (first == '"' || first == '\'') {
            std::size_t at = 0;
            auto quoted = read_quoted(reading_, rest_, at);
            if (reading_.error) return {};
            if (!quoted) return reading_.fail("a quoted text does not end on its line");
            node.text = std::move(*quoted);
            node.is_quoted = true;
            rest_.remove_prefix(at);
            return node;
        }
        std::size_t end = 0;
        while (end < rest_.size() &&
               std::string_view(",[]{}").find(rest_[end]) == std::string_view::npos) {
            if (rest_[end] == ':' &&
                (end + 1 == rest_.size() ||
                 std::string_view(" \t,[]{}").find(rest_[end + 1]) != std::string_view::npos))
                break;
            if (rest_[end] == '#' && end > 0 && rest_[end - 1] == ' ') break;
            end++;
        }
        node.text = std::string(core::trim(rest_.substr(0, end)));
        rest_.remove_prefix(end);
        if (node.text.empty()) return reading_.fail("a value is wanted");
        if (!is_key && (node.text == "null" || node.text == "~")) node.kind = YamlNode::Kind::none;
        return node;
    }

    Reading& reading_;
    std::string_view rest_;
};

}  // namespace

YamlNode read_flow(Reading& reading, std::string_view first, std::size_t depth) {
    return Flow(reading, first).read(depth);
}

}  // namespace icx::exchange::yaml
