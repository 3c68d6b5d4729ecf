#include "core/hash.hpp"

#include <string>

#include "doctest/doctest.h"

using namespace icx;

TEST_CASE("hash: SHA-256 answers the published vectors") {
    struct Row {
        std::string text;
        const char* expected;
    };
    // FIPS 180-4 examples and NIST's long message; the rest with sha256sum.
    const Row rows[] = {
        {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
        {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
        {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
         "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
        {"abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqr"
         "lmnopqrsmnopqrstnopqrstu",
         "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"},
        {std::string(1'000'000, 'a'),
         "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"}};
    for (const Row& row : rows)
        CHECK(core::sha256_hex(row.text) == row.expected);
}

TEST_CASE("hash: SHA-256 pads right at each length around the block's end") {
    // The digest of the digests of 0..129 times 'x', as computed by Python's hashlib.
    std::string all;
    for (std::size_t length = 0; length < 130; length++)
        all += core::sha256_hex(std::string(length, 'x'));
    CHECK(core::sha256_hex(all) ==
          "199af942eba7fa5d1e16d475169eb24018b14e69339c93d26a9ea6d873b4ace6");
}

TEST_CASE("hash: CRC-32 answers the check value of IEEE 802.3") {
    CHECK(core::crc32("123456789") == 0xCBF43926u);
    CHECK(core::crc32("") == 0u);
    CHECK(core::crc32_hex("123456789") == "cbf43926");
    CHECK(core::crc32(std::string(1, '\0')) == 0xD202EF8Du);
    CHECK(core::crc32("The quick brown fox jumps over the lazy dog") == 0x414FA339u);
}

TEST_CASE("hash: hexadecimal text is lower case and complete") {
    const std::uint8_t bytes[] = {0x00, 0x0F, 0xA0, 0xFF};
    CHECK(core::hex(bytes, 4) == "000fa0ff");
    CHECK(core::hex(bytes, 0).empty());
}
