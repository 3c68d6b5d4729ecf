// The language of conditions: what it reads, what it answers, and what it says when it cannot.
#include "expression/expression.hpp"

#include "core/text.hpp"
#include "doctest/doctest.h"

using namespace icx;
using namespace icx::expression;

namespace {

const Name kNames[] = {
    {"activity", Type::text}, {"note", Type::text},      {"priority", Type::text},
    {"count", Type::number},  {"urgent", Type::boolean}, {"age", Type::duration},
    {"day", Type::date},      {"at", Type::instant},     {"nothing", Type::text}};

std::vector<Value> values() {
    return {std::string("Waiting"),
            std::string("for a spare part"),
            std::string("1 High"),
            3.0,
            true,
            Span{5'400'000},
            core::Date{2026, 11, 2},
            *core::parse_instant("2026-11-02T09:30:00Z"),
            Missing{}};
}

std::string answer(std::string_view text) {
    const auto checked = compile(text, kNames);
    if (!checked) return checked.error().place + ": " + checked.error().message;
    const Truth truth = evaluate(*checked, values());
    return truth == Truth::yes ? "yes" : truth == Truth::no ? "no" : "unknown";
}

struct Row {
    const char* text;
    const char* answer;
};

}  // namespace

TEST_CASE("expression: every operator answers as it reads") {
    const Row rows[] = {
        {"activity = \"waiting\"", "yes"},
        {"activity != 'waiting'", "no"},
        {"activity = \u201Cwaiting\u201D", "yes"},
        {"ACTIVITY = \"WAITING\" AND Count >= 3", "yes"},
        {"activity in (\"opened\", \"waiting\")", "yes"},
        {"activity not in (\"opened\")", "yes"},
        {"note contains \"Spare\"", "yes"},
        {"note not contains \"spare\"", "no"},
        {"note starts with \"for\"", "yes"},
        {"note starts with \"spare\"", "no"},
        {"count < 3 or count > 2.5", "yes"},
        {"count <= -3", "no"},
        {"urgent", "yes"},
        {"not urgent", "no"},
        {"urgent = false", "no"},
        {"age = 1h30m", "yes"},
        {"age > 90m", "no"},
        {"age < 1d", "yes"},
        {"day >= 2026-11-01", "yes"},
        {"day < 2026-11-02", "no"},
        {"at > 2026-11-02T09:00:00Z", "yes"},
        {"at = 2026-11-02T10:30:00+01:00", "yes"},
        {"count in (1, 2, 3)", "yes"},
        {"not (urgent and count = 3)", "no"},
        {"(count = 3) = urgent", "yes"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(answer(row.text) == row.answer);
    }
}

TEST_CASE("expression: and binds tighter than or, not tighter than both") {
    CHECK(answer("urgent or urgent and false") == "yes");
    CHECK(answer("(urgent or urgent) and false") == "no");
    CHECK(answer("not urgent or urgent") == "yes");
    CHECK(answer("not (urgent or urgent)") == "no");
}

TEST_CASE("expression: what is missing is unknown, and unknown goes on by Kleene's rules") {
    const Row rows[] = {
        {"nothing = \"x\"", "unknown"},
        {"nothing != \"x\"", "unknown"},
        {"nothing in (\"x\")", "unknown"},
        {"not nothing = \"x\"", "unknown"},
        {"nothing contains \"\"", "unknown"},
        {"nothing = \"x\" and false", "no"},
        {"nothing = \"x\" and urgent", "unknown"},
        {"nothing = \"x\" or urgent", "yes"},
        {"nothing = \"x\" or false", "unknown"},
        {"nothing is missing", "yes"},
        {"nothing is not missing", "no"},
        {"note is missing", "no"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(answer(row.text) == row.answer);
    }
    // A value of the wrong type is none.
    const auto checked = compile("count = 3", kNames);
    REQUIRE(checked.ok());
    std::vector<Value> wrong = values();
    wrong[3] = std::string("3");
    CHECK(evaluate(*checked, wrong) == Truth::unknown);
    CHECK(evaluate(*checked, {}) == Truth::unknown);
}

TEST_CASE("expression: an error names its column and says what is wrong in a plain sentence") {
    const Row rows[] = {
        {"priorty = \"1\"", "column 1: `priorty` is not a name here; did you mean `priority`?"},
        {"activity = waiting",
         "column 12: `waiting` is not a name here; a text stands in quotes, \"waiting\""},
        {"activity = \"wait", "column 12: a text begins here and does not end"},
        {"activity", "column 1: activity alone is no condition"},
        {"activity and urgent", "column 1: activity is a text, and a condition belongs here"},
        {"count = \"3\"",
         "column 7: count is a number and \"3\" is a text; they cannot be compared"},
        {"activity < \"b\"", "column 10: activity is a text, which has no order"},
        {"count contains 3",
         "column 7: count is a number; only a text contains or starts with something"},
        {"count in (1, \"2\")",
         "column 7: count is a number and \"2\" is a text; they cannot be compared"},
        {"activity in \"x\"", "column 13: after \u201Cin\u201D comes a list in parentheses"},
        {"activity in (\"x\"", "column 17: the list does not end"},
        {"activity in ()", "column 14: a list holds values, and \u201C)\u201D is none"},
        {"(urgent", "column 8: a parenthesis is open, and the end cannot follow"},
        {"urgent urgent", "column 8: nothing can stand here; \u201Curgent\u201D follows something "
                          "that is whole already"},
        {"", "column 1: something is missing at the end"},
        {"urgent and", "column 11: something is missing at the end"},
        {"and urgent", "column 1: a name or a value belongs here, not \u201Cand\u201D"},
        {"note starts \"x\"", "column 13: after \u201Cstarts\u201D comes \u201Cwith\u201D"},
        {"note is \"x\"", "column 9: after \u201Cis\u201D only \u201Cmissing\u201D or \u201Cnot "
                          "missing\u201D can follow"},
        {"age > 3w", "column 7: this length of time cannot be read"},
        {"age > -5h", "column 7: this length of time cannot be read"},
        {"day = 2026-13-01", "column 7: this day cannot be read"},
        {"note = \"\u00E9\u00E9\" & urgent", "column 13: \u201C&\u201D means nothing here"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(answer(row.text) == row.answer);
    }
}

TEST_CASE("expression: length, depth and number of parts are limited") {
    CHECK(answer(std::string(kMostDepth, '(') + "urgent" + std::string(kMostDepth, ')')) == "yes");
    CHECK(answer(std::string(kMostDepth + 1, '(') + "urgent" + std::string(kMostDepth + 1, ')')) ==
          "column 33: this condition is nested too deeply");
    std::string nots;
    for (std::size_t i = 0; i <= kMostDepth; i++)
        nots += "not ";
    CHECK(answer(nots + "urgent").find("nested too deeply") != std::string::npos);
    CHECK(answer("note = \"" + std::string(kMostText, 'x') + "\"").find("longer than") !=
          std::string::npos);
    std::string many = "urgent";
    while (many.size() < kMostText - 20)
        many += " or 1=1";
    CHECK(answer(many).find("too many parts") != std::string::npos);
    std::string list = "count in (0";
    for (std::size_t i = 0; i < kMostListed; i++)
        list += ",1";
    CHECK(answer(list + ")").find("this list is too long") != std::string::npos);
}

TEST_CASE("expression: what it looks at is known") {
    const auto checked = compile("note contains \"x\" and (count > 1 or NOTE = \"y\")", kNames);
    REQUIRE(checked.ok());
    CHECK(names_used(*checked) == std::vector<std::size_t>{1, 3});
}
