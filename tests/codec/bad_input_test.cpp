// What people really drop on the window: each gives one clear line that names the place.
#include "codec/csv.hpp"
#include "codec/samples.hpp"
#include "doctest/doctest.h"

using namespace icx;

namespace {

std::string replaced(std::string text, std::string_view old_part, std::string_view new_part) {
    const std::size_t at = text.find(old_part);
    REQUIRE(at != std::string::npos);
    return text.replace(at, old_part.size(), new_part);
}

std::string without_sum() {
    std::string text = codec::encode_bundle(test::sample_bundle());
    const std::size_t sum = text.find("\"sum\"");
    return text.erase(sum, text.find(',', sum) + 1 - sum);
}

struct Row {
    std::string text;
    std::string line;  // as people see it
};

template <class Decode>
void check_lines(const std::vector<Row>& rows, Decode decode) {
    for (const Row& row : rows) {
        const auto result = decode(row.text);
        INFO(row.text);
        REQUIRE(!result.ok());
        CHECK(core::describe(result.error()) == row.line);
    }
}

}  // namespace

TEST_CASE("bad input: bundles") {
    const std::string good = without_sum();
    const std::string head = "{\"format\":\"icx-bundle\",\"version\":1,\"workspace\":\"ws\",";
    const std::string object = "{\"c\":{\"w\":1},\"id\":\"a\",\"type\":\"survey\"}";
    const std::string leaf = "[\"w\",1,\"0192f0c0a8b30000\",2]";
    const auto with_field = [&](const std::string& leaves) {
        return head + "\"objects\":[{\"c\":{\"w\":1},\"f\":{\"x/y\":" + leaves +
               "},\"id\":\"a\",\"type\":\"survey\"}]}";
    };
    std::string deep = head + "\"objects\":[],\"tides\":";
    for (int i = 0; i < 100; i++) deep += "[";
    std::string zeros;
    for (int i = 0; i < 31; i++) zeros += "/0";
    check_lines(
        {
            {good.substr(0, good.size() / 2),
             "the JSON text ends too early (line 6, column 21)"},
            {"not json at all", "not valid JSON (line 1, column 1)"},
            {replaced(good, "\"version\":1", "\"version\":2"),
             "made by a newer ICX Studio: icx-bundle version 2; this one reads version 1 "
             "(/version)"},
            {replaced(good, "\"version\":1", "\"version\":\"x\""),
             "must be a whole number from 1 (/version)"},
            {codec::encode_response_file({}),
             "this is \"icx-response\", not a workspace bundle (\"icx-bundle\") (/format)"},
            {"{\"a\":1}", "is missing: this is no workspace bundle (\"icx-bundle\") (/format)"},
            {"[]", "a list, not a workspace bundle (\"icx-bundle\")"},
            {head + "\"objects\":7}", "must be a list (/objects)"},
            {head + "\"facts\":[]}", "is missing (/objects)"},
            {replaced(head, "\"ws\"", "\"w s\"") + "\"objects\":[]}",
             "must be an id: 1 to 80 of A-Z a-z 0-9 _ - . : (/workspace)"},
            {head + "\"made\":\"today\",\"objects\":[]}",
             "must be a time like 2026-11-10T09:27:00.000Z (/made)"},
            {head + "\"objects\":[" + object + "," + object + "]}",
             "this id appears twice (/objects/1/id)"},
            {head + "\"objects\":[7]}", "must be a map (/objects/0)"},
            {head + "\"objects\":[{\"id\":\"a\",\"type\":\"t\"}]}", "is missing (/objects/0/c)"},
            {head + "\"objects\":[{\"x\":1}]}", "an object has no such member (/objects/0/x)"},
            {head + "\"objects\":[{\"c\":{\"w\":0}}]}",
             "must be a counter from 1 (/objects/0/c/w)"},
            {with_field("7"), "must be a list (/objects/0/f/x~1y)"},
            {with_field("[]"), "must hold at least one value (/objects/0/f/x~1y)"},
            {with_field("[[\"w\",1]]"),
             "must be [writer, counter, time, value] (/objects/0/f/x~1y/0)"},
            {with_field("[[\"w\",1,\"soon\",2]]"),
             "must be a time of 16 hex digits (/objects/0/f/x~1y/0/2)"},
            {with_field("[" + leaf + "," + leaf + "]"),
             "holds one write twice (/objects/0/f/x~1y)"},
            {with_field("[[\"w\",2,\"0192f0c0a8b30000\",2]]"),
             "holds a write outside the object's context (/objects/0/f/x~1y)"},
            {deep, "nested deeper than 32 levels (/tides" + zeros + ")"},
            {head + "\"objects\":[],\"facts\":[{\"id\":\"a\"}]}", "is missing (/facts/0/kind)"},
        },
        [](const std::string& text) { return codec::decode_bundle(text); });
}

TEST_CASE("bad input: too large by size and by number of objects") {
    codec::DocumentLimits limits;
    limits.json.bytes = 100;
    const std::string good = without_sum();
    const auto by_size = codec::decode_bundle(good, limits);
    REQUIRE(!by_size.ok());
    CHECK(by_size.error().code == core::Code::too_large);
    CHECK(by_size.error().message == "the text has " + std::to_string(good.size()) +
                                         " bytes, more than the 100 allowed");
    limits = {};
    limits.objects = 2;
    const auto by_count = codec::decode_bundle(good, limits);
    REQUIRE(!by_count.ok());
    CHECK(core::describe(by_count.error()) == "more than 2 entries (/objects)");
}

TEST_CASE("bad input: response files") {
    const std::string head = "{\"format\":\"icx-response\",\"version\":1,\"responses\":[";
    const std::string one = "{\"id\":\"rs_1\",\"survey\":\"sv\",\"answers\":{}}";
    const auto with_answer = [&](const std::string& answer) {
        return head + "{\"id\":\"rs_1\",\"survey\":\"sv\",\"answers\":{" + answer + "}}]}";
    };
    check_lines(
        {
            {head + one + "," + one + "]}", "this id appears twice (/responses/1/id)"},
            {head + "{\"id\":\"rs_1\",\"answers\":{}}]}", "is missing (/responses/0/survey)"},
            {head + "{\"id\":\"rs_1\",\"survey\":\"sv\"}]}", "is missing (/responses/0/answers)"},
            {head + "{\"id\":\"rs_1\",\"survey\":\"sv\",\"day\":\"10.11.2026\",\"answers\":{}}]}",
             "must be a day like 2026-11-10 (/responses/0/day)"},
            {with_answer("\"qu_1\":true"),
             "must be a number, a text, a list of options or {\"other\": text} "
             "(/responses/0/answers/qu_1)"},
            {with_answer("\"q/ u\":1"), "is no question's key (/responses/0/answers/q~1 u)"},
            {"{\"format\":\"icx-response\",\"version\":1}", "is missing (/responses)"},
            {"{\"format\":\"icx-response\",\"version\":9,\"responses\":[]}",
             "made by a newer ICX Studio: icx-response version 9; this one reads version 1 "
             "(/version)"},
            {head + one, "the JSON text ends too early (line 1, column 91)"},
        },
        [](const std::string& text) { return codec::decode_response_file(text); });
}

TEST_CASE("bad input: survey files") {
    check_lines(
        {
            {"{\"format\":\"icx-survey\",\"version\":1}", "is missing (/survey)"},
            {"{\"format\":\"icx-survey\",\"version\":3,\"survey\":{}}",
             "made by a newer ICX Studio: icx-survey version 3; this one reads version 1 "
             "(/version)"},
            {codec::encode_bundle(test::sample_bundle()),
             "this is \"icx-bundle\", not a survey file (\"icx-survey\") (/format)"},
        },
        [](const std::string& text) { return codec::decode_survey_file(text); });
}

TEST_CASE("bad input: tables") {
    codec::CsvLimits limits;
    limits.bytes = 100;
    limits.columns = 3;
    limits.rows = 4;
    check_lines(
        {
            {"", "the file is empty (row 1)"},
            {"\xEF\xBB\xBF\r\n", "the file is empty (row 1)"},
            {std::string("a,b\n1,\0\n", 8),
             "this is no text file: it holds a NUL byte (line 2, column 3)"},
            {std::string("\xFF\xFE" "a\0,\0", 6), "this is UTF-16 text, not UTF-8 (row 1)"},
            {"a,b\nM\xFCller,1\n", "a letter is not UTF-8 (line 2, column 2)"},
            {"a,b,a\n", "two columns are named \"a\" (row 1)"},
            {"a,b,c,d\n", "4 columns, more than the 3 allowed (row 1)"},
            {"a,\"b\n", "the file ends inside a quoted cell (row 1)"},
            {"a\n1\n2\n3\n4\n5\n", "more than 4 rows (row 6)"},
            {std::string(101, 'x'), "the file has 101 bytes, more than the 100 allowed"},
        },
        [&](const std::string& text) { return codec::parse_csv(text, limits); });
}
