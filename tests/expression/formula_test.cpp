// Formulas over named numbers: what they give, and what is refused at which column.
#include "expression/formula.hpp"

#include <doctest/doctest.h>

#include <string>

#include "core/random.hpp"

using namespace icx;

namespace {

constexpr std::string_view kNames[] = {"value", "effort", "confidence"};

std::optional<double> at(std::string_view text, std::optional<double> value,
                         std::optional<double> effort, std::optional<double> confidence) {
    const auto formula = expression::compile_formula(text, kNames);
    REQUIRE_MESSAGE(formula.ok(), (formula.ok() ? "" : core::describe(formula.error())));
    const std::optional<double> values[] = {value, effort, confidence};
    return expression::evaluate(*formula, values);
}

std::string refused(std::string_view text) {
    const auto formula = expression::compile_formula(text, kNames);
    REQUIRE_FALSE(formula.ok());
    return core::describe(formula.error());
}

}  // namespace

TEST_CASE("formula: precedence, signs, parentheses, min and max") {
    CHECK(at("value * confidence / effort", 4, 2, 3) == 6);
    CHECK(at("1 + 2 * 3", {}, {}, {}) == 7);
    CHECK(at("(1 + 2) * 3", {}, {}, {}) == 9);
    CHECK(at("10 - 4 - 3", {}, {}, {}) == 3);
    CHECK(at("8 / 4 / 2", {}, {}, {}) == 1);
    CHECK(at("-value + 2", 5, {}, {}) == -3);
    CHECK(at("2 - -2", {}, {}, {}) == 4);
    CHECK(at("max(value, 3) - MIN(effort, 2)", 1, 5, {}) == 1);
    CHECK(at(".5*Value", 4, {}, {}) == 2);
}

TEST_CASE("formula: what is missing or divided by nothing gives nothing") {
    CHECK_FALSE(at("value / effort", 4, {}, 3));
    CHECK_FALSE(at("value / effort", 4, 0, 3));
    CHECK(at("value + confidence", 4, {}, 3) == 7);
}

TEST_CASE("formula: what cannot be read is named with its column") {
    CHECK(refused("").find("a formula is missing") != std::string::npos);
    CHECK(refused("value *").find("something is missing at the end") != std::string::npos);
    CHECK(refused("value * benefit").find("\u201Cbenefit\u201D is not a name here") !=
          std::string::npos);
    CHECK(refused("value * benefit").find("column 9") != std::string::npos);
    CHECK(refused("(value").find("not closed") != std::string::npos);
    CHECK(refused("value value").find("does not fit here") != std::string::npos);
    CHECK(refused("1.2.3").find("is no number") != std::string::npos);
    CHECK(refused("max(value)").find("two parts") != std::string::npos);
    CHECK(refused(std::string(600, '1')).find("too long") != std::string::npos);
    CHECK(
        refused(std::string(100, '(') + "1" + std::string(100, ')')).find("too many parentheses") !=
        std::string::npos);
}

TEST_CASE("formula: any text is read or refused, and never breaks") {
    core::SeededRandom random(7);
    const std::string letters = "value effort+-*/(),.0159 min max\xC3\xA4";
    std::size_t read = 0;
    for (int round = 0; round < 20000; round++) {
        std::string text;
        for (std::uint64_t n = random.below(14); n > 0; n--)
            text += letters[static_cast<std::size_t>(random.below(letters.size()))];
        const auto formula = expression::compile_formula(text, kNames);
        if (!formula.ok()) continue;
        read++;
        const std::optional<double> values[] = {2.0, 3.0, std::nullopt};
        (void)expression::evaluate(*formula, values);
    }
    CHECK(read > 100);
}
