#include <algorithm>
#include <set>

#include "core/text.hpp"
#include "expression/expression.hpp"
#include "expression/lexer.hpp"

namespace icx::expression {
namespace {

using core::Result;

// Levenshtein's distance of two short words.
std::size_t distance(const std::string& a, const std::string& b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); j++)
        row[j] = j;
    for (std::size_t i = 1; i <= a.size(); i++) {
        std::size_t before = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); j++) {
            const std::size_t kept = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, before + (a[i - 1] != b[j - 1])});
            before = kept;
        }
    }
    return row[b.size()];
}

core::Error unknown_name(const Node& node, std::span<const Name> names) {
    const std::string written = core::lower_ascii(node.name);
    const Name* nearest = nullptr;
    std::size_t least = 3;
    for (const Name& name : names) {
        if (written.size() > 40) break;
        const std::size_t far = distance(written, core::lower_ascii(name.name));
        if (far < least && far * 2 < name.name.size()) {
            least = far;
            nearest = &name;
        }
    }
    std::string message = "`" + node.name + "` is not a name here";
    if (nearest) return fault(node.column, message + "; did you mean `" + nearest->name + "`?");
    std::string known;
    for (const Name& name : names)
        known += (known.empty() ? "" : ", ") + name.name;
    return fault(node.column, message + "; a text stands in quotes, \"" + node.name + "\"",
                 "names are " + known);
}

class Checker {
public:
    explicit Checker(std::span<const Name> names) : names_(names) {}

    Result<Type> settle(Node& node) {
        switch (node.op) {
        case Op::name:
            return named(node);
        case Op::literal:
            return static_cast<Type>(node.value.index());
        case Op::any_of_all:
        case Op::all_of_all:
        case Op::negation:
            return joined(node);
        case Op::is_missing: {
            auto type = settle(node.parts[0]);
            if (!type) return type;
            return Type::boolean;
        }
        case Op::in:
            return listed(node);
        default:
            return compared(node);
        }
    }

private:
    Result<Type> named(Node& node) {
        for (std::size_t i = 0; i < names_.size(); i++)
            if (core::lower_ascii(names_[i].name) == core::lower_ascii(node.name)) {
                node.index = i;
                return names_[i].type;
            }
        return unknown_name(node, names_);
    }
    Result<Type> joined(Node& node) {
        for (Node& part : node.parts) {
            auto type = settle(part);
            if (!type) return type;
            if (*type != Type::boolean)
                return fault(part.column,
                             print(part) + " is " + std::string(type_words(*type)) +
                                 ", and a condition belongs here",
                             "compare it with something");
        }
        return Type::boolean;
    }
    Result<Type> listed(Node& node) {
        auto left = settle(node.parts[0]);
        if (!left) return left;
        for (const Value& value : node.listed)
            if (!fits(value, *left))
                return mismatch(node, *left, static_cast<Type>(value.index()), literal_text(value));
        return Type::boolean;
    }
    Result<Type> compared(Node& node) {
        auto left = settle(node.parts[0]);
        if (!left) return left;
        auto right = settle(node.parts[1]);
        if (!right) return right;
        if (*left != *right) return mismatch(node, *left, *right, print(node.parts[1]));
        const bool is_of_text = node.op == Op::contains || node.op == Op::starts_with;
        if (is_of_text && *left != Type::text)
            return fault(node.column, print(node.parts[0]) + " is " +
                                          std::string(type_words(*left)) +
                                          "; only a text contains or starts with something");
        const bool has_order = node.op == Op::less || node.op == Op::at_most ||
                               node.op == Op::more || node.op == Op::at_least;
        if (has_order && (*left == Type::text || *left == Type::boolean))
            return fault(node.column,
                         print(node.parts[0]) + " is " + std::string(type_words(*left)) +
                             ", which has no order",
                         "write =, != or in (...)");
        return Type::boolean;
    }
    static core::Error mismatch(const Node& node, Type left, Type right, const std::string& other) {
        return fault(node.column, print(node.parts[0]) + " is " + std::string(type_words(left)) +
                                      " and " + other + " is " + std::string(type_words(right)) +
                                      "; they cannot be compared");
    }

    std::span<const Name> names_;
};

Truth truth(bool yes) { return yes ? Truth::yes : Truth::no; }

bool same(const Value& a, const Value& b) {
    if (const auto* text = std::get_if<std::string>(&a))
        return core::lower_ascii(*text) == core::lower_ascii(std::get<std::string>(b));
    return a == b;
}

// -1, 0, 1 of two values of one ordered type.
int order(const Value& a, const Value& b) {
    const auto three = [](auto x, auto y) { return x < y ? -1 : y < x ? 1 : 0; };
    switch (static_cast<Type>(a.index())) {
    case Type::number:
        return three(std::get<double>(a), std::get<double>(b));
    case Type::duration:
        return three(std::get<Span>(a).ms, std::get<Span>(b).ms);
    case Type::date:
        return three(core::days_from_civil(std::get<core::Date>(a)),
                     core::days_from_civil(std::get<core::Date>(b)));
    case Type::instant:
        return three(std::get<core::Instant>(a).ms, std::get<core::Instant>(b).ms);
    default:
        return 0;
    }
}

class Evaluator {
public:
    explicit Evaluator(std::span<const Value> values) : values_(values) {}

    Truth truth_of(const Node& node) const {
        switch (node.op) {
        case Op::any_of_all:
            return joined(node, Truth::yes);
        case Op::all_of_all:
            return joined(node, Truth::no);
        case Op::negation: {
            const Truth inner = truth_of(node.parts[0]);
            return inner == Truth::unknown ? inner : truth(inner == Truth::no);
        }
        case Op::name:
        case Op::literal: {
            const Value value = value_of(node);
            const bool* yes = std::get_if<bool>(&value);
            return yes ? truth(*yes) : Truth::unknown;
        }
        case Op::is_missing:
            return truth(is_missing(value_of(node.parts[0])));
        case Op::in: {
            const Value value = value_of(node.parts[0]);
            if (is_missing(value) || value.index() != node.listed.front().index())
                return Truth::unknown;
            return truth(std::any_of(node.listed.begin(), node.listed.end(),
                                     [&](const Value& one) { return same(value, one); }));
        }
        default:
            return compare(node);
        }
    }

private:
    // Any part of the deciding truth decides; else an unknown part leaves it unknown.
    Truth joined(const Node& node, Truth deciding) const {
        bool is_unknown = false;
        for (const Node& part : node.parts) {
            const Truth one = truth_of(part);
            if (one == deciding) return one;
            is_unknown |= one == Truth::unknown;
        }
        return is_unknown ? Truth::unknown : truth(deciding == Truth::no);
    }
    Value value_of(const Node& node) const {
        if (node.op == Op::literal) return node.value;
        if (node.op == Op::name) return node.index < values_.size() ? values_[node.index] : Value();
        const Truth yes = truth_of(node);
        return yes == Truth::unknown ? Value() : Value(yes == Truth::yes);
    }
    Truth compare(const Node& node) const {
        const Value a = value_of(node.parts[0]);
        const Value b = value_of(node.parts[1]);
        if (is_missing(a) || a.index() != b.index()) return Truth::unknown;
        switch (node.op) {
        case Op::equal:
            return truth(same(a, b));
        case Op::unequal:
            return truth(!same(a, b));
        case Op::contains:
        case Op::starts_with: {
            const auto* text = std::get_if<std::string>(&a);
            if (!text) return Truth::unknown;
            const std::string in = core::lower_ascii(*text);
            const std::string what = core::lower_ascii(std::get<std::string>(b));
            return truth(node.op == Op::contains ? in.find(what) != std::string::npos
                                                 : in.compare(0, what.size(), what) == 0);
        }
        default:
            break;
        }
        const int way = order(a, b);
        return truth(node.op == Op::less      ? way < 0
                     : node.op == Op::at_most ? way <= 0
                     : node.op == Op::more    ? way > 0
                                              : way >= 0);
    }

    std::span<const Value> values_;
};

void gather(const Node& node, std::set<std::size_t>& out) {
    if (node.op == Op::name) out.insert(node.index);
    for (const Node& part : node.parts)
        gather(part, out);
}

}  // namespace

Result<Node> check(Node node, std::span<const Name> names) {
    auto type = Checker(names).settle(node);
    if (!type) return type.error();
    if (*type != Type::boolean)
        return fault(node.column, print(node) + " alone is no condition",
                     "compare it with something, such as = \"new\"");
    return node;
}

Result<Node> compile(std::string_view text, std::span<const Name> names) {
    auto node = parse(text);
    return node ? check(std::move(*node), names) : node;
}

Truth evaluate(const Node& checked, std::span<const Value> values) {
    return Evaluator(values).truth_of(checked);
}

std::vector<std::size_t> names_used(const Node& checked) {
    std::set<std::size_t> out;
    gather(checked, out);
    return {out.begin(), out.end()};
}

}  // namespace icx::expression
