// JSON text to and from core::Value, with limits checked while reading and errors that name the place.
// Canonical text: sorted keys, no white space, shortest numbers; equal values give equal bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/result.hpp"
#include "core/value.hpp"

namespace icx::codec {

struct JsonLimits {
    std::size_t bytes = 64u << 20;
    std::size_t depth = 32;
    std::size_t values = 20'000'000;
    std::size_t text_bytes = 1u << 20;  // of one string
};

// Never throws. Errors: too_large (size, depth, count), corrupt (not JSON, not UTF-8, duplicate key),
// with line and column or JSON pointer as place.
core::Result<core::Value> parse_json(std::string_view text, const JsonLimits& limits = {});

std::string canonical_json(const core::Value& value);
std::string pretty_json(const core::Value& value);  // two spaces, sorted keys, a final newline

}  // namespace icx::codec
