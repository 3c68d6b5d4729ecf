#include "codec/schema.hpp"

#include "codec/samples.hpp"
#include "codec/schema_check.hpp"
#include "doctest/doctest.h"
#include "golden/golden.hpp"

using namespace icx;

namespace {

core::Value schema(const std::string& file) {
    for (const auto& named : codec::build_schemas())
        if (named.file == file) return named.schema;
    FAIL("no schema " << file);
    return {};
}

std::string faults(const std::string& file, const std::string& text) {
    const auto value = codec::parse_json(text);
    REQUIRE(value.ok());
    std::string out;
    for (const std::string& fault : test::schema_faults(schema(file), *value)) out += fault + "; ";
    return out;
}

}  // namespace

TEST_CASE("schema: the files in assets/schema are the ones the field lists give") {
    for (const auto& named : codec::build_schemas())
        test::check_golden("assets/schema/" + named.file, codec::pretty_json(named.schema));
}

TEST_CASE("schema: every document we write fits its schema") {
    CHECK(faults("bundle.schema.json", codec::encode_bundle(test::sample_bundle())) == "");
    CHECK(faults("change.schema.json", codec::encode_change(test::sample_change())) == "");
    CHECK(faults("shard.schema.json",
                 codec::encode_shard(test::sample_objects(), test::sample_facts())) == "");
    CHECK(faults("response-file.schema.json",
                 codec::encode_response_file(test::sample_responses())) == "");
    CHECK(faults("survey.schema.json", codec::encode_survey_file(test::sample_definition())) == "");
    for (const auto& fact : test::sample_facts())
        CHECK(faults("response.schema.json", fact.payload) == "");
}

TEST_CASE("schema: a wrong document does not fit") {
    struct Row { const char* file; const char* text; const char* faults; };
    const Row rows[] = {
        {"bundle.schema.json",
         "{\"format\":\"icx-bundle\",\"version\":1,\"objects\":[{\"c\":{\"w\":1},\"id\":\"a\","
         "\"type\":\"survey\",\"f\":{\"kind\":[[\"w\",1,\"0192f0c0a8b30001\",\"poem\"]]}}]}",
         "/objects/0/f/kind/0/3: is none of the values; : lacks workspace; "},
        {"bundle.schema.json", "{\"format\":\"icx-survey\",\"version\":1,\"workspace\":\"w\","
                               "\"objects\":{}}",
         "/format: is another value; /objects: is of another type; "},
        {"change.schema.json",
         "{\"d\":[],\"facts\":[],\"n\":-1,\"t\":\"x\",\"w\":\"a\",\"why\":\"\",\"z\":1}",
         "/z: is not allowed; /n: is out of range; /t: does not match ^[0-9a-f]{16}$; "},
        {"response.schema.json", "{\"id\":\"rs\",\"survey\":\"sv\",\"answers\":{\"q\":[[]]}}",
         "/answers/q: fits none of the choices; "},
    };
    for (const Row& row : rows) CHECK(faults(row.file, row.text) == row.faults);
}

TEST_CASE("schema: the examples in docs/formats.md fit") {
    const std::string text = test::read_file(std::string(ICX_SOURCE_DIR) + "/docs/formats.md");
    const auto check_example = [&](std::string_view head, const std::string& file) {
        const std::size_t start = text.find("\n```", text.find(head)) + 1;
        const std::size_t begin = text.find('\n', start);
        std::string example = text.substr(begin, text.find("```", begin) - begin);
        for (std::size_t at = example.find("\xE2\x80\xA6"); at != std::string::npos;
             at = example.find("\xE2\x80\xA6"))
            example.replace(at, 3, "x");
        CAPTURE(example);
        CHECK(faults(file, example) == "");
    };
    check_example("## Survey file", "survey.schema.json");
    check_example("## One response", "response-file.schema.json");
    check_example("## Calendars", "calendar.schema.json");
}

TEST_CASE("schema: the calendars of the reference data fit") {
    const std::string text =
        test::read_file(std::string(ICX_SHARED_DIR) + "/data/helpdesk/reference.json");
    if (text.empty()) {
        MESSAGE("skipped: the reference data are absent");
        return;
    }
    const auto reference = codec::parse_json(text);
    REQUIRE(reference.ok());
    std::size_t count = 0;
    for (auto [name, calendar] : reference->at("calendars").as_map()) {
        if (calendar.at("special").is_list()) calendar.erase("special");  // R's way of "none"
        CHECK(test::schema_faults(schema("calendar.schema.json"), calendar).empty());
        count++;
    }
    CHECK(count == 4);
}
