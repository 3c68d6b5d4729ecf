#include "survey/words.hpp"

#include "doctest/doctest.h"

using namespace icx::survey;

TEST_CASE("words: a language without a table is answered in English, a region in its language") {
    CHECK(word("fr", "other") == "Other");
    CHECK(word("de-AT", "not_applicable") == "Trifft nicht zu");
    CHECK(word("en", "nonsense") == "");
}

TEST_CASE("words: agree scales of 4, 5 and 7 points end strongly and only odd ones have a middle") {
    for (const int points : {4, 5, 7}) {
        CHECK(agree_label("en", points, 1) == "Disagree strongly");
        CHECK(agree_label("en", points, points) == "Agree strongly");
        CHECK(agree_label("en", points, 0) == "");
        CHECK(agree_label("en", points, points + 1) == "");
    }
    CHECK(agree_label("en", 5, 3) == "Neither");
    CHECK(agree_label("en", 7, 4) == "Neither");
    CHECK(agree_label("en", 4, 2) == "Disagree");
    CHECK(agree_label("en", 4, 3) == "Agree");
    CHECK(agree_label("ar", 5, 3) == "محايد");
    CHECK(agree_label("en", 6, 1) == "");
}

TEST_CASE("words: values are filled in once, and a value's own braces are left alone") {
    CHECK(say("en", "loop", {"{1}", "2", "3"}) == "{1}, 2 of 3");
    CHECK(say("de", "number_range", {"0", "5"}) == "Bitte geben Sie eine Zahl von 0 bis 5 ein.");
}

TEST_CASE("words: direction follows the language") {
    CHECK(is_right_to_left("ar-EG"));
    CHECK(is_right_to_left("he"));
    CHECK_FALSE(is_right_to_left("arn"));
    CHECK_FALSE(is_right_to_left("de"));
}
