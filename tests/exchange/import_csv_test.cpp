#include "exchange/import_csv.hpp"

#include <fstream>
#include <sstream>

#include "doctest/doctest.h"

using namespace icx;

namespace {

survey::Definition two_questions() {
    survey::Definition d;
    d.survey.id.text = "sv_t";
    survey::SectionDefinition section;
    section.section.id.text = "se_1";
    survey::QuestionDefinition ease;
    ease.question.id.text = "qu_ease";
    ease.question.code = "ease";
    ease.question.text = "How easy was it?";
    section.questions.push_back(ease);
    survey::QuestionDefinition agree;
    agree.question.id.text = "qu_agree";
    agree.question.code = "fair";
    agree.question.text = "It was fair";
    agree.question.kind = model::QuestionKind::agree;
    section.questions.push_back(agree);
    survey::QuestionDefinition many;
    many.question.id.text = "qu_many";
    many.question.code = "where";
    many.question.kind = model::QuestionKind::multiple;
    for (const char* name : {"Quay", "Office"}) {
        model::Option option;
        option.id.text = std::string("op_") + name;
        option.text = name;
        many.options.push_back(option);
    }
    section.questions.push_back(many);
    d.sections.push_back(section);
    return d;
}

exchange::CsvImportResult import(std::string text) {
    auto result = exchange::plan_csv_import(std::move(text), two_questions(), {});
    REQUIRE_MESSAGE(result.ok(), (result.ok() ? std::string() : core::describe(result.error())));
    return std::move(*result);
}

bool has_problem(const exchange::CsvImportResult& result, std::string_view place,
                 std::string_view part) {
    for (const core::Problem& problem : result.problems)
        if (problem.place == place && problem.message.find(part) != std::string::npos) return true;
    return false;
}

std::string shared(const char* path) {
    std::ifstream in(std::string(ICX_SHARED_DIR) + "/data/" + path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

}  // namespace

TEST_CASE("import: columns are found by code, by id and by wording") {
    const auto result = import("id,EASE,It was fair,department\n1,7,4,Fleet\n2,3,5,Port\n");
    REQUIRE(result.responses.size() == 2);
    CHECK(result.answers == 4);
    CHECK(result.problems.empty());
    CHECK(result.responses[0].answers.at("qu_ease").as_int() == 7);
    CHECK(result.responses[1].answers.at("qu_agree").as_int() == 5);
    CHECK(result.responses[0].department == "Fleet");
}

TEST_CASE("import: what does not fit is named with its row, and the rest is kept") {
    const auto result = import("id,ease,fair,shoe size\n1,11,4,42\n2,x,0,43\n3,,NA,44\n");
    CHECK(result.responses.size() == 2);
    CHECK(has_problem(result, "row 2", "outside the scale 1 to 10"));
    CHECK(has_problem(result, "row 3", "is no step"));
    CHECK(has_problem(result, "column \xE2\x80\x9Cshoe size\xE2\x80\x9D", "no question"));
    CHECK(has_problem(result, "question \xE2\x80\x9C" "fair\xE2\x80\x9D", "not applicable"));
    CHECK(has_problem(result, "file", "1 rows without an answer"));
    CHECK(result.responses[1].answers.at("qu_agree").as_text() == "na");
}

TEST_CASE("import: ids follow from the rows, so a second time is the same") {
    const std::string with_ids = "id,ease\nA,7\nB,7\n";
    const std::string without = "ease,fair\n7,1\n7,1\n7,2\n";
    for (const std::string& text : {with_ids, without}) {
        const auto a = import(text);
        const auto b = import(text);
        REQUIRE(a.responses.size() == b.responses.size());
        for (std::size_t i = 0; i < a.responses.size(); i++) {
            CHECK(a.responses[i].id == b.responses[i].id);
            for (std::size_t j = 0; j < i; j++) CHECK(a.responses[i].id != a.responses[j].id);
        }
    }
}

TEST_CASE("import: several choices from one cell and from columns of their own") {
    const auto cell = import("id,where\n1,Quay; Office\n2,Office\n");
    CHECK(cell.responses[0].answers.at("qu_many").as_list().size() == 2);
    const auto columns = import("id,where:Quay,where:Office\n1,1,0\n2,0,1\n");
    CHECK(columns.responses[1].answers.at("qu_many").as_list()[0].as_text() == "op_Office");
}

TEST_CASE("import: a long file gathers the answers of one person") {
    const auto result = import("respondent,question,answer\nA,ease,7\nB,ease,2\nA,fair,5\nA,ease,9\n"
                               "B,colour,red\n");
    CHECK(result.is_long);
    REQUIRE(result.responses.size() == 2);
    CHECK(result.responses[0].answers.as_map().size() == 2);
    CHECK(result.responses[0].answers.at("qu_ease").as_int() == 7);
    CHECK(has_problem(result, "row 5", "answered twice"));
    CHECK(has_problem(result, "question \xE2\x80\x9C" "colour\xE2\x80\x9D", "does not ask"));
}

TEST_CASE("import: a time of day becomes its day only") {
    const auto result = import("id,day,ease\n1,2026-11-10T09:27:00Z,7\n");
    CHECK(result.responses[0].day == "2026-11-10");
}

TEST_CASE("import: nothing that fits is an error that names the first reason") {
    const auto none = exchange::plan_csv_import("a,b\n1,2\n", two_questions(), {});
    REQUIRE_FALSE(none.ok());
    CHECK(none.error().place == "header");
    const auto bad = exchange::plan_csv_import("id,ease\n1,99\n", two_questions(), {});
    REQUIRE_FALSE(bad.ok());
    CHECK(bad.error().place == "row 2");
    CHECK_FALSE(exchange::plan_csv_import("", two_questions(), {}).ok());
}

TEST_CASE("import: without a survey the columns become one, by what their values look like") {
    exchange::CsvImportOptions options;
    options.survey_id = "sv_new";
    options.title = "New";
    const auto result = exchange::plan_csv_import(
        "id,score,agree,team,when,minutes,words\n"
        "1,0,0,A,2026-01-02,12.5,one thing\n2,10,4,B,2026-01-03,7,another\n"
        "3,7,3,A,2026-01-04,3,third\n4,8,1,B,2026-01-05,4,fourth\n",
        std::nullopt, options);
    REQUIRE(result.ok());
    CHECK(result->is_new_survey);
    using Kind = model::QuestionKind;
    const auto& questions = result->definition.sections[0].questions;
    REQUIRE(questions.size() == 6);
    CHECK(questions[0].question.kind == Kind::rating);
    CHECK(questions[0].question.min == 0);
    CHECK(questions[1].question.kind == Kind::agree);
    CHECK(questions[1].question.points == 4);
    CHECK(questions[2].question.kind == Kind::single);
    CHECK(questions[3].question.kind == Kind::date);
    CHECK(questions[4].question.kind == Kind::number);
    CHECK(questions[5].question.kind == Kind::long_text);
    CHECK(result->responses.size() == 4);
    CHECK(result->answers == 24);
}

TEST_CASE("import: in steps it gives the same and tells how far it is") {
    std::string text = "id,ease\n";
    for (int i = 0; i < 500; i++) text += std::to_string(i) + "," + std::to_string(1 + i % 10) + "\n";
    auto steps = exchange::CsvImport::open(text, two_questions(), {});
    REQUIRE(steps.ok());
    double before = steps->progress();
    int calls = 0;
    while (!steps->step(100)) {
        CHECK(steps->progress() >= before);
        before = steps->progress();
        calls++;
    }
    CHECK(calls == 5);
    CHECK(steps->progress() == 1);
    CHECK(steps->take()->responses.size() == 500);
}

TEST_CASE("import: the county's employee survey comes in whole, twice the same") {
    const std::string text = shared("employee-survey/responses.csv");
    if (text.empty()) {
        MESSAGE("skipped: no reference data beside the project");
        return;
    }
    exchange::CsvImportOptions options;
    options.survey_id = "sv_county";
    options.questions_csv = shared("employee-survey/questions.csv");
    const auto a = exchange::plan_csv_import(text, std::nullopt, options);
    REQUIRE(a.ok());
    CHECK(a->responses.size() == 14'575);
    CHECK(a->answers == 14'575);
    const auto& questions = a->definition.sections[0].questions;
    REQUIRE(questions.size() == 10);
    CHECK(questions[9].question.text == "Overall I am satisfied with my job");
    CHECK(questions[9].question.points == 4);
    const auto b = exchange::plan_csv_import(text, a->definition, options);
    REQUIRE(b.ok());
    for (std::size_t i = 0; i < a->responses.size(); i += 97)
        CHECK(codec::encode_response_payload(a->responses[i]) ==
              codec::encode_response_payload(b->responses[i]));
}
