#include "core/value.hpp"

#include <string>

#include "core/random.hpp"
#include "doctest/doctest.h"

using namespace icx;
using core::Value;

TEST_CASE("value: each kind answers itself and falls back for the others") {
    CHECK(Value().is_null());
    CHECK(Value(nullptr).is_null());
    CHECK(Value(true).kind() == Value::Kind::boolean);
    CHECK(Value(3).kind() == Value::Kind::integer);
    CHECK(Value(3.0).kind() == Value::Kind::real);
    CHECK(Value("x").is_text());
    CHECK(Value(Value::List{}).is_list());
    CHECK(Value::map().is_map());
    CHECK(Value(true).as_bool());
    CHECK(Value(1).as_bool(false) == false);
    CHECK(Value("7").as_int(-1) == -1);
    CHECK(Value(3).as_real() == 3.0);
    CHECK(Value("x").as_real(2.5) == 2.5);
    CHECK(Value(3).as_text("none") == "none");
    CHECK(Value(3).as_list().empty());
    CHECK(Value(3).as_map().empty());
}

TEST_CASE("value: a real counts as a whole number only when it is one and exactly so") {
    CHECK(Value(4.0).as_int() == 4);
    CHECK(Value(4.5).as_int(-1) == -1);
    CHECK(Value(9007199254740992.0).as_int() == 9007199254740992);
    CHECK(Value(1e300).as_int(-1) == -1);
    CHECK(Value(-1.0 / 0.0).as_int(-1) == -1);
    CHECK(Value(0.0 / 0.0).as_int(-1) == -1);
}

TEST_CASE("value: a map keeps its keys sorted and unique, however it is filled") {
    core::SeededRandom random(1);
    Value map = Value::map();
    for (int i = 0; i < 500; i++) {
        const std::string key = "k" + std::to_string(random.below(60));
        map.set(key, i);
        CHECK(map.at(key).as_int() == i);
        if (random.below(4) == 0) {
            CHECK(map.erase(key));
            CHECK(map.find(key) == nullptr);
            CHECK_FALSE(map.erase(key));
        }
    }
    const auto& entries = map.as_map();
    for (std::size_t i = 1; i < entries.size(); i++)
        CHECK(entries[i - 1].first < entries[i].first);
    CHECK(map.at("absent").is_null());
    CHECK(Value(3).find("k") == nullptr);
}

TEST_CASE("value: equality is by kind and content") {
    CHECK(Value(1) == Value(std::int64_t{1}));
    CHECK_FALSE(Value(1) == Value(1.0));
    CHECK_FALSE(Value() == Value(false));
    Value a = Value::map(), b = Value::map();
    a.set("x", 1);
    a.set("y", Value::List{Value("t"), Value()});
    b.set("y", Value::List{Value("t"), Value()});
    b.set("x", 1);
    CHECK(a == b);
    b.set("x", 2);
    CHECK_FALSE(a == b);
}

TEST_CASE("value: setting into another kind turns it into a map or list first") {
    Value value = "text";
    value.set("a", 1);
    CHECK(value.is_map());
    const Value two = 2;
    value.list().push_back(two);
    CHECK(value.is_list());
    CHECK(value.as_list().size() == 1);
}
