// Short fuzzing of every decoder with fixed seeds: no crash, and what is accepted is written and
// read again as the same.
#include "codec/csv.hpp"
#include "codec/response_reader.hpp"
#include "codec/samples.hpp"
#include "core/text.hpp"
#include "doctest/doctest.h"
#include "fuzz/mutate.hpp"

using namespace icx;

namespace {

constexpr int kCases = 2000;

// Without its sum a mutated bundle gets past the first gate.
std::string bundle_without_sum() {
    std::string text = codec::encode_bundle(test::sample_bundle());
    const std::size_t sum = text.find("\"sum\"");
    return text.erase(sum, text.find(',', sum) + 1 - sum);
}

// Mutates `seed`; what `decode` accepts must survive encode and decode. Answers how many were
// accepted.
template <class Decode, class Encode>
int fuzz(const std::string& seed, std::uint64_t number, Decode decode, Encode encode) {
    core::SeededRandom random(number);
    int accepted = 0;
    for (int i = 0; i < kCases; i++) {
        const std::string text = test::mutated(seed, random);
        CAPTURE(text);
        const auto first = decode(text);
        if (!first) {
            REQUIRE(!first.error().message.empty());
            continue;
        }
        accepted++;
        const std::string written = encode(*first);
        const auto second = decode(written);
        REQUIRE_MESSAGE(second.ok(), written);
        REQUIRE(encode(*second) == written);
    }
    return accepted;
}

}  // namespace

TEST_CASE("fuzz: JSON") {
    const std::string seed = codec::canonical_json(
        *codec::parse_json("{\"a\":[1,2.5,\"x\\n\",null,true],\"b\":{\"c\":-1e-9}}"));
    CHECK(fuzz(seed, 1, [](const std::string& text) { return codec::parse_json(text); },
               [](const core::Value& value) { return codec::canonical_json(value); }) > 50);
}

TEST_CASE("fuzz: bundle") {
    CHECK(fuzz(bundle_without_sum(), 2,
               [](const std::string& text) { return codec::decode_bundle(text); },
               [](const codec::Bundle& bundle) { return codec::encode_bundle(bundle); }) > 50);
}

TEST_CASE("fuzz: journal change") {
    CHECK(fuzz(codec::encode_change(test::sample_change()), 3,
               [](const std::string& text) { return codec::decode_change(text); },
               [](const replica::Change& change) { return codec::encode_change(change); }) > 50);
}

TEST_CASE("fuzz: response file") {
    CHECK(fuzz(codec::encode_response_file(test::sample_responses()), 4,
               [](const std::string& text) { return codec::decode_response_file(text); },
               [](const std::vector<codec::ResponseDocument>& responses) {
                   return codec::encode_response_file(responses);
               }) > 50);
}

TEST_CASE("fuzz: response payload, by the decoder and by the quick reader") {
    const std::string seed = codec::encode_response_payload(test::sample_responses()[0]);
    core::SeededRandom random(5);
    for (int i = 0; i < kCases; i++) {
        const std::string text = test::mutated(seed, random);
        CAPTURE(text);
        const auto decoded = codec::decode_response_payload(text);
        core::Value answers = core::Value::map();
        const bool is_read = codec::for_each_answer(
            text, [&](std::string_view key, const core::Value& value) { answers.set(key, value); });
        if (!decoded) continue;
        REQUIRE(is_read);
        REQUIRE(answers == decoded->answers);
    }
}

TEST_CASE("fuzz: survey file") {
    auto file = *codec::parse_json(codec::encode_survey_file(test::sample_definition()));
    file.erase("id");
    CHECK(fuzz(codec::canonical_json(file), 6,
               [](const std::string& text) { return codec::decode_survey_file(text); },
               [](const codec::SurveyFile& survey) { return codec::encode_survey_file(survey); }) >
          50);
}

TEST_CASE("fuzz: CSV") {
    const std::string seed =
        "\xEF\xBB\xBF"
        "id,\"department, long\",q\r\n1,\"Human \"\"R\"\"\",4\r\n2,x,\"a\nb\"\r\n3,y,5";
    core::SeededRandom random(7);
    int rows = 0;
    for (int i = 0; i < kCases; i++) {
        const std::string text = test::mutated(seed, random);
        CAPTURE(text);
        auto reader = codec::CsvReader::open(text);
        if (!reader) continue;
        std::vector<std::string_view> row;
        while (reader->next(row)) {
            rows++;
            REQUIRE(row.size() == reader->header().size());
            for (const std::string_view cell : row) REQUIRE(core::is_utf8(cell));
        }
    }
    CHECK(rows > kCases);
}
