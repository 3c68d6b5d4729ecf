#include "core/text.hpp"

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace icx::core {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

// The code point at `at`, or 0xFFFFFFFF when ill-formed; `length` is the number of bytes consumed.
char32_t decode(std::string_view text, std::size_t at, std::size_t& length) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[at + i]); };
    const std::uint8_t lead = byte(0);
    length = 1;
    if (lead < 0x80) return lead;
    const std::size_t need = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || at + need > text.size()) return 0xFFFFFFFF;
    char32_t code = lead & (0xFF >> (need + 1));
    for (std::size_t i = 1; i < need; i++) {
        if ((byte(i) & 0xC0) != 0x80) return 0xFFFFFFFF;
        code = code << 6 | (byte(i) & 0x3F);
    }
    const char32_t least = need == 2 ? 0x80 : need == 3 ? 0x800 : 0x10000;
    if (code < least || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return 0xFFFFFFFF;
    length = need;
    return code;
}

char fold(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

}  // namespace

bool is_utf8(std::string_view text) {
    std::size_t length = 0;
    for (std::size_t at = 0; at < text.size(); at += length)
        if (decode(text, at, length) == 0xFFFFFFFF) return false;
    return true;
}

std::string repair_utf8(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();)
        append_utf8(out, next_code_point(text, at));
    return out;
}

char32_t next_code_point(std::string_view text, std::size_t& at) {
    std::size_t length = 1;
    const char32_t code = decode(text, at, length);
    at += length;
    return code == 0xFFFFFFFF ? kReplacement : code;
}

void append_utf8(std::string& out, char32_t c) {
    const auto push = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
    if (c < 0x80) {
        push(c);
    } else if (c < 0x800) {
        push(0xC0 | c >> 6);
        push(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        push(0xE0 | c >> 12);
        push(0x80 | (c >> 6 & 0x3F));
        push(0x80 | (c & 0x3F));
    } else {
        push(0xF0 | c >> 18);
        push(0x80 | (c >> 12 & 0x3F));
        push(0x80 | (c >> 6 & 0x3F));
        push(0x80 | (c & 0x3F));
    }
}

std::size_t count_code_points(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); count++)
        next_code_point(text, at);
    return count;
}

std::string_view cut_code_points(std::string_view text, std::size_t max) {
    std::size_t at = 0;
    for (std::size_t count = 0; at < text.size() && count < max; count++)
        next_code_point(text, at);
    return text.substr(0, at);
}

std::string_view trim(std::string_view text) {
    const auto is_space = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
    while (!text.empty() && is_space(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && is_space(text.back()))
        text.remove_suffix(1);
    return text;
}

std::string file_stem(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool is_plain =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (is_plain)
            out.push_back(c);
        else if (!out.empty() && out.back() != '-')
            out.push_back('-');
    }
    return out;
}

std::string lower_ascii(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        c = fold(c);
    return out;
}

bool contains_folded(std::string_view text, std::string_view needle) {
    return lower_ascii(text).find(lower_ascii(needle)) != std::string::npos;
}

std::string shortest_number(double value) {
    if (value == 0) return "0";
    char text[40];
    for (int precision = 15; precision <= 17; precision++) {
        std::snprintf(text, sizeof text, "%.*g", precision, value);
        if (std::strtod(text, nullptr) == value) break;
    }
    return text;
}

std::string fixed_number(double value, int decimals) {
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", decimals, std::fabs(value));
    bool is_zero = true;
    for (const char* c = text; *c; c++)
        is_zero = is_zero && (*c == '0' || *c == '.');
    return (value < 0 && !is_zero ? "\xE2\x88\x92" : "") + std::string(text);
}

namespace {

// Digits with at most one point and at most 15 of them: both parts are whole numbers that a double
// holds exactly, so one division rounds correctly (Clinger 1990). Anything else is for strtod.
bool parse_plain(std::string_view text, double& out) {
    constexpr double kPowers[] = {1,   1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                  1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
    const bool is_negative = !text.empty() && text.front() == '-';
    if (is_negative) text.remove_prefix(1);
    std::int64_t whole = 0;
    std::size_t digits = 0, decimals = 0;
    bool has_point = false;
    for (const char c : text) {
        if (c == '.' && !has_point) {
            has_point = true;
            continue;
        }
        if (c < '0' || c > '9' || ++digits > 15) return false;
        whole = whole * 10 + (c - '0');
        decimals += has_point;
    }
    if (digits == 0) return false;
    const double value = static_cast<double>(whole) / kPowers[decimals];
    out = is_negative ? -value : value;
    return true;
}

}  // namespace

bool parse_number(std::string_view text, double& out) {
    if (parse_plain(text, out)) return true;
    if (text.empty() || text.size() > 40) return false;
    bool has_digit = false;
    for (const char c : text) {
        has_digit = has_digit || (c >= '0' && c <= '9');
        if (!((c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.' || c == 'e' || c == 'E'))
            return false;
    }
    if (!has_digit) return false;
    const std::string copy(text);
    char* end = nullptr;
    out = std::strtod(copy.c_str(), &end);
    return end == copy.c_str() + copy.size() && std::isfinite(out);
}

}  // namespace icx::core
