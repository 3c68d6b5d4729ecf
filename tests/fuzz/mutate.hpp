// A seeded mutator of text: flips, cuts, repeats, swaps and well-known troublemakers.
#pragma once

#include <string>

#include "core/random.hpp"

namespace icx::test {

inline std::string mutated(std::string text, core::Random& random) {
    constexpr const char* kTokens[] = {
        "{",    "}",     "[",      "]",    ",",     ":",     "\"",      "\\",   "\n",
        "null", "-",     "1e999",  "0",    "\"\":", "\\u0000", "\xFF",  "\xC3", "\xEF\xBB\xBF",
        "=",    ";",     "\t",     "\r\n", "'",     "18446744073709551616", "\"id\":\"x\",", "[[[[",
        "true", "\\ud8", "e",      "."};
    const auto spot = [&] { return static_cast<std::size_t>(random.below(text.size() + 1)); };
    const std::uint64_t rounds = 1 + random.below(3);
    for (std::uint64_t i = 0; i < rounds; i++) {
        const std::size_t at = spot();
        const std::size_t length = static_cast<std::size_t>(random.below(12));
        switch (random.below(7)) {
            case 0:
                if (at < text.size()) text[at] = static_cast<char>(random.below(256));
                break;
            case 1: text.erase(at, length); break;
            case 2: text.insert(at, text.substr(spot(), length)); break;
            case 3: text.insert(at, kTokens[random.below(std::size(kTokens))]); break;
            case 4:
                if (random.below(4) == 0) text.resize(at);
                break;
            case 5:
                if (at < text.size())
                    text[at] = static_cast<char>(text[at] ^ (1 << random.below(7)));
                break;
            default:
                if (at < text.size())
                    text[at] = static_cast<char>('0' + random.below(10));
        }
    }
    return text;
}

}  // namespace icx::test
