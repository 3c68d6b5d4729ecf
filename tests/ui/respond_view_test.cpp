// The respondent's pages as plain data: what is said and enabled, and what the actions command.
#include "doctest/doctest.h"

#include <algorithm>
#include <string>

#include "ui/respond_fixture.hpp"
#include "ui/views/respond_state.hpp"
#include "ui/views/respond_view.hpp"
#include "ui/views/respond_words.hpp"

using namespace icx;
using namespace icx::ui;

namespace {

// A workspace that commands change at once, without journal: the plan's writes of drafts and
// receipts are put into the tables, as the projection would.
struct Desk {
    model::Workspace workspace;
    RespondState state;
    RespondInput input;
    core::SeededRandom random{7};
    core::Instant now{1'762'768'800'000};  // 2025-11-10

    explicit Desk(survey::Definition definition, RespondMode mode = RespondMode::employee) {
        state.mode = mode;
        state.home_route = "#/";
        core::Value value = survey::to_value(definition);
        offer_survey(state, {std::move(definition), std::move(value), model::VersionId("ve_1"),
                             "pulse"});
    }

    app::CommandSink sink;
    void run() {
        for (app::CommandSink::Item& item : sink.take()) {
            app::PlanContext context{now, random};
            auto plan = item.planner(workspace, context);
            if (!plan) {
                if (item.then) item.then(plan.error());
                continue;
            }
            for (const replica::Write& write : plan->writes) put(write);
            workspace.revision++;
            if (item.then) item.then(app::Outcome{plan->created, plan->label, 0, {}});
        }
        sync_respond(workspace, state);
    }
    void put(const replica::Write& write) {
        if (write.type == "draft") put_in(workspace.table<model::Draft>(), write);
        if (write.type == "receipt") put_in(workspace.table<model::Receipt>(), write);
    }
    template <class R>
    void put_in(model::Table<R>& table, const replica::Write& write) {
        if (write.kind == replica::Write::Kind::remove_object) return table.erase(write.object);
        const R* old = table.find(write.object);
        R record = old ? *old : R{};
        record.id.text = write.object;
        R::fields(
            [&](std::string_view name, auto& member) {
                if (name == write.field) (void)model::from_value(write.value, member);
            },
            record);
        if constexpr (std::is_same_v<R, model::Draft>)
            if (write.field.rfind("a/", 0) == 0) {
                if (write.value.is_null()) record.answers.erase(write.field.substr(2));
                else record.answers.set(write.field.substr(2), write.value);
            }
        table.put(std::move(record));
    }
    RespondView view() { return build_respond(workspace, state, input); }
    void start() {
        begin(state, sink);
        run();
    }
    void say(std::string_view key, core::Value value) {
        answer(state, sink, key, std::move(value));
        run();
    }
    void go_next() {
        next_page(state, sink);
        run();
    }
    void fill_first_page() {
        choose(state, sink, "qu_home", 0);
        tick(state, sink, "qu_with", 0, true);
        tick(state, sink, "qu_with", 1, true);
        run();
    }
};

const RespondQuestion& question(const RespondView& view, std::string_view key) {
    for (const RespondBlock& block : view.blocks)
        for (const RespondQuestion& q : block.questions)
            if (q.key == key) return q;
    FAIL("no question " << std::string(key));
    return view.blocks.front().questions.front();
}

}  // namespace

TEST_CASE("respond view: the start page says what it is about, how long and who sees the answers") {
    Desk desk(respond_fixture::pulse());
    const RespondView view = desk.view();
    CHECK(view.step == RespondStep::start);
    CHECK(view.title == "Autumn service pulse");
    CHECK(view.second == "10 questions, about 4 minutes");
    CHECK(view.primary == "Start");
    CHECK(view.drafts.empty());
    REQUIRE(view.facts.size() == 3);
    CHECK(view.facts[2] == "Scores of fewer than 5 people and comments of fewer than 10 people "
                           "are hidden from everyone.");
    CHECK(view.screen == "Autumn service pulse");
}

TEST_CASE("respond view: a page counts itself among all pages, the check at the end included") {
    Desk desk(respond_fixture::pulse());
    desk.start();
    CHECK(desk.view().page_words == "Page 1 of 3");
    desk.fill_first_page();
    CHECK(desk.view().page_words == "Page 1 of 5");
    CHECK(desk.view().progress == doctest::Approx(0.2));
    desk.go_next();
    const RespondView view = desk.view();
    CHECK(view.page_words == "Page 2 of 5");
    CHECK(view.screen == "Page 2 of 5, Autumn service pulse");
    CHECK(view.eyebrow == "Finance and payroll, 1 of 2");
    CHECK(view.eyebrow_is_department);
    CHECK(view.blocks.front().title == "How easy is it to get help from Finance and payroll?");
}

TEST_CASE("respond view: agree questions with the same steps are one grid with its words") {
    Desk desk(respond_fixture::pulse());
    desk.start();
    desk.fill_first_page();
    desk.go_next();
    const RespondView view = desk.view();
    REQUIRE(view.blocks.size() == 3);
    const RespondBlock& grid = view.blocks[1];
    CHECK(grid.is_grid);
    CHECK(grid.title == "Think of the last four weeks. How far do you agree?");
    REQUIRE(grid.questions.size() == 3);
    REQUIRE(grid.columns.size() == 6);
    CHECK(grid.columns[0] == "Disagree strongly");
    CHECK(grid.columns[4] == "Agree strongly");
    CHECK(grid.last_is_not_applicable);
    CHECK(view.blocks[2].questions[0].privacy ==
          "Comments are shown only when at least 10 people wrote one.");
    CHECK(view.blocks[2].questions[0].note == "Not required");
}

TEST_CASE("respond view: Next stays and marks what needs an answer, and says how much") {
    Desk desk(respond_fixture::pulse());
    desk.start();
    desk.go_next();
    const RespondView view = desk.view();
    CHECK(view.page_words == "Page 1 of 3");
    CHECK(!question(view, "qu_home").error.empty());
    CHECK(!question(view, "qu_with").error.empty());
    CHECK(desk.state.focus == RespondState::Focus::invalid);
    CHECK(desk.state.announce == "2 questions still need an answer");
    desk.fill_first_page();
    CHECK(question(desk.view(), "qu_home").error.empty());
}

TEST_CASE("respond state: an exclusive option unticks the others and is unticked by them") {
    Desk desk(respond_fixture::pulse());
    desk.start();
    desk.fill_first_page();
    tick(desk.state, desk.sink, "qu_with", 2, true);
    desk.run();
    const auto alone = question(desk.view(), "qu_with").choices;
    CHECK((!alone[0].is_on && !alone[1].is_on && alone[2].is_on));
    tick(desk.state, desk.sink, "qu_with", 1, true);
    desk.run();
    const auto after = question(desk.view(), "qu_with").choices;
    CHECK((!after[0].is_on && after[1].is_on && !after[2].is_on));
}

TEST_CASE("respond state: \"other\" opens its field, and its words are the answer") {
    Desk desk(respond_fixture::pulse());
    desk.start();
    choose(desk.state, desk.sink, "qu_home", 2);
    desk.run();
    CHECK(question(desk.view(), "qu_home").other_is_on);
    answer_other(desk.state, desk.sink, "qu_home", "The ferry itself");
    desk.run();
    const RespondView view = desk.view();
    CHECK(question(view, "qu_home").written == "The ferry itself");
    CHECK(question(view, "qu_home").chosen == 2);
    CHECK(desk.state.session->answers().at("qu_home").at("other").as_text() ==
          "The ferry itself");
    choose(desk.state, desk.sink, "qu_home", 1);
    desk.run();
    CHECK(!question(desk.view(), "qu_home").other_is_on);
}

TEST_CASE("respond state: answers are kept in the draft at once and another tab's are taken over") {
    Desk desk(respond_fixture::pulse());
    desk.start();
    desk.fill_first_page();
    const model::Draft* draft = desk.workspace.table<model::Draft>().find(desk.state.draft);
    REQUIRE(draft);
    CHECK(draft->answers.at("qu_home").as_text() == "op_fleet");

    model::Draft elsewhere = *draft;
    elsewhere.answers.set("qu_home", "op_port");
    desk.workspace.table<model::Draft>().put(elsewhere);
    desk.workspace.revision++;
    sync_respond(desk.workspace, desk.state);
    CHECK(question(desk.view(), "qu_home").chosen == 1);
}

TEST_CASE("respond state: a draft is offered again, at the page where it stopped") {
    Desk desk(respond_fixture::pulse());
    desk.start();
    desk.fill_first_page();
    desk.go_next();
    desk.say("qu_ease@op_fin", 7);
    const model::DraftId draft = desk.state.draft;

    answer_again(desk.state);
    const RespondView start = desk.view();
    REQUIRE(start.drafts.size() == 1);
    CHECK(start.primary == "Continue where you stopped");
    CHECK(start.drafts[0].detail == "3 answered");
    desk.state.resume = draft;
    sync_respond(desk.workspace, desk.state);
    const RespondView view = desk.view();
    CHECK(view.page_words == "Page 2 of 5");
    CHECK(question(view, "qu_ease@op_fin").step == 7);
}

TEST_CASE("respond state: submitting makes a receipt; the draft goes, the outbox has the file") {
    Desk desk(respond_fixture::pulse());
    desk.start();
    choose(desk.state, desk.sink, "qu_home", 0);
    tick(desk.state, desk.sink, "qu_with", 2, true);
    desk.run();
    desk.go_next();
    while (desk.state.step == RespondStep::page) desk.go_next();
    CHECK(desk.state.step == RespondStep::review);
    const RespondView review = desk.view();
    CHECK(review.primary == "Submit");
    CHECK(review.notice == "3 questions are not answered. That is fine, they are not required.");
    CHECK(review.review.front().rows.front().answer == "Fleet operations");
    submit(desk.state, desk.sink);
    desk.run();
    const RespondView receipt = desk.view();
    CHECK(receipt.step == RespondStep::receipt);
    CHECK(receipt.code.size() == 9);
    CHECK(receipt.has_file);
    CHECK(desk.workspace.table<model::Draft>().empty());
    const auto receipts = app::receipts(desk.workspace);
    REQUIRE(receipts.size() == 1);
    CHECK(receipts[0]->response.find("op_fleet") != std::string::npos);
    CHECK(response_file_name(*receipts[0]) == "autumn-service-pulse-" + receipt.code + ".json");

    show_outbox(desk.state);
    const RespondView outbox = desk.view();
    REQUIRE(outbox.receipts.size() == 1);
    CHECK(outbox.receipts[0].state == "Not handed over yet");
    hand_over(desk.state, desk.sink, RespondWish::Kind::download, {outbox.receipts[0].id});
    desk.run();
    CHECK(desk.view().receipts[0].state == "Handed over");
    CHECK(desk.state.wish.kind == RespondWish::Kind::download);
}

TEST_CASE("respond state: Submit goes back to the first question that lacks an answer") {
    Desk desk(respond_fixture::pulse());
    desk.start();
    desk.fill_first_page();
    desk.state.step = RespondStep::review;
    submit(desk.state, desk.sink);
    desk.run();
    CHECK(desk.state.step == RespondStep::page);
    CHECK(desk.view().eyebrow == "Finance and payroll, 1 of 2");
    CHECK(!question(desk.view(), "qu_ease@op_fin").error.empty());
    CHECK(desk.state.focus == RespondState::Focus::invalid);
}

TEST_CASE("respond state: a draft submitted in another tab leaves this one at the start, told why") {
    Desk desk(respond_fixture::pulse());
    desk.start();
    model::Receipt receipt;
    receipt.id.text = "re_1";
    receipt.survey.text = "sv_pulse";
    desk.workspace.table<model::Receipt>().put(receipt);
    desk.workspace.table<model::Draft>().erase(desk.state.draft.text);
    desk.workspace.revision++;
    sync_respond(desk.workspace, desk.state);
    CHECK(desk.view().step == RespondStep::start);
    CHECK(desk.view().notice == "These answers were submitted from another tab.");
}

TEST_CASE("respond view: a preview keeps nothing, whatever is pressed") {
    Desk desk(respond_fixture::pulse(), RespondMode::preview);
    CHECK(desk.view().step == RespondStep::page);
    desk.fill_first_page();
    desk.go_next();
    CHECK(desk.view().eyebrow == "Finance and payroll, 1 of 2");
    CHECK(desk.view().save_words == "Preview, nothing is kept");
    desk.state.step = RespondStep::review;
    desk.say("qu_ease@op_fin", 3);
    desk.say("qu_ease@op_it", 3);
    submit(desk.state, desk.sink);
    CHECK(desk.sink.take().empty());
    CHECK(desk.workspace.revision == 0);
    CHECK(desk.view().step == RespondStep::receipt);
    CHECK(desk.view().second == "Preview. Answers here are never kept or sent.");
}

TEST_CASE("respond view: failed saving is said in words, with the way out") {
    Desk desk(respond_fixture::pulse());
    desk.start();
    CHECK(desk.view().save_words == "Kept on this device");
    desk.input.save = {RespondSave::State::saving, "", false};
    CHECK(desk.view().save_words == "Kept on this device");
    desk.input.save.is_slow = true;
    CHECK(desk.view().save_words == "Saving...");
    desk.input.save = {RespondSave::State::failed, "the disk is full", false};
    CHECK(desk.view().save_words == "Not saved: the disk is full - export now");
    CHECK(desk.view().offers_export);
    CHECK(desk.view().save_tone == Tone::negative);
}

TEST_CASE("respond view: an Arabic survey is framed in Arabic, from the right") {
    Desk desk(respond_fixture::arabic());
    desk.start();
    const RespondView view = desk.view();
    CHECK(view.direction == Direction::right_to_left);
    CHECK(view.page_words == "الصفحة 1 من 2");
    CHECK(view.primary == "التالي");
    CHECK(view.blocks[1].columns.front() == "لا أوافق بشدة");
    CHECK(view.blocks[2].questions[0].note == "اختياري");
}

TEST_CASE("respond view: trouble says what happened, what was kept and what to do") {
    Desk desk(respond_fixture::pulse());
    show_trouble(desk.state, RespondTrouble::missing, "pulse");
    RespondView view = desk.view();
    CHECK(view.title == "This survey could not be found");
    CHECK(view.lead.find("\xE2\x80\x9Cpulse\xE2\x80\x9D") != std::string::npos);
    CHECK(view.lead.find("Answers kept on this device are safe") != std::string::npos);
    show_trouble(desk.state, RespondTrouble::newer, "this is version 2");
    view = desk.view();
    CHECK(view.lead.find("this is version 2") != std::string::npos);
}

TEST_CASE("respond words: values take their places, other braces stay") {
    CHECK(fill("Page {0} of {1}", {"2", "5"}) == "Page 2 of 5");
    CHECK(fill("{department} {1}", {"a"}) == "{department} {1}");
    CHECK(respond_words("de").language == "English");
}

TEST_CASE("respond words: days are written for the survey's language") {
    CHECK(respond_day({1'762'768'800'000}, 0, "en") == "10 Nov 2025");
    CHECK(respond_day({1'762'768'800'000}, 0, "ar") == "2025-11-10");
}
