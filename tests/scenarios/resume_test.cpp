#include "codec/documents.hpp"
#include "scenarios/scenario.hpp"

using namespace icx;
using scenario::Scenario;

TEST_CASE("resume: a draft goes on where it was left, also from the survey file alone") {
    Scenario monday = Scenario::from_template("pulse");
    monday.answer("ease", 8);
    monday.answer("know_job", 4);
    monday.next();
    const core::Value kept = monday.session().answers();
    const std::string page =
        monday.session().pages()[monday.session().page_index()].key;

    const auto file =
        codec::decode_survey_file(codec::encode_survey_file(monday.session().definition()));
    REQUIRE(file.ok());
    Scenario tuesday(file->definition);
    tuesday.session().load_answers(kept);
    tuesday.session().go_to_page(page);
    CHECK(tuesday.page() == monday.page());
    CHECK(tuesday.answer("recommend", 0));
    CHECK(tuesday.submit() == "");
    CHECK(tuesday.sent("ease") == core::Value(8));
    CHECK(tuesday.sent("recommend") == core::Value(0));
}

TEST_CASE("resume: answers that a newer version no longer asks for are left behind") {
    Scenario before = Scenario::from_template("pulse");
    before.answer("ease", 8);
    before.answer("know_job", 4);
    survey::Definition changed = before.session().definition();
    for (auto& section : changed.sections)
        for (auto& item : section.questions)
            if (item.question.code == "ease") item.question.max = 5;
    Scenario after(changed);
    after.session().load_answers(before.session().answers());
    CHECK(after.submit() == "Service between colleagues");
    CHECK(after.answer("ease", 4));
    CHECK(after.submit() == "");
    CHECK(after.sent("know_job") == core::Value(4));
}

TEST_CASE("two languages: the same survey holds people back in their own words") {
    for (const auto& [language, sentence] :
         {std::pair<std::string, std::string>{"de", "Bitte wählen Sie eine Zahl."},
          {"ar", "يرجى اختيار رقم."},
          {"en-GB", "Please choose a number."},
          {"fi", "Please choose a number."}}) {
        survey::Definition definition =
            Scenario::from_template("contact").session().definition();
        definition.survey.language = language;
        Scenario person(definition);
        CHECK_FALSE(person.next());
        CHECK(person.error("ease") == sentence);
    }
}
