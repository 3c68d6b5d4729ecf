// Each record's one field list: everything in it can be written out and read back, and what does
// not fit is refused without touching the record.
#include "model/reflect.hpp"

#include <map>
#include <set>
#include <string>

#include "core/random.hpp"
#include "doctest/doctest.h"
#include "model/workspace.hpp"

using namespace icx;
using core::Value;

namespace {

std::string any_text(core::Random& random) {
    std::string text;
    for (std::uint64_t n = random.below(12); n > 0; n--)
        text += static_cast<char>('a' + random.below(26));
    return text + (random.below(3) == 0 ? "\xC3\xA4" : "");
}

struct Fill {  // a random value for each kind of member
    core::Random& random;
    void operator()(std::string_view, std::string& m) { m = any_text(random); }
    void operator()(std::string_view, bool& m) { m = random.below(2) == 1; }
    void operator()(std::string_view, int& m) { m = static_cast<int>(random.below(2001)) - 1000; }
    void operator()(std::string_view, double& m) { m = static_cast<double>(random.below(999)) / 7; }
    void operator()(std::string_view, std::optional<double>& m) {
        if (random.below(3))
            m = static_cast<double>(random.below(41)) / 10 - 2;
        else
            m.reset();
    }
    void operator()(std::string_view, Value& m) {
        m = Value::map();
        m.set(any_text(random), static_cast<std::int64_t>(random.below(9)));
    }
    template <class Tag>
    void operator()(std::string_view, core::Id<Tag>& m) {
        m.text = random.below(4) ? "x_" + std::to_string(random.below(99)) : "";
    }
    template <model::NamedEnum E>
    void operator()(std::string_view, E& m) {
        m = static_cast<E>(random.below(enum_names(m).size()));
    }
    void operator()(std::string_view, std::optional<core::Instant>& m) {
        if (random.below(3))
            m = core::Instant{static_cast<std::int64_t>(random.below(1u << 30)) * 1000};
        else
            m.reset();
    }
    void operator()(std::string_view, std::optional<core::Date>& m) {
        if (random.below(3))
            m = core::civil_from_days(static_cast<std::int64_t>(random.below(40000)));
        else
            m.reset();
    }
};

template <class R>
std::map<std::string, Value> written(const R& record) {
    std::map<std::string, Value> out;
    R::fields([&](std::string_view name,
                  const auto& member) { out[std::string(name)] = model::to_value(member); },
              record);
    return out;
}

template <class R>
std::size_t count_fields() {
    std::size_t count = 0;
    R record;
    R::fields([&](std::string_view, auto&) { count++; }, record);
    return count;
}

}  // namespace

TEST_CASE("reflect: every record survives the way through its field list") {
    core::SeededRandom random(1);
    model::for_each_type([&](auto type) {
        using R = typename decltype(type)::type;
        CAPTURE(std::string(R::kType));
        for (int i = 0; i < 200; i++) {
            R record;
            R::fields(Fill{random}, record);
            const auto values = written(record);
            R back;
            R::fields(
                [&](std::string_view name, auto& member) {
                    REQUIRE(model::from_value(values.at(std::string(name)), member));
                },
                back);
            REQUIRE(written(back) == values);
        }
    });
}

TEST_CASE("reflect: field names are unique, plain, and every type has its own name and prefix") {
    std::set<std::string> types, prefixes;
    std::size_t records = 0;
    model::for_each_type([&](auto type) {
        using R = typename decltype(type)::type;
        records++;
        types.insert(std::string(R::kType));
        prefixes.insert(std::string(R::kPrefix));
        const R record;
        const auto names = written(record);
        CHECK(names.size() == count_fields<R>());
        for (const auto& entry : names) {
            CHECK_FALSE(entry.first.empty());
            for (const char c : entry.first)
                CHECK(((c >= 'a' && c <= 'z') || c == '_'));
            CHECK(entry.first != "id");
            CHECK(entry.first != "type");
        }
    });
    CHECK(types.size() == records);
    CHECK(prefixes.size() == records);
}

TEST_CASE("reflect: a value that does not fit is refused and leaves the member alone") {
    std::string text = "kept";
    CHECK_FALSE(model::from_value(Value(1), text));
    CHECK(text == "kept");
    bool flag = true;
    CHECK_FALSE(model::from_value(Value(0), flag));
    CHECK(flag);
    int number = 7;
    CHECK_FALSE(model::from_value(Value("7"), number));
    CHECK_FALSE(model::from_value(Value(2.5), number));
    CHECK_FALSE(model::from_value(Value(std::int64_t{3'000'000'000}), number));
    CHECK_FALSE(model::from_value(Value(1e300), number));
    CHECK(number == 7);
    CHECK(model::from_value(Value(8.0), number));
    CHECK(number == 8);
    model::QuestionId id("qu_1");
    CHECK_FALSE(model::from_value(Value("../etc"), id));
    CHECK_FALSE(model::from_value(Value(1), id));
    CHECK(id.text == "qu_1");
    CHECK(model::from_value(Value(""), id));
    auto kind = model::QuestionKind::agree;
    CHECK_FALSE(model::from_value(Value("ratings"), kind));
    CHECK_FALSE(model::from_value(Value(0), kind));
    CHECK(kind == model::QuestionKind::agree);
    std::optional<core::Date> date = core::Date{2026, 1, 2};
    CHECK_FALSE(model::from_value(Value("2026-02-30"), date));
    CHECK(date == core::Date{2026, 1, 2});
    CHECK(model::from_value(Value(), date));
    CHECK_FALSE(date.has_value());
}

TEST_CASE("reflect: enums travel as their own stable text") {
    CHECK(model::to_value(model::QuestionKind::long_text) == Value("long_text"));
    CHECK(model::to_value(model::Measure::enps) == Value("enps"));
    for (const auto name : enum_names(model::SurveyState{})) {
        model::SurveyState state{};
        REQUIRE(model::from_value(Value(name), state));
        CHECK(model::to_value(state).as_text() == name);
    }
}

TEST_CASE("reflect: a set's element is named after the set") {
    CHECK(model::set_field("labels", "urgent") == "labels/urgent");
}
