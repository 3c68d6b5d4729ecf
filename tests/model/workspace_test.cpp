#include "model/workspace.hpp"

#include <string>

#include "doctest/doctest.h"

using namespace icx;
using namespace icx::model;

namespace {

Section section(const char* id, const char* survey, const char* pos) {
    Section record;
    record.id = SectionId(id);
    record.survey = SurveyId(survey);
    record.pos = pos;
    return record;
}

}  // namespace

TEST_CASE("workspace: children come by position, ties by id, and only their parent's") {
    Workspace workspace;
    auto& table = workspace.table<Section>();
    table.put(section("se_c", "sv_1", "V"));
    table.put(section("se_a", "sv_1", "b"));
    table.put(section("se_b", "sv_1", "V"));
    table.put(section("se_d", "sv_2", "A"));
    std::string order;
    for (const Section* one : sections_of(workspace, SurveyId("sv_1")))
        order += one->id.text + " ";
    CHECK(order == "se_b se_c se_a ");
    CHECK(sections_of(workspace, SurveyId("sv_9")).empty());
    CHECK(questions_of(workspace, SectionId("se_a")).empty());
    CHECK(options_of(workspace, QuestionId("qu_a")).empty());
    CHECK(departments(workspace).empty());
}

TEST_CASE("workspace: a record is replaced whole and can be taken away") {
    Workspace workspace;
    auto& table = workspace.table<Section>();
    table.put(section("se_a", "sv_1", "V"));
    table.put(section("se_a", "sv_2", "W"));
    REQUIRE(table.size() == 1);
    CHECK(table.find("se_a")->survey.text == "sv_2");
    CHECK(table.find(SectionId("se_a")) == table.find("se_a"));
    table.erase("se_a");
    table.erase("se_a");
    CHECK(table.empty());
    CHECK(table.find("se_a") == nullptr);
}

TEST_CASE("workspace: settings have defaults until they exist") {
    Workspace workspace;
    CHECK(settings(workspace).min_group == 5);
    Settings own;
    own.id = SettingsId("settings");
    own.min_group = 8;
    workspace.table<Settings>().put(own);
    CHECK(settings(workspace).min_group == 8);
}

TEST_CASE(
    "workspace: responses keep their order of arrival, are found by survey and replaced by id") {
    ResponseStore store;
    const auto response = [](const char* id, const char* survey, const char* payload) {
        Response one;
        one.id = id;
        one.survey = SurveyId(survey);
        one.payload = payload;
        return one;
    };
    store.put(response("rs_2", "sv_1", "a"));
    const std::uint64_t before = store.revision();
    store.put(response("rs_1", "sv_2", "b"));
    CHECK(store.revision() > before);
    store.put(response("rs_2", "sv_1", "c"));
    REQUIRE(store.all().size() == 2);
    CHECK(store.all()[0].id == "rs_2");
    CHECK(store.find("rs_2")->payload == "c");
    CHECK(store.find("rs_3") == nullptr);
    CHECK(store.of_survey(SurveyId("sv_2")) == std::vector<std::size_t>{1});
    CHECK(store.of_survey(SurveyId("sv_1")) == std::vector<std::size_t>{0});
    CHECK(store.of_survey(SurveyId("sv_9")).empty());
}
