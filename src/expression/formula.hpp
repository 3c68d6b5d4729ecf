// Arithmetic over named numbers, such as value * confidence / effort: + - * / with the usual
// precedence, parentheses, min(a, b), max(a, b). It knows nothing of what the names mean.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/result.hpp"

namespace icx::expression {

inline constexpr std::size_t kMostFormula = 500;  // bytes

// A formula as a row of steps for a stack; made by compile_formula only.
struct Formula {
    enum class Op : std::uint8_t {
        number,
        name,
        add,
        subtract,
        multiply,
        divide,
        negate,
        min,
        max
    };
    struct Step {
        Op op = Op::number;
        double number = 0;
        std::size_t name = 0;  // its place among the names
    };
    std::vector<Step> steps;
};

// Errors: what cannot be read, at which column (characters from 1), in a plain sentence.
core::Result<Formula> compile_formula(std::string_view text,
                                      std::span<const std::string_view> names);

// nullopt when a used value is missing, something is divided by 0 or the result is not finite.
// `values` in the order of the names.
std::optional<double> evaluate(const Formula& formula,
                               std::span<const std::optional<double>> values);

}  // namespace icx::expression
