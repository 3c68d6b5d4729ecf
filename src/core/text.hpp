// UTF-8 text: validation, code points, trimming, number formatting. No locale, no allocation
// tricks.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace icx::core {

bool is_utf8(std::string_view text);             // well-formed, no surrogates, no overlong forms
std::string repair_utf8(std::string_view text);  // ill-formed bytes become U+FFFD

// The code point at `at` (which must be a start); moves `at` past it. Ill-formed bytes give U+FFFD.
char32_t next_code_point(std::string_view text, std::size_t& at);
void append_utf8(std::string& out, char32_t code_point);
std::size_t count_code_points(std::string_view text);

// The longest prefix of at most `max` code points, cut at a code point.
std::string_view cut_code_points(std::string_view text, std::size_t max);

std::string_view trim(std::string_view text);  // ASCII white space
std::string lower_ascii(std::string_view text);
// For names of files: ASCII letters and digits as they are, one hyphen for what lies between them,
// none at the start. "Month one, day 2!" = "Month-one-day-2-".
std::string file_stem(std::string_view text);
bool contains_folded(std::string_view text, std::string_view needle);  // ASCII case folded

// The shortest text that reads back as the same double; "0" for -0. Locale independent.
std::string shortest_number(double value);
// Fixed decimals with a true minus (U+2212) for people: fixed_number(-0.25, 1) = "−0.3".
std::string fixed_number(double value, int decimals);
// Strict decimal number with optional exponent; no white space, no hex, no inf or nan.
bool parse_number(std::string_view text, double& out);

}  // namespace icx::core
