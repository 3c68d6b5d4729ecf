// Cuts an expression into tokens. Columns count characters from 1.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "expression/value.hpp"

namespace icx::expression {

enum class TokenKind { word, literal, sign, end };  // sign: = != < <= > >= ( ) ,

struct Token {
    TokenKind kind = TokenKind::end;
    std::string text;  // a word as written, or the sign
    Value value;       // of a literal
    std::size_t column = 1;
};

core::Error fault(std::size_t column, std::string message, std::string advice = {});

// The last token is `end`.
core::Result<std::vector<Token>> tokens_of(std::string_view text);

}  // namespace icx::expression
