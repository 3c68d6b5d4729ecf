#include "replica/packed_bytes.hpp"

#include <cstring>

namespace icx::replica {
namespace {

// The first byte of a value: its kind, or from kShortText on a text with its length.
enum Tag : unsigned { null, no, yes, integer, real, long_text, list, map, kShortText };
constexpr std::size_t kLongestShort = 0xFF - kShortText;

}  // namespace

void ByteWriter::value(const core::Value& v) {
    using Kind = core::Value::Kind;
    switch (v.kind()) {
    case Kind::null:
        return byte(Tag::null);
    case Kind::boolean:
        return byte(v.as_bool() ? Tag::yes : Tag::no);
    case Kind::integer:
        byte(Tag::integer);
        return zigzag(v.as_int());
    case Kind::real: {
        byte(Tag::real);
        const double number = v.as_real();
        std::uint64_t bits = 0;
        std::memcpy(&bits, &number, sizeof bits);
        for (int i = 0; i < 8; i++)
            byte(static_cast<unsigned>(bits >> (8 * i)) & 0xFF);
        return;
    }
    case Kind::text: {
        const std::string_view content = v.as_text();
        if (content.size() <= kLongestShort) {
            byte(kShortText + static_cast<unsigned>(content.size()));
            return raw(content);
        }
        byte(Tag::long_text);
        return text(content);
    }
    case Kind::list:
        byte(Tag::list);
        number(v.as_list().size());
        for (const core::Value& item : v.as_list())
            value(item);
        return;
    case Kind::map:
        byte(Tag::map);
        number(v.as_map().size());
        for (const auto& [key, item] : v.as_map()) {
            text(key);
            value(item);
        }
        return;
    }
}

std::uint64_t ByteReader::long_number() {
    std::uint64_t value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
        const unsigned next = byte();
        if (shift == 63 && next > 1) break;
        value |= static_cast<std::uint64_t>(next & 0x7F) << shift;
        if (next < 0x80) return failed_ ? 0 : value;
    }
    fail();
    return 0;
}

core::Value ByteReader::value(int depth, std::size_t& budget) {
    if (depth <= 0 || budget == 0) {
        fail();
        return {};
    }
    budget--;
    const unsigned tag = byte();
    if (tag >= kShortText) return raw(tag - kShortText);
    switch (tag) {
    case Tag::no:
        return false;
    case Tag::yes:
        return true;
    case Tag::integer:
        return zigzag();
    case Tag::real: {
        std::uint64_t bits = 0;
        for (int i = 0; i < 8; i++)
            bits |= static_cast<std::uint64_t>(byte()) << (8 * i);
        double number = 0;
        std::memcpy(&number, &bits, sizeof number);
        return number;
    }
    case Tag::long_text:
        return text();
    case Tag::list: {
        core::Value::List items;
        const std::size_t size = count(1);
        for (std::size_t i = 0; i < size && ok(); i++)
            items.push_back(value(depth - 1, budget));
        return items;
    }
    case Tag::map: {
        core::Value result = core::Value::map();
        const std::size_t size = count(2);
        for (std::size_t i = 0; i < size && ok(); i++) {
            const std::string_view key = text();
            const auto& entries = result.as_map();
            // Sorted unique keys only: set() then always appends.
            if (!entries.empty() && !(entries.back().first < key)) fail();
            result.set(key, value(depth - 1, budget));
        }
        return result;
    }
    default:
        return {};
    }
}

}  // namespace icx::replica
