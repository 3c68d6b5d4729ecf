#include <limits>

#include "doctest/doctest.h"
#include "survey/build.hpp"

using namespace icx::survey;
using namespace icx::survey::testing;
using icx::core::Value;
using icx::model::QuestionKind;

namespace {

bool fits(const QuestionDefinition& question, const Value& value) {
    return describe_misfit(question, value).empty();
}

}  // namespace

TEST_CASE("misfit: a rating takes whole steps of its own scale") {
    QuestionDefinition q = ask("q", QuestionKind::rating);
    struct Row { Value value; bool ok; };
    for (const Row& row : {Row{1, true}, {10, true}, {0, false}, {11, false}, {7.0, true},
                           {7.5, false}, {"7", false}, {"na", false}, {true, false}})
        CHECK(fits(q, row.value) == row.ok);
    q.question.min = 0;
    CHECK(fits(q, 0));
    q.question.has_not_applicable = true;
    CHECK(fits(q, "na"));
    CHECK(describe_misfit(q, 11) == "Please choose a number from 0 to 10.");
}

TEST_CASE("misfit: an agree question takes 1 to its number of points") {
    QuestionDefinition q = ask("q", QuestionKind::agree);
    q.question.points = 4;
    CHECK(fits(q, 4));
    CHECK_FALSE(fits(q, 5));
    CHECK_FALSE(fits(q, 0));
}

TEST_CASE("misfit: choices take their own options, and other only where it is offered") {
    QuestionDefinition q = choose("q", QuestionKind::single, {"a", "b"});
    CHECK(fits(q, "a"));
    CHECK_FALSE(fits(q, "c"));
    CHECK_FALSE(fits(q, other("x")));
    q.question.has_other = true;
    CHECK(fits(q, other("x")));
    CHECK_FALSE(fits(q, other("  ")));
    Value extra = other("x");
    extra.set("more", 1);
    CHECK_FALSE(fits(q, extra));
    CHECK_FALSE(fits(q, other(std::string(201, 'x'))));
}

TEST_CASE("misfit: an exclusive option stands alone, and no option counts twice") {
    QuestionDefinition q = choose("q", QuestionKind::multiple, {"a", "b", "none"});
    q.options[2].is_exclusive = true;
    q.question.has_other = true;
    CHECK(fits(q, Value::List{"a", "b", other("x")}));
    CHECK(fits(q, Value::List{"none"}));
    CHECK(describe_misfit(q, Value::List{"a", "none"}) ==
          "“none” cannot be combined with other answers.");
    CHECK_FALSE(fits(q, Value::List{"none", other("x")}));
    CHECK_FALSE(fits(q, Value::List{"a", "a"}));
    CHECK_FALSE(fits(q, Value::List{other("x"), other("y")}));
    CHECK_FALSE(fits(q, "a"));
}

TEST_CASE("misfit: text is measured in code points, not bytes") {
    QuestionDefinition q = ask("q", QuestionKind::short_text);
    q.question.max_length = 3;
    CHECK(fits(q, "äöü"));
    CHECK(fits(q, "日本語"));
    CHECK(describe_misfit(q, "äöüäö") == "This is 2 characters too long; up to 3 fit.");
    CHECK_FALSE(fits(q, 12));
}

TEST_CASE("misfit: numbers are finite and within limits where there are limits") {
    QuestionDefinition q = ask("q", QuestionKind::number);
    q.question.min = 0;
    q.question.max = 480;
    CHECK(fits(q, 1000));
    q.question.has_limits = true;
    CHECK(fits(q, 12.5));
    CHECK_FALSE(fits(q, 481));
    CHECK_FALSE(fits(q, -1));
    CHECK_FALSE(fits(q, std::numeric_limits<double>::infinity()));
    CHECK_FALSE(fits(q, std::numeric_limits<double>::quiet_NaN()));
    CHECK_FALSE(fits(q, "12"));
}

TEST_CASE("misfit: dates exist in the calendar") {
    const QuestionDefinition q = ask("q", QuestionKind::date);
    CHECK(fits(q, "2028-02-29"));
    CHECK_FALSE(fits(q, "2026-02-29"));
    CHECK_FALSE(fits(q, "10.11.2026"));
}

TEST_CASE("misfit: only a required question misses an answer, and says so in its language") {
    CHECK(fits(ask("q", QuestionKind::date), {}));
    CHECK(describe_misfit(ask("q", QuestionKind::long_text, true), "   ") ==
          "Please write an answer.");
    CHECK(describe_misfit(ask("q", QuestionKind::rating, true), {}, "de") ==
          "Bitte wählen Sie eine Zahl.");
    // Nobody can be made to choose among nothing.
    CHECK(fits(ask("q", QuestionKind::single, true), {}));
}
