#include "codec/samples.hpp"
#include "doctest/doctest.h"
#include "fuzz/mutate.hpp"

using namespace icx;

TEST_CASE("bundle: 10,000 mutated bundles are read whole and right or refused") {
    core::SeededRandom random(12);
    const std::string original = codec::encode_bundle(test::sample_bundle());
    const auto expected = codec::decode_bundle(original);
    REQUIRE(expected.ok());
    int accepted = 0;
    for (int i = 0; i < 10'000; i++) {
        const std::string text = test::mutated(original, random);
        const auto read = codec::decode_bundle(text);
        if (!read) {
            REQUIRE(!read.error().message.empty());
            continue;
        }
        const auto top = codec::parse_json(text);
        REQUIRE(top.ok());
        if (!top->find("sum")) continue;  // the mutation struck the sum's own name
        accepted++;
        REQUIRE(read->objects == expected->objects);
        REQUIRE(read->facts == expected->facts);
        REQUIRE(read->workspace == expected->workspace);
    }
    CHECK(accepted > 0);
}
