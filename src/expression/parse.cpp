#include "core/text.hpp"
#include "expression/expression.hpp"
#include "expression/lexer.hpp"

namespace icx::expression {
namespace {

using core::Result;

struct Sign {
    std::string_view text;
    Op op;
};
constexpr Sign kComparisons[] = {{"=", Op::equal},    {"!=", Op::unequal}, {"<", Op::less},
                                 {"<=", Op::at_most}, {">", Op::more},     {">=", Op::at_least}};
constexpr std::string_view kReserved[] = {"and",      "or",     "not",  "in",     "is",
                                          "contains", "starts", "with", "missing"};

class Parser {
public:
    explicit Parser(std::vector<Token> tokens) : tokens_(std::move(tokens)) {}

    Result<Node> whole() {
        auto node = any();
        if (!node) return node;
        if (now().kind != TokenKind::end)
            return fault(now().column,
                         "nothing can stand here; " + shown(now()) +
                             " follows something that is whole already",
                         "join conditions with and, or");
        return node;
    }

private:
    const Token& now() const { return tokens_[at_]; }
    const Token& next() const { return tokens_[std::min(at_ + 1, tokens_.size() - 1)]; }
    static bool is_word(const Token& token, std::string_view word) {
        return token.kind == TokenKind::word && core::lower_ascii(token.text) == word;
    }
    bool take_word(std::string_view word) {
        if (!is_word(now(), word)) return false;
        at_++;
        return true;
    }
    bool is_sign(std::string_view sign) const {
        return now().kind == TokenKind::sign && now().text == sign;
    }
    static std::string shown(const Token& token) {
        return token.kind == TokenKind::end       ? "the end"
               : token.kind == TokenKind::literal ? literal_text(token.value)
                                                  : "\u201C" + token.text + "\u201D";
    }
    Result<Node> counted(Node node) {
        if (++parts_ > kMostParts) return fault(node.column, "this condition has too many parts");
        return node;
    }

    // Several joined by one word, at one level.
    template <class Inner>
    Result<Node> joined(std::string_view word, Op op, Inner inner) {
        auto first = inner();
        if (!first || !is_word(now(), word)) return first;
        Node node(op, now().column);
        node.parts.push_back(std::move(*first));
        while (take_word(word)) {
            auto part = inner();
            if (!part) return part;
            node.parts.push_back(std::move(*part));
        }
        return counted(std::move(node));
    }
    Result<Node> any() {
        return joined("or", Op::any_of_all, [this] {
            return joined("and", Op::all_of_all, [this] { return negation(); });
        });
    }

    Result<Node> negation() {
        if (!is_word(now(), "not")) return comparison();
        Node node(Op::negation, now().column);
        at_++;
        if (++depth_ > kMostDepth) return fault(node.column, "this condition is nested too deeply");
        auto inner = negation();
        depth_--;
        if (!inner) return inner;
        node.parts.push_back(std::move(*inner));
        return counted(std::move(node));
    }

    Result<Node> comparison() {
        auto left = operand();
        if (!left) return left;
        const Token& token = now();
        for (const Sign& sign : kComparisons)
            if (is_sign(sign.text)) return binary(std::move(*left), sign.op);
        if (take_word("is")) {
            const bool is_negated = take_word("not");
            if (!take_word("missing"))
                return fault(now().column,
                             "after \u201Cis\u201D only \u201Cmissing\u201D or "
                             "\u201Cnot missing\u201D can follow",
                             "to compare write =");
            return unary(std::move(*left), Op::is_missing, token.column, is_negated);
        }
        const bool is_negated = is_word(token, "not");
        const Token& verb = is_negated ? next() : token;
        if (is_word(verb, "in")) {
            at_ += is_negated ? 2 : 1;
            return listed(std::move(*left), token.column, is_negated);
        }
        const bool is_start = is_word(verb, "starts");
        if (!is_start && !is_word(verb, "contains")) return left;
        at_ += is_negated ? 1 : 0;
        if (is_start) {
            at_++;
            if (!is_word(now(), "with"))
                return fault(now().column, "after \u201Cstarts\u201D comes \u201Cwith\u201D");
        }
        auto node = binary(std::move(*left), is_start ? Op::starts_with : Op::contains);
        return node && is_negated ? negated(std::move(*node)) : node;
    }

    Result<Node> negated(Node inner) {
        Node node(Op::negation, inner.column);
        node.parts.push_back(std::move(inner));
        return counted(std::move(node));
    }
    Result<Node> unary(Node left, Op op, std::size_t column, bool is_negated) {
        Node node(op, column);
        node.parts.push_back(std::move(left));
        auto out = counted(std::move(node));
        return out && is_negated ? negated(std::move(*out)) : out;
    }
    Result<Node> binary(Node left, Op op) {
        Node node(op, now().column);
        at_++;
        auto right = operand();
        if (!right) return right;
        node.parts.push_back(std::move(left));
        node.parts.push_back(std::move(*right));
        return counted(std::move(node));
    }
    Result<Node> listed(Node left, std::size_t column, bool is_negated) {
        if (!is_sign("("))
            return fault(now().column, "after \u201Cin\u201D comes a list in parentheses",
                         "write in (\"one\", \"two\")");
        Node node(Op::in, column);
        node.parts.push_back(std::move(left));
        do {
            at_++;
            if (now().kind != TokenKind::literal)
                return fault(now().column, "a list holds values, and " + shown(now()) + " is none",
                             "write texts in quotes");
            if (node.listed.size() == kMostListed || ++parts_ > kMostParts)
                return fault(now().column, "this list is too long");
            node.listed.push_back(now().value);
            at_++;
        } while (is_sign(","));
        if (!is_sign(")")) return fault(now().column, "the list does not end", "close it with )");
        at_++;
        auto out = counted(std::move(node));
        return out && is_negated ? negated(std::move(*out)) : out;
    }

    Result<Node> operand() {
        const Token& token = now();
        Node node;
        node.column = token.column;
        if (token.kind == TokenKind::literal) {
            node.value = token.value;
            at_++;
            return counted(std::move(node));
        }
        if (is_sign("(")) {
            if (++depth_ > kMostDepth)
                return fault(token.column, "this condition is nested too deeply");
            at_++;
            auto inner = any();
            depth_--;
            if (!inner) return inner;
            if (!is_sign(")"))
                return fault(now().column,
                             "a parenthesis is open, and " + shown(now()) + " cannot follow",
                             "close it with )");
            at_++;
            return inner;
        }
        if (token.kind != TokenKind::word)
            return fault(token.column, token.kind == TokenKind::end
                                           ? "something is missing at the end"
                                           : "a name or a value belongs here, not " + shown(token));
        for (const std::string_view word : kReserved)
            if (is_word(token, word))
                return fault(token.column, "a name or a value belongs here, not " + shown(token));
        node.op = Op::name;
        node.name = token.text;
        at_++;
        return counted(std::move(node));
    }

    std::vector<Token> tokens_;
    std::size_t at_ = 0;
    std::size_t depth_ = 0;
    std::size_t parts_ = 0;
};

}  // namespace

Result<Node> parse(std::string_view text) {
    if (text.size() > kMostText)
        return core::Error{core::Code::too_large, "this condition is longer than 2,000 characters",
                           "", ""};
    if (!core::is_utf8(text)) return fault(1, "this condition is no readable text");
    auto tokens = tokens_of(text);
    if (!tokens) return tokens.error();
    return Parser(std::move(*tokens)).whole();
}

}  // namespace icx::expression
