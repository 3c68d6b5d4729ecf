#include "codec/parts.hpp"

#include <utility>

#include "core/text.hpp"

namespace icx::codec {

using core::Code;
using core::Error;
using core::Value;

namespace {
constexpr char kIdRule[] = "must be an id: 1 to 80 of A-Z a-z 0-9 _ - . :";
}  // namespace

Error invalid_at(std::string place, std::string message) {
    return {Code::invalid, std::move(message), std::move(place), ""};
}

Error below(std::string_view base, Error error) {
    error.place = std::string(base) + error.place;
    return error;
}

bool Members::fail(std::string_view key, std::string message) {
    error_ = invalid_at("/" + std::string(key), std::move(message));
    return false;
}

Value* Members::find(std::string_view key) {
    return const_cast<Value*>(std::as_const(map_).find(key));
}

bool Members::text(std::string_view key, std::string& out, std::size_t max_bytes,
                   bool is_optional) {
    Value* value = find(key);
    if (!value) return is_optional || fail(key, "is missing");
    if (!value->is_text()) return fail(key, "must be a text");
    if (value->as_text().size() > max_bytes) {
        fail(key, "is longer than " + std::to_string(max_bytes) + " bytes");
        error_.code = Code::too_large;
        return false;
    }
    out = std::string(value->as_text());
    return true;
}

bool Members::id(std::string_view key, std::string& out, bool is_optional) {
    Value* value = find(key);
    if (!value) return is_optional || fail(key, "is missing");
    const std::string_view text = value->as_text();
    if (value->is_text() && is_optional && text.empty()) return true;
    if (!core::is_safe_id(text))
        return fail(key, kIdRule);
    out = std::string(text);
    return true;
}

bool read_text_upto(JsonCursor& cursor, std::string& out, std::size_t max_bytes) {
    const std::size_t start = cursor.next_byte();
    std::string_view text;
    if (!cursor.read_text(text)) return false;
    if (text.size() > max_bytes)
        return cursor.fail_at(start, Code::too_large,
                              "is longer than " + std::to_string(max_bytes) + " bytes");
    out = std::string(text);
    return true;
}

bool read_id(JsonCursor& cursor, std::string& out, bool is_optional) {
    const std::size_t start = cursor.next_byte();
    std::string_view text;
    if (!cursor.read_text(text)) return false;
    if (!core::is_safe_id(text) && !(is_optional && text.empty()))
        return cursor.fail_at(start, Code::invalid, kIdRule);
    out = std::string(text);
    return true;
}

namespace {

struct Head {
    bool has_format = false, has_version = false;
    Value format, version;
};

// False when the text is no JSON up to there.
bool read_head(JsonCursor& cursor, Head& out) {
    std::string_view key;
    if (!cursor.enter_map()) return false;
    while (!(out.has_format && out.has_version) && cursor.next_key(key)) {
        const bool is_format = key == "format", is_version = key == "version";
        Value ignored;
        Value& target = is_format ? out.format : is_version ? out.version : ignored;
        if (!cursor.read_value(target)) return false;
        out.has_format = out.has_format || is_format;
        out.has_version = out.has_version || is_version;
    }
    return !cursor.failed();
}

}  // namespace

core::Result<void> check_head(std::string_view text, const JsonLimits& limits,
                              std::string_view format, std::string_view what) {
    const std::string wanted = std::string(what) + " (\"" + std::string(format) + "\")";
    JsonCursor cursor(text, limits);
    Head head;
    const char first = cursor.peek();
    if (!read_head(cursor, head)) {
        if (first == '[') return invalid_at("", "a list, not a " + wanted);
        return cursor.error();
    }
    if (!head.has_format) return invalid_at("/format", "is missing: this is no " + wanted);
    if (head.format.as_text() != format) {
        const std::string_view found = core::cut_code_points(head.format.as_text("?"), 40);
        return invalid_at("/format", "this is \"" + std::string(found) + "\", not a " + wanted);
    }
    if (!head.has_version) return invalid_at("/version", "is missing");
    const std::int64_t number = head.version.as_int(0);
    if (number < 1) return invalid_at("/version", "must be a whole number from 1");
    if (number > kFormatVersion)
        return Error{Code::unsupported,
                     "made by a newer ICX Studio: " + std::string(format) + " version " +
                         std::to_string(number) + "; this one reads version " +
                         std::to_string(kFormatVersion),
                     "/version", "update the app, then open the file again"};
    return {};
}

}  // namespace icx::codec
