// Ids, chance and results.
#include <set>
#include <string>

#include "core/hash.hpp"
#include "core/id.hpp"
#include "core/random.hpp"
#include "core/result.hpp"
#include "doctest/doctest.h"

using namespace icx;

TEST_CASE("id: minted ids are safe, differ, and have their prefix and 16 characters") {
    core::SeededRandom random(1);
    std::set<std::string> seen;
    for (int i = 0; i < 2000; i++) {
        const std::string id = core::mint_id("qu", random);
        CHECK(id.size() == 19);
        CHECK(id.compare(0, 3, "qu_") == 0);
        CHECK(core::is_safe_id(id));
        seen.insert(id);
    }
    CHECK(seen.size() == 2000);
}

TEST_CASE("id: a hashed id is the first 80 bits of SHA-256, the same on every device") {
    CHECK(core::hash_id("qu", "a") == core::hash_id("qu", "a"));
    CHECK(core::hash_id("qu", "a") != core::hash_id("qu", "b"));
    CHECK(core::hash_id("qu", "a").compare(0, 3, "qu_") == 0);
    CHECK(core::is_safe_id(core::hash_id("qu", "any text at all \xF0\x9F\x98\x80")));
    // Reading the 16 base-32 characters back gives the digest's bytes 8, 9, then 0 to 7.
    const auto digest = core::sha256("a");
    const std::string text = core::hash_id("qu", "a").substr(3);
    const std::string digits = "0123456789abcdefghjkmnpqrstvwxyz";
    std::string bits;
    for (const char c : text)
        for (int b = 4; b >= 0; b--)
            bits += (digits.find(c) >> b & 1) ? '1' : '0';
    std::string expected;
    for (const int i : {8, 9, 0, 1, 2, 3, 4, 5, 6, 7})
        for (int b = 7; b >= 0; b--)
            expected += (digest[static_cast<std::size_t>(i)] >> b & 1) ? '1' : '0';
    CHECK(bits == expected);
}

TEST_CASE("id: only short plain texts are safe ids") {
    for (const char* good : {"a", "qu_0f3k", "A-b.c:d_9"})
        CHECK(core::is_safe_id(good));
    for (const char* bad : {"", "a b", "a/b", "a\\b", "<a>", "\xC3\xA4", "a\n", "a'"})
        CHECK_FALSE(core::is_safe_id(bad));
    CHECK(core::is_safe_id(std::string(80, 'x')));
    CHECK_FALSE(core::is_safe_id(std::string(81, 'x')));
    CHECK_FALSE(core::is_safe_id(std::string("a\0b", 3)));
}

TEST_CASE("id: ids of different records are different types, and an empty one is not valid") {
    using A = core::Id<struct ATag>;
    CHECK_FALSE(std::is_convertible_v<A, core::Id<struct BTag>>);
    CHECK_FALSE(A().valid());
    CHECK(A("a1") == A(std::string("a1")));
    CHECK(A("a1") < A("a2"));
}

TEST_CASE("random: the seeded source answers SplitMix64's published numbers and repeats itself") {
    core::SeededRandom random(1234567);
    CHECK(random.next() == 6457827717110365317ull);
    CHECK(random.next() == 3203168211198807973ull);
    CHECK(random.next() == 9817491932198370423ull);
    core::SeededRandom a(5), b(5);
    for (int i = 0; i < 100; i++) {
        const std::uint64_t draw = a.below(7);
        CHECK(draw < 7);
        CHECK(draw == b.below(7));
    }
}

TEST_CASE("result: carries a value or an error, and an error describes itself with its place") {
    const core::Result<int> good = 3;
    CHECK(good.ok());
    CHECK(*good == 3);
    const core::Error error{core::Code::too_large, "the file is too large", "row 12", "split it"};
    const core::Result<std::string> bad = error;
    CHECK_FALSE(bad.ok());
    CHECK(bad.error() == error);
    CHECK(core::describe(error) == "the file is too large (row 12)");
    CHECK(core::describe({core::Code::io, "the disk is full", "", ""}) == "the disk is full");
    CHECK(core::Result<void>().ok());
    CHECK(core::Result<void>(error).error().code == core::Code::too_large);
}

TEST_CASE("result: every code has its own stable text") {
    using core::Code;
    std::set<std::string> texts;
    for (const Code code : {Code::not_found, Code::invalid, Code::corrupt, Code::conflict,
                            Code::unsupported, Code::too_large, Code::io})
        texts.insert(std::string(core::code_text(code)));
    CHECK(texts == std::set<std::string>{"not_found", "invalid", "corrupt", "conflict",
                                         "unsupported", "too_large", "io"});
}
