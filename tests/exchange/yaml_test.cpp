#include "exchange/yaml.hpp"

#include "codec/json.hpp"
#include "core/random.hpp"
#include "core/text.hpp"
#include "doctest/doctest.h"
#include "fuzz/mutate.hpp"

using namespace icx;
using exchange::parse_yaml;
using exchange::YamlNode;

namespace {

// As JSON, so that a whole tree is compared at once; null for what is none.
std::string shown(const YamlNode& node) {
    switch (node.kind) {
    case YamlNode::Kind::none:
        return "null";
    case YamlNode::Kind::text:
        return codec::canonical_json(core::Value(node.text));
    case YamlNode::Kind::list: {
        std::string out = "[";
        for (const YamlNode& item : node.items)
            out += (out.size() > 1 ? "," : "") + shown(item);
        return out + "]";
    }
    case YamlNode::Kind::map: {
        std::string out = "{";
        for (const auto& [key, value] : node.entries)
            out += (out.size() > 1 ? "," : "") + codec::canonical_json(core::Value(key)) + ":" +
                   shown(value);
        return out + "}";
    }
    }
    return "?";
}

std::string read(std::string_view text) {
    const auto documents = parse_yaml(text);
    if (!documents) return "error: " + core::describe(documents.error());
    std::string out;
    for (const YamlNode& document : *documents)
        out += (out.empty() ? "" : " --- ") + shown(document);
    return out;
}

}  // namespace

TEST_CASE("yaml: what settings are written in") {
    struct Row {
        const char* yaml;
        const char* json;
    };
    constexpr Row kRows[] = {
        {"", ""},
        {"# only a comment\n", ""},
        {"a: 1", R"({"a":"1"})"},
        {"a: 1\nb: two words # not this\n", R"({"a":"1","b":"two words"})"},
        {"a:\n  b: c\n  d:\n    - e\n    - f\n", R"({"a":{"b":"c","d":["e","f"]}})"},
        {"a:\n- b: 1\n  c: 2\n- d\n", R"({"a":[{"b":"1","c":"2"},"d"]})"},
        {"- - a\n  - b\n- c", R"([["a","b"],"c"])"},
        {"-\n  a: 1\n-\n", R"([{"a":"1"},null])"},
        {"a:\nb: ~\nc: null\nd: \"null\"\n", R"({"a":null,"b":null,"c":null,"d":"null"})"},
        {"a: 'it''s'\nb: \"x\\n\\\"y\\u00e9\\ud83d\\ude00\"", R"({"a":"it's","b":"x\n\"yé😀"})"},
        {"'a b': 1\n\"c:d\": 2", R"({"a b":"1","c:d":"2"})"},
        {"a: |\n  one\n   two\n\n  three\nb: x", R"({"a":"one\n two\n\nthree\n","b":"x"})"},
        {"a: >-\n  one\n  two\n\n  three\n", R"({"a":"one two\nthree"})"},
        {"a: |+\n  x\n\nb: 1", R"({"a":"x\n\n","b":"1"})"},
        {"a: |2-\n    x", R"({"a":"  x"})"},
        {"a: plain text\n  that goes on\n\n  here\nb: 1", R"({"a":"plain text that goes on\nhere","b":"1"})"},
        {"a: \"one\n  two\"\nb: 1", R"({"a":"one two","b":"1"})"},
        {"a: {b: c, d: [1, 'two', \"3\"], e: {}}", R"({"a":{"b":"c","d":["1","two","3"],"e":{}}})"},
        {"a: [\n  1,\n  2, # last\n]\nb: 1", R"({"a":["1","2"],"b":"1"})"},
        {"{\"a\": {\"b\": [true, null, -1.5e3]},\n \"c\": \"d\"}",
         R"({"a":{"b":["true",null,"-1.5e3"]},"c":"d"})"},
        {"a: 12:30:00\nurl: https://a.example/b?c=d#e", R"({"a":"12:30:00","url":"https://a.example/b?c=d#e"})"},
        {"a: 1\n---\nb: 2\n...\n---\nc: 3", R"({"a":"1"} --- {"b":"2"} --- {"c":"3"})"},
        {"--- \na: 1\n---\n---\n# nothing\n", R"({"a":"1"})"},
        {"\xEF\xBB\xBF" "a: 1\r\nb: 2\r\n", R"({"a":"1","b":"2"})"},
        {"just a text", R"("just a text")"},
    };
    for (const Row& row : kRows) {
        CAPTURE(row.yaml);
        CHECK(read(row.yaml) == row.json);
    }
}

TEST_CASE("yaml: what does not fit is named with its line") {
    struct Row {
        const char* yaml;
        const char* error;
    };
    constexpr Row kRows[] = {
        {"a: 1\nb: &x 2", "anchors (&) are not read (line 2)"},
        {"a: *x", "aliases (*) are not read (line 1)"},
        {"a: !!int 3", "tags (!) are not read (line 1)"},
        {"a:\n  <<: b", "merge keys (<<) are not read (line 2)"},
        {"? a\n: b", "keys that are no text (?) are not read (line 1)"},
        {"%YAML 1.2\n---\na: 1", "directives are not read (line 1)"},
        {"a: 1\nb: 2\na: 3", "the key \"a\" stands twice (line 3)"},
        {"{a: 1, a: 2}", "the key \"a\" stands twice (line 1)"},
        {"a:\n\tb: 1", "a tab cannot indent a line (line 2)"},
        {"a: [1, 2\nb: 3", "a comma or a closing bracket is wanted (line 2)"},
        {"a: [1, 2", "a bracket is not closed (line 1)"},
        {"a: {b}", "a colon is wanted behind a key (line 1)"},
        {"a: \"open", "a quoted text does not end (line 1)"},
        {"a: \"x\" y", "something stands behind a quoted text (line 1)"},
        {"a: [1] 2", "something stands behind the closing bracket (line 1)"},
        {"a: \"\\q\"", "\\q is no escape of a quoted text (line 1)"},
        {"a: \"\\ud800\"", "this escape is no character (line 1)"},
        {"a: b: c", "a text with a colon and a space must be quoted (line 1)"},
        {"a: 1\n  b: 2", "this line is further in than the one above, which has a value already (line 2)"},
        {"a:\n    b: 1\n  c: 2", "this line fits nowhere (line 3)"},
        {"a: 1\njust words", "here a key and a colon are wanted (line 2)"},
        {"a: @x", "a text cannot begin with @ unless quoted (line 1)"},
        {"a: |x\n  y", "behind | or > only + or - and a digit can stand (line 1)"},
        {"a: 1\nb: \x01", "a control character cannot stand in a text (line 2)"},
        {"a: \xff", "the file is not UTF-8"},
    };
    for (const Row& row : kRows) {
        CAPTURE(row.yaml);
        CHECK(read(row.yaml) == std::string("error: ") + row.error);
    }
}

TEST_CASE("yaml: limits hold before anything grows") {
    CHECK(read(std::string(exchange::kMaxYamlBytes + 1, ' ')) ==
          "error: the file is larger than 1 MiB");
    CHECK(read(std::string(30, '[')).find("deeper than 24 levels") != std::string::npos);
    std::string deep;
    for (int i = 0; i < 30; i++)
        deep += std::string(static_cast<std::size_t>(i), ' ') + "a:\n";
    CHECK(read(deep).find("deeper than 24 levels") != std::string::npos);
    std::string many;
    for (int i = 0; i < 20'001; i++)
        many += "- a\n";
    CHECK(read(many).find("more than 20,000 values") != std::string::npos);
}

TEST_CASE("yaml: every node knows its line") {
    const auto documents = parse_yaml("a: 1\nb:\n  - c: 2\n    d: 3\n  - [4,\n     5]\n");
    REQUIRE(documents);
    const YamlNode& list = documents->front().at("b");
    REQUIRE(list.items.size() == 2);
    CHECK(list.items[0].at("d").line == 4);
    CHECK(list.items[1].items[1].line == 6);
    CHECK(documents->front().at("nothing").is_none());
}

TEST_CASE("yaml: any text comes back as it was written, over 5,000 texts") {
    core::SeededRandom random(12);
    const std::string pieces[] = {"a",  "Zürich", " ",  ":",  "#",    "- ", "\n", "\t", "\"",
                                  "'",  "\\",     "{",  "]",  "true", "12", ",",  "&",  "*",
                                  "\r", "\x01",   "😀", "  ", "|",    ">",  "%",  "~",  "\x7f"};
    for (int round = 0; round < 5000; round++) {
        std::string text;
        for (std::uint64_t i = 0, n = random.below(8); i < n; i++)
            text += pieces[random.below(std::size(pieces))];
        CAPTURE(text);
        const auto documents = parse_yaml("k: " + exchange::yaml_text(text) + "\nz: 1\n");
        REQUIRE(documents);
        CHECK(documents->front().at("k").text == text);
        CHECK(documents->front().at("z").text == "1");
    }
    for (const char* word : {"true", "No", "null", "12", "1.5", "~", ""})
        CHECK(exchange::yaml_text(word)[0] == '"');
    CHECK(exchange::yaml_text("plain words") == "plain words");
}
