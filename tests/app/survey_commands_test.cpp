#include "app/fixture.hpp"
#include "app/imports.hpp"

using namespace icx;
using app_testing::Device;

namespace {

struct Made {
    std::string survey, section, first, second;
};

Made two_questions(Device& device) {
    Made made;
    made.survey = device.must(app::CreateSurvey{}).created;
    made.section =
        model::sections_of(device.workspace(), model::SurveyId(made.survey)).front()->id.text;
    made.first =
        device
            .must(app::AddQuestion{model::SectionId(made.section), {}, model::QuestionKind::rating})
            .created;
    made.second =
        device
            .must(app::AddQuestion{model::SectionId(made.section), {}, model::QuestionKind::single})
            .created;
    device.must(app::SetField{"question", made.first, "text", "How easy?"});
    device.must(app::SetField{"question", made.second, "text", "Which one?"});
    return made;
}

std::vector<std::string> order(const Device& device, const std::string& section) {
    std::vector<std::string> ids;
    for (const model::Question* q :
         model::questions_of(device.workspace(), model::SectionId(section)))
        ids.push_back(q->id.text);
    return ids;
}

codec::ResponseDocument response(const Device& device, const Made& made, const char* id,
                                 int score) {
    codec::ResponseDocument document;
    document.id = id;
    document.survey = made.survey;
    document.version =
        device.workspace().table<model::Survey>().find(std::string_view(made.survey))->version.text;
    document.day = "2026-11-10";
    document.answers = core::Value::map();
    document.answers.set(made.first, score);
    return document;
}

std::size_t counted(const Device& device, const Made& made) {
    return model::counted_responses(device.workspace(), model::SurveyId(made.survey)).size();
}

}  // namespace

TEST_CASE("survey editing: questions move within a page, over its edge, and back by undo") {
    Device device(1);
    const Made made = two_questions(device);
    CHECK(order(device, made.section) == std::vector{made.first, made.second});
    device.must(app::MoveQuestion{model::QuestionId(made.first), 1});
    CHECK(order(device, made.section) == std::vector{made.second, made.first});
    const std::string next = device.must(app::AddSection{model::SurveyId(made.survey), {}}).created;
    device.must(app::MoveQuestion{model::QuestionId(made.first), 1});
    CHECK(order(device, next) == std::vector{made.first});
    device.session.undo();
    CHECK(order(device, made.section) == std::vector{made.second, made.first});
    device.must(app::MoveQuestion{model::QuestionId(made.second), -1});
    CHECK(order(device, made.section) == std::vector{made.second, made.first});
}

TEST_CASE(
    "survey editing: a copied survey has its own ids, codes and a loop that points inside it") {
    Device device(1);
    device.must(app::AddDepartment{"Payroll"});
    device.must(app::AddDepartment{"IT help desk"});
    const std::string original = device.must(app::CreateSurvey{"screener"}).created;
    const std::string copy = device.must(app::DuplicateSurvey{model::SurveyId(original)}).created;
    bool has_loop = false;
    for (const model::Section* section :
         model::sections_of(device.workspace(), model::SurveyId(copy))) {
        if (!section->loop_over.valid()) continue;
        has_loop = true;
        const auto* target = device.workspace().table<model::Question>().find(section->loop_over);
        REQUIRE(target);
        const auto* page = device.workspace().table<model::Section>().find(target->section);
        CHECK(page->survey.text == copy);
    }
    CHECK(has_loop);
    CHECK(survey::build_definition(device.workspace(), model::SurveyId(copy)).ok());
}

TEST_CASE("survey editing: what would puzzle people keeps a survey from being launched") {
    Device device(1);
    const Made made = two_questions(device);
    device.must(app::SetField{"question", made.first, "text", "  "});
    const auto refused = device.session.run(app::PublishSurvey{model::SurveyId(made.survey)});
    REQUIRE(!refused.ok());
    CHECK(refused.error().place == made.first);
    device.must(app::SetField{"question", made.first, "text", "How easy?"});
    device.must(app::PublishSurvey{model::SurveyId(made.survey)});
    CHECK(app::survey_file(device.workspace(), model::SurveyId(made.survey)).ok());
}

TEST_CASE(
    "survey editing: the small-group limit can be raised but not lowered once people answer") {
    Device device(1);
    const Made made = two_questions(device);
    device.must(app::PublishSurvey{model::SurveyId(made.survey)});
    CHECK(!device.session.run(app::SetField{"survey", made.survey, "min_group", 3}).ok());
    CHECK(device.session.run(app::SetField{"survey", made.survey, "min_group", 8}).ok());
}

TEST_CASE(
    "answers: an import repeats without effect, is taken back by undo, and can then be corrected") {
    Device device(1);
    const Made made = two_questions(device);
    device.must(app::PublishSurvey{model::SurveyId(made.survey)});
    const model::SurveyId id(made.survey);
    const std::vector rows{response(device, made, "rs_1", 4), response(device, made, "rs_2", 9)};
    CHECK(device.must(app::ImportResponses{id, "a.csv", rows, {}}).responses == 2);
    CHECK(counted(device, made) == 2);
    CHECK(device.must(app::ImportResponses{id, "a.csv", rows, {}}).responses == 0);
    CHECK(counted(device, made) == 2);
    CHECK(device.session.undo());
    CHECK(counted(device, made) == 0);
    const std::vector corrected{response(device, made, "rs_1", 5),
                                response(device, made, "rs_2", 9)};
    CHECK(device.must(app::ImportResponses{id, "b.csv", corrected, {}}).responses == 2);
    CHECK(counted(device, made) == 2);
    const auto conflict = device.must(app::ImportResponses{id, "a.csv", rows, {}});
    CHECK(conflict.responses == 0);
    REQUIRE(conflict.problems.size() == 1);
    CHECK(conflict.problems.front().place == "rs_1");
}

TEST_CASE(
    "answers: two devices that import overlapping files count each person once after joining") {
    Device a(1);
    const Made made = two_questions(a);
    a.must(app::PublishSurvey{model::SurveyId(made.survey)});
    Device b(2);
    REQUIRE(b.session.import_bundle(a.session.export_bundle(), "import").ok());
    const model::SurveyId id(made.survey);
    const auto one = response(a, made, "rs_1", 4);
    const auto two = response(a, made, "rs_2", 5);
    const auto three = response(a, made, "rs_3", 6);
    a.must(app::ImportResponses{id, "a.csv", {one, two}, {}});
    b.must(app::ImportResponses{id, "b.csv", {two, three}, {}});
    REQUIRE(a.session.import_bundle(b.session.export_bundle(), "join").ok());
    REQUIRE(b.session.import_bundle(a.session.export_bundle(), "join").ok());
    CHECK(counted(a, made) == 3);
    CHECK(counted(b, made) == 3);
}

TEST_CASE(
    "answers: a response file is taken in, and another version's answers are named, not mixed in") {
    Device device(1);
    const Made made = two_questions(device);
    device.must(app::PublishSurvey{model::SurveyId(made.survey)});
    auto good = response(device, made, "rs_1", 4);
    auto other = response(device, made, "rs_2", 4);
    other.version = "ve_elsewhere";
    auto report = app::import_file(device.session, "answers.json",
                                   codec::encode_response_file({good, other}));
    CHECK(report.is_ok);
    CHECK(counted(device, made) == 1);
    REQUIRE(report.problems.size() == 1);
    CHECK(report.problems.front().place == "/responses/1");

    good.id = "rs_3";
    good.answers.set(made.first, 11);
    report = app::import_file(device.session, "answers.json", codec::encode_response_file({good}));
    REQUIRE(report.problems.size() == 1);
    CHECK(report.problems.front().place == "rs_3/answers/" + made.first);
}

TEST_CASE("answers: broken files change nothing and are refused in one line that names the place") {
    Device device(1);
    two_questions(device);
    const std::uint64_t revision = device.workspace().revision;
    const struct {
        std::string bytes;
        const char* contains;
    } rows[] = {
        {"", "empty"},
        {"{\"format\":\"icx-bundle\",\"version\":1,\"objects\":[{]}", "line"},
        {"{\"format\":\"icx-bundle\",\"version\":99,\"objects\":[]}", "99"},
        {std::string("\x89PNG\r\n\x1a\n\0\0\0", 11), "text"},
        {"{\"format\":\"icx-response\",\"version\":1,\"responses\":[{\"id\":5}]}", "/responses/0"},
        {"{\"format\":\"icx-bundle\",\"version\":1,\"objects\":[],\"x\":" +
             std::string(2000, '[') + std::string(2000, ']') + "}",
         "nested deeper"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.contains);
        const auto report = app::import_file(device.session, "x.json", row.bytes);
        CHECK(!report.is_ok);
        INFO(report.words);
        CHECK(report.words.find(row.contains) != std::string::npos);
        CHECK(report.words.find('\n') == std::string::npos);
    }
    CHECK(device.workspace().revision == revision);
}
