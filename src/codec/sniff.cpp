#include <algorithm>

#include "codec/documents.hpp"

namespace icx::codec {
namespace {

constexpr std::size_t kLook = 8192;

bool starts_with(std::string_view text, std::string_view prefix) {
    return text.substr(0, prefix.size()) == prefix;
}

std::string_view without_space(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first == std::string_view::npos ? std::string_view() : text.substr(first);
}

// Control characters that no text file holds; UTF-16 marks are left to the CSV reader, whose words
// about them are clearer.
bool is_binary(std::string_view bytes) {
    if (starts_with(bytes, "\xFF\xFE") || starts_with(bytes, "\xFE\xFF")) return false;
    return std::any_of(bytes.begin(), bytes.begin() + std::min(bytes.size(), kLook), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f';
    });
}

// The value of the first "format" member that begins with icx-. Inside a text its quotes would be
// escaped, so the raw bytes are always a key.
std::string_view format_of(std::string_view text) {
    constexpr std::string_view kKey = "\"format\"";
    for (std::size_t at = text.find(kKey); at != std::string_view::npos;
         at = text.find(kKey, at + 1)) {
        std::string_view rest = without_space(text.substr(at + kKey.size()));
        if (!starts_with(rest, ":")) continue;
        rest = without_space(rest.substr(1));
        if (!starts_with(rest, "\"icx-")) continue;
        rest.remove_prefix(1);
        return rest.substr(0, rest.find('"'));
    }
    return {};
}

}  // namespace

FileKind sniff(std::string_view bytes) {
    std::string_view text = bytes;
    if (starts_with(text, "\xEF\xBB\xBF")) text.remove_prefix(3);
    text = without_space(text);
    if (text.empty()) return FileKind::empty;
    if (is_binary(text)) return FileKind::binary;
    if (text.front() != '{' && text.front() != '[') return FileKind::csv;
    const std::string_view format = format_of(text);
    if (format == "icx-bundle") return FileKind::bundle;
    if (format == "icx-survey") return FileKind::survey;
    if (format == "icx-response") return FileKind::response;
    return FileKind::unknown_json;
}

}  // namespace icx::codec
