#include "expression/lexer.hpp"

#include <cmath>

#include "core/text.hpp"

namespace icx::expression {
namespace {

constexpr std::int64_t kLongestMs = std::int64_t{3653} * 86'400'000;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

class Lexer {
public:
    explicit Lexer(std::string_view text) : text_(text) {}

    core::Result<std::vector<Token>> run() {
        std::vector<Token> out;
        while (true) {
            while (at_ < text_.size() && is_space(text_[at_]))
                at_++;
            Token token;
            token.column = column();
            if (at_ == text_.size()) {
                out.push_back(std::move(token));
                return out;
            }
            if (auto read = take(token); !read) return read.error();
            out.push_back(std::move(token));
        }
    }

private:
    std::size_t column() const { return core::count_code_points(text_.substr(0, at_)) + 1; }
    char peek(std::size_t ahead = 0) const {
        return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
    }
    bool starts(std::string_view with) const { return text_.substr(at_, with.size()) == with; }

    core::Result<void> take(Token& token) {
        const char c = peek();
        if (is_letter(c)) return take_word(token);
        if (is_digit(c) || (c == '-' && is_digit(peek(1)))) return take_number(token);
        if (c == '"' || c == '\'') return take_text(token, std::string_view(&text_[at_], 1));
        if (starts("\u201C")) return take_text(token, "\u201D");  // as phones and word processors
        for (const std::string_view sign : {"!=", "<=", ">=", "=", "<", ">", "(", ")", ","})
            if (starts(sign)) {
                token.kind = TokenKind::sign;
                token.text = sign;
                at_ += sign.size();
                return {};
            }
        std::size_t end = at_;
        core::next_code_point(text_, end);
        return fault(token.column, "\u201C" + std::string(text_.substr(at_, end - at_)) +
                                       "\u201D means nothing here");
    }

    core::Result<void> take_word(Token& token) {
        const std::size_t from = at_;
        while (is_letter(peek()) || is_digit(peek()) || peek() == '.')
            at_++;
        token.kind = TokenKind::word;
        token.text = text_.substr(from, at_ - from);
        const std::string lower = core::lower_ascii(token.text);
        if (lower != "true" && lower != "false") return {};
        token.kind = TokenKind::literal;
        token.value = lower == "true";
        return {};
    }

    core::Result<void> take_text(Token& token, std::string_view close) {
        std::string out;
        std::size_t opening = 0;
        core::next_code_point(text_.substr(at_), opening);
        for (at_ += opening; at_ < text_.size(); at_++) {
            if (starts(close)) {
                at_ += close.size();
                token.kind = TokenKind::literal;
                token.value = std::move(out);
                return {};
            }
            if (text_[at_] == '\\' && at_ + 1 < text_.size()) at_++;
            out += text_[at_];
        }
        return fault(token.column, "a text begins here and does not end",
                     "close the quotation mark");
    }

    // A number, a duration ("1h30m"), a day or an instant: all begin with a digit.
    core::Result<void> take_number(Token& token) {
        const std::size_t from = at_;
        token.kind = TokenKind::literal;
        if (is_digit(peek(1)) && is_digit(peek(2)) && is_digit(peek(3)) && peek(4) == '-' &&
            is_digit(peek(5)))
            return take_day(token);
        at_++;
        while (is_digit(peek()) || (peek() == '.' && is_digit(peek(1))))
            at_++;
        if ((peek() == 'e' || peek() == 'E') &&
            (is_digit(peek(1)) || ((peek(1) == '-' || peek(1) == '+') && is_digit(peek(2))))) {
            at_ += 2;
            while (is_digit(peek()))
                at_++;
        } else if (is_letter(peek())) {
            at_ = from;
            return take_span(token);
        }
        double number = 0;
        if (!core::parse_number(text_.substr(from, at_ - from), number) || !std::isfinite(number))
            return fault(token.column, "this number cannot be read");
        token.value = number == 0 ? 0.0 : number;
        return {};
    }

    core::Result<void> take_day(Token& token) {
        const std::size_t from = at_;
        while (is_digit(peek()) || peek() == '-' || peek() == ':' || peek() == '.' ||
               peek() == '+' || peek() == 'T' || peek() == 'Z')
            at_++;
        const std::string_view words = text_.substr(from, at_ - from);
        if (const auto day = core::parse_date(words))
            token.value = *day;
        else if (const auto at = core::parse_instant(words))
            token.value = *at;
        else
            return fault(token.column, "this day cannot be read",
                         "write 2026-11-02 or 2026-11-02T09:00:00Z");
        return {};
    }

    core::Result<void> take_span(Token& token) {
        const auto bad = [&] {
            return fault(token.column, "this length of time cannot be read",
                         "write 30m, 4h, 2d or 1h30m");
        };
        if (!is_digit(peek())) return bad();  // a sign
        std::int64_t sum = 0;
        while (is_digit(peek())) {
            const std::size_t from = at_;
            while (is_digit(peek()) || peek() == '.')
                at_++;
            double number = 0;
            if (!core::parse_number(text_.substr(from, at_ - from), number)) return bad();
            const double unit = peek() == 'd'   ? 86'400'000
                                : peek() == 'h' ? 3'600'000
                                : peek() == 'm' ? 60'000
                                : peek() == 's' ? 1000
                                                : 0;
            if (unit == 0 || number * unit > static_cast<double>(kLongestMs)) return bad();
            at_++;
            sum += static_cast<std::int64_t>(number * unit + 0.5);
            if (sum > kLongestMs) return bad();
        }
        if (is_letter(peek())) return bad();
        token.value = Span{sum};
        return {};
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

}  // namespace

core::Error fault(std::size_t column, std::string message, std::string advice) {
    return {core::Code::invalid, std::move(message), "column " + std::to_string(column),
            std::move(advice)};
}

core::Result<std::vector<Token>> tokens_of(std::string_view text) { return Lexer(text).run(); }

}  // namespace icx::expression
