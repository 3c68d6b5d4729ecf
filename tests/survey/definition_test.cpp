#include "doctest/doctest.h"
#include "survey/build.hpp"

using namespace icx;
using namespace icx::survey;
using namespace icx::survey::testing;
using core::Value;
using model::QuestionKind;

namespace {

Definition sample() {
    Definition out = survey_of(
        {page("se_1", {choose("who", QuestionKind::multiple, {"op_it", "op_pay"})}),
         page("se_2", {ask("ease", QuestionKind::rating, true), ask("why", QuestionKind::long_text)},
              "who")});
    out.survey.language = "ar";
    out.survey.min_comments = 12;
    out.sections[1].questions[1].question.max_length = 500;
    out.sections[0].questions[0].options[0].is_exclusive = true;
    return out;
}

std::string place_of(const Value& value) {
    const auto result = definition_from_value(value, "/survey");
    return result ? "" : result.error().place;
}

// The member of a nested value by a path of keys and indices.
Value& at(Value& value, std::initializer_list<std::string_view> path) {
    Value* here = &value;
    for (const std::string_view step : path) {
        if (here->is_list()) {
            here = &here->list()[static_cast<std::size_t>(step[0] - '0')];
            continue;
        }
        for (auto& [key, member] : here->map_entries())
            if (key == step) here = &member;
    }
    return *here;
}

}  // namespace

TEST_CASE("definition: its plain data gives the same definition again") {
    const Value value = to_value(sample());
    const auto again = definition_from_value(value, "");
    REQUIRE(again.ok());
    CHECK(to_value(*again) == value);
    CHECK(again->survey.language == "ar");
    CHECK(again->survey.min_comments == 12);
    CHECK(again->sections[1].section.loop_over.text == "who");
    CHECK(again->sections[1].questions[1].question.max_length == 500);
    CHECK(again->sections[0].questions[0].options[0].is_exclusive);
    CHECK(again->find(model::QuestionId("why")) == &again->sections[1].questions[1]);
    CHECK(again->find(model::QuestionId("gone")) == nullptr);
}

TEST_CASE("definition: what only the workspace needs is not published") {
    model::Workspace workspace;
    model::Survey survey;
    survey.id.text = "sv_1";
    survey.title = "T";
    survey.invited = 412;
    survey.state = model::SurveyState::collecting;
    survey.file_name = "secret";
    survey.is_sample = true;
    survey.min_comments = 20;
    workspace.table<model::Survey>().put(survey);
    model::Section section;
    section.id.text = "se_1";
    section.survey = survey.id;
    section.pos = "a";
    workspace.table<model::Section>().put(section);
    for (const char* id : {"q_b", "q_a"}) {
        model::Question question;
        question.id.text = id;
        question.section = section.id;
        question.pos = id == std::string("q_b") ? "a" : "b";
        workspace.table<model::Question>().put(question);
    }
    const auto built = build_definition(workspace, survey.id);
    REQUIRE(built.ok());
    CHECK(built->sections[0].questions[0].question.id.text == "q_b");
    const Value value = to_value(*built);
    for (const char* name : {"invited", "state", "file_name", "is_sample", "created", "pos"})
        CHECK(value.find(name) == nullptr);
    CHECK(value.at("min_comments") == Value(20));
    CHECK(value.at("sections").as_list()[0].find("pos") == nullptr);
    CHECK(value.at("sections").as_list()[0].find("survey") == nullptr);
    // Starting to collect, inviting more people or closing does not make another version.
    survey.invited = 500;
    survey.state = model::SurveyState::closed;
    workspace.table<model::Survey>().put(survey);
    CHECK(to_value(*build_definition(workspace, survey.id)) == value);
    CHECK(build_definition(workspace, model::SurveyId("none")).error().code ==
          core::Code::not_found);
}

TEST_CASE("definition: a loop over a question that is gone is asked once") {
    model::Workspace workspace;
    model::Survey survey;
    survey.id.text = "sv_1";
    workspace.table<model::Survey>().put(survey);
    model::Section section;
    section.id.text = "se_1";
    section.survey = survey.id;
    section.loop_over.text = "gone";
    workspace.table<model::Section>().put(section);
    const auto built = build_definition(workspace, survey.id);
    REQUIRE(built.ok());
    CHECK_FALSE(built->sections[0].section.loop_over.valid());
}

TEST_CASE("definition: malformed data is refused with its place") {
    Value value = to_value(sample());
    SUBCASE("not an object") { CHECK(place_of(Value(3)) == "/survey"); }
    SUBCASE("no id") {
        value.erase("id");
        CHECK(place_of(value) == "/survey/id");
    }
    SUBCASE("title is a number") {
        value.set("title", 7);
        CHECK(place_of(value) == "/survey/title");
    }
    SUBCASE("sections are no list") {
        value.set("sections", "none");
        CHECK(place_of(value) == "/survey/sections");
    }
    SUBCASE("an unknown kind of question") {
        at(value, {"sections", "1", "questions", "0"}).set("kind", "hologram");
        CHECK(place_of(value) == "/survey/sections/1/questions/0/kind");
    }
    SUBCASE("a kind that is missing") {
        at(value, {"sections", "1", "questions", "0"}).erase("kind");
        CHECK(place_of(value) == "/survey/sections/1/questions/0/kind");
    }
    SUBCASE("an id used twice") {
        at(value, {"sections", "1", "questions", "0"}).set("id", "who");
        CHECK(place_of(value) == "/survey/sections/1/questions/0/id");
    }
    SUBCASE("an id with a slash") {
        at(value, {"sections", "0", "questions", "0", "options", "1"}).set("id", "a/b");
        CHECK(place_of(value) == "/survey/sections/0/questions/0/options/1/id");
    }
    SUBCASE("a loop over a later question") {
        at(value, {"sections", "0"}).set("loop_over", "why");
        CHECK(place_of(value) == "/survey/sections/0/loop_over");
    }
    SUBCASE("a loop over a question of one choice") {
        at(value, {"sections", "0", "questions", "0"}).set("kind", "single");
        CHECK(place_of(value) == "/survey/sections/1/loop_over");
    }
    SUBCASE("a scale that cannot be drawn") {
        at(value, {"sections", "1", "questions", "0"}).set("max", 1000000);
        CHECK(place_of(value) == "/survey/sections/1/questions/0/max");
    }
    SUBCASE("six steps from disagree to agree") {
        at(value, {"sections", "1", "questions", "0"}).set("kind", "agree");
        at(value, {"sections", "1", "questions", "0"}).set("points", 6);
        CHECK(place_of(value) == "/survey/sections/1/questions/0/points");
    }
    SUBCASE("limits the wrong way round") {
        Value& question = at(value, {"sections", "1", "questions", "0"});
        question.set("kind", "number");
        question.set("has_limits", true);
        question.set("min", 11);
        CHECK(place_of(value) == "/survey/sections/1/questions/0/min");
    }
}

TEST_CASE("definition: fields of a newer app are passed over") {
    Value value = to_value(sample());
    value.set("colour", "teal");
    at(value, {"sections", "0"}).set("condition", Value::map());
    const auto read = definition_from_value(value, "");
    REQUIRE(read.ok());
    CHECK(to_value(*read) == to_value(sample()));
}

TEST_CASE("definition: sections, questions and options are limited in number") {
    const auto refused = [](const Definition& definition) {
        const auto result = definition_from_value(to_value(definition), "");
        return !result && result.error().code == core::Code::too_large;
    };
    Definition many = survey_of({});
    for (int i = 0; i <= 200; i++) many.sections.push_back(page("s" + std::to_string(i), {}));
    CHECK(refused(many));
    many.sections.pop_back();
    CHECK_FALSE(refused(many));
    for (int i = 0; i < 1001; i++)
        many.sections[static_cast<std::size_t>(i) / 6].questions.push_back(
            ask("q" + std::to_string(i), QuestionKind::rating));
    CHECK(refused(many));
    std::vector<std::string> options;
    for (int i = 0; i <= 500; i++) options.push_back("o" + std::to_string(i));
    CHECK(refused(survey_of({page("s", {choose("q", QuestionKind::single, options)})})));
}
