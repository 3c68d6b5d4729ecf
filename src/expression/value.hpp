// What an expression works on: a text, number, yes or no, duration, day or instant, or nothing at
// all (missing). Texts are compared without regard to the case of ASCII letters.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "core/time.hpp"

namespace icx::expression {

struct Missing {
    bool operator==(const Missing&) const = default;
};
struct Span {  // a duration
    std::int64_t ms = 0;
    bool operator==(const Span&) const = default;
};

using Value = std::variant<Missing, std::string, double, bool, Span, core::Date, core::Instant>;

// The order of Value's alternatives behind Missing.
enum class Type : std::uint8_t { text = 1, number, boolean, duration, date, instant };
std::string_view type_words(Type type);  // "a text", "yes or no"

inline bool is_missing(const Value& value) { return value.index() == 0; }
inline bool fits(const Value& value, Type type) {
    return is_missing(value) || value.index() == static_cast<std::size_t>(type);
}

// As a literal that reads back as the same: "\"new\"", "1.5", "true", "1h30m", "2026-11-02",
// "2026-11-02T09:00:00.000Z". Missing has no literal and gives "".
std::string literal_text(const Value& value);

}  // namespace icx::expression
