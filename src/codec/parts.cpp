#include "codec/parts.hpp"

#include <algorithm>

namespace icx::codec {

using core::Code;
using core::Error;
using core::Value;

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
        return fail(key, "must be an id: 1 to 80 of A-Z a-z 0-9 _ - . :");
    out = std::string(text);
    return true;
}

bool Members::integer(std::string_view key, std::int64_t& out, std::int64_t least,
                      std::int64_t most) {
    const Value* value = find(key);
    if (!value) return fail(key, "is missing");
    const std::int64_t number = value->as_int(least - 1);
    if (number < least || number > most)
        return fail(key, "must be a whole number from " + std::to_string(least) + " to " +
                             std::to_string(most));
    out = number;
    return true;
}

std::string unknown_member(const Value& map, std::initializer_list<std::string_view> known) {
    for (const auto& [key, value] : map.as_map())
        if (std::find(known.begin(), known.end(), key) == known.end()) return key;
    return {};
}

core::Result<void> check_head(const Value& top, std::string_view format, std::string_view what) {
    const std::string wanted = "\"" + std::string(format) + "\"";
    if (!top.is_map()) return invalid_at("", "this is no " + std::string(what));
    const Value* found = top.find("format");
    if (!found) return invalid_at("/format", "is missing; a " + std::string(what) + " has " + wanted);
    if (found->as_text() != format) {
        std::string name(found->as_text("something else").substr(0, 40));
        return invalid_at("/format", "this is \"" + name + "\", not a " + std::string(what) + " (" +
                                         wanted + ")");
    }
    const Value* version = top.find("version");
    if (!version) return invalid_at("/version", "is missing");
    const std::int64_t number = version->as_int(0);
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
