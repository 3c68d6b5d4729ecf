#include "scenarios/scenario.hpp"

using namespace icx;
using scenario::Scenario;

namespace {

const std::vector<std::string> kDepartments = {"Fleet operations", "Finance and payroll",
                                               "IT help desk"};

}  // namespace

TEST_CASE("branching: one page for each department a person ticked, with its name in the question") {
    Scenario person = Scenario::from_template("screener", kDepartments);
    CHECK(person.titles() == std::vector<std::string>{"You and the others", "Anything else"});
    CHECK(person.choose("department", "Fleet operations"));
    CHECK(person.tick("dealt_with", {"IT help desk", "Finance and payroll"}));
    CHECK(person.next());
    CHECK(person.page() == "Finance and payroll");
    CHECK(person.place() == "Finance and payroll, 1 of 2");
    CHECK(person.text("ease", "Finance and payroll") ==
          "How easy is it to get help from Finance and payroll?");
    CHECK_FALSE(person.visible("ease", "Fleet operations"));

    CHECK_FALSE(person.next());
    CHECK(person.error("ease", "Finance and payroll") == "Please choose a number.");
    CHECK(person.answer("ease", 4, "Finance and payroll"));
    CHECK(person.next());
    CHECK(person.place() == "IT help desk, 2 of 2");

    CHECK(person.submit() == "IT help desk");
    CHECK(person.answer("ease", 9, "IT help desk"));
    CHECK(person.answer("on_time", "na", "IT help desk"));
    CHECK(person.submit() == "");
    CHECK(person.sent("ease", "IT help desk") == core::Value(9));
    CHECK(person.sent("on_time", "IT help desk") == core::Value("na"));
    CHECK(person.sent_count() == 5);
}

TEST_CASE("branching: a department that is unticked takes its answers out of what is sent") {
    Scenario person = Scenario::from_template("screener", kDepartments);
    person.choose("department", "Fleet operations");
    person.tick("dealt_with", {"IT help desk", "Finance and payroll"});
    person.answer("ease", 2, "Finance and payroll");
    person.answer("ease", 9, "IT help desk");
    person.tick("dealt_with", {"IT help desk"});
    CHECK(person.submit() == "");
    CHECK(person.sent("ease", "Finance and payroll").is_null());
    CHECK(person.sent("ease", "IT help desk") == core::Value(9));
}

TEST_CASE("branching: none of these stands alone and skips every department's page") {
    Scenario person = Scenario::from_template("screener", kDepartments);
    person.choose("department", "Fleet operations");
    CHECK_FALSE(person.tick("dealt_with", {"None of these", "IT help desk"}));
    CHECK(person.tick("dealt_with", {"None of these"}));
    CHECK(person.next());
    CHECK(person.page() == "Anything else");
    CHECK(person.submit() == "");
}

TEST_CASE("branching: required questions hold a person on the page, others let them pass") {
    Scenario person = Scenario::from_template("contact");
    CHECK_FALSE(person.next());
    CHECK(person.answer("ease", 7));
    CHECK(person.answer("satisfaction", 5));
    CHECK_FALSE(person.answer("satisfaction", 6));
    CHECK(person.next());
    CHECK(person.answer("lost_time", 9000));
    CHECK(person.error("lost_time") == "Please enter a number from 0 to 2400.");
    CHECK(person.submit() == "What it cost you");
    CHECK(person.answer("lost_time", 90));
    CHECK(person.submit() == "");
    CHECK(person.sent("lost_time") == core::Value(90));
}

TEST_CASE("branching: an answer of one's own is taken only where it is offered") {
    Scenario closed = Scenario::from_template("contact");
    CHECK_FALSE(closed.choose("solved", "Ask me tomorrow"));
    survey::Definition open = closed.session().definition();
    for (auto& section : open.sections)
        for (auto& item : section.questions)
            if (item.question.code == "solved") item.question.has_other = true;
    Scenario person(open);
    person.answer("ease", 7);
    person.answer("satisfaction", 3);
    CHECK(person.choose("solved", " Ask me tomorrow "));
    CHECK(person.submit() == "");
    CHECK(person.sent("solved").at("other") == core::Value("Ask me tomorrow"));
}
