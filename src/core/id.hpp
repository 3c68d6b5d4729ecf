// Id<Tag>: a record's identity as a strong type over short text ("qu_0f3k..."), minted once and
// never changed. There is no null id: absence is std::optional or, inside records, empty text that
// `valid()` refuses. Ids sort by text.
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace icx::core {

class Random;

template <class Tag>
struct Id {
    std::string text;

    Id() = default;
    explicit Id(std::string t) : text(std::move(t)) {}
    explicit Id(std::string_view t) : text(t) {}
    explicit Id(const char* t) : text(t) {}

    bool valid() const { return !text.empty(); }
    bool operator==(const Id&) const = default;
    bool operator<(const Id& other) const { return text < other.text; }
};

// `prefix` + "_" + 16 characters of 80 random bits (Crockford base 32, lower case).
std::string mint_id(std::string_view prefix, Random& random);

// A stable id from text (prefix + "_" + 16 characters of SHA-256): the same template or the same
// imported row gives the same id on every device.
std::string hash_id(std::string_view prefix, std::string_view text);

// Ids from outside: 1 to 80 characters of A-Z a-z 0-9 _ - . : only.
bool is_safe_id(std::string_view text);

}  // namespace icx::core
