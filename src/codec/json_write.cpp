#include <charconv>
#include <cmath>

#include "codec/json.hpp"
#include "core/text.hpp"

namespace icx::codec {
namespace {

using core::Value;

void append_escape(std::string& out, char c) {
    switch (c) {
        case '"': out += "\\\""; return;
        case '\\': out += "\\\\"; return;
        case '\b': out += "\\b"; return;
        case '\f': out += "\\f"; return;
        case '\n': out += "\\n"; return;
        case '\r': out += "\\r"; return;
        case '\t': out += "\\t"; return;
        default: break;
    }
    constexpr char kDigits[] = "0123456789abcdef";
    out += "\\u00";
    out += kDigits[static_cast<unsigned char>(c) >> 4];
    out += kDigits[static_cast<unsigned char>(c) & 15];
}

void append_real(std::string& out, double value) {
    if (!std::isfinite(value)) out += "null";
    else out += core::shortest_number(value);
}

// Whole reals below 2^53 are written as integers are, so both read back as the same text.
void append_scalar(std::string& out, const Value& value) {
    switch (value.kind()) {
        case Value::Kind::null: out += "null"; break;
        case Value::Kind::boolean: out += value.as_bool() ? "true" : "false"; break;
        case Value::Kind::integer: append_json_integer(out, value.as_int()); break;
        case Value::Kind::real: {
            const double number = value.as_real();
            constexpr double kWhole = 9007199254740992.0;
            if (number == std::floor(number) && std::fabs(number) < kWhole)
                append_json_integer(out, static_cast<std::int64_t>(number));
            else append_real(out, number);
            break;
        }
        case Value::Kind::text: append_json_text(out, value.as_text()); break;
        default: break;
    }
}

void append_pretty(std::string& out, const Value& value, std::size_t indent) {
    const auto line = [&](std::size_t columns) {
        out += '\n';
        out.append(columns, ' ');
    };
    if (value.is_list() && !value.as_list().empty()) {
        const char* before = "[";
        for (const Value& element : value.as_list()) {
            out += before;
            before = ",";
            line(indent + 2);
            append_pretty(out, element, indent + 2);
        }
        line(indent);
        out += ']';
    } else if (value.is_map() && !value.as_map().empty()) {
        const char* before = "{";
        for (const auto& [key, member] : value.as_map()) {
            out += before;
            before = ",";
            line(indent + 2);
            append_json_text(out, key);
            out += ": ";
            append_pretty(out, member, indent + 2);
        }
        line(indent);
        out += '}';
    } else {
        append_json(out, value);
    }
}

}  // namespace

void append_json_text(std::string& out, std::string_view text) {
    if (find_bad_utf8(text) != std::string_view::npos) {
        append_json_text(out, core::repair_utf8(text));
        return;
    }
    out += '"';
    std::size_t run = 0;
    for (std::size_t i = 0; i < text.size(); i++) {
        const char c = text[i];
        if (static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\') continue;
        out.append(text, run, i - run);
        append_escape(out, c);
        run = i + 1;
    }
    out.append(text, run, text.size() - run);
    out += '"';
}

void append_json_integer(std::string& out, std::int64_t value) {
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    out.append(digits, static_cast<std::size_t>(end - digits));
}

void append_json(std::string& out, const Value& value) {
    if (value.is_list()) {
        out += '[';
        bool is_first = true;
        for (const Value& element : value.as_list()) {
            if (!is_first) out += ',';
            is_first = false;
            append_json(out, element);
        }
        out += ']';
    } else if (value.is_map()) {
        out += '{';
        bool is_first = true;
        for (const auto& [key, member] : value.as_map()) {
            if (!is_first) out += ',';
            is_first = false;
            append_json_text(out, key);
            out += ':';
            append_json(out, member);
        }
        out += '}';
    } else {
        append_scalar(out, value);
    }
}

std::string canonical_json(const Value& value) {
    std::string out;
    append_json(out, value);
    return out;
}

std::string pretty_json(const Value& value) {
    std::string out;
    append_pretty(out, value, 0);
    out += '\n';
    return out;
}

}  // namespace icx::codec
