#include "core/hash.hpp"
#include "core/id.hpp"
#include "core/random.hpp"
#include "core/result.hpp"

namespace icx::core {
namespace {

constexpr char kBase32[] = "0123456789abcdefghjkmnpqrstvwxyz";

// 80 bits as 16 characters.
std::string base32(std::uint64_t high16, std::uint64_t low64) {
    std::string text(16, '0');
    for (int i = 15; i >= 0; i--) {
        text[static_cast<std::size_t>(i)] = kBase32[low64 & 31];
        low64 = (low64 >> 5) | ((high16 & 31) << 59);
        high16 >>= 5;
    }
    return text;
}

}  // namespace

std::string_view code_text(Code code) {
    switch (code) {
    case Code::not_found:
        return "not_found";
    case Code::invalid:
        return "invalid";
    case Code::corrupt:
        return "corrupt";
    case Code::conflict:
        return "conflict";
    case Code::unsupported:
        return "unsupported";
    case Code::too_large:
        return "too_large";
    case Code::io:
        return "io";
    }
    return "invalid";
}

std::string describe(const Error& error) {
    return error.place.empty() ? error.message : error.message + " (" + error.place + ")";
}

std::uint64_t SeededRandom::next() {
    state_ += 0x9E3779B97F4A7C15ull;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    return z ^ (z >> 31);
}

std::string mint_id(std::string_view prefix, Random& random) {
    const std::uint64_t high = random.next() & 0xFFFF;
    return std::string(prefix) + "_" + base32(high, random.next());
}

std::string hash_id(std::string_view prefix, std::string_view text) {
    const auto digest = sha256(text);
    std::uint64_t low = 0;
    for (int i = 0; i < 8; i++)
        low = low << 8 | digest[static_cast<std::size_t>(i)];
    const std::uint64_t high = std::uint64_t{digest[8]} << 8 | digest[9];
    return std::string(prefix) + "_" + base32(high, low);
}

bool is_safe_id(std::string_view text) {
    if (text.empty() || text.size() > 80) return false;
    for (const char c : text) {
        const bool letter =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (!letter && c != '_' && c != '-' && c != '.' && c != ':') return false;
    }
    return true;
}

}  // namespace icx::core
