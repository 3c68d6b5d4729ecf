// Our JSON reader against nlohmann's on mutated text: both accept the same and see the same values.
#include "codec/json.hpp"
#include "core/random.hpp"
#include "doctest/doctest.h"
#include "fuzz/mutate.hpp"
#include "nlohmann/json.hpp"

using namespace icx;

namespace {

const char* const kSeeds[] = {
    "{\"a\":[1,2.5,-3e-7,true,false,null,\"x\\n\\u00fc\\ud83d\\udea2\"],\"b\":{\"c\":{}}}",
    "[[],[[]],{\"k\":\"v\",\"\":0},18446744073709551615,9223372036854775807,-0.0,1E+2]",
    " { \"text\" : \"gr\xC3\xBC\xC3\x9F \xF0\x9F\x9A\xA2\" , \"n\" : [ 0 , 10 , -1 ] } \n",
};

}  // namespace

TEST_CASE("json: we accept what nlohmann accepts, with the same values") {
    core::SeededRandom random(20261122);
    int accepted = 0, refused = 0;
    for (int i = 0; i < 20000; i++) {
        const std::string text = test::mutated(kSeeds[i % 3], random);
        if (text.find('\0') != std::string::npos) continue;  // nlohmann stops reading there
        CAPTURE(text);
        const auto ours = codec::parse_json(text);
        const auto theirs = nlohmann::json::parse(text, nullptr, false);
        if (!ours && ours.error().message.find("twice") != std::string::npos) continue;
        REQUIRE(ours.ok() == !theirs.is_discarded());
        (ours ? accepted : refused)++;
        if (ours) {
            const auto again =
                nlohmann::json::parse(codec::canonical_json(*ours), nullptr, false);
            REQUIRE(again == theirs);
        }
    }
    CHECK(accepted > 500);
    CHECK(refused > 500);
}
