// One file of each format we write, byte by byte. A change here changes what other people's
// programs read: extend formats compatibly and say so in docs/formats.md.
#include "golden/golden.hpp"

#include "codec/csv.hpp"
#include "codec/samples.hpp"

using namespace icx;

TEST_CASE("golden: every format is written as it always was") {
    test::check_golden("tests/golden/bundle.json", codec::encode_bundle(test::sample_bundle()));
    test::check_golden("tests/golden/survey.json",
                       codec::encode_survey_file(test::sample_definition()));
    test::check_golden("tests/golden/responses.json",
                       codec::encode_response_file(test::sample_responses()));
    test::check_golden("tests/golden/change.json", codec::encode_change(test::sample_change()));
    test::check_golden("tests/golden/shard.json",
                       codec::encode_shard(test::sample_objects(), test::sample_facts()));
    codec::CsvWriter csv(true);
    for (const char* cell : {"response", "ease", "comment"}) csv.text(cell);
    csv.end_row();
    csv.text("rs_1");
    csv.number(9);
    csv.text("=cmd; \"quoted\"\nsecond line");
    csv.end_row();
    test::check_golden("tests/golden/table.csv", csv.str());
}

TEST_CASE("golden: the files on disk still read") {
    const auto read = [](const char* name) {
        return test::read_file(std::string(ICX_SOURCE_DIR) + "/tests/golden/" + name);
    };
    CHECK(codec::decode_bundle(read("bundle.json")).ok());
    CHECK(codec::decode_survey_file(read("survey.json")).ok());
    CHECK(codec::decode_response_file(read("responses.json")).ok());
    CHECK(codec::decode_change(read("change.json")).ok());
    CHECK(codec::decode_shard(read("shard.json")).ok());
    CHECK(codec::parse_csv(read("table.csv")).ok());
}
