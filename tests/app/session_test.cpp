#include "app/fixture.hpp"

using namespace icx;
using app_testing::Device;

namespace {

std::string title_of(const Device& device, const std::string& id) {
    const auto* survey = device.workspace().table<model::Survey>().find(std::string_view(id));
    return survey ? survey->title : "(none)";
}

app::SetField title(const std::string& id, const char* words, bool is_typing = false) {
    return {"survey", id, "title", words, is_typing};
}

}  // namespace

TEST_CASE("session: an edit is projected, undone, done again and survives a restart") {
    testing::MemoryStorage disk;
    std::string id;
    {
        Device device(1, &disk);
        REQUIRE(device.is_open);
        id = device.must(app::CreateSurvey{}).created;
        device.must(title(id, "First"));
        device.must(title(id, "Second"));
        CHECK(title_of(device, id) == "Second");
        CHECK(device.session.undo());
        CHECK(title_of(device, id) == "First");
        CHECK(device.session.redo());
        CHECK(title_of(device, id) == "Second");
    }
    Device again(2, &disk);
    CHECK(title_of(again, id) == "Second");
    CHECK(again.workspace().id.size() > 0);
}

TEST_CASE("session: each step to undo has a number of its own, typing on keeps it") {
    Device device(1);
    CHECK(device.session.undo_step() == 0);
    const std::string id = device.must(app::CreateSurvey{}).created;
    const auto created = device.session.undo_step();
    device.must(title(id, "F", true));
    const auto typed = device.session.undo_step();
    CHECK(typed != created);
    device.must(title(id, "Fi", true));
    CHECK(device.session.undo_step() == typed);
    device.session.undo();
    CHECK(device.session.undo_step() == created);
    device.must(title(id, "Other"));
    CHECK(device.session.undo_step() != typed);
    CHECK(device.session.undo_step() != created);
}

TEST_CASE("session: undoing a creation removes it, doing it again brings it back whole") {
    Device device(1);
    const std::string id = device.must(app::CreateSurvey{"relationship"}).created;
    const std::size_t questions = device.workspace().table<model::Question>().size();
    REQUIRE(questions > 0);
    device.session.undo();
    CHECK(title_of(device, id) == "(none)");
    CHECK(device.workspace().table<model::Question>().size() == 0);
    device.session.redo();
    CHECK(device.workspace().table<model::Question>().size() == questions);
}

TEST_CASE("session: a burst of typing into one field is one step of undo") {
    Device device(1);
    const std::string id = device.must(app::CreateSurvey{}).created;
    for (const char* words : {"T", "Te", "Tea", "Team"})
        device.must(title(id, words, true));
    device.session.flush();
    CHECK(title_of(device, id) == "Team");
    device.session.undo();
    CHECK(title_of(device, id) == "Untitled survey");
}

TEST_CASE("session: one edit is one transaction of the medium") {
    Device device(1);
    const std::string id = device.must(app::CreateSurvey{}).created;
    const std::size_t before = device.storage.commits;
    device.must(title(id, "One"));
    CHECK(device.storage.commits == before + 1);
}

TEST_CASE("session: a refused command changes nothing and says what is wrong") {
    Device device(1);
    const std::string id = device.must(app::CreateSurvey{}).created;
    const std::uint64_t revision = device.workspace().revision;
    const app::SetField bad[] = {{"survey", id, "titel", "x"},
                                 {"survey", id, "min_group", "five"},
                                 {"survey", "sv_nowhere", "title", "x"},
                                 {"planet", id, "title", "x"}};
    for (const app::SetField& command : bad) {
        CAPTURE(command.field);
        const auto outcome = device.session.run(command);
        REQUIRE(!outcome.ok());
        CHECK(!outcome.error().message.empty());
    }
    CHECK(device.workspace().revision == revision);
}

TEST_CASE("session: a bundle joins with what is here, twice changes nothing, undo takes it back") {
    Device a(1);
    const std::string id = a.must(app::CreateSurvey{"pulse"}).created;
    const std::string bundle = a.session.export_bundle();
    Device b(2);
    const std::string own = b.must(app::CreateSurvey{}).created;
    auto counts = b.session.import_bundle(bundle, "import");
    REQUIRE(counts.ok());
    CHECK(counts->created > 0);
    CHECK(title_of(b, id) == title_of(a, id));
    const std::uint64_t revision = b.workspace().revision;
    counts = b.session.import_bundle(bundle, "import");
    REQUIRE(counts.ok());
    CHECK(counts->created + counts->updated == 0);
    CHECK(b.workspace().revision == revision);
    b.session.undo();
    CHECK(title_of(b, id) == "(none)");
    CHECK(title_of(b, own) == "Untitled survey");
}

TEST_CASE("session: two tabs that edit the same field keep both values until someone chooses") {
    testing::MemoryStorage disk;
    Device a(1, &disk);
    const std::string id = a.must(app::CreateSurvey{}).created;
    Device b(2, &disk);
    std::vector<std::string> from_a, from_b;
    a.session.journal().on_committed = [&](const std::string& record) { from_a.push_back(record); };
    b.session.journal().on_committed = [&](const std::string& record) { from_b.push_back(record); };
    a.must(title(id, "From A"));
    b.must(title(id, "From B"));
    for (const std::string& record : from_b)
        CHECK(a.session.receive(record).ok());
    for (const std::string& record : from_a)
        CHECK(b.session.receive(record).ok());
    CHECK(title_of(a, id) == title_of(b, id));
    REQUIRE(a.workspace().conflicts.size() == 1);
    REQUIRE(b.workspace().conflicts.size() == 1);
    const model::Conflict conflict = a.workspace().conflicts.front();
    CHECK(conflict.values.size() == 2);
    a.session.settle(conflict, conflict.values[1]);
    CHECK(a.workspace().conflicts.empty());
    CHECK(title_of(a, id) == conflict.values[1].as_text());
}

TEST_CASE("session: drafts and receipts never leave in a bundle") {
    Device device(1);
    const std::string id = device.must(app::CreateSurvey{"pulse"}).created;
    const auto definition = survey::build_definition(device.workspace(), model::SurveyId(id));
    REQUIRE(definition.ok());
    const core::Value value = survey::to_value(*definition);
    const std::string draft =
        device.must(app::StartDraft{value, codec::version_of(value), "pulse"}).created;
    device.must(app::KeepAnswer{model::DraftId(draft), "q1", "a very private sentence"});
    CHECK(device.session.export_bundle().find("very private") == std::string::npos);
}

TEST_CASE("session: an answered draft becomes a receipt, and counts where the survey lives") {
    Device device(1);
    const std::string id = device.must(app::CreateSurvey{"pulse"}).created;
    device.must(app::PublishSurvey{model::SurveyId(id)});
    const auto* survey = device.workspace().table<model::Survey>().find(std::string_view(id));
    const auto* version = device.workspace().table<model::Version>().find(survey->version);
    REQUIRE(version);
    const std::string draft =
        device.must(app::StartDraft{version->definition, version->id, ""}).created;
    core::Value answers = core::Value::map();
    answers.set("q", 7);
    const std::string receipt =
        device.must(app::SubmitDraft{model::DraftId(draft), answers}).created;
    const auto* kept = device.workspace().table<model::Receipt>().find(std::string_view(receipt));
    REQUIRE(kept);
    CHECK(kept->is_handed_over);
    CHECK(kept->code.size() == 9);
    CHECK(device.workspace().table<model::Draft>().empty());
    CHECK(model::counted_responses(device.workspace(), model::SurveyId(id)).size() == 1);
}

TEST_CASE("session: the sample company comes and goes with one command each") {
    Device device(1);
    const std::string own = device.must(app::CreateSurvey{}).created;
    device.must(app::LoadSample{});
    CHECK(model::settings(device.workspace()).is_sample);
    CHECK(device.workspace().table<model::Survey>().size() > 3);
    device.must(app::RemoveSample{});
    CHECK(!model::settings(device.workspace()).is_sample);
    REQUIRE(device.workspace().table<model::Survey>().size() == 1);
    CHECK(title_of(device, own) == "Untitled survey");
    for (const auto& [id, batch] : device.workspace().table<model::Batch>())
        CHECK(!batch.is_sample);
}
