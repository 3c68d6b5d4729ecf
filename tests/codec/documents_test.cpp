#include "codec/documents.hpp"

#include <algorithm>

#include "codec/parts.hpp"
#include "codec/response_reader.hpp"
#include "codec/samples.hpp"
#include "doctest/doctest.h"

using namespace icx;
using namespace icx::test;

namespace {

bool same(const codec::Bundle& a, const codec::Bundle& b) {
    return a.workspace == b.workspace && a.from == b.from && a.made == b.made &&
           a.objects == b.objects && a.facts == b.facts && a.unknown == b.unknown;
}

bool same(const replica::Change& a, const replica::Change& b) {
    return a.writer == b.writer && a.sequence == b.sequence && a.stamp == b.stamp &&
           a.why == b.why && a.objects == b.objects && a.facts == b.facts;
}

}  // namespace

TEST_CASE("bundle: reads back whole and is written again byte by byte") {
    auto bundle = sample_bundle();
    const std::string text = codec::encode_bundle(bundle);
    const auto read = codec::decode_bundle(text);
    REQUIRE_MESSAGE(read.ok(), core::describe(read.error()));
    CHECK(codec::encode_bundle(*read) == text);
    std::sort(bundle.objects.begin(), bundle.objects.end(),
              [](const auto& a, const auto& b) { return a.id < b.id; });
    CHECK(same(*read, bundle));
}

TEST_CASE("bundle: the order of its objects and white space do not matter") {
    auto bundle = sample_bundle();
    const std::string text = codec::encode_bundle(bundle);
    std::reverse(bundle.objects.begin(), bundle.objects.end());
    std::reverse(bundle.facts.begin(), bundle.facts.end());
    CHECK(codec::encode_bundle(bundle) == text);
    const auto pretty = codec::pretty_json(*codec::parse_json(text));
    const auto read = codec::decode_bundle(pretty);
    REQUIRE_MESSAGE(read.ok(), core::describe(read.error()));
    CHECK(codec::encode_bundle(*read) == text);
}

TEST_CASE("bundle: a missing sum is allowed, a wrong one is refused") {
    std::string text = codec::encode_bundle(sample_bundle());
    const std::size_t at = text.find("Merrowdale");
    std::string edited = text;
    edited[at] = 'm';
    const auto refused = codec::decode_bundle(edited);
    REQUIRE(!refused.ok());
    CHECK(refused.error().place == "/sum");
    const std::size_t sum = edited.find("\"sum\"");
    edited.erase(sum, edited.find(',', sum) + 1 - sum);
    const auto read = codec::decode_bundle(edited);
    REQUIRE_MESSAGE(read.ok(), core::describe(read.error()));
    CHECK(read->objects[1].fields[1].second[0].value == core::Value("merrowdale Ferries"));
}

TEST_CASE("objects: both writers give the same canonical text, and it reads back") {
    for (const auto& state : sample_objects()) {
        std::string direct;
        codec::append_state(direct, state);
        CHECK(direct == codec::canonical_json(codec::state_to_value(state)));
        const auto read = codec::state_from_value(codec::state_to_value(state), "");
        REQUIRE_MESSAGE(read.ok(), core::describe(read.error()));
        CHECK(*read == state);
    }
}

TEST_CASE("change and snapshot shard: read back and are written again byte by byte") {
    const auto change = sample_change();
    const auto read = codec::decode_change(codec::encode_change(change));
    REQUIRE_MESSAGE(read.ok(), core::describe(read.error()));
    CHECK(same(*read, change));
    const std::string shard = codec::encode_shard(sample_objects(), sample_facts());
    const auto again = codec::decode_shard(shard);
    REQUIRE_MESSAGE(again.ok(), core::describe(again.error()));
    CHECK(again->objects == sample_objects());
    CHECK(again->facts == sample_facts());
    CHECK(codec::encode_shard(again->objects, again->facts) == shard);
}

TEST_CASE("survey file: the id is the hash of the survey, so an edited survey is refused") {
    const std::string text = codec::encode_survey_file(sample_definition());
    const auto file = codec::decode_survey_file(text);
    REQUIRE_MESSAGE(file.ok(), core::describe(file.error()));
    CHECK(file->version == codec::version_of(file->definition_value));
    CHECK(file->definition.survey.title == "Yard \"pulse\"");
    CHECK(codec::encode_survey_file(*file) == text);
    CHECK(codec::encode_survey_file(file->definition) == text);

    auto value = *codec::parse_json(text);
    value.set("tides", 3);
    const auto newer = codec::decode_survey_file(codec::canonical_json(value));
    REQUIRE(newer.ok());
    CHECK(newer->unknown.at("tides") == core::Value(3));
    CHECK(codec::parse_json(codec::encode_survey_file(*newer))->at("tides") == core::Value(3));

    std::string edited = text;
    edited.replace(edited.find("How easy"), 8, "How hard");
    const auto refused = codec::decode_survey_file(edited);
    REQUIRE(!refused.ok());
    CHECK(refused.error().place == "/id");
    value = *codec::parse_json(edited);
    value.erase("id");
    CHECK(codec::decode_survey_file(codec::canonical_json(value)).ok());
}

TEST_CASE("response: file and payload read back, unknown members are kept") {
    const auto responses = sample_responses();
    const std::string text = codec::encode_response_file(responses);
    const auto read = codec::decode_response_file(text);
    REQUIRE_MESSAGE(read.ok(), core::describe(read.error()));
    REQUIRE(read->size() == 2);
    CHECK(codec::encode_response_file(*read) == text);
    CHECK(read->at(1).unknown.at("mood") == core::Value("calm"));
    for (const auto& response : responses) {
        const std::string payload = codec::encode_response_payload(response);
        const auto one = codec::decode_response_payload(payload);
        REQUIRE(one.ok());
        CHECK(codec::encode_response_payload(*one) == payload);
        CHECK(codec::canonical_json(*codec::parse_json(payload)) == payload);
    }
}

TEST_CASE("response reader: hands out the answers in order without a tree") {
    const std::string payload = codec::encode_response_payload(sample_responses()[0]);
    core::Value answers = core::Value::map();
    CHECK(codec::for_each_answer(payload, [&](std::string_view key, const core::Value& value) {
        answers.set(key, value);
    }));
    CHECK(answers == sample_responses()[0].answers);
    CHECK(codec::for_each_answer("{\"answers\":{}}", [](std::string_view, const core::Value&) {}));
    for (const char* bad : {"", "[]", "{\"id\":\"x\"}", "{\"answers\":{\"a\":}}", "{\"answers\":{",
                            "{\"answers\":{\"a\":1,}}", "{\"answers\":{\"a\":1},\"day\":}"}) {
        CAPTURE(bad);
        CHECK(!codec::for_each_answer(bad, [](std::string_view, const core::Value&) {}));
    }
}

TEST_CASE("response reader: what stands beside the answers is read wherever it stands") {
    for (const char* payload :
         {R"({"answers":{"qu_a":3},"day":"2026-11-10","department":"Fle\u0065t","id":"rs_1"})",
          R"({"x":{"day":[1,{"day":"no"}]},"day":"2026-11-10","department":"Fleet","answers":{"qu_a":3}})",
          R"({"day":"2026-11-10","answers":{"qu_a":3},"answers":{"qu_a":4},"department":"Fleet"})"}) {
        CAPTURE(payload);
        codec::ResponseReader reader(payload);
        std::string_view key;
        core::Value value;
        REQUIRE(reader.next(key, value));
        CHECK(value.as_int() == 3);
        CHECK(!reader.next(key, value));
        CHECK(reader.ok());
        CHECK(reader.day() == "2026-11-10");
        CHECK(reader.department() == "Fleet");
    }
    codec::ResponseReader odd(R"({"answers":{},"day":7})");
    std::string_view key;
    core::Value value;
    CHECK(!odd.next(key, value));
    CHECK(odd.ok());
    CHECK(odd.day().empty());
}

TEST_CASE("sniff: every kind of file is known by its first bytes") {
    using codec::FileKind;
    CHECK(codec::sniff(codec::encode_bundle(sample_bundle())) == FileKind::bundle);
    CHECK(codec::sniff(codec::pretty_json(*codec::parse_json(
              codec::encode_bundle(sample_bundle())))) == FileKind::bundle);
    CHECK(codec::sniff(codec::encode_survey_file(sample_definition())) == FileKind::survey);
    CHECK(codec::sniff(codec::encode_response_file(sample_responses())) == FileKind::response);
    CHECK(codec::sniff("\xEF\xBB\xBF a,b\n1,2\n") == FileKind::csv);
    CHECK(codec::sniff("\xFF\xFE" "a\0b\0") == FileKind::csv);
    CHECK(codec::sniff("{\"x\":\"\\\"format\\\":\\\"icx-bundle\\\"\"}") == FileKind::unknown_json);
    CHECK(codec::sniff("[1,2]") == FileKind::unknown_json);
    CHECK(codec::sniff(std::string_view("PK\x03\x04\0\0", 6)) == FileKind::binary);
    CHECK(codec::sniff(" \r\n") == FileKind::empty);
    CHECK(codec::sniff("") == FileKind::empty);
}
