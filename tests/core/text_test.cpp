#include "core/text.hpp"

#include <cmath>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <string>

#include "core/random.hpp"
#include "doctest/doctest.h"

using namespace icx;

TEST_CASE("text: UTF-8 is told from what only looks like it") {
    struct Row {
        std::string bytes;
        bool is_valid;
    };
    const Row rows[] = {{"", true},
                        {"plain", true},
                        {"\xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80", true},
                        {"\xF4\x8F\xBF\xBF", true},   // U+10FFFF
                        {"\xEF\xBF\xBF", true},       // U+FFFF
                        {"\x80", false},              // a continuation alone
                        {"\xC3", false},              // cut
                        {"\xE2\x82", false},          // cut
                        {"\xC0\xAF", false},          // overlong '/'
                        {"\xC1\xBF", false},          // overlong
                        {"\xE0\x80\xAF", false},      // overlong
                        {"\xF0\x80\x80\xAF", false},  // overlong
                        {"\xED\xA0\x80", false},      // a surrogate
                        {"\xED\xBF\xBF", false},      // a surrogate
                        {"\xF4\x90\x80\x80", false},  // beyond U+10FFFF
                        {"\xF5\x80\x80\x80", false},
                        {"\xFF", false},
                        {"a\xC3(", false}};
    for (const Row& row : rows) {
        CAPTURE(row.bytes);
        CHECK(core::is_utf8(row.bytes) == row.is_valid);
        CHECK(core::is_utf8(core::repair_utf8(row.bytes)));
        if (row.is_valid) CHECK(core::repair_utf8(row.bytes) == row.bytes);
    }
    CHECK(core::repair_utf8("a\xFF"
                            "b") == "a\xEF\xBF\xBD"
                                    "b");
}

TEST_CASE("text: every code point survives being written and read") {
    for (char32_t code = 0; code <= 0x10FFFF; code += code < 0x3000 ? 1 : 97) {
        if (code >= 0xD800 && code <= 0xDFFF) continue;
        std::string text;
        core::append_utf8(text, code);
        std::size_t at = 0;
        REQUIRE(core::next_code_point(text, at) == code);
        REQUIRE(at == text.size());
        REQUIRE(core::is_utf8(text));
    }
}

TEST_CASE("text: reading always ends, whatever the bytes") {
    core::SeededRandom random(2);
    for (int i = 0; i < 2000; i++) {
        std::string bytes;
        for (std::uint64_t n = random.below(20); n > 0; n--)
            bytes += static_cast<char>(random.next());
        std::size_t count = 0;
        for (std::size_t at = 0; at < bytes.size(); count++)
            core::next_code_point(bytes, at);
        REQUIRE(count <= bytes.size());
        REQUIRE(core::count_code_points(bytes) == count);
        REQUIRE(core::is_utf8(core::repair_utf8(bytes)));
    }
}

TEST_CASE("text: counting and cutting go by code points") {
    const std::string text = "a\xC3\xA4\xF0\x9F\x98\x80z";
    CHECK(core::count_code_points(text) == 4);
    CHECK(core::cut_code_points(text, 0).empty());
    CHECK(core::cut_code_points(text, 2) == "a\xC3\xA4");
    CHECK(core::cut_code_points(text, 3) == "a\xC3\xA4\xF0\x9F\x98\x80");
    CHECK(core::cut_code_points(text, 99) == text);
}

TEST_CASE("text: trimming and folding know ASCII only") {
    CHECK(core::trim(" \t\r\n a b \v\f") == "a b");
    CHECK(core::trim(" \t ").empty());
    CHECK(core::trim("\xC2\xA0") == "\xC2\xA0");
    CHECK(core::lower_ascii("AbZ \xC3\x84") == "abz \xC3\x84");
    CHECK(core::file_stem("Month one, day 2!") == "Month-one-day-2-");
    CHECK(core::file_stem("  \xC3\x84rger") == "rger");
    CHECK(core::file_stem("\xE6\x9C\x88").empty());
    CHECK(core::contains_folded("Merrowdale Ferries", "FERR"));
    CHECK(core::contains_folded("any", ""));
    CHECK_FALSE(core::contains_folded("any", "many"));
}

TEST_CASE("text: the shortest number reads back as the same double") {
    struct Row {
        double value;
        const char* text;
    };
    const Row rows[] = {{0, "0"},
                        {-0.0, "0"},
                        {1, "1"},
                        {-1.5, "-1.5"},
                        {0.1, "0.1"},
                        {1e21, "1e+21"},
                        {1.0 / 3, "0.3333333333333333"},
                        {0.1 + 0.2, "0.30000000000000004"},
                        {123456789, "123456789"}};
    for (const Row& row : rows)
        CHECK(core::shortest_number(row.value) == row.text);
    core::SeededRandom random(3);
    for (int i = 0; i < 20000; i++) {
        const std::uint64_t bits = random.next();
        double value = 0;
        std::memcpy(&value, &bits, sizeof value);
        if (!std::isfinite(value)) continue;
        double back = 0;
        REQUIRE(core::parse_number(core::shortest_number(value), back));
        REQUIRE(back == value);
    }
}

TEST_CASE("text: fixed decimals use the true minus and never say minus zero") {
    CHECK(core::fixed_number(3.14159, 2) == "3.14");
    CHECK(core::fixed_number(-3.14159, 1) == "\xE2\x88\x92"
                                             "3.1");
    CHECK(core::fixed_number(-0.04, 1) == "0.0");
    CHECK(core::fixed_number(0, 0) == "0");
    CHECK(core::fixed_number(-12, 0) == "\xE2\x88\x92"
                                        "12");
}

TEST_CASE("text: a number is parsed whole or not at all") {
    struct Row {
        const char* text;
        bool is_number;
        double value;
    };
    const Row rows[] = {{"0", true, 0},
                        {"-1.5", true, -1.5},
                        {"+2", true, 2},
                        {"1e3", true, 1000},
                        {".5", true, 0.5},
                        {"5.", true, 5},
                        {"", false, 0},
                        {" 1", false, 0},
                        {"1 ", false, 0},
                        {"1,5", false, 0},
                        {"0x10", false, 0},
                        {"nan", false, 0},
                        {"inf", false, 0},
                        {"1e", false, 0},
                        {"--1", false, 0},
                        {"1.2.3", false, 0},
                        {"e5", false, 0},
                        {"1e999", false, 0},
                        {"12345678901234567890123456789012345678901", false, 0}};
    for (const Row& row : rows) {
        CAPTURE(row.text);
        double value = 0;
        CHECK(core::parse_number(row.text, value) == row.is_number);
        if (row.is_number) CHECK(value == row.value);
    }
}
