#include "survey/session.hpp"

#include "doctest/doctest.h"
#include "survey/build.hpp"

using namespace icx;
using namespace icx::survey;
using namespace icx::survey::testing;
using core::Value;
using model::QuestionKind;

namespace {

Definition looped() {
    Definition out = survey_of(
        {page("who", {choose("dealt", QuestionKind::multiple, {"it", "pay", "none"})}),
         page("each", {ask("ease", QuestionKind::rating, true), ask("why", QuestionKind::long_text)},
              "dealt"),
         page("end", {ask("last", QuestionKind::short_text)})});
    auto& options = out.sections[0].questions[0].options;
    options[0].text = "IT help desk";
    options[1].text = "Payroll";
    options[2].is_exclusive = true;
    out.sections[1].section.title = "{department}";
    out.sections[1].questions[0].question.text = "How easy is it to get help from {department}?";
    return out;
}

std::vector<std::string> keys(const Session& session) {
    std::vector<std::string> out;
    for (const Page& page : session.pages()) out.push_back(page.key);
    return out;
}

using Keys = std::vector<std::string>;

}  // namespace

TEST_CASE("session: a looped page appears once for each ticked option, in the question's order") {
    Session session(looped());
    CHECK(keys(session) == Keys{"who", "end"});
    REQUIRE(session.answer("dealt", Value::List{"pay", "it"}).ok());
    CHECK(keys(session) == Keys{"who", "each@it", "each@pay", "end"});
    const auto pages = session.pages();
    CHECK(pages[2].title == "Payroll");
    CHECK(pages[2].loop_label == "Payroll, 2 of 2");
    CHECK(pages[2].prompts[0].key == "ease@pay");
    CHECK(pages[2].prompts[0].text == "How easy is it to get help from Payroll?");
    REQUIRE(session.answer("dealt", Value::List{"none"}).ok());
    CHECK(keys(session) == Keys{"who", "end"});
}

TEST_CASE("session: without a loop the department reads as your colleagues") {
    Definition definition = survey_of({page("p", {ask("q", QuestionKind::rating)})});
    definition.sections[0].questions[0].question.text = "How helpful are {department}?";
    CHECK(Session(definition).pages()[0].prompts[0].text == "How helpful are your colleagues?");
}

TEST_CASE("session: next stays on a page that lacks an answer and says so at the question") {
    Session session(looped());
    REQUIRE(session.answer("dealt", Value::List{"it"}).ok());
    CHECK(session.next());
    CHECK(session.page_index() == 1);
    CHECK_FALSE(session.next());
    CHECK(session.page_index() == 1);
    CHECK(session.pages()[1].prompts[0].error == "Please choose a number.");
    CHECK(session.pages()[1].prompts[1].error == "");
    REQUIRE(session.answer("ease@it", 7).ok());
    CHECK(session.pages()[1].prompts[0].error == "");
    CHECK(session.next());
    CHECK(session.page_index() == 2);
    CHECK(session.next());
    CHECK(session.page_index() == 2);
    session.back();
    session.back();
    session.back();
    CHECK(session.page_index() == 0);
}

TEST_CASE("session: a required question on a page that is not shown does not block sending") {
    Session session(looped());
    REQUIRE(session.answer("dealt", Value::List{"it", "pay"}).ok());
    REQUIRE(session.answer("ease@it", 7).ok());
    const auto missing = session.check_all();
    REQUIRE(missing.size() == 1);
    CHECK(missing[0].page == "each@pay");
    CHECK(missing[0].key == "ease@pay");
    REQUIRE(session.answer("dealt", Value::List{"it"}).ok());
    CHECK(session.check_all().empty());
}

TEST_CASE("session: answers of hidden pages are kept but not sent") {
    Session session(looped());
    REQUIRE(session.answer("dealt", Value::List{"it"}).ok());
    REQUIRE(session.answer("ease@it", 7).ok());
    REQUIRE(session.answer("dealt", Value::List{"none"}).ok());
    CHECK(session.final_answers().find("ease@it") == nullptr);
    REQUIRE(session.answer("dealt", Value::List{"it"}).ok());
    CHECK(session.final_answers().at("ease@it") == Value(7));
}

TEST_CASE("session: when the page at hand disappears the next one that remains is shown") {
    Session session(looped());
    REQUIRE(session.answer("dealt", Value::List{"it", "pay"}).ok());
    session.go_to_page("each@pay");
    CHECK(session.page_index() == 2);
    session.go_to_page("nowhere");
    CHECK(session.page_index() == 2);
    REQUIRE(session.answer("dealt", {}).ok());
    CHECK(session.page_index() == 1);
    CHECK(keys(session)[1] == "end");
}

TEST_CASE("session: null, empty text and an empty list clear an answer") {
    Session session(looped());
    for (const Value& nothing : {Value(), Value(""), Value(Value::List{})}) {
        REQUIRE(session.answer("last", "x").ok());
        CHECK(session.answer("last", nothing).ok());
        CHECK(session.answers().find("last") == nullptr);
    }
}

TEST_CASE("session: answers of the wrong shape are refused and change nothing") {
    Session session(looped());
    REQUIRE(session.answer("dealt", Value::List{"it"}).ok());
    CHECK(session.answer("ease@it", "seven").error().code == core::Code::invalid);
    CHECK(session.answer("ease@it", 11).error().code == core::Code::invalid);
    CHECK(session.answer("ease", 5).error().code == core::Code::not_found);
    CHECK(session.answer("ease@mars", 5).error().code == core::Code::not_found);
    CHECK(session.answer("last@it", "x").error().code == core::Code::not_found);
    CHECK(session.answer("gone", 5).error().code == core::Code::not_found);
    CHECK(session.answers().as_map().size() == 1);
}

TEST_CASE("session: what was typed too long stays, blocks the page and is not sent") {
    Definition definition = survey_of({page("p", {ask("t", QuestionKind::short_text),
                                                  ask("n", QuestionKind::number)})});
    auto& questions = definition.sections[0].questions;
    questions[0].question.max_length = 3;
    questions[1].question.has_limits = true;
    questions[1].question.min = 0;
    questions[1].question.max = 60;
    Session session(definition);
    CHECK(session.answer("t", "four").ok());
    CHECK(session.answer("n", 6).ok());
    CHECK(session.answer("n", 600).ok());
    CHECK(session.answers().at("n") == Value(600));
    CHECK(session.pages()[0].prompts[1].error == "Please enter a number from 0 to 60.");
    CHECK_FALSE(session.next());
    CHECK(session.final_answers() == Value::map());
    CHECK(session.answer("t", "two").ok());
    CHECK(session.answer("n", 60).ok());
    CHECK(session.next());
    CHECK(session.final_answers().as_map().size() == 2);
}

TEST_CASE("session: sent answers are tidy: trimmed text, ticks in the question's order") {
    Definition definition = looped();
    definition.sections[0].questions[0].question.has_other = true;
    Session session(definition);
    REQUIRE(session.answer("dealt", Value::List{other(" the harbour "), "pay", "it"}).ok());
    REQUIRE(session.answer("ease@it", 7.0).ok());
    REQUIRE(session.answer("ease@pay", 3).ok());
    REQUIRE(session.answer("last", "  good \n").ok());
    REQUIRE(session.answer("why@it", "   ").ok());
    const Value sent = session.final_answers();
    CHECK(sent.at("dealt") == Value(Value::List{"it", "pay", other("the harbour")}));
    CHECK(sent.at("ease@it") == Value(7));
    CHECK(sent.at("last") == Value("good"));
    CHECK(sent.find("why@it") == nullptr);
}

TEST_CASE("session: a draft is taken up without what no longer fits") {
    Value draft = Value::map();
    draft.set("dealt", Value::List{"it"});
    draft.set("ease@it", 9);
    draft.set("why@it", std::string(5000, 'x'));
    draft.set("last", 12);
    draft.set("gone", "x");
    Session session(looped());
    session.load_answers(draft);
    CHECK(session.answers().as_map().size() == 3);
    CHECK(session.answers().at("ease@it") == Value(9));
    CHECK(session.answers().at("why@it").as_text().size() == 5000);
    session.load_answers("not a map");
    CHECK(session.answers() == Value::map());
}

TEST_CASE("session: progress is the share of visible questions that are answered") {
    Session session(looped());
    CHECK(session.progress() == doctest::Approx(0));
    REQUIRE(session.answer("dealt", Value::List{"it"}).ok());
    CHECK(session.progress() == doctest::Approx(0.25));
    REQUIRE(session.answer("last", " ").ok());
    CHECK(session.progress() == doctest::Approx(0.25));
    CHECK(Session(survey_of({})).progress() == doctest::Approx(1));
}

TEST_CASE("session: there is always a page, and pages that say nothing are left out") {
    CHECK(Session(survey_of({})).pages().size() == 1);
    Definition definition = survey_of({page("empty", {}), page("told", {}),
                                       page("asked", {ask("q", QuestionKind::rating)})});
    definition.sections[1].section.help = "Please read this.";
    CHECK(keys(Session(definition)) == Keys{"told", "asked"});
    Session all_hidden(survey_of({page("empty", {})}));
    CHECK(keys(all_hidden) == Keys{"empty"});
    CHECK(all_hidden.next());
    CHECK(all_hidden.check_all().empty());
}

TEST_CASE("session: errors and loop labels are in the survey's language") {
    Definition definition = looped();
    definition.survey.language = "ar";
    Session session(definition);
    REQUIRE(session.answer("dealt", Value::List{"it"}).ok());
    session.go_to_page("each@it");
    CHECK_FALSE(session.next());
    CHECK(session.pages()[1].loop_label == "IT help desk، 1 من 1");
    CHECK(session.pages()[1].prompts[0].error == "يرجى اختيار رقم.");
}
