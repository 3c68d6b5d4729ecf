// A small typed language of conditions: parse, check against a table of names, evaluate over their
// values. It knows nothing of what the names mean.
//
//   activity = "waiting" and not (note contains "spare part" or priority in ("1 High", "2 Normal"))
//
// or, and, not bind in this order, the last the tightest; then = != < <= > >=, in (...), contains,
// starts with, is missing. Literals are texts in quotes, numbers, true, false, 30m, 1h30m,
// 2026-11-02, 2026-11-02T09:00:00Z. Words of the language may be written in any case.
//
// A value may be missing. What compares it is then unknown, and unknown goes on by Kleene's rules:
// `unknown and false` is false, `unknown or true` is true, all else unknown. A condition holds only
// when it is true. `x is missing` is never unknown.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "expression/value.hpp"

namespace icx::expression {

inline constexpr std::size_t kMostText = 2000;   // bytes
inline constexpr std::size_t kMostDepth = 32;    // of parentheses and `not`
inline constexpr std::size_t kMostParts = 400;   // nodes and listed values
inline constexpr std::size_t kMostListed = 100;  // values behind one `in`

enum class Op : std::uint8_t {
    name,
    literal,
    any_of_all,
    all_of_all,
    negation,  // or, and, not
    equal,
    unequal,
    less,
    at_most,
    more,
    at_least,
    in,
    contains,
    starts_with,
    is_missing
};

struct Node {
    Node() = default;
    explicit Node(Op what, std::size_t at = 1) : op(what), column(at) {}

    Op op = Op::literal;
    std::string name;           // of Op::name, as written
    std::size_t index = 0;      // of Op::name, in the table it was checked against
    Value value;                // of Op::literal
    std::vector<Value> listed;  // of Op::in
    std::vector<Node> parts;    // operands in their order
    std::size_t column = 1;     // of the operand or operator, characters from 1

    bool operator==(const Node& other) const {  // columns and indices aside
        return op == other.op && name == other.name && value == other.value &&
               listed == other.listed && parts == other.parts;
    }
};

// Errors: what cannot be read, at which column, in a plain sentence.
core::Result<Node> parse(std::string_view text);

// One written form for each tree; parse(print(tree)) is the tree.
std::string print(const Node& node);

struct Name {
    std::string name;
    Type type = Type::text;
};

// Resolves every name and settles every type; what comes out answers yes or no. Errors name the
// column: "`priorty` is not a name here; did you mean `priority`?".
core::Result<Node> check(Node node, std::span<const Name> names);

// parse and check.
core::Result<Node> compile(std::string_view text, std::span<const Name> names);

enum class Truth : std::uint8_t { no, yes, unknown };

// `checked` as check() gave it, `values` in the order of its names; a value of another type than
// its name's counts as missing.
Truth evaluate(const Node& checked, std::span<const Value> values);
inline bool holds(const Node& checked, std::span<const Value> values) {
    return evaluate(checked, values) == Truth::yes;
}

// The places in the table that the expression looks at, rising, each once.
std::vector<std::size_t> names_used(const Node& checked);

}  // namespace icx::expression
