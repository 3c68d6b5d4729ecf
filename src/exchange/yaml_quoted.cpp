// Quoted texts of YAML and JSON, read and written.
#include <algorithm>

#include "core/text.hpp"
#include "exchange/yaml_impl.hpp"

namespace icx::exchange {
namespace yaml {
namespace {

bool read_escape(Reading& reading, std::string_view text, std::size_t& at, std::string& out) {
    constexpr std::string_view kFrom = "0abtnvfre \"/\\", kTo("\0\a\b\t\n\v\f\r\x1b \"/\\", 13);
    const char c = text[at++];
    if (const std::size_t known = kFrom.find(c); known != std::string_view::npos) {
        out += kTo[known];
        return true;
    }
    const std::size_t digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
    std::uint32_t code = 0;
    const auto read = [&](std::size_t count) {
        code = 0;
        for (std::size_t i = 0; i < count; i++, at++) {
            const char d = at < text.size() ? text[at] : ' ';
            const std::string_view hex = "0123456789abcdef";
            const std::size_t value = hex.find(d >= 'A' && d <= 'F' ? d + 32 : d);
            if (value == std::string_view::npos) return false;
            code = code * 16 + static_cast<std::uint32_t>(value);
        }
        return count > 0;
    };
    if (!read(digits)) {
        reading.fail("\\" + std::string(1, c) + " is no escape of a quoted text");
        return false;
    }
    // JSON writes what lies beyond the first plane as a pair.
    if (code >= 0xD800 && code < 0xDC00 && text.substr(at, 2) == "\\u") {
        const std::uint32_t high = code;
        at += 2;
        if (!read(4) || code < 0xDC00 || code > 0xDFFF) {
            reading.fail("half a surrogate pair");
            return false;
        }
        code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00);
    }
    if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) {
        reading.fail("this escape is no character");
        return false;
    }
    core::append_utf8(out, static_cast<char32_t>(code));
    return true;
}

}  // namespace

std::optional<std::string> read_quoted(Reading& reading, std::string_view text, std::size_t& at) {
    const char quote = text[at++];
    std::string out;
    while (at < text.size()) {
        const char c = text[at++];
        if (c == quote) {
            if (quote == '\'' && at < text.size() && text[at] == '\'') {
                out += '\'';
                at++;
                continue;
            }
            return out;
        }
        if (c != '\\' || quote == '\'') {
            out += c;
            continue;
        }
        if (at >= text.size()) return {};
        if (!read_escape(reading, text, at, out)) return {};
    }
    return {};
}

}  // namespace yaml

namespace {

bool is_plain(std::string_view text) {
    if (text.empty() || text.size() > 200) return false;
    constexpr std::string_view kWords[] = {"true", "false", "yes", "no", "on",
                                           "off",  "null",  "y",   "n"};
    const std::string small = core::lower_ascii(text);
    if (std::find(std::begin(kWords), std::end(kWords), small) != std::end(kWords)) return false;
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    if (!is_letter(text.front()) || text.back() == ' ' || text.back() == ':') return false;
    for (std::size_t i = 0; i < text.size(); i++) {
        const char c = text[i];
        const bool is_safe = is_letter(c) || (c >= '0' && c <= '9') ||
                             std::string_view(" ._/()+-").find(c) != std::string_view::npos;
        if (!is_safe) return false;
    }
    return true;
}

}  // namespace

std::string yaml_text(std::string_view text) {
    if (is_plain(text)) return std::string(text);
    std::string out = "\"";
    for (const char c : text) {
        constexpr std::string_view kHex = "0123456789abcdef";
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            (out += '\\') += c;
        else if (c == '\n')
            out += "\\n";
        else if (c == '\t')
            out += "\\t";
        else if (byte < 0x20 || byte == 0x7f)
            ((out += "\\x") += kHex[byte >> 4]) += kHex[byte & 15];
        else
            out += c;
    }
    return out + "\"";
}

}  // namespace icx::exchange
