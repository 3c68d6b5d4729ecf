#include "codec/json.hpp"

#include <algorithm>
#include <cstring>

#include "codec/json_cursor.hpp"
#include "core/text.hpp"

namespace icx::codec {

core::Result<core::Value> parse_json(std::string_view text, const JsonLimits& limits) {
    JsonCursor cursor(text, limits);
    core::Value out;
    if (cursor.read_value(out) && cursor.finish()) return out;
    return cursor.error();
}

std::string json_pointer(std::string_view base, std::string_view key) {
    std::string out(base);
    out += '/';
    for (const char c : key) {
        if (c == '~') out += "~0";
        else if (c == '/') out += "~1";
        else out += c;
    }
    return out;
}

std::size_t find_bad_utf8(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        std::uint64_t word = 0;
        while (at + 8 <= text.size()) {
            std::memcpy(&word, text.data() + at, 8);
            if (word & 0x8080808080808080ull) break;
            at += 8;
        }
        if (at == text.size()) break;
        const auto lead = static_cast<unsigned char>(text[at]);
        if (lead < 0x80) {
            at++;
            continue;
        }
        const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        if (!core::is_utf8(text.substr(at, length))) return at;
        at += length;
    }
    return std::string_view::npos;
}

std::string line_and_column(std::string_view text, std::size_t byte) {
    const std::string_view before = text.substr(0, std::min(byte, text.size()));
    const auto lines = std::count(before.begin(), before.end(), '\n');
    const std::size_t newline = before.rfind('\n');
    const std::size_t start = newline == std::string_view::npos ? 0 : newline + 1;
    return "line " + std::to_string(lines + 1) + ", column " +
           std::to_string(before.size() - start + 1);
}

}  // namespace icx::codec
