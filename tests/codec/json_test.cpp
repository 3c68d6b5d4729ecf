#include "codec/json.hpp"

#include "doctest/doctest.h"

TEST_CASE("json: a value reads back") {
    const auto value = icx::codec::parse_json("{\"a\":[1,2.5,\"x\"]}");
    REQUIRE(value.ok());
    CHECK(icx::codec::canonical_json(*value) == "{\"a\":[1,2.5,\"x\"]}");
}
