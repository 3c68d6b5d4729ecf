// Laws of the language on trees and texts made by chance, with fixed seeds: what is printed reads
// back as the same tree, a mutated text never crashes the reader, and Kleene's rules hold.
#include <array>

#include "core/random.hpp"
#include "doctest/doctest.h"
#include "expression/expression.hpp"
#include "fuzz/mutate.hpp"

using namespace icx;
using namespace icx::expression;

namespace {

const Name kNames[] = {{"flag", Type::boolean}, {"word", Type::text}, {"n", Type::number}};

class Maker {
public:
    explicit Maker(std::uint64_t seed) : random_(seed) {}

    std::size_t below(std::size_t n) { return static_cast<std::size_t>(random_.below(n)); }

    Value value() {
        switch (below(6)) {
        case 0:
            return std::string(
                std::array{"", "new", "a \"b\" \\c", "\u00E9\u201D", "and"}[below(5)]);
        case 1:
            return std::array{0.0, -2.5, 1e21, 3.25e-7, 1234567.0}[below(5)];
        case 2:
            return below(2) == 0;
        case 3:
            return Span{static_cast<std::int64_t>(below(200'000'000))};
        case 4:
            return core::civil_from_days(static_cast<std::int64_t>(below(40'000)));
        default:
            return core::Instant{static_cast<std::int64_t>(below(2'000'000'000)) * 997};
        }
    }
    Node leaf() {
        Node node;
        if (below(2) == 0) {
            node.op = Op::name;
            node.name = kNames[below(3)].name;
        } else {
            node.value = value();
        }
        return node;
    }
    Node tree(int depth) {
        if (depth == 0) return leaf();
        Node node(static_cast<Op>(below(14)));
        std::size_t parts = 2;
        switch (node.op) {
        case Op::name:
        case Op::literal:
            return leaf();
        case Op::any_of_all:
        case Op::all_of_all:
            parts = 2 + below(3);
            break;
        case Op::in:
            for (std::size_t i = 0; i <= below(3); i++)
                node.listed.push_back(value());
            parts = 1;
            break;
        case Op::negation:
        case Op::is_missing:
            parts = 1;
            break;
        default:
            break;
        }
        for (std::size_t i = 0; i < parts; i++)
            node.parts.push_back(tree(depth - 1));
        return node;
    }

private:
    core::SeededRandom random_;
};

}  // namespace

TEST_CASE("expression: what is printed reads back as the same tree") {
    Maker maker(7);
    int read = 0;
    for (int i = 0; i < 4000; i++) {
        const Node tree = maker.tree(1 + i % 4);
        const std::string text = print(tree);
        CAPTURE(text);
        const auto again = parse(text);
        if (!again) {  // only a limit may refuse what we print
            const std::string& message = again.error().message;
            const bool is_limit = message.find("longer than") != std::string::npos ||
                                  message.find("too many") != std::string::npos;
            REQUIRE_MESSAGE(is_limit, message);
            continue;
        }
        read++;
        REQUIRE(*again == tree);
        REQUIRE(print(*again) == text);
    }
    CHECK(read > 3000);
}

TEST_CASE("expression: a mutated text is read or refused with a column, and never crashes") {
    const std::string seed =
        "not (word in (\"a\", 'b') or n >= 1.5 and flag) and word starts with "
        "\"x\" or n is not missing or word contains \u201Cy\u201D and 1h30m < 2d";
    core::SeededRandom random(11);
    const Value values[] = {true, std::string("a"), 2.0};
    int read = 0;
    for (int i = 0; i < 20'000; i++) {
        const std::string text = test::mutated(seed, random);
        CAPTURE(text);
        const auto tree = parse(text);
        if (!tree) {
            REQUIRE(!tree.error().message.empty());
            continue;
        }
        read++;
        const auto again = parse(print(*tree));
        REQUIRE(again.ok());
        REQUIRE(*again == *tree);
        if (const auto checked = check(*tree, kNames); checked.ok()) evaluate(*checked, values);
    }
    CHECK(read > 500);
}

TEST_CASE("expression: the laws of De Morgan and of the double not hold with the unknown too") {
    const Name names[] = {{"a", Type::boolean}, {"b", Type::boolean}};
    const Value all[] = {Missing{}, true, false};
    const auto truth = [&](const char* text, const Value& a, const Value& b) {
        const Value values[] = {a, b};
        return evaluate(*compile(text, names), values);
    };
    for (const Value& a : all)
        for (const Value& b : all) {
            CHECK(truth("not (a and b)", a, b) == truth("not a or not b", a, b));
            CHECK(truth("not (a or b)", a, b) == truth("not a and not b", a, b));
            CHECK(truth("not not a", a, b) == truth("a", a, b));
            CHECK(truth("a and b", a, b) == truth("b and a", a, b));
            CHECK(truth("a != b", a, b) == truth("not a = b", a, b));
        }
}
