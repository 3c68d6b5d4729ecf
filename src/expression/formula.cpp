#include "expression/formula.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "core/text.hpp"
#include "expression/expression.hpp"
#include "expression/lexer.hpp"

namespace icx::expression {
namespace {

using FormulaOp = Formula::Op;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

class Reader {
public:
    Reader(std::string_view text, std::span<const std::string_view> names)
        : text_(text), names_(names) {}

    core::Result<Formula> read() {
        sum(0);
        skip();
        if (!error_ && at_ < text_.size())
            fail(at_, "\u201C" + std::string(core::cut_code_points(text_.substr(at_), 1)) +
                          "\u201D does not fit here");
        if (error_) return *error_;
        return std::move(out_);
    }

private:
    void skip() {
        while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t'))
            at_++;
    }
    bool take(char c) {
        skip();
        if (error_ || at_ >= text_.size() || text_[at_] != c) return false;
        at_++;
        return true;
    }
    void fail(std::size_t at, std::string message) {
        if (!error_)
            error_ = fault(core::count_code_points(text_.substr(0, at)) + 1, std::move(message));
    }
    void emit(FormulaOp op) { out_.steps.push_back({op, 0, 0}); }

    void sum(std::size_t depth) {
        product(depth);
        while (!error_) {
            if (take('+')) {
                product(depth);
                emit(FormulaOp::add);
            } else if (take('-')) {
                product(depth);
                emit(FormulaOp::subtract);
            } else {
                return;
            }
        }
    }

    void product(std::size_t depth) {
        factor(depth);
        while (!error_) {
            if (take('*')) {
                factor(depth);
                emit(FormulaOp::multiply);
            } else if (take('/')) {
                factor(depth);
                emit(FormulaOp::divide);
            } else {
                return;
            }
        }
    }

    void factor(std::size_t depth) {
        if (depth > kMostDepth) return fail(at_, "too many parentheses within each other");
        if (take('-')) {
            factor(depth + 1);
            emit(FormulaOp::negate);
            return;
        }
        if (take('(')) {
            sum(depth + 1);
            if (!take(')')) fail(at_, "a parenthesis is not closed");
            return;
        }
        skip();
        if (at_ >= text_.size()) return fail(at_, "something is missing at the end");
        if (is_digit(text_[at_]) || text_[at_] == '.') return number();
        if (is_letter(text_[at_])) return word(depth);
        fail(at_, "a name or a number is missing here");
    }

    void number() {
        const std::size_t begin = at_;
        while (at_ < text_.size() && (is_digit(text_[at_]) || text_[at_] == '.'))
            at_++;
        double value = 0;
        const std::string_view digits = text_.substr(begin, at_ - begin);
        if (!core::parse_number(digits, value))
            return fail(begin, "\u201C" + std::string(digits) + "\u201D is no number");
        out_.steps.push_back({FormulaOp::number, value, 0});
    }

    void word(std::size_t depth) {
        const std::size_t begin = at_;
        while (at_ < text_.size() && (is_letter(text_[at_]) || is_digit(text_[at_])))
            at_++;
        const std::string name = core::lower_ascii(text_.substr(begin, at_ - begin));
        if (name == "min" || name == "max") {
            if (!take('(')) return fail(at_, name + " needs a parenthesis: " + name + "(a, b)");
            sum(depth + 1);
            if (!take(',')) return fail(at_, name + " takes two parts with a comma between them");
            sum(depth + 1);
            if (!take(')')) return fail(at_, "a parenthesis is not closed");
            return emit(name == "min" ? FormulaOp::min : FormulaOp::max);
        }
        const auto found = std::find(names_.begin(), names_.end(), name);
        if (found == names_.end()) {
            std::string known;
            for (const std::string_view entry : names_)
                known += (known.empty() ? "" : ", ") + std::string(entry);
            return fail(begin, "\u201C" + name + "\u201D is not a name here; there are " + known);
        }
        out_.steps.push_back(
            {FormulaOp::name, 0, static_cast<std::size_t>(found - names_.begin())});
    }

    std::string_view text_;
    std::span<const std::string_view> names_;
    std::size_t at_ = 0;
    Formula out_;
    std::optional<core::Error> error_;
};

double result_of(FormulaOp op, double a, double b) {
    switch (op) {
    case FormulaOp::add:
        return a + b;
    case FormulaOp::subtract:
        return a - b;
    case FormulaOp::multiply:
        return a * b;
    case FormulaOp::divide:
        return b == 0 ? std::nan("") : a / b;
    case FormulaOp::min:
        return std::min(a, b);
    default:
        return std::max(a, b);
    }
}

}  // namespace

core::Result<Formula> compile_formula(std::string_view text,
                                      std::span<const std::string_view> names) {
    if (text.size() > kMostFormula) return fault(1, "this formula is too long");
    if (core::trim(text).empty()) return fault(1, "a formula is missing");
    return Reader(text, names).read();
}

std::optional<double> evaluate(const Formula& formula,
                               std::span<const std::optional<double>> values) {
    std::vector<double> stack;
    for (const Formula::Step& step : formula.steps) {
        if (step.op == FormulaOp::number) {
            stack.push_back(step.number);
        } else if (step.op == FormulaOp::name) {
            if (step.name >= values.size() || !values[step.name]) return std::nullopt;
            stack.push_back(*values[step.name]);
        } else if (step.op == FormulaOp::negate) {
            stack.back() = -stack.back();
        } else {
            const double b = stack.back();
            stack.pop_back();
            stack.back() = result_of(step.op, stack.back(), b);
        }
    }
    if (stack.size() != 1 || !std::isfinite(stack.back())) return std::nullopt;
    return stack.back();
}

}  // namespace icx::expression
