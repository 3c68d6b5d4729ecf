#include "codec/json.hpp"

#include <limits>

#include "codec/json_cursor.hpp"
#include "core/random.hpp"
#include "doctest/doctest.h"

using namespace icx;
using codec::canonical_json;
using codec::parse_json;
using core::Value;

TEST_CASE("json: values read back as they were written") {
    for (const char* text :
         {"null", "true", "false", "0", "-7", "9223372036854775807", "-9223372036854775808", "2.5",
          "1e+300", "\"\"", "\"a\\\"b\\\\c\\n\\u0001\"", "[]", "{}", "[1,[2,[3]]]",
          "{\"a\":1,\"b\":{\"c\":[null]}}", "\"\xC3\xBC \xF0\x9F\x9A\xA2\""}) {
        CAPTURE(text);
        const auto value = parse_json(text);
        REQUIRE(value.ok());
        CHECK(canonical_json(*value) == text);
    }
}

TEST_CASE("json: other spellings of the same value give the same canonical text") {
    struct Row { const char* text; const char* canonical; };
    for (const Row& row : {Row{" { \"b\" : 1 , \"a\" : [ ] } ", "{\"a\":[],\"b\":1}"},
                           Row{"-0", "0"}, Row{"-0.0", "0"}, Row{"1.0", "1"}, Row{"1e2", "100"},
                           Row{"\"\\u00fc\\/\\ud83d\\udea2\"", "\"\xC3\xBC/\xF0\x9F\x9A\xA2\""},
                           Row{"\xEF\xBB\xBF[]", "[]"},
                           Row{"18446744073709551616", "1.84467440737096e+19"},
                           Row{"9223372036854775808", "9.22337203685478e+18"}}) {
        CAPTURE(row.text);
        const auto value = parse_json(row.text);
        REQUIRE(value.ok());
        if (std::string_view(row.canonical).find('e') == std::string_view::npos)
            CHECK(canonical_json(*value) == row.canonical);
        else CHECK(value->kind() == Value::Kind::real);
    }
}

TEST_CASE("json: numbers come back bit by bit") {
    core::SeededRandom random(7);
    for (int i = 0; i < 2000; i++) {
        const double number = (static_cast<double>(random.next()) / 1e18 - 9) *
                              (i % 3 == 0 ? 1e-200 : i % 3 == 1 ? 1.0 : 1e200);
        const auto value = parse_json(canonical_json(Value(number)));
        REQUIRE(value.ok());
        CHECK(value->as_real() == number);
    }
}

TEST_CASE("json: what JSON cannot hold is written as what it can") {
    CHECK(canonical_json(Value(std::numeric_limits<double>::infinity())) == "null");
    CHECK(canonical_json(Value(std::numeric_limits<double>::quiet_NaN())) == "null");
    CHECK(canonical_json(Value("a\xFF")) == "\"a\xEF\xBF\xBD\"");
}

TEST_CASE("json: pretty text is sorted, indented by two and ends with a newline") {
    const auto value = parse_json("{\"b\":[1,{}],\"a\":\"x\"}");
    CHECK(codec::pretty_json(*value) ==
          "{\n  \"a\": \"x\",\n  \"b\": [\n    1,\n    {}\n  ]\n}\n");
}

TEST_CASE("json: faults are named with their place") {
    struct Row { std::string text; core::Code code; const char* message; const char* place; };
    codec::JsonLimits limits;
    limits.bytes = 400;
    limits.depth = 4;
    limits.values = 20;
    limits.text_bytes = 10;
    std::string wide = "[0";
    for (int i = 0; i < 30; i++) wide += ",0";
    const Row rows[] = {
        {"", core::Code::corrupt, "the JSON text ends too early", "line 1, column 1"},
        {"{\"a\":\n [1,2", core::Code::corrupt, "the JSON text ends too early", "line 2, column 6"},
        {"{\"a\":\n tru }", core::Code::corrupt, "not valid JSON", "line 2, column 5"},
        {"[1,]", core::Code::corrupt, "not valid JSON", "line 1, column 4"},
        {"[01]", core::Code::corrupt, "not valid JSON", "line 1, column 3"},
        {"[1] x", core::Code::corrupt, "not valid JSON", "line 1, column 5"},
        {"[1e999]", core::Code::corrupt, "a number is too large", "line 1, column 2"},
        {"[\"\\ud800\"]", core::Code::corrupt, "not valid JSON", "line 1, column 3"},
        {std::string("[1]\0[", 5), core::Code::corrupt, "not a text: it holds a NUL byte",
         "line 1, column 4"},
        {"[\"\xC3\"]", core::Code::corrupt, "not UTF-8 text", "line 1, column 3"},
        {"{\"a\":[{\"b\":1,\"b\":2}]}", core::Code::corrupt, "the key \"b\" appears twice",
         "/a/0/b"},
        {"{\"a\":[{\"c/d\":[[]]}]}", core::Code::too_large, "nested deeper than 4 levels",
         "/a/0/c~1d/0"},
        {"[\"x\",\"01234567890\"]", core::Code::too_large, "a text is longer than 10 bytes", "/1"},
        {wide + "]", core::Code::too_large, "more than 20 values", "/19"},
        {std::string(401, ' '), core::Code::too_large,
         "the text has 401 bytes, more than the 400 allowed", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        const auto value = parse_json(row.text, limits);
        REQUIRE(!value.ok());
        CHECK(value.error().code == row.code);
        CHECK(value.error().message == row.message);
        CHECK(value.error().place == row.place);
    }
}

TEST_CASE("json: a cursor fails where the text is not what was asked for, and stays failed") {
    codec::JsonCursor cursor("{\"a\":[1,\"x\"]}");
    std::string_view key, text;
    std::int64_t number = 0;
    REQUIRE(cursor.enter_map());
    REQUIRE(cursor.next_key(key));
    REQUIRE(cursor.enter_list());
    REQUIRE(cursor.next_element());
    REQUIRE(cursor.read_integer(number));
    REQUIRE(cursor.next_element());
    CHECK(!cursor.read_integer(number));
    CHECK(cursor.error().place == "/a/1");
    CHECK(!cursor.read_text(text));
    CHECK(!cursor.next_element());
    CHECK(cursor.error().message == "must be a whole number");
}
