#include "expression/expression.hpp"

namespace icx::expression {
namespace {

// How tightly an operator binds; an operand of the same or a lesser rank stands in parentheses.
int rank_of(Op op) {
    switch (op) {
    case Op::any_of_all:
        return 1;
    case Op::all_of_all:
        return 2;
    case Op::negation:
        return 3;
    case Op::name:
    case Op::literal:
        return 5;
    default:
        return 4;
    }
}

std::string_view sign_of(Op op) {
    switch (op) {
    case Op::any_of_all:
        return " or ";
    case Op::all_of_all:
        return " and ";
    case Op::equal:
        return " = ";
    case Op::unequal:
        return " != ";
    case Op::less:
        return " < ";
    case Op::at_most:
        return " <= ";
    case Op::more:
        return " > ";
    case Op::at_least:
        return " >= ";
    case Op::contains:
        return " contains ";
    case Op::starts_with:
        return " starts with ";
    default:
        return "";
    }
}

std::string inner(const Node& node, int outer_rank) {
    const std::string text = print(node);
    return rank_of(node.op) > outer_rank ? text : "(" + text + ")";
}

}  // namespace

std::string print(const Node& node) {
    switch (node.op) {
    case Op::name:
        return node.name;
    case Op::literal:
        return literal_text(node.value);
    case Op::negation:
        return "not " + inner(node.parts[0], 2);
    case Op::is_missing:
        return inner(node.parts[0], 4) + " is missing";
    case Op::in: {
        std::string out = inner(node.parts[0], 4) + " in (";
        for (std::size_t i = 0; i < node.listed.size(); i++)
            out += (i ? ", " : "") + literal_text(node.listed[i]);
        return out + ")";
    }
    default:
        break;
    }
    std::string out;
    for (const Node& part : node.parts) {
        if (!out.empty()) out += sign_of(node.op);
        out += inner(part, rank_of(node.op));
    }
    return out;
}

}  // namespace icx::expression
