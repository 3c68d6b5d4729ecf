// The survey files that the browser tests load are what the product writes for the fixtures.
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include "codec/documents.hpp"
#include "doctest/doctest.h"
#include "ui/respond_fixture.hpp"

using namespace icx;

TEST_CASE("respond: the browser tests' survey files are the fixtures as the product writes them") {
    const std::pair<const char*, survey::Definition> rows[] = {
        {"pulse", respond_fixture::pulse()}, {"arabic", respond_fixture::arabic()}};
    for (const auto& [name, definition] : rows) {
        const std::string path =
            std::string(ICX_SOURCE_DIR) + "/tests/web/data/" + name + ".json";
        const std::string text = codec::encode_survey_file(definition);
        if (std::getenv("ICX_UPDATE_GOLDEN")) std::ofstream(path, std::ios::binary) << text;
        std::ifstream in(path, std::ios::binary);
        std::ostringstream stored;
        stored << in.rdbuf();
        CHECK(stored.str() == text);
        const auto decoded = codec::decode_survey_file(text);
        REQUIRE(decoded.ok());
        CHECK(survey::to_value(decoded->definition) == survey::to_value(definition));
    }
}
