#include <set>

#include "codec/documents.hpp"
#include "scenarios/scenario.hpp"

using namespace icx;
using scenario::workspace_of;

namespace {

std::vector<replica::Write> made(std::string_view id, const char* survey, std::uint64_t seed = 1) {
    core::SeededRandom random(seed);
    return app::instantiate(id, model::SurveyId(survey), "en", {}, {scenario::kNow}, random);
}

std::set<std::string> objects(const std::vector<replica::Write>& writes) {
    std::set<std::string> out;
    for (const auto& write : writes) out.insert(write.object);
    return out;
}

}  // namespace

TEST_CASE("templates: each makes a survey that can be published, filed and read back") {
    CHECK(app::templates().size() >= 5);
    for (const app::TemplateInfo& info : app::templates()) {
        CAPTURE(info.id);
        CHECK_FALSE(info.summary.empty());
        CHECK(info.minutes >= 1);
        const auto workspace = workspace_of(made(info.id, "sv_t"));
        const auto definition = survey::build_definition(workspace, model::SurveyId("sv_t"));
        REQUIRE(definition.ok());
        CHECK(definition->survey.kind == info.kind);
        std::set<std::string> codes;
        std::size_t asked = 0;
        for (const auto& section : definition->sections) {
            CHECK_FALSE(section.section.title.empty());
            for (const auto& item : section.questions) {
                const model::Question& question = item.question;
                CAPTURE(question.code);
                asked++;
                CHECK_FALSE(question.text.empty());
                CHECK_FALSE(question.code.empty());
                CHECK(codes.insert(question.code).second);
                if (question.kind == model::QuestionKind::rating) {
                    CHECK_FALSE(question.low_label.empty());
                    CHECK_FALSE(question.high_label.empty());
                }
                if (question.measure == model::Measure::enps) {
                    CHECK(question.min == 0);
                    CHECK(question.max == 10);
                }
                if (question.kind == model::QuestionKind::single ||
                    question.kind == model::QuestionKind::multiple)
                    CHECK(item.options.size() >= 2);
            }
        }
        CHECK(asked >= 5);
        const auto file = codec::decode_survey_file(codec::encode_survey_file(*definition));
        REQUIRE(file.ok());
        CHECK(survey::to_value(file->definition) == survey::to_value(*definition));
    }
}

TEST_CASE("templates: the relationship survey asks the three items of internal service on 1 to 10") {
    const auto workspace = workspace_of(made("relationship", "sv_t"));
    std::set<model::Measure> measures;
    for (const auto& [id, question] : workspace.table<model::Question>()) {
        if (question.kind != model::QuestionKind::rating) continue;
        if (question.measure != model::Measure::enps) CHECK(question.min == 1);
        CHECK(question.max == 10);
        measures.insert(question.measure);
    }
    CHECK(measures == std::set<model::Measure>{model::Measure::ease, model::Measure::timeliness,
                                               model::Measure::valued, model::Measure::enps});
}

TEST_CASE("templates: two surveys of one template share no record, one survey made twice shares all") {
    const auto first = objects(made("screener", "sv_a", 1));
    CHECK(first == objects(made("screener", "sv_a", 2)));
    for (const std::string& id : objects(made("screener", "sv_b"))) CHECK(first.count(id) == 0);
    for (const std::string& id : objects(made("relationship", "sv_a")))
        if (id != "sv_a") CHECK(first.count(id) == 0);
}

TEST_CASE("templates: departments become options that stand for them; without any a usual set serves") {
    model::Department quay;
    quay.id.text = "de_quay";
    quay.name = "Quay";
    core::SeededRandom random(1);
    const auto workspace = workspace_of(app::instantiate("screener", model::SurveyId("sv_t"), "en",
                                                         {&quay}, {scenario::kNow}, random));
    int named = 0;
    for (const auto& [id, option] : workspace.table<model::Option>())
        if (option.department == quay.id && option.text == "Quay") named++;
    CHECK(named == 2);
    const auto without = workspace_of(made("screener", "sv_t"));
    CHECK(without.table<model::Option>().size() > 10);
    CHECK(made("no such template", "sv_t").empty());
}
