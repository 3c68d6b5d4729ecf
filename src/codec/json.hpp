// JSON text to and from core::Value, with limits checked while reading and errors that name the
// place. Canonical text: sorted keys, no white space, shortest numbers; equal values give equal
// bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/result.hpp"
#include "core/value.hpp"

namespace icx::codec {

struct JsonLimits {
    std::size_t bytes = 64u << 20;
    std::size_t depth = 32;
    std::size_t values = 8'000'000;  // about 40 bytes of memory each while kept
    std::size_t text_bytes = 1u << 20;  // of one string
};

// Never throws. Errors: too_large (size, depth, count), corrupt (not JSON, not UTF-8, duplicate
// key), with "line 3, column 14" as place for syntax and a JSON pointer for everything else. Whole
// numbers beyond 64 bits become reals. A UTF-8 byte order mark is skipped.
core::Result<core::Value> parse_json(std::string_view text, const JsonLimits& limits = {});

// Text that is no UTF-8 is repaired, a number that is not finite becomes null.
std::string canonical_json(const core::Value& value);
std::string pretty_json(const core::Value& value);  // two spaces, sorted keys, a final newline

// Pieces of canonical text, for writers that need no tree.
void append_json(std::string& out, const core::Value& value);
void append_json_text(std::string& out, std::string_view text);  // quoted and escaped
void append_json_integer(std::string& out, std::int64_t value);

// RFC 6901: `base` + "/" + the escaped key.
std::string json_pointer(std::string_view base, std::string_view key);

// Where the first ill-formed UTF-8 byte stands, or npos. Fast on ASCII.
std::size_t find_bad_utf8(std::string_view text);
// "line 3, column 14" of a byte; columns count bytes from 1.
std::string line_and_column(std::string_view text, std::size_t byte);

}  // namespace icx::codec
